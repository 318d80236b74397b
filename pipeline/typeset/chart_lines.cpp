// Lines with points, alone or over columns on an axis of their own.

#include <algorithm>
#include <array>

#include "typeset/chart_kinds.h"

namespace jianbao::charting {
namespace {

constexpr Length away = Length::pt(3);  // of a label from its point
constexpr Length dash = Length::pt(3);
constexpr Length most_end_names = Length::pt(110);

struct Place {
  std::size_t series;
  bool second;
};

Point point_at(const Upright& axes, std::size_t category, const ChartPoint& point, bool second) {
  return {axes.x(category), axes.y(*point.value, second)};
}

bool is_to_come(PointNature nature) {
  return nature == PointNature::Forecast || nature == PointNature::Target;
}

void draw_line(Sheet& sheet, const Upright& axes, std::size_t series, std::size_t look) {
  const ChartSeries& of = sheet.chart.series[series];
  for (std::size_t k = 1; k < of.points.size(); ++k) {
    const ChartPoint& a = of.points[k - 1];
    const ChartPoint& b = of.points[k];
    // A gap stays a gap, and nothing joins what is not alike.
    if (!a.value || !b.value || sheet.chart.categories[k].unlike_before) {
      continue;
    }
    sheet.canvas.mark(Stroke{point_at(axes, k - 1, a, of.second), point_at(axes, k, b, of.second),
                             line_width, black, is_to_come(b.nature) ? dash : Length()});
  }
  for (std::size_t k = 0; k < of.points.size(); ++k) {
    if (of.points[k].value) {
      draw_point(sheet.canvas, point_at(axes, k, of.points[k], of.second), look,
                 of.points[k].nature);
    }
  }
}

/// Above, below, then to the sides.
std::vector<Point> around(const Label& label, Point at, bool low) {
  const Length r = point_size.scaled(1, 2) + away;
  const Length half = label.width.scaled(1, 2);
  const Length up = at.y - r - label.height, down = at.y + r;
  const Length level = at.y - label.height.scaled(1, 2);
  std::vector<Point> places{{at.x - half, up},
                            {at.x - half, down},
                            {at.x - label.width, up},
                            {at.x, up},
                            {at.x - label.width, down},
                            {at.x, down},
                            {at.x + r, level},
                            {at.x - r - label.width, level},
                            {at.x - half, up - label_size},
                            {at.x - half, down + label_size}};
  if (low) {
    std::swap(places[0], places[1]);
  }
  return places;
}

void label_line(Sheet& sheet, const Upright& axes, std::size_t series) {
  const ChartSeries& of = sheet.chart.series[series];
  Length widest;
  for (const ChartPoint& point : of.points) {
    widest = std::max(widest, sheet.canvas.label(point.words).width);
  }
  const bool crowded = of.points.size() > 8 && widest + away > axes.slots.slot();
  const std::vector<bool> chosen = labelled(of, crowded);
  for (std::size_t k = 0; k < of.points.size(); ++k) {
    const ChartPoint& point = of.points[k];
    if (!point.value) {
      if (sheet.chart.series.size() == 1) {
        draw_gap(sheet, axes, series, k);
      } else {
        leave_out(sheet, series, k);
      }
      continue;
    }
    const Label label = sheet.canvas.label(point.words);
    const bool valley = k > 0 && k + 1 < of.points.size() && of.points[k - 1].value &&
                        of.points[k + 1].value && *point.value < *of.points[k - 1].value &&
                        *point.value < *of.points[k + 1].value;
    const auto places = around(label, point_at(axes, k, point, of.second), valley);
    if (!chosen[k] ||
        !(sheet.canvas.try_places(label, places) || sheet.canvas.try_on_marks(label, places))) {
      leave_out(sheet, series, k);
    }
  }
}

/// Names at the right ends of the lines, when there is room for each beside its last point.
class EndNames {
 public:
  explicit EndNames(Sheet& sheet) {
    for (const ChartSeries& series : sheet.chart.series) {
      names_.push_back(sheet.canvas.label(series.name));
      width_ = std::max(width_, names_.back().width);
    }
    width_ += away * 2;
  }
  [[nodiscard]] Length width() const { return width_; }

  /// The lines end far enough apart.
  [[nodiscard]] bool fit(const Sheet& sheet, const Scale& scale, Length height) const {
    std::vector<Length> ends;
    for (const ChartSeries& series : sheet.chart.series) {
      if (series.points.empty() || !series.points.back().value) {
        return false;
      }
      ends.push_back(scale.at(*series.points.back().value, height));
    }
    std::ranges::sort(ends);
    for (std::size_t k = 1; k < ends.size(); ++k) {
      if (ends[k] - ends[k - 1] < line_pitch) {
        return false;
      }
    }
    return width_ <= most_end_names;
  }

  void draw(Sheet& sheet, const Upright& axes, Length left) const {
    for (std::size_t s = 0; s < names_.size(); ++s) {
      const Length y = axes.y(*sheet.chart.series[s].points.back().value);
      sheet.canvas.put(names_[s], {left + away, y - label_size.scaled(1, 2)}, Align::Left);
    }
  }

 private:
  std::vector<Label> names_;
  Length width_;
};

void draw_only_lines(Sheet& sheet) {
  const EndNames names(sheet);
  const bool several = sheet.chart.series.size() > 1;
  // The plot will be lower than the room by labels and names: what fits here in half of it fits.
  const Scale guess = make_scale(values_on(sheet.chart, false), 4, false);
  const bool at_ends = several && names.fit(sheet, guess, sheet.room.height.scaled(1, 2));
  if (several && !at_ends) {
    draw_legend(sheet, [](const ChartSeries&) { return true; });
  }
  if (at_ends) {
    sheet.room.width -= names.width();
  }
  const Upright axes = draw_upright(sheet, {.from_zero = false});
  const std::size_t count = sheet.chart.series.size();
  for (std::size_t s = 0; s < count; ++s) {
    draw_line(sheet, axes, s, s);
  }
  if (at_ends) {
    names.draw(sheet, axes, sheet.room.x + sheet.room.width);
  }
  for (std::size_t s = 0; s < count; ++s) {
    label_line(sheet, axes, s);
  }
}

/// Room above the columns for the line.
Decimal headroom(const std::vector<Decimal>& values) {
  Decimal highest;
  for (const Decimal& value : values) {
    highest = std::max(highest, value);
  }
  return {highest.coefficient() + highest.coefficient() / 2, highest.scale()};
}

void draw_columns_with_lines(Sheet& sheet) {
  draw_legend(sheet, [](const ChartSeries& s) { return s.second; });
  const Upright axes = draw_upright(sheet, {.more = {headroom(values_on(sheet.chart, false))}});
  std::vector<std::size_t> columns, lines;
  for (std::size_t s = 0; s < sheet.chart.series.size(); ++s) {
    (sheet.chart.series[s].second ? lines : columns).push_back(s);
  }
  for (std::size_t k = 0; k < columns.size(); ++k) {
    draw_column_series(sheet, axes, columns[k], k, columns.size());
  }
  for (const std::size_t s : lines) {
    draw_line(sheet, axes, s, s);
  }
  for (const std::size_t s : lines) {
    label_line(sheet, axes, s);
  }
  for (std::size_t k = 0; k < columns.size(); ++k) {
    label_column_series(sheet, axes, columns[k], k, columns.size());
  }
}

}  // namespace

void draw_lines(Sheet& sheet) {
  if (sheet.chart.kind == ChartKind::Line) {
    draw_only_lines(sheet);
  } else {
    draw_columns_with_lines(sheet);
  }
}

}  // namespace jianbao::charting
