#include "base/decimal.h"

#include <algorithm>
#include <stdexcept>

#include "base/int128.h"

namespace jianbao {
namespace {

const Rational zero_value;

/// One end of an interval: a value that is absent when there is no bound on that side.
struct End {
  std::optional<Rational> value;
  bool open = false;
};

End low_end(const Interval& i) { return {i.low, i.low_open}; }
End high_end(const Interval& i) { return {i.high, i.high_open}; }

/// An absent end is always open, so that equal intervals are written in one way.
Interval make_interval(const End& low, const End& high) {
  return {low.value, high.value, low.open || !low.value, high.open || !high.value};
}

bool is_closed_zero(const End& end) { return end.value && *end.value == zero_value && !end.open; }

/// Ends of non-negative intervals only. Zero times anything is zero, and is reached even when the
/// other end is not.
End multiply(const End& a, const End& b) {
  if (is_closed_zero(a) || is_closed_zero(b)) {
    return {zero_value, false};
  }
  if (!a.value || !b.value) {
    return {std::nullopt, true};
  }
  return {*a.value * *b.value, a.open || b.open};
}

/// a ÷ b for the far end of a divisor: an absent b means ever smaller quotients.
End divide(const End& a, const End& b) {
  if (is_closed_zero(a)) {
    return {zero_value, false};
  }
  if (!a.value) {
    return {std::nullopt, true};
  }
  if (!b.value) {
    return {zero_value, true};
  }
  return {*a.value / *b.value, a.open || b.open};
}

bool is_non_negative(const Interval& i) { return i.low && *i.low >= zero_value; }

/// A known positive number, which may scale an interval of either sign.
std::optional<Rational> positive_constant(const Interval& i) {
  if (i.is_bounded() && *i.low == *i.high && *i.low > zero_value && !i.low_open && !i.high_open) {
    return i.low;
  }
  return std::nullopt;
}

Interval scale(const Interval& i, const Rational& factor) {
  Interval scaled = i;
  if (scaled.low) {
    scaled.low = *scaled.low * factor;
  }
  if (scaled.high) {
    scaled.high = *scaled.high * factor;
  }
  return scaled;
}

Int128 scaled_floor(const Rational& value, std::int8_t decimals) {
  return floor_divide(Int128{value.numerator()} * power_of_ten(decimals), value.denominator());
}

std::string print(Int128 coefficient, std::int8_t decimals) {
  if (coefficient > INT64_MAX || coefficient < -INT64_MAX) {
    throw std::overflow_error("a bound leaves the range of exact arithmetic");
  }
  return Decimal(static_cast<std::int64_t>(coefficient), decimals).to_string();
}

}  // namespace

Interval Interval::exactly(const Rational& value) { return {value, value, false, false}; }

Interval Interval::rounded_to(const Decimal& printed) {
  const Rational value(printed);
  const Rational half(1, static_cast<std::int64_t>(2 * power_of_ten(printed.scale())));
  // A tie moves away from zero, so the end nearer to zero belongs to the interval; zero has none.
  return {value - half, value + half, !(value > zero_value), !(value < zero_value)};
}

bool Interval::contains(const Rational& value) const {
  const bool above = !low || value > *low || (value == *low && !low_open);
  const bool below = !high || value < *high || (value == *high && !high_open);
  return above && below;
}

bool Interval::is_empty() const {
  return is_bounded() && (*low > *high || (*low == *high && (low_open || high_open)));
}

Interval intersect(const Interval& a, const Interval& b) {
  const auto narrower = [](const End& x, const End& y, bool want_greater) {
    if (!x.value || !y.value) {
      return x.value ? x : y;
    }
    if (*x.value == *y.value) {
      return End{x.value, x.open || y.open};
    }
    return (*x.value > *y.value) == want_greater ? x : y;
  };
  return make_interval(narrower(low_end(a), low_end(b), true),
                       narrower(high_end(a), high_end(b), false));
}

Interval operator*(const Interval& a, const Interval& b) {
  if (const auto factor = positive_constant(a)) {
    return scale(b, *factor);
  }
  if (const auto factor = positive_constant(b)) {
    return scale(a, *factor);
  }
  if (!is_non_negative(a) || !is_non_negative(b)) {
    throw std::domain_error("a product of intervals needs operands that are not negative");
  }
  return make_interval(multiply(low_end(a), low_end(b)), multiply(high_end(a), high_end(b)));
}

Interval operator/(const Interval& a, const Interval& b) {
  if (const auto divisor = positive_constant(b)) {
    return scale(a, Rational(1) / *divisor);
  }
  if (!is_non_negative(a) || !b.low || !(*b.low > zero_value)) {
    throw std::domain_error("a quotient of intervals needs a divisor away from zero");
  }
  return make_interval(divide(low_end(a), high_end(b)), divide(high_end(a), low_end(b)));
}

Interval operator+(const Interval& a, const Interval& b) {
  const auto add = [](const End& x, const End& y) {
    return x.value && y.value ? End{*x.value + *y.value, x.open || y.open} : End{};
  };
  return make_interval(add(low_end(a), low_end(b)), add(high_end(a), high_end(b)));
}

Interval operator-(const Interval& a, const Interval& b) {
  const auto subtract = [](const End& x, const End& y) {
    return x.value && y.value ? End{*x.value - *y.value, x.open || y.open} : End{};
  };
  return make_interval(subtract(low_end(a), high_end(b)), subtract(high_end(a), low_end(b)));
}

std::optional<std::int64_t> Interval::only_integer() const {
  if (!is_bounded()) {
    return std::nullopt;
  }
  std::int64_t first = low->ceil();
  std::int64_t last = high->floor();
  if (low_open && Rational(first) == *low) {
    ++first;
  }
  if (high_open && Rational(last) == *high) {
    --last;
  }
  return first == last ? std::optional(first) : std::nullopt;
}

std::string Interval::to_string(std::int8_t scale) const {
  const std::string left =
      low ? (low_open ? "(" : "[") + print(scaled_floor(*low, scale), scale) : "(-∞";
  const std::string right =
      high ? print(-scaled_floor(Rational(0) - *high, scale), scale) + (high_open ? ")" : "]")
           : "∞)";
  return left + ", " + right;
}

}  // namespace jianbao
