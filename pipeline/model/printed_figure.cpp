#include "model/printed_figure.h"

#include <algorithm>
#include <array>
#include <utility>

namespace jianbao {
namespace {

using Direction = PrintedFigure::Direction;

constexpr std::string_view digit_chars = "0123456789.";
constexpr std::string_view range_mark = "～";

// Longer words first where one begins or ends another.
constexpr std::array<std::string_view, 13> words_before = {
    "不少于", "不多于", "超过", "突破", "不足", "不到", "至少",
    "最多",   "高于",   "低于", "超",   "近",   "约"};
constexpr std::array<std::string_view, 2> words_inside = {"余", "多"};
constexpr std::array<std::string_view, 3> words_after = {"以上", "以下", "左右"};
constexpr std::array<std::string_view, 4> magnitudes = {"万", "亿", "千", "百"};
constexpr std::array<std::string_view, 2> minus_signs = {"-", "−"};
constexpr std::array<std::string_view, 6> falls = {"下降", "减少", "回落", "降低", "降幅", "少"};
constexpr std::array<std::string_view, 7> rises = {"增长", "上升", "提高", "增加",
                                                   "增幅", "增速", "多"};
// 至少915列 is no fall.
constexpr std::array<std::string_view, 5> no_direction = {"至少", "不少", "最少", "最多", "许多"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

template <std::size_t N>
std::string_view ending(std::string_view text, const std::array<std::string_view, N>& words) {
  const auto found = std::ranges::find_if(words, [&](auto word) { return text.ends_with(word); });
  return found == words.end() ? std::string_view() : *found;
}
template <std::size_t N>
std::string_view beginning(std::string_view text, const std::array<std::string_view, N>& words) {
  const auto found = std::ranges::find_if(words, [&](auto word) { return text.starts_with(word); });
  return found == words.end() ? std::string_view() : *found;
}

/// Takes a word off the end.
template <std::size_t N>
std::string take_ending(std::string_view& text, const std::array<std::string_view, N>& words) {
  const std::string_view word = ending(text, words);
  text.remove_suffix(word.size());
  return std::string(word);
}

/// Begin and end of the last number of the text; equal: there is none.
std::pair<std::size_t, std::size_t> last_number(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0 && !is_digit(text[end - 1])) {
    --end;
  }
  std::size_t begin = end;
  while (begin > 0 && digit_chars.find(text[begin - 1]) != std::string_view::npos) {
    --begin;
  }
  return {begin, end};
}

enum class Says : std::uint8_t { Nothing, Rise, Fall };

/// What the words say that end right before a number.
Says direction_of(std::string_view before) {
  if (before.ends_with("了")) {
    before.remove_suffix(std::string_view("了").size());
  }
  if (!ending(before, no_direction).empty()) {
    return Says::Nothing;
  }
  if (!ending(before, falls).empty()) {
    return Says::Fall;
  }
  return ending(before, rises).empty() ? Says::Nothing : Says::Rise;
}

/// The figure may stand in its sentence more than once: 一季度下降6.0%，二季度增长6.0%.
Direction direction_in(std::string_view sentence, std::string_view printed) {
  bool falls_once = false;
  bool rises_once = false;
  for (std::size_t at = sentence.find(printed); at != std::string_view::npos;
       at = sentence.find(printed, at + printed.size())) {
    const bool begins_inside = at > 0 && is_digit(printed.front()) &&
                               digit_chars.find(sentence[at - 1]) != std::string_view::npos;
    if (!begins_inside) {
      const Says says = direction_of(sentence.substr(0, at));
      falls_once = falls_once || says == Says::Fall;
      rises_once = rises_once || says == Says::Rise;
    }
  }
  return falls_once && rises_once ? Direction::Unclear
         : falls_once             ? Direction::Fall
                                  : Direction::None;
}

/// What stands behind the number: 余万人, 万余人, 列以上.
void read_behind(std::string_view text, PrintedFigure& out) {
  out.qualifier += take_ending(text, words_after);
  const std::string_view magnitude = beginning(text, magnitudes);
  const std::string_view first = beginning(text, words_inside);
  const std::string_view inner =
      first.empty() ? beginning(text.substr(magnitude.size()), words_inside) : first;
  const std::size_t at = first.empty() ? magnitude.size() : 0;
  out.qualifier += inner;
  out.unit = std::string(text.substr(0, at)) + std::string(text.substr(at + inner.size()));
}

/// What stands before it: 同比下降超过.
void read_before(std::string_view text, std::string_view sentence, PrintedFigure& out) {
  const bool minus = !take_ending(text, minus_signs).empty();
  out.qualifier += take_ending(text, words_before);
  const Says says = direction_of(text);
  out.direction = minus || says == Says::Fall ? Direction::Fall
                  : says == Says::Rise        ? Direction::None
                                              : direction_in(sentence, out.text);
  if (says == Says::Fall) {
    take_ending(text, falls);
  } else if (says == Says::Rise) {
    take_ending(text, rises);
  }
  out.words = text;
}

/// Digits, sign and bounding word.
bool same_number(const PrintedFigure& a, const PrintedFigure& b) {
  const bool clear = a.direction != Direction::Unclear && b.direction != Direction::Unclear;
  return a.digits == b.digits && a.qualifier == b.qualifier &&
         (!clear || a.direction == b.direction);
}

}  // namespace

PrintedFigure read_printed(std::string_view printed, std::string_view sentence) {
  PrintedFigure out;
  out.text = printed;
  const auto [begin, end] = last_number(printed);
  if (begin == end) {
    out.words = printed;
    return out;
  }
  std::size_t front = begin;
  out.digits = printed.substr(begin, end - begin);
  const std::size_t mark = printed.substr(0, begin).rfind(range_mark);
  if (mark != std::string_view::npos) {
    const auto [low, low_end] = last_number(printed.substr(0, mark));
    out.digits = std::string(printed.substr(low, low_end - low)) + std::string(range_mark) +
                 std::string(printed.substr(begin, end - begin));
    front = low;
  }
  read_behind(printed.substr(end), out);
  read_before(printed.substr(0, front), sentence, out);
  return out;
}

bool prints_same(const PrintedFigure& a, const PrintedFigure& b) {
  if (a.digits.empty() || b.digits.empty()) {
    return a.text == b.text;
  }
  const bool bare = a.is_bare() || b.is_bare();
  return same_number(a, b) && (bare || (a.unit == b.unit && a.words == b.words));
}

bool is_among(const PrintedFigure& one, const std::vector<PrintedFigure>& others) {
  const bool only_full = !one.is_bare() && !std::ranges::all_of(others, &PrintedFigure::is_bare);
  return std::ranges::any_of(others, [&](const PrintedFigure& other) {
    return (!only_full || !other.is_bare()) && prints_same(one, other);
  });
}

bool is_printing_of(const PrintedFigure& printed, const PrintedFigure& said) {
  if (said.digits.empty()) {
    return printed.text.find(said.text) != std::string::npos;
  }
  return same_number(printed, said) &&
         (printed.is_bare() || said.is_bare() || printed.unit == said.unit);
}

}  // namespace jianbao
