#include "typeset/chart.h"

#include <algorithm>

#include "typeset/blocks.h"

namespace jianbao {
namespace {

constexpr int least_bands = 3, most_bands = 18;  // height of a plot
constexpr Length label_size = Length::pt(12);
constexpr Length note_size = Length::millipoints(10'500);
constexpr Length label_height = Length::pt(20);  // room for a label above or below a column
constexpr Length base_line = Length::millipoints(750);
constexpr Length outline = Length::millipoints(750);
constexpr Length hatch_pitch = Length::millipoints(3'500), hatch_line = Length::millipoints(500);
constexpr Length widest_column = Length::pt(64);
constexpr Length bar_height = Length::pt(15);
constexpr Rgb actual_grey{0x4D, 0x4D, 0x4D};  // a copier keeps it apart from black and from hatch
constexpr Rgb black{};

class ChartSetter {
 public:
  ChartSetter(const Chart& chart, const Layout& layout, TextSetter& setter)
      : chart_(chart),
        setter_(setter),
        grid_(layout.grid),
        plot_bands_(std::clamp(chart.bands + layout.chart_bands, least_bands, most_bands)),
        label_(TextStyle::free(FontRole::Song, FontRole::Latin, label_size)) {}

  Strip run() {
    plot_ = grid_.top(plot_bands_);
    if (chart_.horizontal) {
      bars();
    } else {
      columns();
    }
    strip_.bands = plot_bands_;
    caption();
    notes();
    return std::move(strip_);
  }

 private:
  // The longest bar takes all the room; nothing is cut off at the foot: bars start at zero.
  [[nodiscard]] Length scaled(const ChartBar& bar, Length room) const {
    Rational most(0);
    for (const ChartBar& b : chart_.bars) {
      most = std::max(most, Rational(b.length));
    }
    if (most == Rational(0) || bar.length.is_negative()) {
      return {};
    }
    const Rational share = Rational(bar.length) / most;
    return room.scaled(share.numerator(), share.denominator());
  }

  void mark(const Rect& area, BarNature nature) {
    switch (nature) {
      case BarNature::Actual:
        strip_.items.emplace_back(Fill{area, actual_grey});
        return;
      case BarNature::Derived:
        strip_.items.emplace_back(Box{area, Box::Pattern::Hatch, hatch_line, hatch_pitch, black});
        return;
      case BarNature::Estimate:
        strip_.items.emplace_back(Box{area, Box::Pattern::Open, outline, hatch_pitch, black});
        return;
      case BarNature::LowerBound:
        // A bound has no end that could be drawn: the far side stays open.
        strip_.items.emplace_back(
            Box{area, Box::Pattern::Hatch, hatch_line, hatch_pitch.scaled(2, 1), black});
        return;
    }
  }

  void columns() {
    const auto n = static_cast<std::int64_t>(chart_.bars.size());
    if (n == 0) {
      return;
    }
    const Length foot = plot_ - label_height - Length::pt(4);
    const Length room = foot - label_height - Length::pt(6);
    const Length slot = std::min(Geometry::width.scaled(1, n), Length::pt(150));
    const Length start = (Geometry::width - slot * n).scaled(1, 2);
    const Length width = std::min(slot.scaled(1, 2), widest_column);
    const Length beyond = std::min(start, Length::pt(6));  // never outside the type area (G-23)
    strip_.items.emplace_back(
        Fill{{start - beyond, foot, slot * n + beyond * 2, base_line}, black});
    for (std::int64_t k = 0; k < n; ++k) {
      const ChartBar& bar = chart_.bars[static_cast<std::size_t>(k)];
      const Length middle = start + slot * k + slot.scaled(1, 2);
      const Length height = scaled(bar, room);
      mark({middle - width.scaled(1, 2), foot - height, width, height}, bar.nature);
      centred(setter_.line(bar.value, label_), middle, foot - height - Length::pt(6));
      centred(setter_.line(bar.label, label_), middle, foot + label_height - Length::pt(4));
    }
  }

  void centred(const TextLine& line, Length middle, Length baseline) {
    put(strip_.items, line, {middle - line.width.scaled(1, 2), baseline});
  }

  void bars() {
    const auto n = static_cast<std::int64_t>(chart_.bars.size());
    if (n == 0) {
      return;
    }
    Length labels, values;
    for (const ChartBar& bar : chart_.bars) {
      labels = std::max(labels, setter_.line(bar.label, label_).width);
      values = std::max(values, setter_.line(bar.value, label_).width);
    }
    const Length left = labels + Length::pt(10);
    const Length room = Geometry::width - left - values - Length::pt(12);
    const Length top = Length::pt(8);
    const Length slot = (plot_ - top * 2).scaled(1, n);
    strip_.items.emplace_back(Fill{{left - base_line, top, base_line, plot_ - top * 2}, black});
    for (std::int64_t k = 0; k < n; ++k) {
      const ChartBar& bar = chart_.bars[static_cast<std::size_t>(k)];
      const Length middle = top + slot * k + slot.scaled(1, 2);
      const Length baseline = middle + setter_.baseline_below_centre(label_);
      const TextLine label = setter_.line(bar.label, label_);
      put(strip_.items, label, {labels - label.width, baseline});
      const Length length = scaled(bar, room);
      mark({left, middle - bar_height.scaled(1, 2), length, bar_height}, bar.nature);
      put(strip_.items, setter_.line(bar.value, label_), {left + length + Length::pt(6), baseline});
    }
  }

  void caption() {
    const TextStyle hei = TextStyle::free(FontRole::Hei, FontRole::LatinBold, label_size);
    const TextLine line = setter_.line(chart_.caption, hei);
    put(strip_.items, line,
        {(Geometry::width - line.width).scaled(1, 2),
         baseline_in_band(grid_, strip_.bands, hei, setter_)});
    ++strip_.bands;
  }

  void notes() {
    const TextStyle style = TextStyle::free(FontRole::Song, FontRole::Latin, note_size);
    LineOptions options;
    options.measure = style.ems(Geometry::width);
    for (const Spans& note : chart_.notes) {
      for (const TextLine& line : setter_.paragraph(note, style, options)) {
        put(strip_.items, line, {Length(), baseline_in_band(grid_, strip_.bands, style, setter_)});
        ++strip_.bands;
      }
    }
  }

  const Chart& chart_;
  TextSetter& setter_;
  const Grid& grid_;
  int plot_bands_;
  TextStyle label_;
  Strip strip_;
  Length plot_;
};

}  // namespace

std::vector<Strip> set_chart(const Chart& chart, const Style& style, TextSetter& setter) {
  Strip strip = ChartSetter(chart, style.layout, setter).run();
  strip.floats = true;
  return {std::move(strip)};
}

}  // namespace jianbao
