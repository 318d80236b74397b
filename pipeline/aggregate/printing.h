#pragma once
// Which digits an interval allows to print. Private to aggregate.

#include <cstdint>
#include <optional>
#include <string>

#include "base/decimal.h"
#include "model/dataset.h"

namespace jianbao::derivation {

/// The digits of a derived figure, never more precise than asked for.
struct Printed {
  Derived::Form form;
  Decimal low, high;
};

/// `decimals` may be negative: −2 keeps hundreds.
[[nodiscard]] Decimal round_at(const Rational&, int decimals);
[[nodiscard]] Decimal floor_at(const Rational&, int decimals);
[[nodiscard]] Decimal ceil_at(const Rational&, int decimals);
/// Digits that a number has before the point; 0 below 1.
[[nodiscard]] int whole_digits(const Rational&);
/// Digits of a printed figure without leading zeros: 0.0 → 0, 0.9 → 1, 2.9 → 2, 20 → 2.
[[nodiscard]] int significant_digits(const Decimal&);

/// The digits that every number of the interval rounds to; none when they differ.
[[nodiscard]] std::optional<Decimal> rounds_to(const Interval&, int decimals);
/// One number: Exact where it needs no more decimals, else Rounded. An interval: Rounded where all
/// of it rounds alike, else a Range that holds it. Bounded intervals only.
[[nodiscard]] Printed print_interval(const Interval&, int decimals);
/// Whole things: the one whole number, or the first and the last inside. None: no whole number.
[[nodiscard]] std::optional<Printed> print_whole(const Interval&);

/// "[18.05%, 18.15%)": bounds outwards, each with the sign or word given.
[[nodiscard]] std::string interval_text(const Interval&, int decimals, const std::string& unit);
/// How the digits came from the interval: "结果在(774.43, 775.10]内，唯一整数为775列",
/// "等于91.5列". `decimals` is for the bounds.
[[nodiscard]] std::string result_text(const Interval&, const Printed&, const Unit&, int decimals);

}  // namespace jianbao::derivation
