#pragma once
// A report as declared in reports/<name>/report.yaml, with the words of reports/common. Skeletons
// are kept as text with their places; compose reads them. Digits in a skeleton's own words are
// refused by load: every printed figure comes from a fact.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/decimal.h"
#include "base/source_map.h"
#include "model/chart_spec.h"
#include "model/table_spec.h"

namespace jianbao {

/// 见表N / 图N: a name that {table:NAME} and {chart:NAME} refer to.
struct ParagraphSpec {
  std::vector<Skeleton> sentences;  ///< joined; one whose facts are missing is left out
  Span span;
};

struct SubheadingSpec {
  Skeleton text;
};

/// A heading that runs into its text: level 2 （一）, 3 1. or 4 （1）(E-13…E-16).
struct PointSpec {
  std::uint8_t level;
  std::optional<Skeleton> heading;  ///< none: only the number
  std::vector<Skeleton> sentences;
  Span span;
};

using BlockSpec = std::variant<ParagraphSpec, SubheadingSpec, PointSpec, TableSpec, ChartSpec>;

struct SectionSpec {
  Located<std::string> heading;
  std::vector<BlockSpec> blocks;
};

/// A word for a growth, chosen by declared bounds (prose.md W-01): the first that holds.
struct Judgement {
  std::string word;                                        ///< 实现两位数增长
  std::optional<Decimal> at_least, above, below, at_most;  ///< bounds of the growth in per cent
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
  std::vector<Skeleton> key_points;  ///< 要点, three to seven
  std::vector<BlockSpec> lead;       ///< blocks after the key points, before the first section
  std::vector<SectionSpec> sections;
  std::optional<Skeleton> addressee;  ///< 主送, ends with ：(E-10)
  std::optional<Skeleton> post_note;  ///< 附注, in （）(E-20)
  bool signature = false;             ///< 署名 and date after the text (E-18)
  bool sealed = false;                ///< leaves the place of a seal (E-19)
  std::string annex_title;            ///< 主要数据来源及口径
  std::vector<Skeleton> annex_notes;  ///< 口径 statements printed before the tables of the annex
  std::string sources_title;          ///< title of the checking list
  Wording wording;
  Span span;
};

}  // namespace jianbao
