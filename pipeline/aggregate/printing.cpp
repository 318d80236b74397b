#include "aggregate/printing.h"

#include <fmt/format.h>

#include <algorithm>

namespace jianbao::derivation {
namespace {

const Rational zero;
const Rational half(1, 2);

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) {
    power *= 10;
  }
  return power;
}

/// Whole steps of 10^-decimals.
Rational in_steps(const Rational& value, int decimals) {
  return decimals >= 0 ? value * Rational(power_of_ten(decimals))
                       : value / Rational(power_of_ten(-decimals));
}

Decimal from_steps(std::int64_t steps, int decimals) {
  return decimals >= 0 ? Decimal(steps, static_cast<std::int8_t>(decimals))
                       : Decimal(steps * power_of_ten(-decimals), 0);
}

Rational width_of_step(int decimals) {
  return decimals >= 0 ? Rational(1, power_of_ten(decimals)) : Rational(power_of_ten(-decimals));
}

/// Everything that rounds, half away from zero, to `value`.
Interval cell_of(const Rational& value, int decimals) {
  const Rational reach = width_of_step(decimals) * half;
  return {value - reach, value + reach, !(value > zero), !(value < zero)};
}

bool is_inside(const Interval& inner, const Interval& outer) {
  const bool low =
      *inner.low > *outer.low || (*inner.low == *outer.low && (inner.low_open || !outer.low_open));
  const bool high = *inner.high < *outer.high ||
                    (*inner.high == *outer.high && (inner.high_open || !outer.high_open));
  return low && high;
}

bool is_one_number(const Interval& interval) { return *interval.low == *interval.high; }

}  // namespace

Decimal round_at(const Rational& value, int decimals) {
  return from_steps(in_steps(value, decimals).rounded(0).coefficient(), decimals);
}

Decimal floor_at(const Rational& value, int decimals) {
  return from_steps(in_steps(value, decimals).floor(), decimals);
}

Decimal ceil_at(const Rational& value, int decimals) {
  return from_steps(in_steps(value, decimals).ceil(), decimals);
}

int whole_digits(const Rational& value) {
  std::int64_t whole = value < zero ? -value.ceil() : value.floor();
  int digits = 0;
  for (; whole > 0; whole /= 10) {
    ++digits;
  }
  return digits;
}

int significant_digits(const Decimal& value) {
  std::int64_t rest = value.absolute().coefficient();
  int digits = 0;
  for (; rest > 0; rest /= 10) {
    ++digits;
  }
  return digits;
}

std::optional<Decimal> rounds_to(const Interval& interval, int decimals) {
  const Decimal middle = round_at((*interval.low + *interval.high) * half, decimals);
  return is_inside(interval, cell_of(Rational(middle), decimals)) ? std::optional(middle)
                                                                  : std::nullopt;
}

Printed print_interval(const Interval& interval, int decimals) {
  if (const auto digits = rounds_to(interval, decimals)) {
    const bool exact = is_one_number(interval) && Rational(*digits) == *interval.low;
    return {exact ? Derived::Form::Exact : Derived::Form::Rounded, *digits, *digits};
  }
  return {Derived::Form::Range, floor_at(*interval.low, decimals),
          ceil_at(*interval.high, decimals)};
}

std::optional<Printed> print_whole(const Interval& interval) {
  std::int64_t first = interval.low->ceil();
  std::int64_t last = interval.high->floor();
  first += interval.contains(Rational(first)) ? 0 : 1;
  last -= interval.contains(Rational(last)) ? 0 : 1;
  if (first > last) {
    return std::nullopt;
  }
  return Printed{first == last ? Derived::Form::Exact : Derived::Form::Range, Decimal(first, 0),
                 Decimal(last, 0)};
}

std::string interval_text(const Interval& interval, int decimals, const std::string& unit) {
  if (is_one_number(interval)) {
    return fmt::format("{}{}", round_at(*interval.low, decimals).to_string(), unit);
  }
  return fmt::format("{}{}{}, {}{}{}", interval.low_open ? "(" : "[",
                     floor_at(*interval.low, decimals).to_string(), unit,
                     ceil_at(*interval.high, decimals).to_string(), unit,
                     interval.high_open ? ")" : "]");
}

std::string result_text(const Interval& range, const Printed& printed, const Unit& unit,
                        int decimals) {
  const bool exact = printed.form == Derived::Form::Exact;
  const std::string low = printed.low.to_string();
  if (is_one_number(range)) {
    return fmt::format("{}{}{}", exact ? "等于" : "四舍五入为", low, unit.name);
  }
  const std::string within = fmt::format("结果在{}内", interval_text(range, decimals, ""));
  if (printed.form == Derived::Form::Range) {
    return fmt::format("{}，取{}～{}{}", within, low, printed.high.to_string(), unit.name);
  }
  return fmt::format("{}，{}{}{}", within, exact ? "唯一整数为" : "四舍五入为", low, unit.name);
}

}  // namespace jianbao::derivation
