// N-03, ranges of time and of ordinals, and N-04, ranges of percentages.

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/utf8.h"
#include "normalise/rules.h"

namespace jianbao::normalising {
namespace {

using Rule = Amendment::Rule;

/// What people type between the ends of a range. A single — is right between times and, in GB/T
/// 15834, tolerated between quantities.
bool is_range_sign(char32_t c) {
  return std::u32string_view(U"-~‐–－～").find(c) != std::u32string_view::npos;
}

/// The end of a range: a figure, without what follows it.
struct Figure {
  std::size_t begin, end;
  std::u32string_view digits;
  [[nodiscard]] bool whole() const { return digits.find(U'.') == std::u32string_view::npos; }
  /// Of at most four digits; larger ones are no time.
  [[nodiscard]] std::uint32_t value() const {
    std::uint32_t out = 0;
    for (const char32_t c : digits.substr(0, 5)) {
      out = out * 10 + static_cast<std::uint32_t>(c - U'0');
    }
    return out;
  }
};

/// Digits with at most one point between them.
std::optional<Figure> figure_at(const Text& text, std::size_t begin) {
  std::size_t end = begin;
  bool point = false;
  while (is_digit(text.at(end)) ||
         (!point && end > begin && text.at(end) == U'.' && is_digit(text.at(end + 1)))) {
    point = point || text.at(end) == U'.';
    ++end;
  }
  if (end == begin) {
    return std::nullopt;
  }
  return Figure{begin, end, std::u32string_view(text.chars).substr(begin, end - begin)};
}

/// Whether a figure at `begin` stands for itself, not as the tail of 1,234, −5, 9704-2012 or A-1.
bool stands_free(const Text& text, std::size_t begin) {
  if (begin == 0) {
    return true;
  }
  const char32_t c = text.at(begin - 1);
  if (c == U' ' && begin > 1) {
    return !is_latin(text.at(begin - 2));  // GB/T 9704-2012
  }
  const bool part = std::u32string_view(U".,-/:_−+‐–—~～").find(c) != std::u32string_view::npos;
  return !part && !is_latin(c) && !is_digit(c);
}

/// One sign of a range, with a space on each side or on none. Where what follows begins.
std::optional<std::size_t> after_sign(const Text& text, std::size_t at) {
  const bool spaced = text.at(at) == U' ';
  const std::size_t sign = spaced ? at + 1 : at;
  if (!is_range_sign(text.at(sign)) || (text.at(sign + 1) == U' ') != spaced) {
    return std::nullopt;
  }
  return sign + (spaced ? 2 : 1);
}

bool starts_with(const Text& text, std::size_t at, std::u32string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (text.at(at + i) != word[i]) {
      return false;
    }
  }
  return true;
}

/// A unit of time, and which figures name one of it: 3-5年 is a span of years, not two of them.
struct TimeUnit {
  std::u32string_view word;
  std::uint32_t least, most;
};
constexpr std::array<TimeUnit, 4> time_units{{
    {U"年", 1000, 2999},
    {U"月", 1, 12},
    {U"日", 1, 31},
    {U"季度", 1, 4},
}};

const TimeUnit* unit_at(const Text& text, std::size_t at) {
  const auto found = std::ranges::find_if(
      time_units, [&](const TimeUnit& unit) { return starts_with(text, at, unit.word); });
  return found == time_units.end() ? nullptr : &*found;
}

bool names_one(const TimeUnit& unit, const Figure& figure) {
  return figure.whole() && figure.value() >= unit.least && figure.value() <= unit.most;
}

/// 3-5日 alone may be a span of days; 10月3-5日 is not.
bool is_certain(const Text& text, const TimeUnit& unit, const Figure& first) {
  return unit.word != U"日" || (first.begin > 0 && text.at(first.begin - 1) == U'月');
}

/// 第1-3期: with 第 before it whatever follows is an ordinal.
bool is_ordinal(const Text& text, const Figure& first, const Figure& last) {
  return first.begin > 0 && text.at(first.begin - 1) == U'第' && first.whole() && last.whole() &&
         is_han(text.at(last.end));
}

std::u32string joined(const Text& text, std::size_t begin, std::size_t end,
                      std::u32string_view sign, std::size_t last, std::size_t stop) {
  std::u32string out = text.chars.substr(begin, end - begin);
  out += sign;
  return out + text.chars.substr(last, stop - last);
}

/// `first` begins a range of time or of ordinals: the edit.
std::optional<Edit> time_range(const Text& text, const Figure& first) {
  const TimeUnit* own = unit_at(text, first.end);  // 2021年-2025年
  const std::size_t end = own == nullptr ? first.end : first.end + own->word.size();
  const auto next = after_sign(text, end);
  const auto last = next ? figure_at(text, *next) : std::nullopt;
  if (!last) {
    return std::nullopt;
  }
  const TimeUnit* unit = unit_at(text, last->end);
  const bool time = unit != nullptr && names_one(own == nullptr ? *unit : *own, first) &&
                    names_one(*unit, *last) && (own != nullptr || is_certain(text, *unit, first));
  if (!time && !(own == nullptr && is_ordinal(text, first, *last))) {
    return std::nullopt;
  }
  const std::size_t stop = last->end + (time ? unit->word.size() : 1);
  return Edit{Rule::RangeDash, first.begin, stop,
              joined(text, first.begin, end, U"—", last->begin, stop)};
}

bool is_percent(char32_t c) { return c == U'%' || c == U'‰'; }

/// Digits of a whole part, point and decimals compare as they stand when the whole parts are as
/// long; 5-3% may be a subtraction.
bool ascends(const Figure& first, const Figure& last) {
  const auto whole = [](const Figure& f) { return f.digits.substr(0, f.digits.find(U'.')); };
  const auto one = whole(first);
  const auto other = whole(last);
  return one.size() != other.size() ? one.size() < other.size() : first.digits < last.digits;
}

std::optional<Edit> percent_range(const Text& text, const Figure& first) {
  const bool repeated = is_percent(text.at(first.end));
  const std::size_t end = first.end + (repeated ? 1 : 0);
  const auto next = after_sign(text, end);
  const auto last = next ? figure_at(text, *next) : std::nullopt;
  if (!last || !is_percent(text.at(last->end)) || !ascends(first, *last)) {
    return std::nullopt;
  }
  const char32_t sign = text.at(last->end);
  if (repeated && text.at(first.end) != sign) {
    return std::nullopt;
  }
  const std::u32string between{sign, U'～'};
  std::u32string right = joined(text, first.begin, first.end, between, last->begin, last->end + 1);
  if (right == text.chars.substr(first.begin, last->end + 1 - first.begin)) {
    return std::nullopt;
  }
  return Edit{Rule::PercentRange, first.begin, last->end + 1, std::move(right)};
}

template <class Find>
Edits ranges(const Text& text, Find find) {
  Edits out;
  for (std::size_t i = 0; i < text.size();) {
    const auto figure = figure_at(text, i);
    if (!figure) {
      ++i;
      continue;
    }
    auto edit = stands_free(text, i) ? find(text, *figure) : std::nullopt;
    i = edit ? edit->end : figure->end;
    if (edit) {
      out.push_back(*std::move(edit));
    }
  }
  return out;
}

}  // namespace

Edits range_dashes(const Text& text) { return ranges(text, time_range); }

Edits percent_ranges(const Text& text) { return ranges(text, percent_range); }

}  // namespace jianbao::normalising
