#include "compose/numerals.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace jianbao::composing {
namespace {

constexpr std::string_view minus_sign = "−";  // U+2212
constexpr std::string_view tilde_sign = "～";

/// 万 or 亿 at the head of a unit is part of the number that is spoken: 3万元～5万元, 1.5万余家.
std::string_view magnitude_of(std::string_view unit) {
  for (const std::string_view word : {"万亿", "万", "亿"}) {
    if (unit.starts_with(word)) {
      return word;
    }
  }
  return {};
}

bool is_whole_ten(const Decimal& amount) {
  return amount.scale() == 0 && amount.coefficient() % 10 == 0;
}

/// 220余车次 and 10余万人, but 1.5万余家: 余 after digits that do not end in 0 would claim a part
/// of the last digit.
std::string inside(const Quantity& quantity, const Unit& unit) {
  const std::string_view word = qualifier_word(quantity.qualifier);
  const std::string_view name = unit.name;
  const std::string_view magnitude = is_whole_ten(quantity.amount) ? "" : magnitude_of(name);
  return fmt::format("{}{}{}{}", table_digits(quantity.amount), magnitude, word,
                     name.substr(magnitude.size()));
}

std::string with_word(const Quantity& quantity, std::string_view digits, std::string_view unit) {
  const std::string_view word = qualifier_word(quantity.qualifier);
  switch (qualifier_place(quantity.qualifier)) {
    case QualifierPlace::Before:
      return fmt::format("{}{}{}", word, digits, unit);
    case QualifierPlace::Inside:
      return fmt::format("{}{}{}", digits, word, unit);
    case QualifierPlace::After:
      return fmt::format("{}{}{}", digits, unit, word);
  }
  return {};
}

/// N-04: % and 万 or 亿 belong to both ends; a plain measure word is said once.
std::string both_ends(std::string_view low, std::string_view high, std::string_view unit) {
  const bool repeats = unit == "%" || !magnitude_of(unit).empty();
  return fmt::format("{}{}{}{}{}", low, repeats ? unit : "", tilde_sign, high, unit);
}

/// The smaller number first, also where both were negative.
struct Ends {
  Decimal low, high;
};
Ends magnitudes(const Derived& derived) {
  const Decimal low = derived.low.absolute();
  const Decimal high = derived.high.absolute();
  return high < low ? Ends{high, low} : Ends{low, high};
}

}  // namespace

std::string table_digits(const Decimal& value) {
  const std::string digits = value.absolute().to_string();
  return value.is_negative() ? fmt::format("{}{}", minus_sign, digits) : digits;
}

std::string quantity_text(const Quantity& quantity, const Unit& unit) {
  if (quantity.upper) {
    return both_ends(table_digits(quantity.amount), table_digits(*quantity.upper), unit.name);
  }
  if (qualifier_place(quantity.qualifier) == QualifierPlace::Inside &&
      quantity.qualifier != Qualifier::None) {
    return inside(quantity, unit);
  }
  return with_word(quantity, table_digits(quantity.amount), unit.name);
}

std::string bar_text(const Quantity& quantity) {
  if (quantity.upper) {
    return both_ends(table_digits(quantity.amount), table_digits(*quantity.upper), "");
  }
  return with_word(quantity, table_digits(quantity.amount), "");
}

std::string derived_text(const Derived& derived, const Unit& unit) {
  const auto [low, high] = magnitudes(derived);
  switch (derived.form) {
    case Derived::Form::Exact:
      return low.to_string() + unit.name;
    case Derived::Form::Rounded:
      return fmt::format("约{}{}", low.to_string(), unit.name);
    case Derived::Form::Range:
      break;
  }
  return both_ends(low.to_string(), high.to_string(), unit.name);
}

std::string derived_digits(const Derived& derived) {
  const auto [low, high] = magnitudes(derived);
  return derived.form == Derived::Form::Range
             ? fmt::format("{}{}{}", low.to_string(), tilde_sign, high.to_string())
             : low.to_string();
}

std::string percent_text(const Decimal& value) { return value.absolute().to_string() + '%'; }

std::string chinese_number(std::uint32_t number) {
  constexpr std::array<std::string_view, 10> digits = {"",   "一", "二", "三", "四",
                                                       "五", "六", "七", "八", "九"};
  const std::uint32_t tens = number / 10 % 10;
  std::string text;
  if (tens > 0) {
    text += tens > 1 ? digits.at(tens) : "";
    text += "十";
  }
  text += digits.at(number % 10);
  return text;
}

std::string month_day(std::chrono::year_month_day date) {
  return fmt::format("{}月{}日", static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string issue_name(const Issue& issue) {
  return fmt::format("{}年第{}期", static_cast<int>(issue.as_of.year()), issue.number_of_year);
}

std::string full_date(std::chrono::year_month_day date) {
  return fmt::format("{}年{}", static_cast<int>(date.year()), month_day(date));
}

std::string date_without_day(std::chrono::year_month_day date) {
  return fmt::format("{}年{}月　日", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()));
}

}  // namespace jianbao::composing
