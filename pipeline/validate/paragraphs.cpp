#include "validate/paragraphs.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace jianbao::validation {
namespace {

constexpr std::u32string_view white = U" \t\r\u00A0\u3000\uFEFF";
constexpr std::u32string_view decorations = U"*_#";  // of Markdown, at the ends of a line
constexpr std::u32string_view sentence_ends = U"。！？；：…!?;:|.";
constexpr std::u32string_view closings = U"”’）)》〉」』】〕—";
constexpr std::u32string_view openings = U"“‘（(《〈「『【〔";
constexpr std::u32string_view bullets = U"#*->□■●◆○◇▲△▼★☆※·•|①②③④⑤⑥⑦⑧⑨⑩【";
constexpr std::u32string_view numerals = U"一二三四五六七八九十";
/// What stands behind the last sentence of an article without a mark of its own.
constexpr std::array<std::u32string_view, 9> signatures{
    U"记者", U"通讯员", U"摄影", U"编辑", U"来源", U"作者", U"原载", U"供图", U"责编"};

bool has(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

struct Line {
  std::u32string_view text;
  std::size_t number;  ///< 1-based
  std::size_t column;  ///< of the first character, from 0
};

Line trimmed(std::u32string_view text, std::size_t number) {
  std::size_t begin = 0;
  while (begin < text.size() && has(white, text[begin])) {
    ++begin;
  }
  std::size_t end = text.size();
  while (end > begin && (has(white, text[end - 1]) || has(decorations, text[end - 1]))) {
    --end;
  }
  return {text.substr(begin, end - begin), number, begin};
}

std::vector<Line> lines_of(std::u32string_view text) {
  std::vector<Line> lines;
  for (std::size_t number = 1, begin = 0; begin < text.size(); ++number) {
    const std::size_t end = std::min(text.find(U'\n', begin), text.size());
    const Line line = trimmed(text.substr(begin, end - begin), number);
    if (!line.text.empty()) {
      lines.push_back(line);
    }
    begin = end + 1;
  }
  return lines;
}

/// More marks opened than closed, of whatever kind: a break inside a quotation or a bracket.
bool leaves_open(std::u32string_view text) {
  std::size_t open = 0;
  for (const char32_t c : text) {
    if (has(openings, c)) {
      ++open;
    } else if (has(closings, c) && c != U'—' && open > 0) {
      --open;
    }
  }
  return open > 0;
}

bool is_running(std::u32string_view text) {
  // No heading is that long; a sentence that a column break cut may be.
  constexpr std::size_t long_line = 80;
  constexpr std::ptrdiff_t commas = 3;
  const bool sentence = text.size() >= long_line && std::ranges::count_if(text, [](char32_t c) {
                                                      return has(U"，,", c);
                                                    }) >= commas;
  return sentence || text.find_first_of(U"。；;") != text.npos || leaves_open(text) ||
         series_mark(text, 0).number != 0;
}

bool ends_like_a_sentence(std::u32string_view text) {
  return has(sentence_ends, text.back()) || (has(closings, text.back()) && !leaves_open(text));
}

/// 1. 2、 一、 （一） or a bullet, a byline, a mark of a series.
bool begins_something(std::u32string_view text) {
  const bool bracket = has(U"（(", text[0]);
  std::size_t i = bracket ? 1 : 0;
  while (i < text.size() && (is_digit(text[i]) || has(numerals, text[i]))) {
    ++i;
  }
  const bool numbered = i > (bracket ? 1U : 0U) && i < text.size() &&
                        has(bracket ? U"）)" : U"、.．", text[i]) &&
                        !(i + 1 < text.size() && is_digit(text[i + 1]));
  return has(bullets, text[0]) || numbered || series_mark(text, 0).number != 0;
}

/// A column break stands in mid-sentence: the rest is running text that ends some sentence.
bool carries_on(std::u32string_view next) {
  return next.find_first_of(U"。！？；!?;") != next.npos && !begins_something(next);
}

void append(Paragraph& paragraph, const Line& line) {
  paragraph.text += line.text;
  for (std::size_t i = 0; i < line.text.size(); ++i) {
    paragraph.places.push_back(
        {static_cast<std::uint32_t>(line.number), static_cast<std::uint32_t>(line.column + i + 1)});
  }
}

/// 记者 张三 behind the last full stop is no cut sentence, nor is what a space sets apart.
bool ends_in_signature(std::u32string_view text) {
  constexpr std::size_t longest = 30;
  const std::size_t stop = text.find_last_of(U"。；;！？");
  const std::u32string_view tail = stop == text.npos ? text : text.substr(stop + 1);
  return (stop != text.npos && !tail.empty() && has(white, tail[0])) ||
         (tail.size() <= longest && std::ranges::any_of(signatures, [tail](std::u32string_view s) {
            return tail.find(s) != tail.npos;
          }));
}

/// Code, tables and English end in their own ways.
bool ends_in_chinese(std::u32string_view text) {
  return is_han(text.back()) || has(U"，、,", text.back()) || has(closings, text.back());
}

/// `open`: running text that does not end like a sentence.
Ending ending_of(std::u32string_view text, bool open) {
  if (open) {
    return ends_in_chinese(text) && !ends_in_signature(text) ? Ending::Cut : Ending::Unclear;
  }
  return ends_like_a_sentence(text) ? Ending::Whole : Ending::Unclear;
}

}  // namespace

std::vector<Paragraph> paragraphs_of(std::string_view text) {
  const std::u32string characters = to_utf32(text);
  const std::vector<Line> lines = lines_of(characters);
  std::vector<Paragraph> out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Paragraph paragraph;
    append(paragraph, lines[i]);
    bool open = is_running(paragraph.text) && !ends_like_a_sentence(paragraph.text);
    while (open && i + 1 < lines.size() && carries_on(lines[i + 1].text)) {
      append(paragraph, lines[++i]);
      open = !ends_like_a_sentence(paragraph.text);
    }
    paragraph.ending = ending_of(paragraph.text, open);
    out.push_back(std::move(paragraph));
  }
  return out;
}

