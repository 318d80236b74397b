#include "base/decimal.h"

#include <stdexcept>
#include <tuple>
#include <utility>

#include "base/int128.h"

namespace jianbao {
namespace {

constexpr Int128 largest_magnitude = Int128{1} << 62;

Int128 greatest_common_divisor(Int128 a, Int128 b) {
  a = a < 0 ? -a : a;
  while (b != 0) {
    a = std::exchange(b, a % b);
  }
  return a;
}

std::int64_t narrow(Int128 value) {
  if (value >= largest_magnitude || value <= -largest_magnitude) {
    throw std::overflow_error("a figure leaves the range of exact arithmetic");
  }
  return static_cast<std::int64_t>(value);
}

/// Lowest terms with a positive denominator.
std::pair<std::int64_t, std::int64_t> reduce(Int128 numerator, Int128 denominator) {
  if (denominator == 0) {
    throw std::domain_error("division by zero");
  }
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  const Int128 divisor = greatest_common_divisor(numerator, denominator);
  return {narrow(numerator / divisor), narrow(denominator / divisor)};
}

Rational fraction(Int128 numerator, Int128 denominator) {
  const auto [n, d] = reduce(numerator, denominator);
  return {n, d};
}

}  // namespace

Rational::Rational(std::int64_t numerator, std::int64_t denominator) {
  std::tie(numerator_, denominator_) = reduce(numerator, denominator);
}

Rational::Rational(const Decimal& decimal) {
  std::tie(numerator_, denominator_) = reduce(decimal.coefficient(), power_of_ten(decimal.scale()));
}

Rational operator+(const Rational& a, const Rational& b) {
  return fraction(Int128{a.numerator_} * b.denominator_ + Int128{b.numerator_} * a.denominator_,
                  Int128{a.denominator_} * b.denominator_);
}

Rational operator-(const Rational& a, const Rational& b) {
  return fraction(Int128{a.numerator_} * b.denominator_ - Int128{b.numerator_} * a.denominator_,
                  Int128{a.denominator_} * b.denominator_);
}

Rational operator*(const Rational& a, const Rational& b) {
  return fraction(Int128{a.numerator_} * b.numerator_, Int128{a.denominator_} * b.denominator_);
}

Rational operator/(const Rational& a, const Rational& b) {
  return fraction(Int128{a.numerator_} * b.denominator_, Int128{a.denominator_} * b.numerator_);
}

std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
  const Int128 left = Int128{a.numerator_} * b.denominator_;
  const Int128 right = Int128{b.numerator_} * a.denominator_;
  return left < right   ? std::strong_ordering::less
         : left > right ? std::strong_ordering::greater
                        : std::strong_ordering::equal;
}

Decimal Rational::rounded(std::int8_t scale) const {
  const Int128 scaled = Int128{numerator_} * power_of_ten(scale);
  const Int128 magnitude = scaled < 0 ? -scaled : scaled;
  const Int128 denominator = denominator_;
  const Int128 nearest = (2 * magnitude + denominator) / (2 * denominator);
  return {narrow(scaled < 0 ? -nearest : nearest), scale};
}

std::int64_t Rational::floor() const { return narrow(floor_divide(numerator_, denominator_)); }

std::int64_t Rational::ceil() const { return narrow(-floor_divide(-numerator_, denominator_)); }

}  // namespace jianbao
