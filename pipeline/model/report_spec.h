#pragma once
// A report as declared in reports/<name>/report.yaml, with the words of reports/common. Skeletons
// are kept as text with their places; compose reads them. Digits in a skeleton's own words are
// refused by load: every printed figure comes from a fact.

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/decimal.h"
#include "base/source_map.h"
#include "model/chart_spec.h"
#include "model/comparison_spec.h"
#include "model/selection_spec.h"
#include "model/table_spec.h"

namespace jianbao {

/// 见表N / 图N: a name that {table:NAME} and {chart:NAME} refer to.
struct ParagraphSpec {
  std::vector<SentenceSpec> sentences;  ///< joined; one whose facts are missing is left out
  Span span;
};

struct SubheadingSpec {
  Skeleton text;
};

/// A heading that runs into its text: level 2 （一）, 3 1. or 4 （1）(E-13…E-16).
struct PointSpec {
  std::uint8_t level;
  std::optional<Skeleton> heading;  ///< none: only the number
  std::vector<SentenceSpec> sentences;
  Span span;
};

/// 名词解释: registered names that the document prints, with what they are.
struct GlossarySpec {
  std::uint32_t most = 0;  ///< 0: all
  Span span;
};
/// 名录: every registered name that is known on the day, by domain, numbered.
struct RegisterSpec {
  Span span;
};
/// 音序索引 of the numbers of the register.
struct NameIndexSpec {
  Span span;
};
/// Which printed figures are bounds, approximate, estimates or implied.
struct NaturesSpec {
  Span span;
};
/// 口径变动 against the issue before.
struct DefinitionsChangedSpec {
  Span span;
};
/// Open warnings that a human has to decide.
struct FindingsSpec {
  std::uint32_t most = 0;  ///< 0: all
  Span span;
};
/// A form that people fill in by hand: rows of a label and empty cells.
struct FormSpec {
  std::string name;  ///< of {table:NAME}; may be empty: then it has no caption and no number
  std::optional<Skeleton> title;
  std::vector<std::string> columns, rows;
  bool tall = false;  ///< room to write
  Span span;
};
/// The documents of the issue with their pages, figures and digests.
struct DocumentsSpec {
  Span span;
};

/// 更正: what earlier issues printed wrongly, as far as it was found out since the last one.
struct CorrectionsSpec {
  Span span;
};

using BlockContentSpec =
    std::variant<ParagraphSpec, SubheadingSpec, PointSpec, TableSpec, ChartSpec, EachSpec,
                 GlossarySpec, RegisterSpec, NameIndexSpec, NaturesSpec, DefinitionsChangedSpec,
                 FindingsSpec, FormSpec, DocumentsSpec, CorrectionsSpec>;

/// A block, and when it is printed: all conditions must hold.
struct BlockSpec {
  BlockContentSpec content;
  std::vector<Condition> when = {};
  // NOLINTNEXTLINE(google-explicit-constructor): most blocks have no condition
  BlockSpec(BlockContentSpec of) : content(std::move(of)) {}
  BlockSpec(BlockContentSpec of, std::vector<Condition> conditions)
      : content(std::move(of)), when(std::move(conditions)) {}
  // NOLINTNEXTLINE(google-explicit-constructor): any of the alternatives
  template <class T>
    requires std::is_constructible_v<BlockContentSpec, T>
  BlockSpec(T of) : content(std::move(of)) {}
};

struct SectionSpec {
  Located<std::string> heading;
  std::vector<BlockSpec> blocks;
  std::vector<Condition> when = {};
};

/// 附件N: begins a page of its own.
struct AnnexSpec {
  Skeleton title;
  std::vector<BlockSpec> blocks;
  std::vector<Condition> when = {};
};

/// One document for each subject that has facts in the sources.
struct EachSubjectSpec {
  std::vector<Located<std::string>> levels, names;
};

/// How a document begins.
enum class Front : std::uint8_t {
  Masthead,  ///< 报头: red line, issue number (E-03…E-06)
  Title,     ///< the title alone
};

/// A word for a growth, chosen by declared bounds (prose.md W-01): the first that holds.
struct Judgement {
  std::string word;                                        ///< 实现两位数增长
  std::optional<Decimal> at_least, above, below, at_most;  ///< bounds of the growth in per cent
  std::uint32_t in_a_row = 0;  ///< 保持, 延续: so many figures that may be compared move alike
  bool slower = false;         ///< 回落, 放缓: less growth than the figure before it had
};

struct Wording {
  std::vector<Judgement> judgements;
  Decimal multiple_from{100, 0};           ///< S-09
  std::vector<std::string> empty_phrases;  ///< W-22: refused in skeletons and notes
};

struct ReportSpec {
  std::string name;   ///< "monthly-brief"
  std::string title;  ///< name of the kind of publication, for lists
  std::uint32_t pages_aim = 4, pages_most = 6;
  Span pages_span;
  Front front = Front::Masthead;
  std::optional<Skeleton> heading = std::nullopt;   ///< none: the issue's title
  std::optional<Skeleton> subtitle = std::nullopt;  ///< none: the issue's, if the heading is its
  bool colophon = true;
  bool proof = false;  ///< a 校样 with line numbers is made of it too
  std::optional<EachSubjectSpec> each_subject = std::nullopt;
  std::vector<Condition> when = {};  ///< the document is not made otherwise
  std::vector<SelectionSpec> selections = {};
  std::vector<ComparisonSpec> comparisons = {};
  std::vector<SentenceSpec> key_points;  ///< 要点, three to seven; may be none
  std::vector<BlockSpec> lead;           ///< blocks after the key points, before the first section
  std::vector<SectionSpec> sections;
  std::optional<Skeleton> addressee;  ///< 主送, ends with ：(E-10)
  std::optional<Skeleton> post_note;  ///< 附注, in （）(E-20)
  bool signature = false;             ///< 署名 and date after the text (E-18)
  bool sealed = false;                ///< leaves the place of a seal (E-19)
  std::vector<AnnexSpec> annexes = {};
  std::string annex_title;            ///< 主要数据来源及口径; empty: no such annex
  std::vector<Skeleton> annex_notes;  ///< 口径 statements printed before the tables of the annex
  std::string sources_title;          ///< title of the checking list; empty: none is made
  Wording wording;
  Span span;
};

}  // namespace jianbao
