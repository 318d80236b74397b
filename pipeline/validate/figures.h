#pragma once
// Figures as words and as intervals, for rules and their messages. Private to validate.

#include <cstdint>
#include <optional>
#include <string>

#include "base/decimal.h"
#include "validate/scene.h"

namespace jianbao::validation {

/// A fact in its printed form; its claim where it has no value.
[[nodiscard]] std::string figure_text(const Scene&, const Fact&);
[[nodiscard]] std::string percent_text(const Decimal&);  ///< "18.1%"
/// What is counted of a fact: "列" for 万列 too.
[[nodiscard]] Interval in_base_unit(const Interval&, const Unit&);
/// 1 + growth: [1.1805, 1.1815) for 18.1
[[nodiscard]] Interval growth_factor(const Decimal& per_cent);
/// level ÷ (1 + growth). None: the level may be negative or has no bounds, or the growth may be
/// −100 % or less.
[[nodiscard]] std::optional<Interval> implied_base(const Interval& level, const Decimal& per_cent);
/// The first and the last whole number inside; none when there is none. Bounded intervals only.
struct WholeNumbers {
  std::int64_t first, last;
};
[[nodiscard]] std::optional<WholeNumbers> whole_numbers(const Interval&);

}  // namespace jianbao::validation
