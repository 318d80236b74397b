// English between Han characters, and characters set twice.

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "validate/paragraphs.h"

namespace jianbao::validation {
namespace {

/// Words that join others: what a scan or a translation left behind. 手机app and logo设计 are no
/// slips.
constexpr std::array<std::u32string_view, 16> joining_words{
    U"and", U"or",   U"of",   U"the",  U"to",  U"in",   U"for", U"with",
    U"by",  U"from", U"into", U"that", U"but", U"also", U"are", U"was"};

bool has(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

bool is_lower(char32_t c) { return c >= U'a' && c <= U'z'; }

Extent around(std::u32string_view text, Extent extent) {
  constexpr std::size_t shown = 6;
  return {extent.begin - std::min(extent.begin, shown), std::min(extent.end + shown, text.size())};
}

void report(Code code, const CheckedText& source, const Paragraph& paragraph, Extent word,
            TextCheckResult& result) {
  const std::u32string_view words(paragraph.text);
  Diagnostic found = finding(code, source, paragraph, around(words, word),
                             {{"word", to_utf8(words.substr(word.begin, word.end - word.begin))}});
  found.where = span_of(paragraph, source.file, word);
  result.findings.push_back(std::move(found));
}

/// A word in lower case with Han on both sides, spaces left out.
bool stands_between_han(std::u32string_view text, Extent word) {
  std::size_t before = word.begin;
  while (before > 0 && text[before - 1] == U' ') {
    --before;
  }
  std::size_t behind = word.end;
  while (behind < text.size() && text[behind] == U' ') {
    ++behind;
  }
  return before > 0 && behind < text.size() && is_han(text[before - 1]) && is_han(text[behind]);
}

void check_latin(const CheckedText& source, const Paragraph& paragraph, TextCheckResult& result) {
  const std::u32string_view text(paragraph.text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    Extent word{i, i};
    while (word.end < text.size() && is_lower(text[word.end])) {
      ++word.end;
    }
    if (word.end == i || !stands_between_han(text, word)) {
      i = std::max(i, word.end);
      continue;
    }
    const bool joins =
        std::ranges::find(joining_words, text.substr(i, word.end - i)) != joining_words.end();
    if (joins) {
      report(Code::TextStrayWord, source, paragraph, word, result);
    } else {
      ++result.undecided;
    }
    i = word.end;
  }
}

/// Doubled characters are mostly right (人人, 上海海关). Judged are 好好 behind a verb that 好 ends
/// (打好好), and 的的, 了了, 和和 where no word begins or ends in their middle.
bool is_doubled_by_mistake(std::u32string_view text, std::size_t at) {
  const char32_t before = at > 0 ? text[at - 1] : U' ';
  const char32_t behind = at + 2 < text.size() ? text[at + 2] : U' ';
  switch (text[at]) {
    case U'好':  // 做好好人
      return has(U"打做搞办抓管建守", before) && is_han(behind) && !has(U"人事家友书声心", behind);
    case U'的':  // 目的的, 的的确确
      return !has(U"目标有", before) && behind != U'确';
    case U'了':  // 为了了解
      return before != U'为' && !has(U"解结然断却", behind);
    case U'和':  // 共和和, 和和气气
      return !has(U"共平温缓饱柔谐总", before) && !has(U"气美平睦谐解", behind);
    default:
      return false;
  }
}

void check_doubled(const CheckedText& source, const Paragraph& paragraph, TextCheckResult& result) {
  const std::u32string_view text(paragraph.text);
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] != text[i + 1] || !has(U"好的了和", text[i])) {
      continue;
    }
    if (is_doubled_by_mistake(text, i)) {
      report(Code::TextDoubledCharacter, source, paragraph, {i - (i > 0 ? 1U : 0U), i + 2}, result);
    } else {
      ++result.sound;
    }
  }
}

}  // namespace

TextCheckResult check_stray_words(std::span<const CheckedText> texts) {
  return for_each_paragraph(
      texts, [](const CheckedText& text, const Paragraph& paragraph, TextCheckResult& result) {
        check_latin(text, paragraph, result);
        check_doubled(text, paragraph, result);
      });
}

}  // namespace jianbao::validation
