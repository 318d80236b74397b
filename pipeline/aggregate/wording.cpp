#include "aggregate/wording.h"

#include <fmt/format.h>

#include "model/catalogue.h"

namespace jianbao::derivation {
namespace {

const Rational zero;

/// N-04: % and 万 or 亿 belong to both ends; a plain measure word is said once.
std::string both_ends(const Decimal& low, const Decimal& high, std::string_view unit) {
  const bool repeats = unit == "%" || unit.starts_with("万") || unit.starts_with("亿");
  return fmt::format("{}{}～{}{}", low.to_string(), repeats ? unit : "", high.to_string(), unit);
}

/// The interval of the magnitudes, of one that does not cross zero.
Interval magnitude(const Interval& of) {
  return of.high && !(*of.high > zero) ? Interval::exactly(zero) - of : of;
}

/// 多 stands behind 个 of 个百分点, and behind %.
std::string with_more(std::int64_t whole, std::string_view unit) {
  constexpr std::string_view measure_word = "个";
  if (unit.starts_with(measure_word)) {
    return fmt::format("{}个多{}", whole, unit.substr(measure_word.size()));
  }
  return fmt::format("{}{}多", whole, unit);
}

}  // namespace

std::string said(const Printed& printed, std::string_view unit) {
  const Decimal low = printed.low.absolute();
  const Decimal high = printed.high.absolute();
  switch (printed.form) {
    case Derived::Form::Exact:
      return fmt::format("{}{}", low.to_string(), unit);
    case Derived::Form::Rounded:
      return fmt::format("约{}{}", low.to_string(), unit);
    case Derived::Form::Range:
      break;
  }
  return high < low ? both_ends(high, low, unit) : both_ends(low, high, unit);
}

std::string said(const Derived& derived, const Catalogue& catalogue) {
  return said(Printed{derived.form, derived.low, derived.high}, catalogue[derived.unit].name);
}

std::optional<std::string> said_as_more(const Interval& of, std::string_view unit) {
  const Interval size = magnitude(of);
  if (!size.is_bounded() || *size.low < zero) {
    return std::nullopt;
  }
  const std::int64_t whole = size.low->floor();
  const bool above = *size.low > Rational(whole) || size.low_open;
  const bool below =
      *size.high < Rational(whole + 1) || (*size.high == Rational(whole + 1) && size.high_open);
  if (!above || !below) {
    return std::nullopt;
  }
  return whole == 0 ? fmt::format("不到1{}", unit) : with_more(whole, unit);
}

std::optional<std::string> said_as_bound(const Interval& of, int decimals, std::string_view unit) {
  if (of.low.has_value() == of.high.has_value()) {
    return std::nullopt;
  }
  if (of.low) {
    const Decimal digits = floor_at(*of.low, decimals);
    // 76.19 and more is surely 76以上, but what is more than 76 exactly is 超过76.
    const bool open = of.low_open && Rational(digits) == *of.low;
    return open ? fmt::format("超过{}{}", digits.to_string(), unit)
                : fmt::format("{}{}以上", digits.to_string(), unit);
  }
  const Decimal digits = ceil_at(*of.high, decimals);
  const bool closed = !of.high_open && Rational(digits) == *of.high;
  return fmt::format("{}{}{}", closed ? "不超过" : "不到", digits.to_string(), unit);
}

std::string rounded_ends(const Interval& of, int decimals, const std::string& unit) {
  return "两端四舍五入为" +
         both_ends(round_at(*of.low, decimals), round_at(*of.high, decimals), unit);
}

std::string ends_text(const Interval& of, int decimals, const std::string& unit) {
  std::string text =
      fmt::format("在{}内", interval_text(of, decimals + 2, unit == "%" ? unit : ""));
  if (of.is_bounded() && *of.low != *of.high) {
    text += "，" + rounded_ends(of, decimals, unit);
  }
  return text;
}

}  // namespace jianbao::derivation
