#include "model/quantity.h"

#include <algorithm>
#include <array>

namespace jianbao {
namespace {

struct PrintedWord {
  Qualifier qualifier;
  std::string_view text;
  QualifierPlace place;
};

constexpr std::array<PrintedWord, 12> words = {{
    {Qualifier::None, "", QualifierPlace::Before},
    {Qualifier::AtLeast, "以上", QualifierPlace::After},
    {Qualifier::NoLessThan, "不少于", QualifierPlace::Before},
    {Qualifier::Over, "超", QualifierPlace::Before},
    {Qualifier::Exceeding, "超过", QualifierPlace::Before},
    {Qualifier::Breaking, "突破", QualifierPlace::Before},
    {Qualifier::Odd, "余", QualifierPlace::Inside},
    {Qualifier::Many, "多", QualifierPlace::Inside},
    {Qualifier::Nearly, "近", QualifierPlace::Before},
    {Qualifier::LessThan, "不足", QualifierPlace::Before},
    {Qualifier::About, "约", QualifierPlace::Before},
    {Qualifier::Around, "左右", QualifierPlace::After},
}};

/// Only Range has no word: its two ends say it.
const PrintedWord& word_of(Qualifier q) {
  const auto found = std::ranges::find(words, q, &PrintedWord::qualifier);
  return found == words.end() ? words.front() : *found;
}

/// 5～8: from the least that 5 may be to the most that 8 may be.
Interval between(const Quantity& quantity, const Unit& unit) {
  Interval out = interval_of({quantity.amount, quantity.unit}, unit);
  const Interval top = interval_of({quantity.upper.value_or(quantity.amount), quantity.unit}, unit);
  out.high = top.high;
  out.high_open = top.high_open;
  return out;
}

// 约2000 may be anything that rounds to it at its last non-zero digit: half of 1000 either way.
Interval about(const Decimal& amount) {
  std::int64_t coefficient = amount.coefficient();
  std::int64_t step = 1;
  while (coefficient != 0 && coefficient % 10 == 0) {
    coefficient /= 10;
    step *= 10;
  }
  const Rational half = Rational(Decimal(step, amount.scale())) / Rational(2);
  const Rational middle(amount);
  Interval out;
  out.low = middle - half;
  out.high = middle + half;
  return out;
}

}  // namespace

std::string_view qualifier_word(Qualifier q) { return word_of(q).text; }
QualifierPlace qualifier_place(Qualifier q) { return word_of(q).place; }

std::string figure_text(std::string_view digits, std::string_view unit, Qualifier qualifier) {
  const std::string_view word = qualifier_word(qualifier);
  const auto join = [](auto... parts) { return (std::string() + ... + std::string(parts)); };
  switch (qualifier_place(qualifier)) {
    case QualifierPlace::Before:
      return join(word, digits, unit);
    case QualifierPlace::Inside:
      return join(digits, word, unit);
    case QualifierPlace::After:
      break;
  }
  return join(digits, unit, word);
}

std::string figure_text(const Quantity& quantity, const Unit& unit) {
  const std::string digits =
      quantity.amount.to_string() + (quantity.upper ? "～" + quantity.upper->to_string() : "");
  return figure_text(digits, unit.name, quantity.qualifier);
}

Interval interval_of(const Quantity& quantity, const Unit& unit) {
  if (quantity.qualifier == Qualifier::Range) {
    return between(quantity, unit);
  }
  if (quantity.qualifier == Qualifier::None && unit.countable && unit.factor == 1) {
    return Interval::exactly(Rational(quantity.amount));
  }
  return interval_of(quantity.amount, quantity.qualifier);
}

Interval interval_of(const Decimal& amount, Qualifier qualifier) {
  Interval bound;
  switch (qualifier) {
    case Qualifier::None:
    case Qualifier::Range:
      return Interval::rounded_to(amount);
    case Qualifier::AtLeast:
    case Qualifier::NoLessThan:
      bound.low = Rational(amount);
      return bound;
    case Qualifier::Over:
    case Qualifier::Exceeding:
    case Qualifier::Breaking:
    case Qualifier::Odd:
    case Qualifier::Many:
      bound.low = Rational(amount);
      bound.low_open = true;
      return bound;
    case Qualifier::Nearly:
    case Qualifier::LessThan:
      bound.high = Rational(amount);
      bound.high_open = true;
      return bound;
    case Qualifier::About:
    case Qualifier::Around:
      return about(amount);
  }
  return bound;
}

}  // namespace jianbao
