#include "typeset/chart_frame.h"

#include <algorithm>
#include <utility>

namespace jianbao::charting {
namespace {

constexpr Rgb grid_grey{0xB8, 0xB8, 0xB8};
constexpr Length grid_width = Length::millipoints(250);
constexpr Length beside_ticks = Length::pt(4);
constexpr Length widest_slot = Length::pt(120);  // of a column
constexpr Length tick_pitch = Length::pt(30);    // grid lines no nearer than this
constexpr int fewest_steps = 2, most_steps = 6;
constexpr Length above_names = Length::pt(4);
constexpr Length between_names = Length::pt(5);
constexpr Length key_width = Length::pt(16), key_height = Length::pt(8);
constexpr Length after_key = Length::pt(4), after_name = Length::pt(14);
constexpr Length row_height = Length::pt(15);
constexpr Length above_value = label_size + Length::pt(4);

bool fits_names(const std::vector<Label>& labels, const Slots& slots, Length left,
                const Rect& room) {
  Length end = room.x - between_names;
  for (std::size_t k = 0; k < labels.size(); ++k) {
    if (labels[k].lines.empty()) {
      continue;
    }
    const Length half = labels[k].width.scaled(1, 2);
    const Length x = std::clamp(left + slots.middle(k) - half, room.x,
                                std::max(room.x, room.x + room.width - labels[k].width));
    if (x < end + between_names || x + labels[k].width > room.x + room.width) {
      return false;
    }
    end = x + labels[k].width;
  }
  return true;
}

std::vector<Label> every_nth(Sheet& sheet, std::size_t n, Length measure) {
  std::vector<Label> labels(sheet.chart.categories.size());
  for (std::size_t k = 0; k < labels.size(); k += n) {
    labels[k] = sheet.canvas.wrapped(sheet.chart.categories[k].label, measure);
  }
  return labels;
}

Length tick_width(Canvas& canvas, const Scale& scale) {
  Length widest;
  for (const Decimal& tick : scale.ticks()) {
    widest = std::max(widest, canvas.label(tick_text(tick)).width);
  }
  return widest + beside_ticks;
}

void draw_ticks(Canvas& canvas, const Upright& axes, bool second) {
  const Scale& scale = second ? *axes.second : axes.first;
  // In a low plot not every number finds room: the base line and the ends go first.
  std::vector<Decimal> ticks = scale.ticks();
  std::ranges::stable_sort(ticks, {}, [&](const Decimal& tick) {
    return tick.is_zero() ? 0 : tick == scale.high() ? 1 : tick == scale.low() ? 2 : 3;
  });
  for (const Decimal& tick : ticks) {
    const Label label = canvas.label(tick_text(tick));
    const Length y = axes.y(tick, second) - label_size.scaled(1, 2);
    const Length x = second ? axes.plot.x + axes.plot.width + beside_ticks
                            : axes.plot.x - beside_ticks - label.width;
    (void)canvas.try_places(label, {{x, y}});
  }
}

void draw_grid(Canvas& canvas, const Upright& axes) {
  const Rect& plot = axes.plot;
  for (const Decimal& tick : axes.first.ticks()) {
    const Length y = axes.y(tick);
    if (y != axes.base()) {
      canvas.behind({{plot.x, y}, {plot.x + plot.width, y}, grid_width, grid_grey, {}});
    }
  }
}

void draw_base(Canvas& canvas, const Chart& chart, const Upright& axes) {
  const Rect& plot = axes.plot;
  const Length y = axes.base();
  canvas.mark(Stroke{{plot.x, y}, {plot.x + plot.width, y}, axis_width, black, {}});
  if (axes.first.is_broken()) {
    draw_break(canvas, {plot.x + Length::pt(6), y});
  }
  for (std::size_t k = 0; k < chart.categories.size(); ++k) {
    if (chart.categories[k].unlike_before && k > 0) {
      draw_break(canvas, {plot.x + axes.slots.gap(k), y});
    }
  }
}

int step_count(Length height) {
  return std::clamp(static_cast<int>(height.count() / tick_pitch.count()), fewest_steps,
                    most_steps);
}

void match(Scale& a, Scale& b) {
  if (a.is_broken() || b.is_broken()) {
    return;
  }
  const int below = std::max(a.steps_below(), b.steps_below());
  const int above = std::max(a.steps_above(), b.steps_above());
  a.stretch(below, above);
  b.stretch(below, above);
}

bool is_negative(const std::vector<Decimal>& values) {
  return std::ranges::any_of(values, &Decimal::is_negative);
}

/// A few columns stand together in the middle rather than at the ends of an empty plot.
void draw_together(const Chart& chart, Rect& plot) {
  const Length slot = Slots(chart.categories, plot.width).slot();
  const auto count = static_cast<std::int64_t>(chart.series.size());
  const Length widest = chart.kind == ChartKind::GroupedColumn ? widest_slot * count : widest_slot;
  const bool columns = chart.kind == ChartKind::Column || chart.kind == ChartKind::StackedColumn ||
                       chart.kind == ChartKind::GroupedColumn;
  if (columns && slot > widest) {
    const Length width = plot.width.scaled(widest.count(), slot.count());
    plot.x += (plot.width - width).scaled(1, 2);
    plot.width = width;
  }
}

/// A part that nobody published: there is nothing to say of it.
bool is_unknown(const ChartSeries& series) {
  return std::ranges::all_of(series.points, [](const ChartPoint& p) { return p.words.empty(); });
}

}  // namespace

Slots::Slots(const std::vector<ChartCategory>& categories, Length room) : room_(room) {
  all_ = 0;
  for (std::size_t k = 0; k < categories.size(); ++k) {
    all_ += categories[k].unlike_before && k > 0 ? 1 : 0;
    halves_.push_back(all_);
    all_ += 2;
  }
  all_ = std::max<std::int64_t>(all_, 1);
}

Length Slots::slot() const { return room_.scaled(2, all_); }
Length Slots::middle(std::size_t k) const { return room_.scaled(halves_.at(k) + 1, all_); }
Length Slots::gap(std::size_t k) const { return room_.scaled(halves_.at(k) * 2 - 1, all_ * 2); }

Length Upright::y(const Decimal& value, bool on_second) const {
  const Scale& scale = on_second && second ? *second : first;
  return plot.y + plot.height - scale.at(value, plot.height);
}

Length Upright::base(bool on_second) const {
  const Scale& scale = on_second && second ? *second : first;
  return plot.y + plot.height - scale.zero(plot.height);
}

void draw_legend(Sheet& sheet, const std::function<bool(const ChartSeries&)>& is_line) {
  const auto& series = sheet.chart.series;
  if (series.size() < 2) {
    return;
  }
  Rect& room = sheet.room;
  const Length most = room.width - key_width - after_key;
  Length x = room.x, y = room.y, row = row_height;
  for (std::size_t s = 0; s < series.size(); ++s) {
    const Label name = sheet.canvas.wrapped(series[s].name, most);
    if (x > room.x && x + key_width + after_key + name.width > room.x + room.width) {
      x = room.x;
      y += row;
      row = row_height;
    }
    const Length down = (label_size - key_height).scaled(1, 2);
    // Columns below a line are light (chart_columns.cpp).
    const bool below_line = sheet.chart.kind == ChartKind::ColumnLine && !is_line(series[s]);
    draw_key(sheet.canvas, {x, y + down, key_width, key_height},
             {is_unknown(series[s]) ? PointNature::Forecast : PointNature::Actual,
              below_line ? s + light_fill : s, is_unknown(series[s])},
             is_line(series[s]));
    sheet.canvas.put(name, {x + key_width + after_key, y}, Align::Left);
    x += key_width + after_key + name.width + after_name;
    row = std::max(row, row_height + name.height - label_size);
  }
  const Length used = y + row - room.y + Length::pt(3);
  room.y += used;
  room.height -= used;
}

std::vector<Decimal> values_on(const Chart& chart, bool second) {
  std::vector<Decimal> values;
  for (const ChartSeries& series : chart.series) {
    if (series.second != second) {
      continue;
    }
    for (const ChartPoint& point : series.points) {
      if (point.value) {
        values.push_back(*point.value);
      }
      if (point.upper) {
        values.push_back(*point.upper);
      }
    }
  }
  return values;
}

CategoryRow category_row(Sheet& sheet, const Slots& slots, Length left, Length most_height) {
  const std::size_t count = sheet.chart.categories.size();
  for (std::size_t n = 1; n <= count; ++n) {
    const Length measure = slots.slot() * static_cast<std::int64_t>(n) - between_names;
    if (measure < label_size * 2 && n < count) {
      continue;
    }
    const std::size_t most_lines = n == 1 ? (count <= 6 ? 4 : 3) : 2;
    CategoryRow row{every_nth(sheet, n, measure), {}};
    const bool low = std::ranges::all_of(row.labels, [&](const Label& l) {
      return l.lines.size() <= most_lines && l.height + above_names <= most_height;
    });
    if (low && fits_names(row.labels, slots, left, sheet.room)) {
      for (const Label& label : row.labels) {
        row.height = std::max(row.height, label.height);
      }
      row.height += above_names;
      return row;
    }
  }
  return {std::vector<Label>(count), {}};
}

void draw_category_row(Sheet& sheet, const CategoryRow& row, const Slots& slots, Length left,
                       Length top) {
  const Rect& frame = sheet.room;
  for (std::size_t k = 0; k < row.labels.size(); ++k) {
    const Label& label = row.labels[k];
    if (!label.lines.empty()) {
      const Length x = std::clamp(left + slots.middle(k) - label.width.scaled(1, 2), frame.x,
                                  std::max(frame.x, frame.x + frame.width - label.width));
      sheet.canvas.put(label, {x, top + above_names});
    }
  }
}

Upright draw_upright(Sheet& sheet, const UprightOptions& options) {
  std::vector<Decimal> values = values_on(sheet.chart, false);
  values.insert(values.end(), options.more.begin(), options.more.end());
  const std::vector<Decimal> others = values_on(sheet.chart, true);
  Rect plot = sheet.room;
  const int steps = step_count(plot.height - Length::pt(40));
  Upright axes{plot, make_scale(values, steps, options.from_zero), std::nullopt,
               Slots(sheet.chart.categories, plot.width)};
  if (!others.empty()) {
    axes.second = make_scale(others, steps, true);
    match(axes.first, *axes.second);
  }
  if (options.ticks) {
    const Length left = tick_width(sheet.canvas, axes.first);
    const Length right = axes.second ? tick_width(sheet.canvas, *axes.second) : Length();
    plot.x += left;
    plot.width -= left + right;
  }
  draw_together(sheet.chart, plot);
  axes.slots = Slots(sheet.chart.categories, plot.width);
  const CategoryRow row = category_row(sheet, axes.slots, plot.x, sheet.room.height.scaled(2, 5));
  const Length below = is_negative(values) || is_negative(others) ? above_value : Length::pt(2);
  plot.y += above_value;
  plot.height -= above_value + below + row.height;
  axes.plot = plot;
  if (options.ticks) {
    draw_grid(sheet.canvas, axes);
    draw_ticks(sheet.canvas, axes, false);
    if (axes.second) {
      draw_ticks(sheet.canvas, axes, true);
    }
  }
  draw_base(sheet.canvas, sheet.chart, axes);
  draw_category_row(sheet, row, axes.slots, plot.x, plot.y + plot.height + below);
  return axes;
}

std::vector<bool> labelled(const ChartSeries& series, bool crowded) {
  const std::size_t count = series.points.size();
  std::vector<bool> chosen(count, !crowded);
  std::optional<std::size_t> lowest, highest;
  for (std::size_t k = 0; k < count; ++k) {
    const auto& value = series.points[k].value;
    if (!value) {
      continue;
    }
    lowest = !lowest || *value < *series.points[*lowest].value ? k : *lowest;
    highest = !highest || *series.points[*highest].value < *value ? k : *highest;
    if (series.points[k].nature != PointNature::Actual) {
      chosen[k] = true;  // what is not published must be seen to be so
    }
  }
  if (lowest) {
    chosen.front() = chosen.back() = chosen[*lowest] = chosen[*highest] = true;
  }
  return chosen;
}

void leave_out(Sheet& sheet, std::size_t series, std::size_t category) {
  const ChartSeries& of = sheet.chart.series[series];
  const Spans& words = of.points[category].words;
  Spans spans{{sheet.chart.categories[category].label + of.name + (words.empty() ? "" : "："),
               Emphasis::Plain, std::nullopt}};
  spans.insert(spans.end(), words.begin(), words.end());
  sheet.left_out.push_back(std::move(spans));
}

void draw_gap(Sheet& sheet, const Upright& axes, std::size_t series, std::size_t category) {
  const ChartPoint& point = sheet.chart.series[series].points[category];
  const Length measure = axes.slots.slot() - Length::pt(6);
  const Label reason = sheet.canvas.wrapped(plain_text(point.words), measure);
  const Length foot = axes.base() - Length::pt(3);
  const Length x = axes.x(category);
  if (reason.width <= measure && reason.lines.size() <= 3 &&
      sheet.canvas.try_places(reason, {{x - reason.width.scaled(1, 2), foot - reason.height}})) {
    return;
  }
  const Label dash = sheet.canvas.label("—");
  if (dash.width < axes.slots.slot()) {
    (void)sheet.canvas.try_places(dash, {{x - dash.width.scaled(1, 2), foot - dash.height}});
  }
  leave_out(sheet, series, category);
}

}  // namespace jianbao::charting
