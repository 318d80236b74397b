#pragma once
// The texts of a table: measured once, broken to their columns, put in their places.

#include <cstdint>
#include <optional>
#include <vector>

#include "model/document.h"
#include "typeset/table_widths.h"
#include "typeset/text.h"

namespace jianbao {

/// Between the lines of one cell: two lines take a band and a half, three take two (E-26).
constexpr Length table_line_step = Length::millipoints(15'500);

struct PlacedColumn {
  Length left, width;
  Length before_point, after_point;  ///< Decimal: widest parts on both sides of the point
};

/// A text on one line. In a decimal column `after` holds what follows the point.
struct CellText {
  TextLine line, after;
};

class TableCells {
 public:
  TableCells(const Table&, Length width, TextSetter&);

  [[nodiscard]] const std::vector<PlacedColumn>& columns() const { return columns_; }
  /// Set on the point of its column: one column, one row, and no long words.
  [[nodiscard]] bool is_decimal(const TableCell&, std::size_t c) const;
  /// The first column narrower than the figures on its point, or than two characters.
  [[nodiscard]] std::optional<std::size_t> too_narrow() const { return too_narrow_; }
  /// A cell takes three lines or more.
  [[nodiscard]] bool has_tall_cells() const { return has_tall_cells_; }
  [[nodiscard]] const TextStyle& text_style() const { return text_; }
  [[nodiscard]] const TextStyle& head_style() const { return head_; }
  /// Width of `count` columns from `first` on.
  [[nodiscard]] Length width_of(std::size_t first, std::size_t count) const;

  /// The lines of a cell of row `r`; empty for one that is covered. The text is given away.
  [[nodiscard]] std::vector<TextLine> take_lines(std::size_t r, std::size_t c);
  /// A text over `count` columns from `first` on, set anew.
  [[nodiscard]] std::vector<TextLine> lines(const Spans&, const TextStyle&, std::size_t first,
                                            std::size_t count);

  /// Lines centred about `middle`, from the top of a strip.
  void put_lines(std::vector<Item>&, const std::vector<TextLine>&, std::size_t first,
                 std::size_t count, ColumnAlign, Length middle, Length step,
                 const TextStyle&) const;
  /// The points of a column stand under one another; the widest entry is centred in the column.
  void put_decimal(std::vector<Item>&, std::size_t r, std::size_t c, Length middle) const;

 private:
  void measure(Length width);
  ColumnNeed head_need(std::size_t c);
  void measure_cell(ColumnNeed&, std::size_t r, std::size_t c);
  void widen_for_groups(std::vector<ColumnNeed>&);

  const Table& table_;
  TextSetter& setter_;
  TextStyle text_, head_;
  std::vector<PlacedColumn> columns_;
  std::vector<std::vector<CellText>> cells_;
  bool has_tall_cells_ = false;
  std::optional<std::size_t> too_narrow_;
};

/// The cell stands there and is not covered by another.
[[nodiscard]] const TableCell* cell_at(const TableRow&, std::size_t c);

}  // namespace jianbao
