#pragma once
// Figures as words and as intervals, for rules and their messages. Private to validate.

#include <cstdint>
#include <optional>
#include <string>

#include "base/decimal.h"
#include "base/diagnostic.h"
#include "validate/scene.h"

namespace jianbao::validation {

/// A fact in its printed form; its claim where it has no value.
[[nodiscard]] std::string figure_text(const Scene&, const Fact&);
[[nodiscard]] std::string percent_text(const Decimal&);  ///< "18.1%"
/// "超18.1%": with its bounding word.
[[nodiscard]] std::string comparison_text(const Comparison&);
/// "事实 x 在这里：915列": the other place of a finding.
[[nodiscard]] Related place_of(const Scene&, const Fact&);
/// What is counted of a fact: "列" for 万列 too.
[[nodiscard]] Interval in_base_unit(const Interval&, const Unit&);
/// What a fact with a value allows, in the base unit.
[[nodiscard]] Interval level_of(const Scene&, const Fact&);
/// What the digits and the bounding word of a comparison allow, in its own unit.
[[nodiscard]] Interval stated_interval(const Comparison&);
/// 1 + growth: [1.1805, 1.1815) for 18.1
[[nodiscard]] Interval growth_factor(const Decimal& per_cent);
/// level ÷ (1 + growth). None: the level may be negative or has no bounds, or the growth may be
/// −100 % or less.
[[nodiscard]] std::optional<Interval> implied_base(const Interval& level, const Decimal& per_cent);
/// Totals that a part and its share allow: 114 at 17.4% → [653.3, 657.1]. None: the part may be
/// negative or has no bounds, or the share may be 0 %.
[[nodiscard]] std::optional<Interval> total_of(const Interval& part, const Comparison& share);
/// The first and the last whole number inside; none when there is none. Bounded intervals only.
struct WholeNumbers {
  std::int64_t first, last;
};
[[nodiscard]] std::optional<WholeNumbers> whole_numbers(const Interval&);
/// "(14.947, 14.993]" of an interval without a whole number: with as many decimals, two at least,
/// as keep the ends from being rounded to one.
[[nodiscard]] std::string text_without_whole(const Interval&);
/// Whether a is above b whatever their exact values are.
[[nodiscard]] bool surely_above(const Interval& a, const Interval& b);
/// Whether a's lower bound is the higher one: (100, ∞) stands above [100, 101].
[[nodiscard]] bool stands_higher(const Interval& a, const Interval& b);

/// The three answers to a question about figures that are only known within bounds.
enum class Standing : std::uint8_t {
  Holds,
  Contradicts,  ///< whatever the exact values are
  Unsure,       ///< 超, 近 and the like leave it open
};
/// Whether a figure is one of those allowed. Where both are bounded, digits that may fit do: the
/// rounding of printed digits makes nothing unsure. A figure without a bound has to be allowed
/// whatever it is.
[[nodiscard]] Standing standing(const Interval& figure, const Interval& allowed);
/// Whether two figures may be one: the better of both answers.
[[nodiscard]] Standing agreement(const Interval& a, const Interval& b);
/// Whether `low` is not above `high`, with the same indulgence for rounding.
[[nodiscard]] Standing order(const Interval& low, const Interval& high);

/// (level ÷ base − 1) in per cent. None: a bound is missing where it is needed, or not positive.
[[nodiscard]] std::optional<Interval> growth_between(const Interval& level, const Interval& base);
/// "22.7%" where `scale` decimals allow one answer, else both ends.
[[nodiscard]] std::string per_cent_interval(const Interval&, std::int8_t scale);

}  // namespace jianbao::validation
