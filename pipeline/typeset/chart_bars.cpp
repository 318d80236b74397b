// Bars that lie: values with long names, and what was reached against what was promised.

#include <algorithm>

#include "typeset/chart_kinds.h"

namespace jianbao::charting {
namespace {

constexpr Rgb grid_grey{0xB8, 0xB8, 0xB8};
constexpr Length grid_width = Length::millipoints(250);
constexpr Length widest_bar = Length::pt(15);
constexpr Length beside = Length::pt(4);
constexpr Length least_row_for_axis = Length::pt(15);
constexpr Length axis_height = Length::pt(16);

/// Names at the left, bars from a common base line to the right of them.
struct Lying {
  Rect plot;
  Scale scale;
  Slots slots;
  [[nodiscard]] Length x(const Decimal& value) const {
    return plot.x + scale.at(value, plot.width);
  }
  [[nodiscard]] Length base() const { return plot.x + scale.zero(plot.width); }
  [[nodiscard]] Length y(std::size_t category) const { return plot.y + slots.middle(category); }
};

std::vector<Label> names_of(Sheet& sheet, Length measure) {
  std::vector<Label> names;
  for (const ChartCategory& category : sheet.chart.categories) {
    names.push_back(sheet.canvas.wrapped(category.label, measure));
  }
  return names;
}

Length widest_of(const std::vector<Label>& labels) {
  Length widest;
  for (const Label& label : labels) {
    widest = std::max(widest, label.width);
  }
  return widest;
}

Length widest_value(Sheet& sheet, bool negative) {
  Length widest;
  for (const ChartSeries& series : sheet.chart.series) {
    for (const ChartPoint& point : series.points) {
      if (!point.value || point.value->is_negative() == negative) {
        widest = std::max(widest, sheet.canvas.label(point.words).width);
      }
    }
  }
  return widest == Length() ? widest : widest + beside * 2;
}

/// As many steps as leave room between the numbers at the axis.
Scale spaced_scale(Sheet& sheet, const std::vector<Decimal>& values, Length width) {
  for (int steps = 6;; --steps) {
    Scale scale = make_scale(values, steps, true);
    Length widest;
    for (const Decimal& tick : scale.ticks()) {
      widest = std::max(widest, sheet.canvas.label(tick_text(tick)).width);
    }
    const auto gaps = static_cast<std::int64_t>(scale.ticks().size()) - 1;
    if (steps == 1 || (widest + Length::pt(10)) * gaps <= width) {
      return scale;
    }
  }
}

void draw_axis(Sheet& sheet, const Lying& axes, bool numbers) {
  const Rect& plot = axes.plot;
  const Length foot = plot.y + plot.height;
  const Rect& frame = sheet.canvas.frame();
  Length end = frame.x;
  for (const Decimal& tick : axes.scale.ticks()) {
    const Length x = axes.x(tick);
    if (numbers && x != axes.base()) {
      sheet.canvas.behind({{x, plot.y}, {x, foot}, grid_width, grid_grey, {}});
    }
    const Label label = sheet.canvas.label(tick_text(tick));
    const Length left = x - label.width.scaled(1, 2);
    if (numbers && left >= end && left + label.width <= frame.x + frame.width) {
      sheet.canvas.put(label, {left, foot + Length::pt(3)});
      end = left + label.width + beside;
    }
  }
  sheet.canvas.mark(Stroke{{axes.base(), plot.y}, {axes.base(), foot}, axis_width, black, {}});
  for (std::size_t k = 1; k < sheet.chart.categories.size(); ++k) {
    if (sheet.chart.categories[k].unlike_before) {
      draw_break(sheet.canvas, {axes.base(), plot.y + axes.slots.gap(k)});
    }
  }
}

void draw_names(Sheet& sheet, const Lying& axes, const std::vector<Label>& names, Length width) {
  Length end = sheet.canvas.frame().y - Length::pt(1);
  for (std::size_t k = 0; k < names.size(); ++k) {
    const Length top = axes.y(k) - names[k].height.scaled(1, 2);
    const bool fits = top >= end + Length::pt(1) &&
                      top + names[k].height <= sheet.canvas.frame().y + sheet.canvas.frame().height;
    if (fits) {
      sheet.canvas.put(names[k], {sheet.room.x + width - names[k].width, top}, Align::Right);
      end = top + names[k].height;
    }
  }
}

Lying draw_lying(Sheet& sheet) {
  const std::vector<Decimal> values = values_on(sheet.chart, false);
  Rect plot = sheet.room;
  const bool named = std::ranges::any_of(sheet.chart.categories,
                                         [](const ChartCategory& c) { return !c.label.empty(); });
  const std::vector<Label> names = names_of(sheet, plot.width.scaled(2, 5));
  const Length name_width = named ? std::min(widest_of(names), plot.width.scaled(1, 2)) : Length();
  const Length at_left = widest_value(sheet, true);
  const Length left = name_width + beside * 2 + at_left;
  plot.x += left;
  plot.width -= left + widest_value(sheet, false);
  const auto rows = static_cast<std::int64_t>(std::max<std::size_t>(names.size(), 1));
  const bool numbers = plot.height >= least_row_for_axis * rows + axis_height;
  plot.height -= numbers ? axis_height : Length::pt(2);
  plot.width = std::max(plot.width, Length::pt(40));
  Lying axes{plot, spaced_scale(sheet, values, plot.width),
             Slots(sheet.chart.categories, plot.height)};
  draw_axis(sheet, axes, numbers);
  draw_names(sheet, axes, names, name_width);
  return axes;
}

Rect lying(Length x1, Length x2, Length middle, Length height) {
  const Length left = std::min(x1, x2);
  return {left, middle - height.scaled(1, 2), std::max(x1, x2) - left, height};
}

std::vector<Point> beyond(const Label& label, const Rect& mark, bool right) {
  const Length y = mark.y + (mark.height - label.height).scaled(1, 2);
  const Length x = right ? mark.x + mark.width + beside : mark.x - beside - label.width;
  return {{x, y}};
}

bool label_inside(Canvas& canvas, const Label& label, const Rect& mark, const BarLook& look) {
  const Point at{mark.x + mark.width - label.width - beside,
                 mark.y + (mark.height - label.height).scaled(1, 2)};
  if (!canvas.fits_on(mark, {at.x, at.y, label.width, label.height})) {
    return false;
  }
  if (is_dark(look)) {
    canvas.put_in_white(label, at);
  } else {
    canvas.put_on_white(label, at);
  }
  return true;
}

void draw_values(Sheet& sheet, const Lying& axes, std::size_t series, Length height) {
  const auto& points = sheet.chart.series[series].points;
  for (std::size_t k = 0; k < points.size(); ++k) {
    const ChartPoint& point = points[k];
    if (!point.value) {
      continue;
    }
    const BarLook look{point.nature, series, sheet.chart.kind == ChartKind::Bar};
    const Length end = axes.x(*point.value);
    draw_bar(sheet.canvas, lying(axes.base(), end, axes.y(k), height),
             point.value->is_negative() ? End::Left : End::Right, look);
    if (point.upper) {
      draw_interval(sheet.canvas, lying(end, axes.x(*point.upper), axes.y(k), height), look);
    }
  }
}

void label_values(Sheet& sheet, const Lying& axes, std::size_t series, Length height) {
  const auto& points = sheet.chart.series[series].points;
  for (std::size_t k = 0; k < points.size(); ++k) {
    const ChartPoint& point = points[k];
    const Label label = sheet.canvas.label(point.words);
    const Length end = point.upper   ? std::max(axes.x(*point.upper), axes.x(*point.value))
                       : point.value ? axes.x(*point.value)
                                     : axes.base();
    const bool right = !point.value || !point.value->is_negative();
    const Rect mark = lying(axes.base(), end, axes.y(k), height);
    std::vector<Point> places = beyond(label, mark, right);
    if (point.nature == PointNature::Target) {
      places.push_back({end - label.width.scaled(1, 2), mark.y - Length::pt(2) - label.height});
    }
    const bool placed = sheet.canvas.try_places(label, places) ||
                        (point.value && point.nature == PointNature::Actual &&
                         label_inside(sheet.canvas, label, mark, {point.nature, series, true}));
    if (!placed) {
      leave_out(sheet, series, k);
    }
  }
}

Length bar_height(const Lying& axes) {
  return std::min(axes.slots.slot().scaled(3, 5), widest_bar);
}

}  // namespace

void draw_bars(Sheet& sheet) {
  // The second series of a progress chart is what was promised.
  const bool progress = sheet.chart.kind == ChartKind::Progress;
  const Lying axes = draw_lying(sheet);
  const Length height = bar_height(axes);
  const Length target = progress ? height + Length::pt(6) : height;
  for (std::size_t s = 0; s < sheet.chart.series.size(); ++s) {
    draw_values(sheet, axes, s, s == 0 ? height : target);
  }
  for (std::size_t s = sheet.chart.series.size(); s-- > 0;) {
    label_values(sheet, axes, s, s == 0 ? height : target);
  }
}

}  // namespace jianbao::charting