std::u32string with_wide_marks(std::u32string_view text) {
  constexpr std::u32string_view narrow = U",;:()!?";
  constexpr std::u32string_view wide = U"，；：（）！？";
  std::u32string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const std::size_t at = narrow.find(out[i]);
    // 1,234 and 10:30 are numbers.
    const bool in_number =
        i > 0 && i + 1 < out.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
    if (at != narrow.npos && !in_number) {
      out[i] = wide[at];
    }
  }
  return out;
}

BareText bare_text(std::u32string_view text) {
  constexpr std::u32string_view marks = U"“”‘’《》〈〉「」『』（）()·";
  constexpr std::u32string_view dashes = U"-–—－~～";
  BareText bare;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!has(marks, text[i]) && !has(white, text[i])) {
      bare.text.push_back(has(dashes, text[i]) ? U'—' : text[i]);
      bare.origin.push_back(i);
    }
  }
  return bare;
}

std::string quotation(std::u32string_view text) {
  constexpr std::size_t longest = 20;
  return text.size() <= longest ? to_utf8(text) : to_utf8(text.substr(0, longest - 1)) + "…";
}

Span span_of(const Paragraph& paragraph, FileId file, Extent extent) {
  Position end = paragraph.places.at(extent.end - 1);
  ++end.column;
  return {file, paragraph.places.at(extent.begin), end};
}

Diagnostic finding(Code code, const CheckedText& text, const Paragraph& paragraph, Extent extent,
                   Args more) {
  const std::u32string_view words(paragraph.text);
  Args args{{"quote", quotation(words.substr(extent.begin, extent.end - extent.begin))},
            {"document", text.source.key},
            {"line", std::to_string(paragraph.places.at(extent.begin).line)}};
  std::ranges::move(more, std::back_inserter(args));
  return {code, span_of(paragraph, text.file, extent), std::move(args)};
}

Related also_here(const CheckedText& text, const Paragraph& paragraph, Extent extent) {
  return {Code::TextAlsoHere,
          span_of(paragraph, text.file, extent),
          {{"document", text.source.key},
           {"line", std::to_string(paragraph.places.at(extent.begin).line)}}};
}

SeriesMark series_mark(std::u32string_view text, std::size_t at) {
  const std::u32string_view rest = text.substr(std::min(at, text.size()));
  constexpr std::array<std::u32string_view, 3> ordered{U"首先", U"其次", U"再次"};
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    if (rest.starts_with(ordered[i])) {
      return {U"先", i + 1, 2};
    }
  }
  if (rest.size() > 2 && has(U"是要", rest[1])) {
    const std::size_t number = numerals.find(rest[0]);
    // 一是一、二是二 is a saying.
    if (number != numerals.npos && !has(numerals, rest[2])) {
      return {std::u32string(1, rest[1]), number + 1, 2};
    }
  }
  const bool quoted = rest.size() > 4 && rest[0] == U'“' && rest[2] == U'”' && is_digit(rest[1]);
  if (quoted && (rest.substr(3).starts_with(U"是指") || has(U"指即", rest[3]))) {
    return {U"指", static_cast<std::size_t>(rest[1] - U'0'), 3};
  }
  return {};
}

}  // namespace jianbao::validation
