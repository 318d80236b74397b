#pragma once
// A table as it is said: heads and cells, with no idea of widths and pages.

#include <cstdint>
#include <string>
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
struct TableCell {
  Spans spans;
};
struct Table {
  std::string caption;  ///< 表1　… ; empty: none (and no 续表 line)
  std::string unit;     ///< at the right over the table; may be empty
  std::vector<TableColumnHead> columns;
  std::vector<std::vector<TableCell>> rows;
  std::vector<Spans> notes;
};

}  // namespace jianbao
