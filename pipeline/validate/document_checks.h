#pragma once
// What a careful proof-reader sees in a text without knowing its facts. Private to validate. No
// check knows a document, a list or a name of its own; each prefers silence to a wrong finding.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/catalogue.h"
#include "model/registry.h"
#include "model/rule.h"
#include "validate/evidence.h"

namespace jianbao::validation {

/// A text with what is known of its document: findings name `source.key`, their places are in
/// `file`, whose text must be `text.text`.
struct CheckedText {
  const DocumentText& text;
  const SourceDocument& source;
  FileId file;
};

/// Of paragraphs, lists, names …: each that a check looks at is counted here or has a finding.
struct TextCheckResult {
  std::size_t sound = 0;      ///< judged, and nothing wrong
  std::size_t undecided = 0;  ///< something may be wrong, or not: silence is no pass
  std::vector<Diagnostic> findings;
};

/// text/duplicate-passage: 40 characters or more (white space not counted) that stand there twice,
/// within a text or in two. Counted: paragraphs that are long enough; undecided are repetitions
/// that are no prose (tables, rules).
[[nodiscard]] TextCheckResult check_duplicate_passages(std::span<const CheckedText>);

/// text/list-count: a list beside its number that has other than so many members; 等 leaves it
/// open above. Counted: lists; undecided where it is not sure whose list it is or where it ends.
[[nodiscard]] TextCheckResult check_list_counts(std::span<const CheckedText>);

/// text/repeated-member: A、B、A. Counted: lists of three and more; undecided are those that repeat
/// what may be no name, or for emphasis.
[[nodiscard]] TextCheckResult check_repeated_members(std::span<const CheckedText>);

/// text/scheme-cut: 一是 and 三是 without 二是, “1” and “5” of “1567” without “6” and “7”.
/// Counted: series and schemes; undecided are those that begin elsewhere, are nowhere explained, or
/// have a first member alone where that is usual (首先).
[[nodiscard]] TextCheckResult check_schemes(std::span<const CheckedText>);

/// text/cut-off: a paragraph that ends in mid-sentence (see Paragraph). Counted: paragraphs;
/// undecided are headings, signatures, tables and the like.
[[nodiscard]] TextCheckResult check_endings(std::span<const CheckedText>);

/// text/mark-not-closed, text/mark-not-opened: quotation marks and brackets that do not pair within
/// a paragraph. Counted: marks; undecided are those of a quotation that runs through.
[[nodiscard]] TextCheckResult check_marks(std::span<const CheckedText>);

/// text/year-ahead: a year after publication in a clause that speaks of no future;
/// text/year-of-name: a known name (中国制造2025) or one of the register with another year.
/// Counted: years and names; undecided are years ahead in words of the future.
[[nodiscard]] TextCheckResult check_years(std::span<const CheckedText>, const Registry&,
                                          const std::vector<std::string>& known_names);

/// text/spelling: two names, in quotes or of the register, that differ by one character or by two
/// words that changed places, and of which the register says neither that they are one nor that
/// they are two. Counted: names; undecided are those of a pair that stands together or shares a
/// common word.
[[nodiscard]] TextCheckResult check_spellings(std::span<const CheckedText>, const Registry&);

/// text/stray-word: and, or, of … between Han characters; text/doubled-character: 打好好, 的的.
/// Counted: Latin words between Han, undecided where they join nothing (手机app), and doubled
/// characters of the kinds judged.
[[nodiscard]] TextCheckResult check_stray_words(std::span<const CheckedText>);

/// What all of them may look at.
struct Reading {
  std::span<const CheckedText> texts;
  const Registry& registry;
  const std::vector<std::string>& known_names;
};
using DocumentCheck = TextCheckResult (*)(const Reading&);
/// Carries a check out; one that breaks down has check/rule-broken as its finding.
[[nodiscard]] TextCheckResult look_safely(DocumentCheck, const Reading&, const Rule&);
/// The check of this name; null: it looks at no documents.
[[nodiscard]] DocumentCheck document_check(const CheckKind&);

}  // namespace jianbao::validation
