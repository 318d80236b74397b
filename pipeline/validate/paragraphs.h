#pragma once
// A text as a reader takes it: lines that a column break cut are put together again. Private to
// validate.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "validate/document_checks.h"
#include "validate/statements.h"

namespace jianbao::validation {

/// A line belongs to the next non-empty one when it is running text (holds 。 or ；, opens a mark
/// that it does not close, begins a member of a series, or is too long for a heading) that does not
/// end like a sentence, and the next is running text too and begins nothing new (no heading,
/// bullet, 一是, “6”是指).
enum class Ending : std::uint8_t {
  Whole,    ///< like a sentence
  Cut,      ///< Chinese running text that does not end like a sentence
  Unclear,  ///< a heading, a signature, a table: they end in their own ways
};
struct Paragraph {
  std::u32string text;           ///< without line ends, and without white space at its ends
  std::vector<Position> places;  ///< of each character of `text`
  Ending ending = Ending::Unclear;
};

/// In reading order; empty lines are passed over. The text must be valid UTF-8.
[[nodiscard]] std::vector<Paragraph> paragraphs_of(std::string_view text);

/// Half-width , ; : ( ) ! ? as their full-width forms, so that both are read alike. Same length.
[[nodiscard]] std::u32string with_wide_marks(std::u32string_view);

/// A text as names are compared: without quotation marks, brackets, middle dots and white space,
/// and with one kind of dash.
struct BareText {
  std::u32string text;
  std::vector<std::size_t> origin;  ///< of each character, in what was given
};
[[nodiscard]] BareText bare_text(std::u32string_view);

/// At most 20 characters; a longer text ends in ….
[[nodiscard]] std::string quotation(std::u32string_view);

[[nodiscard]] Span span_of(const Paragraph&, FileId, Extent);

/// A finding at `extent`: quote, document and line are its first arguments, `more` follows.
[[nodiscard]] Diagnostic finding(Code, const CheckedText&, const Paragraph&, Extent, Args more);

/// The same place as another one of a finding.
[[nodiscard]] Related also_here(const CheckedText&, const Paragraph&, Extent);

/// Calls `check(text, paragraph, result)` for all paragraphs of all texts.
template <class Check>
TextCheckResult for_each_paragraph(std::span<const CheckedText> texts, const Check& check) {
  TextCheckResult result;
  for (const CheckedText& text : texts) {
    for (const Paragraph& paragraph : paragraphs_of(text.text.text)) {
      check(text, paragraph, result);
    }
  }
  return result;
}

/// The ordinal that begins a member of a series at `at`, which must begin a clause: 一是, 二要,
/// 首先, “5”是指. None: 0.
struct SeriesMark {
  std::u32string kind;     ///< 是, 要, 先, 指: marks of one kind make a series
  std::size_t number = 0;  ///< 1 …; of 指 the digit; 0: no mark
  std::size_t length = 0;  ///< characters
};
[[nodiscard]] SeriesMark series_mark(std::u32string_view text, std::size_t at);

}  // namespace jianbao::validation
