#pragma once
// A table as a report declares it: which facts, which of their sides.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/source_map.h"
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
  Definition
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
  std::vector<Skeleton> notes;
  Span span;
  std::vector<TableHeadSpec> heads = {};
  /// Cells of these columns that say the same one below the other become one.
  std::vector<TableColumn> merge = {};
  TableRules rules = TableRules::Open;
  bool landscape = false;
  /// Words that stand in the file instead of facts: in a gallery alone, and said in print.
  std::optional<Table> sample = std::nullopt;
};

}  // namespace jianbao
