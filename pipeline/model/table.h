#pragma once
// A table as it is said: heads and cells, with no idea of widths and pages.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "model/spans.h"

namespace jianbao {

enum class ColumnAlign : std::uint8_t { Left, Centre, Decimal };

struct TableColumnHead {
  std::string text;
  ColumnAlign align = ColumnAlign::Left;
  std::uint16_t weight = 1;  ///< share of spare width
  /// Text that reads badly when broken (numbers, dates) keeps its natural width.
  bool keep_whole = false;
};

/// A head above the heads of `count` columns from `first` on.
struct HeadGroup {
  std::string text;
  std::size_t first = 0, count = 1;
};

struct TableCell {
  Spans spans;
  std::uint32_t columns = 1;  ///< that it spans; the cells it covers stand in the row and are empty
  std::uint32_t rows = 1;     ///< that it spans, downwards; the same holds for the rows below
};

/// Group: one heading over the rows that follow it, across all columns.
enum class RowKind : std::uint8_t { Plain, Group };

struct TableRow {
  TableRow() = default;
  TableRow(std::initializer_list<TableCell> list) : cells(list) {}
  explicit TableRow(std::vector<TableCell> list, RowKind k = RowKind::Plain)
      : cells(std::move(list)), kind(k) {}

  std::vector<TableCell> cells;  ///< those that lack at the end are empty
  RowKind kind = RowKind::Plain;
};

/// Open: 开口表, heavy rules above and below, column rules, open sides (E-26). ThreeLine: no column
/// rules.
enum class TableRules : std::uint8_t { Open, ThreeLine };

struct Table {
  std::string caption;  ///< 表1　… ; empty: none (and no 续表 line)
  std::string unit;     ///< at the right over the table; may be empty
  std::vector<TableColumnHead> columns;
  std::vector<HeadGroup> groups;  ///< a second row of heads, above; from left to right
  std::vector<TableRow> rows;     ///< none: the table says that there are none
  std::vector<Spans> notes;
  TableRules rules = TableRules::Open;
  bool landscape = false;  ///< turned, on pages of its own (E-25)
};

}  // namespace jianbao
