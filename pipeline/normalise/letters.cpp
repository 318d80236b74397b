// N-07 full-width letters and figures, N-08 per cent signs, N-11 odd spaces, L-25 spaces of words.

#include <utility>

#include "base/utf8.h"
#include "normalise/rules.h"

namespace jianbao::normalising {
namespace {

using Rule = Amendment::Rule;

constexpr char32_t no_break_space = 0xA0;
constexpr char32_t soft_hyphen = 0xAD;
constexpr char32_t full_width_offset = U'！' - U'!';

bool is_full_width_digit(char32_t c) { return c >= U'０' && c <= U'９'; }

/// 0: not a full-width letter or figure.
char32_t half_width(char32_t c) {
  const bool letter = (c >= U'Ａ' && c <= U'Ｚ') || (c >= U'ａ' && c <= U'ｚ');
  return letter || is_full_width_digit(c) ? c - full_width_offset : 0;
}

bool is_any_digit(char32_t c) { return is_digit(c) || is_full_width_digit(c); }

bool is_odd_space(char32_t c) { return c == no_break_space || c == U'\t'; }

/// A character of Latin text that a space can part from another: a word, a figure, their marks.
bool is_western(char32_t c) { return (c > U' ' && c <= U'~') || is_latin(c); }

/// A figure or Latin word as L-25 means it.
bool is_word(char32_t c) { return is_digit(c) || is_latin(c); }

char32_t before(const Text& text, std::size_t i) { return i == 0 ? U'\n' : text.at(i - 1); }

/// What a character of a full-width word or figure should be; 0: it is none.
char32_t half_width_at(const Text& text, std::size_t i) {
  const bool point =
      text.at(i) == U'．' && is_any_digit(before(text, i)) && is_any_digit(text.at(i + 1));
  return point ? U'.' : half_width(text.at(i));
}

}  // namespace

Edits odd_spaces(const Text& text) {
  Edits out;
  for (std::size_t i = 0; i < text.size();) {
    if (text.at(i) == soft_hyphen) {
      out.push_back({Rule::OddSpace, i, i + 1, {}});  // it parts no words
      ++i;
      continue;
    }
    std::size_t end = i;
    while (is_odd_space(text.at(end))) {
      ++end;
    }
    if (end > i) {
      const bool between = is_western(before(text, i)) && is_western(text.at(end));
      out.push_back({Rule::OddSpace, i, end, between ? U" " : U""});
    }
    i = end + 1;
  }
  return out;
}

Edits full_width_letters(const Text& text) {
  Edits out;
  for (std::size_t i = 0; i < text.size();) {
    std::u32string word;
    while (const char32_t c = half_width_at(text, i + word.size())) {
      word += c;
    }
    const std::size_t end = i + word.size();
    if (end > i) {
      out.push_back({Rule::FullWidthLetter, i, end, std::move(word)});
    }
    i = end + 1;
  }
  return out;
}

Edits percent_signs(const Text& text) {
  Edits out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text.at(i);
    if (c != U'%' && c != U'％' && c != U'‰') {
      continue;
    }
    std::size_t begin = i;
    while (before(text, begin) == U' ') {
      --begin;
    }
    // A sign without a figure (占 %) keeps its distance.
    begin = is_digit(before(text, begin)) ? begin : i;
    if (begin < i || c == U'％') {
      out.push_back({Rule::PercentSign, begin, i + 1, std::u32string(1, c == U'‰' ? c : U'%')});
    }
  }
  return out;
}

Edits word_spaces(const Text& text) {
  Edits out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (text.at(end) == U' ') {
      ++end;
    }
    if (end > i) {
      const char32_t left = before(text, i);
      const char32_t right = text.at(end);
      if ((is_chinese(left) && is_word(right)) ||
          ((is_word(left) || left == U'%') && is_chinese(right))) {
        out.push_back({Rule::WordSpace, i, end, {}});
      }
    }
    i = end + 1;
  }
  return out;
}

}  // namespace jianbao::normalising
