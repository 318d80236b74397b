// Events on a line of days: true to scale, the words above and below it.

#include <algorithm>
#include <chrono>
#include <map>
#include <numeric>
#include <string>

#include "typeset/chart_kinds.h"

namespace jianbao::charting {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr Length margin = Length::pt(30);  // of the first and the last event from the frame
constexpr Length tick_height = Length::pt(4);
constexpr Length leader_width = Length::millipoints(350);
constexpr Rgb leader_grey{0x80, 0x80, 0x80};
constexpr Length step = Length::pt(7);  // how much farther the next try is
constexpr Length words_width = Length::pt(112);
constexpr int long_range = 800, middle_range = 62;  // days

struct Days {
  sys_days first, last;
  Rect line;  ///< from the first to the last event; of no height
  [[nodiscard]] Length x(sys_days day) const {
    const auto all = std::max<std::int64_t>((last - first).count(), 1);
    return first == last ? line.x + line.width.scaled(1, 2)
                         : line.x + line.width.scaled((day - first).count(), all);
  }
};

struct Tick {
  sys_days day;
  std::string text;
};

/// Starts of years, of quarters or of months that lie between the events.
std::vector<Tick> ticks_of(const Days& days) {
  using namespace std::chrono;
  std::vector<Tick> ticks;
  const auto range = (days.last - days.first).count();
  const unsigned every = range > long_range ? 12 : range > middle_range ? 3 : 1;
  const year_month_day first(days.first);
  for (year_month at = first.year() / January; sys_days(at / 1) <= days.last; at += months(1)) {
    const bool due = (static_cast<unsigned>(at.month()) - 1) % every == 0;
    if (due && sys_days(at / 1) >= days.first) {
      const std::string year = std::to_string(static_cast<int>(at.year())) + "年";
      const std::string month = std::to_string(static_cast<unsigned>(at.month())) + "月";
      ticks.push_back({sys_days(at / 1), every == 12             ? year
                                         : at.month() == January ? year + month
                                                                 : month});
    }
  }
  return ticks;
}

void draw_axis(Sheet& sheet, const Days& days) {
  const Rect& frame = sheet.canvas.frame();
  const Length y = days.line.y;
  sheet.canvas.mark(Stroke{{frame.x, y}, {frame.x + frame.width, y}, axis_width, black, {}});
}

/// After the words of the events, whose leaders go before the numbers of years.
void draw_ticks(Sheet& sheet, const Days& days) {
  Canvas& canvas = sheet.canvas;
  const Length y = days.line.y;
  for (const Tick& tick : ticks_of(days)) {
    const Length x = days.x(tick.day);
    const Label label = canvas.label(tick.text);
    const Point at{x - label.width.scaled(1, 2), y + tick_height + Length::pt(2)};
    if (canvas.try_places(label, {at})) {
      canvas.mark(Stroke{{x, y}, {x, y + tick_height}, axis_width, black, {}});
    }
  }
}

Spans words_of(const Sheet& sheet, std::size_t k) { return sheet.chart.series[0].points[k].words; }

/// The name of an event over its figures.
Label label_of(Sheet& sheet, std::size_t k, Length measure) {
  Label label = sheet.canvas.wrapped(sheet.chart.categories[k].label, measure);
  const Spans words = words_of(sheet, k);
  if (!words.empty()) {
    const Label more = sheet.canvas.label(words);
    label.lines.insert(label.lines.end(), more.lines.begin(), more.lines.end());
    label.width = std::max(label.width, more.width);
    label.height += line_pitch;
  }
  return label;
}

/// How many events a label would cover, through which their leaders cannot pass.
std::int64_t covered(const std::vector<Length>& events, Length left, Length width) {
  return std::ranges::count_if(events, [&](Length x) {
    return x > left - Length::pt(3) && x < left + width + Length::pt(3);
  });
}

/// Places of a label beside its event, in groups: those first that cover the fewest events.
std::vector<std::vector<Length>> lefts_of(const Label& label, Length at,
                                          const std::vector<Length>& events, const Rect& frame) {
  std::map<std::int64_t, std::vector<Length>> groups;
  for (const std::int64_t quarter : {2, 1, 3, 0, 4}) {
    const Length left = std::clamp(at - label.width.scaled(quarter, 4), frame.x,
                                   std::max(frame.x, frame.x + frame.width - label.width));
    groups[covered(events, left, label.width)].push_back(left);
  }
  std::vector<std::vector<Length>> lefts;
  for (auto& [count, group] : groups) {
    lefts.push_back(std::move(group));
  }
  return lefts;
}

bool try_place(Canvas& canvas, const Label& label, Point at, Point place) {
  const bool above = place.y < at.y;
  const Length end = above ? place.y + label.height + Length::pt(1) : place.y - Length::pt(1);
  const Stroke leader{at, {at.x, end}, leader_width, leader_grey, {}};
  const bool reaches = place.x <= at.x && at.x <= place.x + label.width;
  if (!reaches || !canvas.is_free(leader) ||
      !canvas.fits({place.x, place.y, label.width, label.height})) {
    return false;
  }
  canvas.put(label, place, Align::Left);
  canvas.mark(leader);
  return true;
}

/// As near to the line as the words beside it let it be.
bool try_side(Canvas& canvas, const Label& label, Point at, bool above,
              const std::vector<Length>& events) {
  const Rect& frame = canvas.frame();
  const Length start = above ? Length::pt(9) : label_size + Length::pt(13);
  for (const auto& group : lefts_of(label, at.x, events, frame)) {
    for (Length off = start; off < frame.height; off += step) {
      const Length y = above ? at.y - off - label.height : at.y + off;
      for (const Length left : group) {
        if (try_place(canvas, label, at, {left, y})) {
          return true;
        }
      }
    }
  }
  return false;
}

Days days_of(const Sheet& sheet) {
  Days days{sys_days::max(), sys_days::min(), sheet.room};
  for (const ChartCategory& category : sheet.chart.categories) {
    if (category.on) {
      days.first = std::min(days.first, sys_days(*category.on));
      days.last = std::max(days.last, sys_days(*category.on));
    }
  }
  days.line = {sheet.room.x + margin,
               sheet.room.y + sheet.room.height.scaled(1, 2),
               sheet.room.width - margin * 2,
               {}};
  return days;
}

}  // namespace

void draw_timeline(Sheet& sheet) {
  const Days days = days_of(sheet);
  if (days.first > days.last || sheet.chart.series.empty()) {
    return;
  }
  std::vector<std::size_t> order(sheet.chart.categories.size());
  std::iota(order.begin(), order.end(), 0U);
  std::erase_if(order, [&](std::size_t k) { return !sheet.chart.categories[k].on; });
  std::ranges::stable_sort(order, {}, [&](std::size_t k) { return *sheet.chart.categories[k].on; });
  draw_axis(sheet, days);
  for (const std::size_t k : order) {
    draw_point(sheet.canvas, {days.x(*sheet.chart.categories[k].on), days.line.y}, 0,
               sheet.chart.series[0].points[k].nature);
  }
  std::vector<Length> events;
  for (const std::size_t k : order) {
    events.push_back(days.x(*sheet.chart.categories[k].on));
  }
  bool above = true;
  for (const std::size_t k : order) {
    const Point at{days.x(*sheet.chart.categories[k].on), days.line.y};
    const Label label = label_of(sheet, k, words_width);
    if (!try_side(sheet.canvas, label, at, above, events) &&
        !try_side(sheet.canvas, label, at, !above, events)) {
      leave_out(sheet, 0, k);
    }
    above = !above;
  }
  draw_ticks(sheet, days);
}

}  // namespace jianbao::charting
