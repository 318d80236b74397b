#pragma once
// How wide the columns of a table are.

#include <cstdint>
#include <vector>

#include "base/length.h"

namespace jianbao {

/// What the cells of one column ask for, with the blank at their sides.
struct ColumnNeed {
  Length natural;  ///< no text is broken
  Length least;    ///< nothing is broken that should not be
  Length hard;     ///< words may be taken apart, figures not
  /// Σ (width of a cell in tenths of a point)³: says how much text the column holds, and a long
  /// cell more than several short ones.
  std::int64_t bulk = 0;
  std::uint16_t weight = 1;  ///< share of spare width

  void add_cell(Length width);
};

/// Widths that fill the measure exactly. With room to spare it is shared by weight; without, the
/// columns share it so that rows become low: for a text of bulk B in a column of width w a row is
/// about B ÷ w lines high, and the sum of the cubes of these heights is least when the widths go
/// with the fourth roots of Σ B³, between the least width and the natural one.
[[nodiscard]] std::vector<Length> solve_widths(const std::vector<ColumnNeed>&, Length measure);

}  // namespace jianbao
