#pragma once
// One function a family of charts: draws into the room of the sheet.

#include "typeset/chart_frame.h"

namespace jianbao::charting {

void draw_columns(Sheet&);    ///< Column, GroupedColumn, StackedColumn
void draw_lines(Sheet&);      ///< Line, ColumnLine
void draw_bars(Sheet&);       ///< Bar, Progress
void draw_shares(Sheet&);     ///< ShareBar
void draw_multiples(Sheet&);  ///< Multiples
void draw_timeline(Sheet&);   ///< Timeline

/// The columns of one series out of `count` that stand side by side, number `place` among them.
void draw_column_series(Sheet&, const Upright&, std::size_t series, std::size_t place,
                        std::size_t count);
/// Their values; drawn when all marks stand.
void label_column_series(Sheet&, const Upright&, std::size_t series, std::size_t place,
                         std::size_t count);

}  // namespace jianbao::charting
