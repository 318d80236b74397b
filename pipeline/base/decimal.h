#pragma once
// Exact numbers. No published figure ever passes through a binary float.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jianbao {

/// Why a text is not a plain decimal; the caller turns it into a diagnostic with a place.
enum class DecimalFault : std::uint8_t {
  Empty,
  LeadingZero,  ///< 017
  Plus,
  Exponent,
  Grouping,   ///< 1,234 or 1_000
  FullWidth,  ///< １２３
  Hexadecimal,
  Letter,      ///< 12O, l20
  NotANumber,  ///< .inf, .nan, words
  TooLong,     ///< more than 18 digits, or more than 9 decimals
};

/// coefficient × 10^-scale, exactly, with the digits as printed: "20" and "20.0" differ in scale
/// and compare equal. At most 18 digits; scale 0…9.
class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr Decimal(std::int64_t coefficient, std::int8_t scale)
      : coefficient_(coefficient), scale_(scale) {}
  /// Plain decimal notation only: -?digits[.digits], ASCII.
  static std::optional<Decimal> parse(std::string_view text, DecimalFault* fault = nullptr);
  [[nodiscard]] constexpr std::int64_t coefficient() const { return coefficient_; }
  [[nodiscard]] constexpr std::int8_t scale() const { return scale_; }
  [[nodiscard]] constexpr bool is_negative() const { return coefficient_ < 0; }
  [[nodiscard]] constexpr bool is_zero() const { return coefficient_ == 0; }
  [[nodiscard]] std::string to_string() const;
  [[nodiscard]] Decimal absolute() const;
  friend std::strong_ordering operator<=>(const Decimal&, const Decimal&);
  friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == 0; }

 private:
  std::int64_t coefficient_ = 0;
  std::int8_t scale_ = 0;
};

/// A number that people can read, in the form that parse() takes: 1,234 → 1234, ０１７ → 17.
[[nodiscard]] std::optional<std::string> plain_decimal_form(std::string_view text);

/// An exact fraction in lowest terms, denominator > 0. Arithmetic that leaves 62 bits throws
/// std::overflow_error: figures of a brief are far smaller, so it is a bug, not bad data.
class Rational {
 public:
  constexpr Rational() = default;
  Rational(std::int64_t numerator, std::int64_t denominator = 1);
  Rational(const Decimal&);  // NOLINT(google-explicit-constructor): exact and lossless
  [[nodiscard]] constexpr std::int64_t numerator() const { return numerator_; }
  [[nodiscard]] constexpr std::int64_t denominator() const { return denominator_; }
  friend Rational operator+(const Rational&, const Rational&);
  friend Rational operator-(const Rational&, const Rational&);
  friend Rational operator*(const Rational&, const Rational&);
  friend Rational operator/(const Rational&,
                            const Rational&);  ///< divisor ≠ 0, else std::domain_error
  friend std::strong_ordering operator<=>(const Rational&, const Rational&);
  friend bool operator==(const Rational& a, const Rational& b) { return (a <=> b) == 0; }
  /// Half away from zero (typography.md S-01).
  [[nodiscard]] Decimal rounded(std::int8_t scale) const;
  [[nodiscard]] std::int64_t floor() const;
  [[nodiscard]] std::int64_t ceil() const;

 private:
  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
};

/// What is known of a number: bounds that may be open or absent.
struct Interval {
  std::optional<Rational> low, high;  ///< absent: unbounded on that side
  bool low_open = false, high_open = false;

  static Interval exactly(const Rational&);
  /// All numbers that round to these digits: 8.47 → [8.465, 8.475). Half open because rounding is
  /// half away from zero; negative numbers mirror it.
  static Interval rounded_to(const Decimal&);
  [[nodiscard]] bool contains(const Rational&) const;
  [[nodiscard]] bool is_empty() const;
  [[nodiscard]] bool is_bounded() const { return low && high; }
  friend Interval intersect(const Interval&, const Interval&);
  /// Operands that are not negative, and bounded away from zero where divided; otherwise
  /// std::domain_error. An exact positive operand (the divisor, in a quotient) scales any interval.
  friend Interval operator*(const Interval&, const Interval&);
  friend Interval operator/(const Interval&, const Interval&);
  friend Interval operator+(const Interval&, const Interval&);
  friend Interval operator-(const Interval&, const Interval&);
  /// The one whole number inside, if there is exactly one.
  [[nodiscard]] std::optional<std::int64_t> only_integer() const;
  /// "[774.44, 775.10)" with `scale` decimals, low rounded down, high rounded up; ∞ where
  /// unbounded.
  [[nodiscard]] std::string to_string(std::int8_t scale) const;
};

}  // namespace jianbao
