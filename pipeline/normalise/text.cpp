// How the rules see a text: what is opaque, what is Chinese.

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "normalise/rules.h"

namespace jianbao::normalising {
namespace {

constexpr std::size_t longest_address = 2000;
constexpr std::size_t longest_placeholder = 200;

bool is_address_character(char32_t c) { return c > U' ' && c <= U'~' && c != U'"' && c != U'<'; }

/// A comma or bracket behind an address is the sentence's, not the address's.
std::size_t without_marks(const std::u32string& text, std::size_t begin, std::size_t end) {
  constexpr std::u32string_view marks = U".,;:!?'";
  const bool opened =
      std::u32string_view(text).substr(begin, end - begin).find(U'(') != std::u32string_view::npos;
  while (end > begin) {
    const bool mark = marks.find(text[end - 1]) != std::u32string_view::npos;
    const bool bracket = text[end - 1] == U')' && !opened;
    if (!mark && !bracket) {
      break;
    }
    --end;
  }
  return end;
}

/// Where the run of address characters at `begin` ends, before `stop` if it holds that.
std::size_t word_end(const std::u32string& text, std::size_t begin, char32_t stop) {
  const std::size_t most = std::min(text.size(), begin + longest_address);
  std::size_t end = begin;
  while (end < most && is_address_character(text[end]) && text[end] != stop) {
    ++end;
  }
  return end;
}

bool is_web_address(std::u32string_view word) {
  constexpr std::array<std::u32string_view, 5> heads{U"http://", U"https://", U"ftp://", U"mailto:",
                                                     U"www."};
  return std::ranges::any_of(heads, [word](auto head) { return word.starts_with(head); });
}

/// Where a web or mail address that begins at `begin` ends; `begin` when none does. No character is
/// looked at from more than one beginning: of what is no web address only the part before a
/// bracket.
std::size_t address_end(const std::u32string& text, std::size_t begin) {
  constexpr char32_t no_stop = U'\0';
  if (is_web_address(std::u32string_view(text).substr(begin))) {
    return without_marks(text, begin, word_end(text, begin, no_stop));
  }
  const std::size_t end = word_end(text, begin, U'(');
  const std::u32string_view word = std::u32string_view(text).substr(begin, end - begin);
  const std::size_t at = word.find(U'@');
  const bool mail = at != word.npos && at > 0 && word.find(U'.', at) != word.npos;
  return mail ? without_marks(text, begin, end) : begin;
}

/// `{rail.trains:period}`: where it ends; `begin` when there is none.
std::size_t placeholder_end(const std::u32string& text, std::size_t begin) {
  const std::size_t most = std::min(text.size(), begin + longest_placeholder);
  for (std::size_t i = begin + 1; i < most && text[i] > U' ' && text[i] < U'~' && text[i] != U'{';
       ++i) {
    if (text[i] == U'}') {
      return i + 1;
    }
  }
  return begin;
}

/// Of both languages: what stands beyond it tells.
bool is_neutral(char32_t c) { return (c >= 0x2018 && c <= 0x201D) || c == 0x2014 || c == 0x2026; }

}  // namespace

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool is_latin(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') ||
         (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}

bool is_chinese_mark(char32_t c) {
  constexpr std::u32string_view others = U"！（），：；？［］｛｝～";
  return (c >= 0x3001 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3011) ||
         (c >= 0x3014 && c <= 0x301F) || others.find(c) != std::u32string_view::npos;
}

bool is_chinese(char32_t c) { return is_han(c) || is_chinese_mark(c); }

Text::Text(std::u32string characters) : chars(std::move(characters)), opaque(chars.size(), false) {
  for (std::size_t i = 0; i < chars.size();) {
    std::size_t end = i;
    const bool starts = i == 0 || !is_address_character(chars[i - 1]) || chars[i - 1] == U'(';
    if (chars[i] == U'{') {
      end = placeholder_end(chars, i);
    } else if (starts && is_address_character(chars[i])) {
      end = address_end(chars, i);
    }
    std::fill(opaque.begin() + static_cast<std::ptrdiff_t>(i),
              opaque.begin() + static_cast<std::ptrdiff_t>(end), true);
    i = std::max(end, i + 1);
  }
}

bool chinese_before(const Text& text, std::size_t i) {
  while (i > 0 && (text.at(i - 1) == U' ' || is_neutral(text.at(i - 1)))) {
    --i;
  }
  return i > 0 && is_chinese(text.at(i - 1));
}

bool chinese_after(const Text& text, std::size_t i) {
  while (text.at(i) == U' ' || is_neutral(text.at(i))) {
    ++i;
  }
  return is_chinese(text.at(i));
}

bool chinese_beside(const Text& text, std::size_t begin, std::size_t end) {
  const bool before = begin > 0 && text.at(begin - 1) != U' ' && chinese_before(text, begin);
  return before || (text.at(end) != U' ' && chinese_after(text, end));
}

void take_spaces(const Text& text, std::size_t from, std::size_t& begin, std::size_t& end) {
  while (begin > from && text.at(begin - 1) == U' ') {
    --begin;
  }
  while (text.at(end) == U' ') {
    ++end;
  }
}

}  // namespace jianbao::normalising
