#pragma once
// What stands above and below the rows of a table: caption, unit, heads, notes.

#include <string>
#include <vector>

#include "model/geometry.h"
#include "typeset/strip.h"
#include "typeset/table_cells.h"

namespace jianbao {

constexpr Length heavy_rule = Length::pt(1), thin_rule = Length::millipoints(350);  // E-26
constexpr Length head_rule = Length::millipoints(500);

[[nodiscard]] inline Fill full_rule(const Frame& frame, Length y, Length thickness) {
  return {{Length(), y, frame.width, thickness}, {}};
}

/// Half bands for so many lines of a cell.
[[nodiscard]] int halves_for(const Grid&, std::size_t lines);

/// E-27. The unit stands beside the caption where it has room, else below.
[[nodiscard]] std::vector<Strip> table_head(const Table&, const std::string& caption, const Frame&,
                                            TableCells&, TextSetter&);

/// E-28, in whole bands; without notes a blank line that keeps what follows clear of the table.
[[nodiscard]] std::vector<Strip> table_notes(const Table&, const Frame&, TextSetter&);

}  // namespace jianbao
