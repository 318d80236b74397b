// Parts of a whole: one bar a category, all of the same length.

#include <algorithm>

#include "typeset/chart_kinds.h"

namespace jianbao::charting {
namespace {

constexpr Length beside = Length::pt(8);
constexpr Length highest_bar = Length::pt(26), least_bar = Length::pt(13);
constexpr Length dash = Length::millipoints(2'000);

/// What lies before each part and after the last, as parts of the whole.
std::vector<Rational> ends_of(const Chart& chart, std::size_t category) {
  std::vector<Rational> ends{Rational(0)};
  for (const ChartSeries& series : chart.series) {
    const auto& value = series.points[category].value;
    const bool counts = value && !value->is_negative();
    ends.push_back(ends.back() + (counts ? Rational(*value) : Rational(0)));
  }
  return ends;
}

Length part_of(Length width, const Rational& part, const Rational& whole) {
  if (whole == Rational(0)) {
    return {};
  }
  const Rational share = part / whole;
  return Length::millipoints((Rational(width.count()) * share).rounded(0).coefficient());
}

/// Nobody published this part: it is there, and that is all that is known.
bool is_unknown(const ChartPoint& point) { return point.words.empty(); }

void draw_part(Canvas& canvas, const Rect& mark, const ChartPoint& point, std::size_t series) {
  if (is_unknown(point)) {
    canvas.reserve_mark(mark);
    canvas.detail(Box{mark, Box::Pattern::Open, outline_width, {}, black, true, dash});
  } else {
    draw_bar(canvas, mark, End::Right, {part_nature(point.nature), series, false});
  }
}

bool label_part(Canvas& canvas, const Label& label, const Rect& mark, const BarLook& look) {
  const Point at{mark.x + (mark.width - label.width).scaled(1, 2),
                 mark.y + (mark.height - label.height).scaled(1, 2)};
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

struct Row {
  Rect bar;
  std::size_t category;
};

void draw_row(Sheet& sheet, const Row& row) {
  const std::vector<Rational> ends = ends_of(sheet.chart, row.category);
  for (std::size_t s = 0; s < sheet.chart.series.size(); ++s) {
    const ChartPoint& point = sheet.chart.series[s].points[row.category];
    const Length from = part_of(row.bar.width, ends[s], ends.back());
    const Length to = part_of(row.bar.width, ends[s + 1], ends.back());
    const Length shared = from > Length() ? outline_width : Length();  // neighbours share one
    const Rect mark{row.bar.x + from - shared, row.bar.y, to - from + shared, row.bar.height};
    if (to > from) {
      draw_part(sheet.canvas, mark, point, s);
    }
    const Label label = sheet.canvas.label(point.words);
    if (!point.words.empty() &&
        !label_part(sheet.canvas, label, mark, {part_nature(point.nature), s, false})) {
      leave_out(sheet, s, row.category);
    }
  }
}

}  // namespace

void draw_shares(Sheet& sheet) {
  draw_legend(sheet, [](const ChartSeries&) { return false; });
  const Rect& room = sheet.room;
  const Slots slots(sheet.chart.categories, room.height);
  std::vector<Label> names;
  Length widest;
  for (const ChartCategory& category : sheet.chart.categories) {
    names.push_back(sheet.canvas.wrapped(category.label, room.width.scaled(3, 10)));
    widest = std::max(widest, names.back().width);
  }
  const Length left = widest == Length() ? Length() : widest + beside;
  const Length height = std::min(
      {std::max(slots.slot().scaled(3, 5), least_bar), highest_bar, slots.slot() - Length::pt(1)});
  Length end = room.y - Length::pt(1);
  for (std::size_t k = 0; k < names.size(); ++k) {
    const Length middle = room.y + slots.middle(k);
    const Length top = middle - names[k].height.scaled(1, 2);
    if (!names[k].lines.empty() && top >= end + Length::pt(1)) {
      sheet.canvas.put(names[k], {room.x + widest - names[k].width, top}, Align::Right);
      end = top + names[k].height;
    }
    draw_row(sheet, {{room.x + left, middle - height.scaled(1, 2), room.width - left, height}, k});
  }
}

}  // namespace jianbao::charting
