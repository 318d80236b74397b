// Columns: single, grouped, stacked, and small ones side by side.

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "typeset/chart_kinds.h"

namespace jianbao::charting {
namespace {

constexpr Length widest_column = Length::pt(48);
constexpr Length above_mark = Length::pt(2);
constexpr Length inside_end = Length::pt(3);  // of a label from the end of its column
constexpr Length between_panels = Length::pt(14);
constexpr Length narrowest_panel = Length::pt(100);

/// Where the columns of a category stand.
struct Column {
  Length left, width;
  [[nodiscard]] Length middle() const { return left + width.scaled(1, 2); }
};

Column column_at(const Upright& axes, std::size_t category, std::size_t place, std::size_t count) {
  const auto n = static_cast<std::int64_t>(count);
  const auto k = static_cast<std::int64_t>(place);
  const Length group = count == 1 ? std::min(axes.slots.slot().scaled(11, 20), widest_column)
                                  : std::min(axes.slots.slot().scaled(15, 20), widest_column * n);
  const Length left = axes.x(category) - group.scaled(1, 2);
  return {left + group.scaled(k, n), group.scaled(k + 1, n) - group.scaled(k, n)};
}

Rect between(Length y1, Length y2, const Column& column) {
  const Length top = std::min(y1, y2);
  return {column.left, top, column.width, std::max(y1, y2) - top};
}

BarLook look_of(const Sheet& sheet, std::size_t series, std::size_t category) {
  const Chart& chart = sheet.chart;
  const bool alone = chart.series.size() == 1 || chart.kind == ChartKind::Multiples ||
                     chart.kind == ChartKind::ColumnLine;
  const std::size_t fill = chart.kind == ChartKind::Multiples    ? 0
                           : chart.kind == ChartKind::ColumnLine ? series + light_fill
                                                                 : series;
  const PointNature nature = chart.series[series].points[category].nature;
  return {chart.kind == ChartKind::StackedColumn ? part_nature(nature) : nature, fill, alone};
}

/// Above a column that goes up, below one that goes down.
std::vector<Point> outside(const Label& label, const Rect& mark, bool up, const Rect& frame) {
  const Length y = up ? mark.y - above_mark - label.height : mark.y + mark.height + above_mark;
  const Length middle = mark.x + (mark.width - label.width).scaled(1, 2);
  const Length x =
      std::clamp(middle, frame.x, std::max(frame.x, frame.x + frame.width - label.width));
  return {{x, y}};
}

bool put_inside(Canvas& canvas, const Label& label, const Rect& mark, const BarLook& look,
                Length y) {
  const Point at{mark.x + (mark.width - label.width).scaled(1, 2), y};
  if (!canvas.fits_on(mark, {at.x, at.y, label.width, label.height})) {
    return false;
  }
  if (is_dark(look)) {
    canvas.put_in_white(label, at);
  } else if (is_plain(look)) {
    canvas.put(label, at);
  } else {
    canvas.put_on_white(label, at);
  }
  return true;
}

bool is_beside_line(const Sheet& sheet) { return sheet.chart.kind == ChartKind::ColumnLine; }

bool label_inside(Sheet& sheet, const Label& label, const Rect& mark, bool up,
                  const BarLook& look) {
  if (look.nature == PointNature::Target || look.nature == PointNature::LowerBound ||
      look.nature == PointNature::UpperBound) {
    return false;  // nothing is inside of a line, and a torn end needs its room
  }
  const Length far = up ? mark.y + inside_end : mark.y + mark.height - label.height - inside_end;
  const Length near = up ? mark.y + mark.height - label.height - inside_end : mark.y + inside_end;
  return put_inside(sheet.canvas, label, mark, look, is_beside_line(sheet) ? near : far) ||
         put_inside(sheet.canvas, label, mark, look, is_beside_line(sheet) ? far : near);
}

/// `narrow`: labels in one line would reach into those beside them.
bool label_column(Sheet& sheet, const Spans& words, const Rect& mark, bool up, const BarLook& look,
                  bool narrow) {
  Canvas& canvas = sheet.canvas;
  const Label whole = canvas.label(words);
  const auto halves = canvas.in_two_lines(words);
  const auto try_outside = [&](const Label& label) {
    return canvas.try_places(label, outside(label, mark, up, canvas.frame()));
  };
  // Under a line the feet of the columns are free.
  return (is_beside_line(sheet) && label_inside(sheet, whole, mark, up, look)) ||
         (narrow && halves && try_outside(*halves)) || try_outside(whole) ||
         (halves && try_outside(*halves)) || label_inside(sheet, whole, mark, up, look);
}

/// The mark of a point, an interval with its open part.
Rect whole_mark(const Upright& axes, const ChartPoint& point, const Column& column) {
  const Decimal& far = point.upper && *point.value < *point.upper ? *point.upper : *point.value;
  return between(axes.base(), axes.y(far), column);
}

// ---- stacks ------------------------------------------------------------------------------------

Decimal sum(const Decimal& a, const Decimal& b) {
  const std::int8_t scale = std::max(a.scale(), b.scale());
  return (Rational(a) + Rational(b)).rounded(scale);
}

/// Parts that go up stand on each other, parts that go down hang below each other.
struct Stack {
  Decimal up, down;
  /// The ends of the next part.
  std::pair<Decimal, Decimal> add(const Decimal& value) {
    Decimal& end = value.is_negative() ? down : up;
    const Decimal from = end;
    end = sum(end, value);
    return {from, end};
  }
};

std::vector<Decimal> stack_ends(const Chart& chart) {
  std::vector<Decimal> ends;
  for (std::size_t k = 0; k < chart.categories.size(); ++k) {
    Stack stack;
    for (const ChartSeries& series : chart.series) {
      if (series.points[k].value) {
        ends.push_back(stack.add(*series.points[k].value).second);
      }
    }
  }
  return ends;
}

void draw_stacks(Sheet& sheet) {
  draw_legend(sheet, [](const ChartSeries&) { return false; });
  const Upright axes = draw_upright(sheet, {.more = stack_ends(sheet.chart)});
  struct Part {
    Rect mark;
    std::size_t series, category;
  };
  std::vector<Part> parts;
  for (std::size_t k = 0; k < sheet.chart.categories.size(); ++k) {
    Stack stack;
    for (std::size_t s = 0; s < sheet.chart.series.size(); ++s) {
      const auto& value = sheet.chart.series[s].points[k].value;
      if (!value) {
        leave_out(sheet, s, k);
        continue;
      }
      const auto [from, to] = stack.add(*value);
      const Rect mark = between(axes.y(from), axes.y(to), column_at(axes, k, 0, 1));
      // Neighbours share one outline.
      const Length shared = s == 0 ? Length() : outline_width;
      const Length top = value->is_negative() ? mark.y - shared : mark.y;
      draw_bar(sheet.canvas, {mark.x, top, mark.width, mark.height + shared},
               value->is_negative() ? End::Bottom : End::Top, look_of(sheet, s, k));
      parts.push_back({mark, s, k});
    }
  }
  for (const Part& part : parts) {
    const Label label =
        sheet.canvas.label(sheet.chart.series[part.series].points[part.category].words);
    const Length y = part.mark.y + (part.mark.height - label.height).scaled(1, 2);
    const BarLook look = look_of(sheet, part.series, part.category);
    const Point beside{part.mark.x + part.mark.width + above_mark, y};
    if (!put_inside(sheet.canvas, label, part.mark, look, y) &&
        !sheet.canvas.try_places(label, {beside})) {
      leave_out(sheet, part.series, part.category);
    }
  }
}

}  // namespace

void draw_column_series(Sheet& sheet, const Upright& axes, std::size_t series, std::size_t place,
                        std::size_t count) {
  const auto& points = sheet.chart.series[series].points;
  for (std::size_t k = 0; k < points.size(); ++k) {
    const ChartPoint& point = points[k];
    if (!point.value) {
      continue;
    }
    const Column column = column_at(axes, k, place, count);
    const BarLook look = look_of(sheet, series, k);
    const Length end = axes.y(*point.value);
    draw_bar(sheet.canvas, between(axes.base(), end, column),
             point.value->is_negative() ? End::Bottom : End::Top, look);
    if (point.upper) {
      draw_interval(sheet.canvas, between(end, axes.y(*point.upper), column), look);
    }
  }
}

void label_column_series(Sheet& sheet, const Upright& axes, std::size_t series, std::size_t place,
                         std::size_t count) {
  const auto& points = sheet.chart.series[series].points;
  Length widest;
  for (const ChartPoint& point : points) {
    widest = std::max(widest, sheet.canvas.label(point.words).width);
  }
  const auto n = static_cast<std::int64_t>(count);
  const Length pitch = count == 1 ? axes.slots.slot() : axes.slots.slot().scaled(3, 4 * n);
  const bool narrow = widest + Length::pt(3) > pitch;
  const bool crowded = points.size() > 8 && narrow;
  const std::vector<bool> chosen = labelled(sheet.chart.series[series], crowded);
  for (std::size_t k = 0; k < points.size(); ++k) {
    const ChartPoint& point = points[k];
    if (!point.value) {
      if (count == 1) {
        draw_gap(sheet, axes, series, k);
      } else {
        leave_out(sheet, series, k);
      }
      continue;
    }
    const Rect mark = whole_mark(axes, point, column_at(axes, k, place, count));
    if (!chosen[k] || !label_column(sheet, point.words, mark, !point.value->is_negative(),
                                    look_of(sheet, series, k), narrow)) {
      leave_out(sheet, series, k);
    }
  }
}

void draw_columns(Sheet& sheet) {
  if (sheet.chart.kind == ChartKind::StackedColumn) {
    draw_stacks(sheet);
    return;
  }
  draw_legend(sheet, [](const ChartSeries&) { return false; });
  const Upright axes = draw_upright(sheet, {});
  const std::size_t count = sheet.chart.series.size();
  for (std::size_t s = 0; s < count; ++s) {
    draw_column_series(sheet, axes, s, s, count);
  }
  for (std::size_t s = 0; s < count; ++s) {
    label_column_series(sheet, axes, s, s, count);
  }
}

namespace {

/// One small chart of a series.
struct Panel {
  Chart chart;
  Rect area;
  std::optional<Upright> axes;
};

std::vector<Panel> panels_of(const Sheet& sheet) {
  const auto count = static_cast<std::int64_t>(sheet.chart.series.size());
  const Rect& room = sheet.room;
  const std::int64_t most = std::max<std::int64_t>(
      (room.width + between_panels).count() / (narrowest_panel + between_panels).count(), 1);
  const std::int64_t rows = (count + most - 1) / most;
  const std::int64_t columns = (count + rows - 1) / rows;
  const Length width =  // rounded down: panels never reach beyond the room
      Length::millipoints((room.width - between_panels * (columns - 1)).count() / columns);
  std::vector<Panel> panels;
  for (std::int64_t s = 0; s < count; ++s) {
    Panel panel{sheet.chart, {}, std::nullopt};
    panel.chart.series = {sheet.chart.series[static_cast<std::size_t>(s)]};
    const Length top = room.height.scaled(s / columns, rows);
    panel.area = {room.x + (width + between_panels) * (s % columns), room.y + top, width,
                  room.height.scaled(s / columns + 1, rows) - top - Length::pt(4)};
    panels.push_back(std::move(panel));
  }
  return panels;
}

/// Names above the plots, standing on one line.
void name_panels(Canvas& canvas, std::vector<Panel>& panels) {
  std::vector<Label> names;
  Length highest;
  for (const Panel& panel : panels) {
    const ChartSeries& series = panel.chart.series.front();
    names.push_back(canvas.wrapped(
        series.name + (series.unit.empty() ? "" : "（" + series.unit + "）"), panel.area.width));
    highest = std::max(highest, names.back().height);
  }
  for (std::size_t k = 0; k < panels.size(); ++k) {
    Rect& area = panels[k].area;
    canvas.put(names[k], {area.x + (area.width - names[k].width).scaled(1, 2),
                          area.y + highest - names[k].height});
    area.y += highest + Length::pt(3);
    area.height -= highest + Length::pt(3);
  }
}

}  // namespace

void draw_multiples(Sheet& sheet) {
  std::vector<Panel> panels = panels_of(sheet);
  name_panels(sheet.canvas, panels);
  for (Panel& panel : panels) {
    Sheet inner{panel.chart, sheet.canvas, panel.area, {}};
    panel.axes = draw_upright(inner, {.ticks = false});
    draw_column_series(inner, *panel.axes, 0, 0, 1);
  }
  for (const Panel& panel : panels) {
    Sheet inner{panel.chart, sheet.canvas, panel.area, {}};
    sheet.canvas.keep_labels_in(grown(panel.area, between_panels.scaled(1, 2) - Length::pt(2), {}));
    label_column_series(inner, *panel.axes, 0, 0, 1);
    std::ranges::move(inner.left_out, std::back_inserter(sheet.left_out));
  }
}

}  // namespace jianbao::charting
