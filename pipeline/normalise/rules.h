#pragma once
// The rules of normalisation, each a function from a text to its edits. Private to normalise.

#include <cstddef>
#include <string>
#include <vector>

#include "normalise/normalise.h"

namespace jianbao::normalising {

/// A text as the rules see it, by characters.
struct Text {
  std::u32string chars;
  /// Of web and mail addresses and of {placeholders}: true. No rule looks inside.
  std::vector<bool> opaque;

  explicit Text(std::u32string characters);
  [[nodiscard]] std::size_t size() const { return chars.size(); }
  /// The character at `i`, or a line feed beyond either end and where the text is opaque.
  [[nodiscard]] char32_t at(std::size_t i) const {
    return i < chars.size() && !opaque[i] ? chars[i] : U'\n';
  }
};

/// A stretch of characters of a Text and what should stand there. Never empty; the edits of one
/// rule do not overlap and ascend.
struct Edit {
  Amendment::Rule rule;
  std::size_t begin, end;
  std::u32string replacement;
  bool safe = true;
};
using Edits = std::vector<Edit>;
using RuleFunction = Edits (*)(const Text&);

[[nodiscard]] bool is_digit(char32_t);
[[nodiscard]] bool is_latin(char32_t);  ///< a letter a–z, A–Z, or an accented one
/// A mark that only Chinese text has: ，。《 and so on. Curly quotes, — and … are of both
/// languages.
[[nodiscard]] bool is_chinese_mark(char32_t);
/// Han, or such a mark.
[[nodiscard]] bool is_chinese(char32_t);
/// Whether what stands before (after) `i` is Chinese. Spaces and marks of both languages are looked
/// through.
[[nodiscard]] bool chinese_before(const Text&, std::size_t i);
[[nodiscard]] bool chinese_after(const Text&, std::size_t i);
/// The same without looking through spaces.
[[nodiscard]] bool chinese_beside(const Text&, std::size_t begin, std::size_t end);
/// Widens a stretch over the spaces at both its ends, but not over what is before `from`.
void take_spaces(const Text&, std::size_t from, std::size_t& begin, std::size_t& end);

// Character by character, so that the rules after them see what is meant.
[[nodiscard]] Edits odd_spaces(const Text&);           ///< N-11
[[nodiscard]] Edits compatibility_forms(const Text&);  ///< N-12
[[nodiscard]] Edits full_width_letters(const Text&);   ///< N-07
[[nodiscard]] Edits percent_signs(const Text&);        ///< N-08
// Marks in their surroundings.
[[nodiscard]] Edits percent_ranges(const Text&);       ///< N-04
[[nodiscard]] Edits range_dashes(const Text&);         ///< N-03
[[nodiscard]] Edits word_spaces(const Text&);          ///< L-25
[[nodiscard]] Edits straight_quotes(const Text&);      ///< N-02
[[nodiscard]] Edits half_width_marks(const Text&);     ///< N-01
[[nodiscard]] Edits dashes(const Text&);               ///< N-05
[[nodiscard]] Edits ellipses(const Text&);             ///< N-06
[[nodiscard]] Edits list_marks(const Text&);           ///< N-10
[[nodiscard]] Edits stops_in_quotations(const Text&);  ///< N-09

/// N-12: the unified ideograph of a compatibility ideograph or Kangxi radical; others themselves.
[[nodiscard]] char32_t unified(char32_t);

}  // namespace jianbao::normalising
