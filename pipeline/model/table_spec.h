#pragma once
// A table as a report declares it: which facts, which of their sides.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/source_map.h"
#include "model/selection_spec.h"
#include "model/skeleton.h"
#include "model/table.h"

namespace jianbao {

/// Columns of the closed vocabulary; the head words are in wording.yaml.
enum class TableColumn : std::uint8_t {
  Indicator,
  Subject,
  Period,
  Nature,
  Value,
  Unit,
  YearOnYear,
  Base,
  Source,
  Definition,
  Number,          ///< 序号
  Text,            ///< 事项: the statement in our words
  Who,             ///< 提出方
  Due,             ///< 期限
  Progress,        ///< 进展: a later fact of the same thing
  Figure,          ///< 数: value, else growth, else claim
  Previous,        ///< 上期: the figure of the issue before
  PreviousPeriod,  ///< 上期期间
  Change,          ///< 变动: the difference, or why there is none
  Why,             ///< 入选原因
  Claim,           ///< 说法
  Domain,          ///< 领域
  Day,             ///< 日期
  SourceLine,      ///< 出处: document and line
  Note,            ///< 备注
  Blank,           ///< left for the pen
};

/// Rows one below the other, perhaps under a heading of their own.
struct TablePart {
  std::optional<Skeleton> group;
  std::vector<Located<std::string>> rows;  ///< indicator keys
};

/// One head over neighbouring columns: 上年同期 over its value and its growth.
struct TableHeadSpec {
  std::string text;
  std::vector<TableColumn> over;  ///< neighbours, in the order of the columns
};

struct TableSpec {
  std::string name;
  Skeleton title;
  std::vector<TableColumn> columns;
  std::vector<TablePart> parts;
  std::vector<SentenceSpec> notes;
  Span span;
  /// A selection in place of the rows of `parts`, and what its rows are grouped by.
  std::optional<Located<std::string>> select = std::nullopt;
  std::optional<GroupBy> group = std::nullopt;
  std::vector<TableHeadSpec> heads = {};
  /// Cells of these columns that say the same one below the other become one.
  std::vector<TableColumn> merge = {};
  TableRules rules = TableRules::Open;
  bool landscape = false;
  /// Words that stand in the file instead of facts: in a gallery alone, and said in print.
  std::optional<Table> sample = std::nullopt;
};

}  // namespace jianbao
