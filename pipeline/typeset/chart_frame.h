#pragma once
// What the kinds of charts have in common: the room that is left, axes with grid lines, names of
// categories, the legend, and the values that found no place.

#include <functional>
#include <optional>
#include <vector>

#include "typeset/chart_marks.h"
#include "typeset/chart_scale.h"

namespace jianbao::charting {

/// A chart being drawn.
struct Sheet {
  const Chart& chart;
  Canvas& canvas;
  Rect room;                    ///< not yet used; at first the frame
  std::vector<Spans> left_out;  ///< values without a place in the drawing, each with its name
};

/// Takes rows of keys off the top of the room, when there is more than one series. `is_line`: drawn
/// as a line with points.
void draw_legend(Sheet&, const std::function<bool(const ChartSeries&)>& is_line);

/// The place of each category along an axis, evenly but for a gap where unlike ones meet.
class Slots {
 public:
  Slots(const std::vector<ChartCategory>&, Length room);
  [[nodiscard]] Length slot() const;
  [[nodiscard]] Length middle(std::size_t k) const;
  /// The middle of the gap before a category that is unlike the one before.
  [[nodiscard]] Length gap(std::size_t k) const;

 private:
  std::vector<std::int64_t> halves_;  ///< half slots before each category
  std::int64_t all_ = 1;              ///< half slots
  Length room_;
};

/// Axes of a chart whose values go up.
struct Upright {
  Rect plot;
  Scale first;
  std::optional<Scale> second;
  Slots slots;
  [[nodiscard]] Length x(std::size_t category) const { return plot.x + slots.middle(category); }
  [[nodiscard]] Length y(const Decimal& value, bool on_second = false) const;
  [[nodiscard]] Length base(bool on_second = false) const;
};

struct UprightOptions {
  bool from_zero = true;
  bool ticks = true;               ///< numbers at the axis
  std::vector<Decimal> more = {};  ///< values that the first axis must reach besides the points
};

/// Draws grid lines, ticks, the base line, names of categories and breaks.
[[nodiscard]] Upright draw_upright(Sheet&, const UprightOptions&);

/// Low and high values of the points on an axis.
[[nodiscard]] std::vector<Decimal> values_on(const Chart&, bool second);

/// Names of the categories below a plot, thinned where they are too many or too high.
struct CategoryRow {
  std::vector<Label> labels;  ///< one a category; empty: left out
  Length height;
};
[[nodiscard]] CategoryRow category_row(Sheet&, const Slots&, Length left, Length most_height);
void draw_category_row(Sheet&, const CategoryRow&, const Slots&, Length left, Length top);

/// So many marks on so little room that only the first, the last, the lowest and the highest are
/// labelled.
[[nodiscard]] std::vector<bool> labelled(const ChartSeries&, bool crowded);

/// "2021年 甲系列 915": goes below the chart.
void leave_out(Sheet&, std::size_t series, std::size_t category);

/// The reason of a gap, at the base line of its slot; below the chart when it finds no room.
void draw_gap(Sheet&, const Upright&, std::size_t series, std::size_t category);

}  // namespace jianbao::charting
