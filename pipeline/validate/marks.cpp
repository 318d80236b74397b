// Quotation marks and brackets that do not pair.

#include <algorithm>

#include "base/utf8.h"
#include "validate/paragraphs.h"

namespace jianbao::validation {
namespace {

constexpr std::u32string_view openings = U"“‘（《〈「『【〔";
constexpr std::u32string_view closings = U"”’）》〉」』】〕";

bool is_latin_or_digit(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
}

/// 1) a) 一） at the beginning of a clause number something, and ’ between letters is an
/// apostrophe.
bool is_no_mark(std::u32string_view text, std::size_t at) {
  if (text[at] == U'’') {
    return at > 0 && at + 1 < text.size() && is_latin_or_digit(text[at - 1]) &&
           is_latin_or_digit(text[at + 1]);
  }
  if (text[at] != U'）') {
    return false;
  }
  constexpr std::u32string_view numerals = U"一二三四五六七八九十①②③④⑤⑥⑦⑧⑨";
  std::size_t begin = at;
  while (begin > 0 && at - begin < 3 &&
         (is_latin_or_digit(text[begin - 1]) || numerals.find(text[begin - 1]) != numerals.npos)) {
    --begin;
  }
  constexpr std::u32string_view ends = U"。；：，！？ 　";
  return begin < at && (begin == 0 || ends.find(text[begin - 1]) != ends.npos);
}

/// Finds what does not pair in one paragraph; both lists hold indices of `text`.
struct Unpaired {
  std::vector<std::size_t> opened, closed;
  std::size_t marks = 0;
};

Unpaired unpaired_in(std::u32string_view text) {
  Unpaired out;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t kind = closings.find(text[i]);
    if (openings.find(text[i]) != openings.npos) {
      open.push_back(i);
      ++out.marks;
    } else if (kind != closings.npos) {
      const auto opener = std::find_if(open.rbegin(), open.rend(),
                                       [&](std::size_t at) { return text[at] == openings[kind]; });
      if (opener == open.rend() && is_no_mark(text, i)) {
        continue;
      }
      ++out.marks;
      if (opener == open.rend()) {
        out.closed.push_back(i);
        continue;
      }
      // What was opened inside and is not closed by now never will be.
      out.opened.insert(out.opened.end(), opener.base(), open.end());
      open.erase(std::prev(opener.base()), open.end());
    }
  }
  out.opened.insert(out.opened.end(), open.begin(), open.end());
  std::ranges::sort(out.opened);
  return out;
}

/// A quotation of several paragraphs opens at the head of each and closes at the end of the last.
bool runs_through(const Paragraph& paragraph, const Paragraph* next, std::size_t opened) {
  return opened == 0 && paragraph.text[0] == U'“' && next != nullptr && next->text[0] == U'“';
}

Extent around(std::u32string_view text, std::size_t at) {
  constexpr std::size_t shown = 10;
  return {at - std::min(at, shown), std::min(at + shown, text.size())};
}

Diagnostic mark_finding(Code code, const CheckedText& text, const Paragraph& paragraph,
                        std::size_t at) {
  Diagnostic found = finding(code, text, paragraph, around(paragraph.text, at),
                             {{"mark", to_utf8(paragraph.text.substr(at, 1))}});
  found.where = span_of(paragraph, text.file, {at, at + 1});
  found.args.at(2).second = std::to_string(found.where->begin.line);
  return found;
}

/// The same mark before a closing one without an opening: it may be the one turned the wrong way.
void add_closed(const CheckedText& text, const Paragraph& paragraph, std::size_t at,
                TextCheckResult& result) {
  Diagnostic found = mark_finding(Code::TextMarkNotOpened, text, paragraph, at);
  const std::size_t before =
      at > 0 ? paragraph.text.rfind(paragraph.text[at], at - 1) : std::u32string::npos;
  const std::size_t stop = paragraph.text.find_last_of(U"“‘（(《", at);
  if (before != std::u32string::npos && (stop == std::u32string::npos || stop < before)) {
    found.related.push_back(also_here(text, paragraph, {before, before + 1}));
  }
  result.findings.push_back(std::move(found));
}

}  // namespace

TextCheckResult check_marks(std::span<const CheckedText> texts) {
  TextCheckResult result;
  for (const CheckedText& text : texts) {
    const std::vector<Paragraph> paragraphs = paragraphs_of(text.text.text);
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      const Paragraph& paragraph = paragraphs[i];
      const Paragraph* next = i + 1 < paragraphs.size() ? &paragraphs[i + 1] : nullptr;
      const Unpaired unpaired = unpaired_in(with_wide_marks(paragraph.text));
      result.sound += unpaired.marks - unpaired.opened.size() - unpaired.closed.size();
      for (const std::size_t at : unpaired.opened) {
        if (runs_through(paragraph, next, at)) {
          ++result.undecided;
        } else {
          result.findings.push_back(mark_finding(Code::TextMarkNotClosed, text, paragraph, at));
        }
      }
      for (const std::size_t at : unpaired.closed) {
        add_closed(text, paragraph, at, result);
      }
    }
  }
  return result;
}

}  // namespace jianbao::validation
