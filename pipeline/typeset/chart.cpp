#include "typeset/chart.h"

#include <algorithm>

#include "typeset/blocks.h"
#include "typeset/chart_kinds.h"
#include "typeset/typeset.h"

namespace jianbao {
namespace {

using charting::Canvas;
using charting::Sheet;

constexpr int least_bands = 3, most_bands = 18;  // height of a plot
constexpr Length caption_size = Length::pt(12);
constexpr Length note_size = Length::millipoints(10'500);
// Between the plot and the text above and below it.
constexpr Length top_margin = Length::pt(4), foot_margin = Length::pt(3);

constexpr int panels_a_row = 4, panel_bands = 4;  // of small multiples
constexpr int keys_a_row = 3;

/// Lying bars need a line for each name, small charts room for a plot each, and a legend its rows,
/// whatever was declared.
int least_bands_for(const Chart& chart, const Grid& grid) {
  const auto rows = static_cast<std::int64_t>(chart.categories.size());
  const Length row = chart.kind == ChartKind::Bar        ? Length::pt(14)
                     : chart.kind == ChartKind::Progress ? Length::pt(24)
                     : chart.kind == ChartKind::ShareBar ? Length::pt(16)
                                                         : Length();
  const auto series = static_cast<int>(chart.series.size());
  if (chart.kind == ChartKind::Multiples) {
    return (series + panels_a_row - 1) / panels_a_row * panel_bands;
  }
  const Length legend = Length::pt(15) * (series / keys_a_row);
  const Length height = row * rows + Length::pt(24) + legend;
  const Length band = grid.top(1);
  return static_cast<int>((height.count() + band.count() - 1) / band.count());
}

void draw(Sheet& sheet) {
  switch (sheet.chart.kind) {
    case ChartKind::Column:
    case ChartKind::GroupedColumn:
    case ChartKind::StackedColumn:
      charting::draw_columns(sheet);
      return;
    case ChartKind::Bar:
    case ChartKind::Progress:
      charting::draw_bars(sheet);
      return;
    case ChartKind::Line:
    case ChartKind::ColumnLine:
      charting::draw_lines(sheet);
      return;
    case ChartKind::ShareBar:
      charting::draw_shares(sheet);
      return;
    case ChartKind::Multiples:
      charting::draw_multiples(sheet);
      return;
    case ChartKind::Timeline:
      charting::draw_timeline(sheet);
      return;
  }
}

class ChartSetter {
 public:
  ChartSetter(const Chart& chart, const Layout& layout, TextSetter& setter)
      : chart_(chart),
        setter_(setter),
        grid_(layout.grid),
        plot_bands_(std::clamp(
            std::max(chart.bands + layout.chart_bands, least_bands_for(chart, layout.grid)),
            least_bands, most_bands)) {}

  Strip run() {
    strip_.bands = plot_bands_;
    plot();
    caption();
    for (const Spans& note : chart_.notes) {
      add_note(note);
    }
    values_left_out();
    if (chart_.sample) {
      add_note(plain("样例数据，不是事实。"));
    }
    return std::move(strip_);
  }

 private:
  void plot() {
    if (chart_.series.empty() || chart_.categories.empty()) {
      return;
    }
    const Rect frame{
        {}, top_margin, Geometry::width, grid_.top(plot_bands_) - top_margin - foot_margin};
    Canvas canvas(setter_, frame);
    Sheet sheet{chart_, canvas, frame, {}};
    draw(sheet);
    strip_.items = canvas.take();
    left_out_ = std::move(sheet.left_out);
  }

  void caption() {
    const TextStyle hei = TextStyle::free(FontRole::Hei, FontRole::LatinBold, caption_size);
    LineOptions options;
    options.measure = hei.ems(Geometry::width);
    options.justify = false;
    for (const TextLine& line : setter_.paragraph(plain(chart_.caption), hei, options)) {
      put(strip_.items, line,
          {(Geometry::width - line.width).scaled(1, 2),
           baseline_in_band(grid_, strip_.bands, hei, setter_)});
      ++strip_.bands;
    }
  }

  /// What the plot has no room for is still printed, and told.
  void values_left_out() {
    if (left_out_.empty()) {
      return;
    }
    Spans line = plain("图中未标出的数：");
    for (std::size_t k = 0; k < left_out_.size(); ++k) {
      line.insert(line.end(), left_out_[k].begin(), left_out_[k].end());
      line.push_back({k + 1 < left_out_.size() ? "；" : "。", Emphasis::Plain, std::nullopt});
    }
    setter_.complain(Code::TypesetChartLabelLeftOut,
                     {{"chart", chart_.caption}, {"count", std::to_string(left_out_.size())}});
    add_note(line);
  }

  void add_note(const Spans& note) {
    const TextStyle style = TextStyle::free(FontRole::Song, FontRole::Latin, note_size);
    LineOptions options;
    options.measure = style.ems(Geometry::width);
    for (const TextLine& line : setter_.paragraph(note, style, options)) {
      put(strip_.items, line, {Length(), baseline_in_band(grid_, strip_.bands, style, setter_)});
      ++strip_.bands;
    }
  }

  const Chart& chart_;
  TextSetter& setter_;
  const Grid& grid_;
  int plot_bands_;
  Strip strip_;
  std::vector<Spans> left_out_;
};

}  // namespace

std::vector<Strip> set_chart(const Chart& chart, const Style& style, TextSetter& setter) {
  Strip strip = ChartSetter(chart, style.layout, setter).run();
  strip.floats = true;
  return {std::move(strip)};
}

}  // namespace jianbao
