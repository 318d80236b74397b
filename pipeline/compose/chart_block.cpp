#include "compose/chart_block.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "compose/chart_mark.h"
#include "compose/wording.h"

namespace jianbao::composing {
namespace {

constexpr std::string_view gap_words = "来源未公布";
constexpr std::string_view rest_name = "其余（未公布）";
constexpr std::string_view monthly_note = "注：各期月数不同，改画月均数（推算）。";
constexpr std::string_view break_note = "注：断开处两边的期间长短不同，不能直接相比。";

Spans plain_words(std::string_view text) {
  return {{std::string(text), Emphasis::Plain, std::nullopt}};
}

struct Column {
  std::string label;
  bool unlike_before = false;
  std::optional<std::chrono::year_month_day> on;
  Span span;
  std::vector<std::optional<ChartMark>> marks;  ///< one a series
  /// The first mark that is there.
  [[nodiscard]] const ChartMark* first() const {
    for (const auto& mark : marks) {
      if (mark) {
        return &*mark;
      }
    }
    return nullptr;
  }
};

class ChartMaker {
 public:
  ChartMaker(Context& context, const ChartSpec& spec) : context_(context), spec_(spec) {}

  std::optional<Chart> run() {
    const auto title = label(context_, spec_.title);
    if (!title) {
      return std::nullopt;
    }
    if (spec_.sample) {
      return sample(*title);
    }
    for (const ChartCategorySpec& category : spec_.categories) {
      add_column(category);
    }
    if (count_marks() < least_marks() || !names() || !is_honest()) {
      return std::nullopt;
    }
    return chart(*title);
  }

 private:
  // ---- marks ------------------------------------------------------------------------------------

  [[nodiscard]] std::size_t least_marks() const {
    return spec_.kind == ChartKind::Timeline || spec_.kind == ChartKind::ShareBar ? 1 : 2;
  }

  [[nodiscard]] std::size_t count_marks() const {
    std::size_t count = 0;
    for (const Column& column : columns_) {
      count += static_cast<std::size_t>(
          std::ranges::count_if(column.marks, [](const auto& mark) { return mark.has_value(); }));
    }
    return count;
  }

  void add_column(const ChartCategorySpec& spec) {
    Column column{{}, false, std::nullopt, spec.span, {}};
    for (const ChartSeriesSpec& series : spec_.series) {
      column.marks.push_back(mark(spec, series));
    }
    const ChartMark* first = column.first();
    // One bar that is missing is left out; in a grid of series its place stays, as a gap.
    const bool gap =
        spec_.series.size() > 1 || spec.pick.period || spec_.series.front().pick.period;
    if (first == nullptr && (!gap || !spec.label)) {
      return;
    }
    auto words =
        spec.label ? label(context_, *spec.label) : std::optional(default_label(spec, *first));
    if (!words) {
      return;
    }
    column.label = std::move(*words);
    if (spec_.kind == ChartKind::Timeline && first != nullptr) {
      column.on = first->period.end;
      column.label = period_with_year(first->period) + "　" + column.label;
    }
    columns_.push_back(std::move(column));
  }

  std::optional<ChartMark> mark(const ChartCategorySpec& category, const ChartSeriesSpec& series) {
    const Span& where = category.pick.of ? category.pick.of->span : series.span;
    auto found = spec_.kind == ChartKind::Timeline
                     ? find_event(context_, category.pick, series.pick, where)
                     : find_mark(context_, category.pick, series.pick, where);
    if (found) {
      return std::move(*found);
    }
    if (found.error() == Lack::Missing) {
      const auto& of = category.pick.of ? category.pick.of : series.pick.of;
      const auto& view = category.pick.view ? category.pick.view : series.pick.view;
      context_.diagnostics.add(
          {Code::ComposeBarLeftOut,
           where,
           {{"key", of->value}, {"view", view ? view->value : "value"}, {"chart", spec_.name}}});
    }
    return std::nullopt;
  }

  [[nodiscard]] std::string default_label(const ChartCategorySpec& spec,
                                          const ChartMark& mark) const {
    return spec.pick.subject         ? spec.pick.subject->value
           : is_one_indicator_told() ? period_with_year(mark.period)
                                     : context_.views.indicator(mark.fact).short_name;
  }

  /// Every category names the same indicator, or none: what tells them apart is the period.
  [[nodiscard]] bool is_one_indicator_told() const {
    std::optional<std::string> of;
    for (const ChartCategorySpec& category : spec_.categories) {
      if (category.pick.of) {
        const std::string key =
            category.pick.of->value.substr(0, category.pick.of->value.find('@'));
        if (of && *of != key) {
          return false;
        }
        of = key;
      }
    }
    return true;
  }

  bool names() {
    for (std::size_t s = 0; s < spec_.series.size(); ++s) {
      const ChartSeriesSpec& series = spec_.series[s];
      auto name = series.name ? label(context_, *series.name) : std::optional(default_name(s));
      if (!name) {
        return false;
      }
      names_.push_back(std::move(*name));
    }
    return true;
  }

  [[nodiscard]] std::string default_name(std::size_t s) const {
    if (spec_.series.size() == 1) {
      return {};
    }
    for (const Column& column : columns_) {
      if (column.marks[s]) {
        return context_.views.indicator(column.marks[s]->fact).short_name;
      }
    }
    return {};
  }

  // ---- what may stand together ------------------------------------------------------------------

  bool is_honest() {
    switch (spec_.kind) {
      case ChartKind::Timeline:
        return true;
      case ChartKind::Multiples:
        return units_of_series();
      case ChartKind::Progress:
        return units_of_axes();
      case ChartKind::StackedColumn:
        return units_of_axes() && compare_periods() && are_parts();
      case ChartKind::ShareBar:
        return units_of_axes() && are_shares();
      default:
        return units_of_axes() && compare_periods();
    }
  }

  /// Each axis has one unit.
  bool units_of_axes() {
    bool fits = true;
    for (const bool second : {false, true}) {
      const ChartMark* first = nullptr;
      const std::string& declared = second ? spec_.second_unit : spec_.unit;
      each_mark([&](Column& column, std::size_t s, ChartMark& mark) {
        if (spec_.series[s].second != second) {
          return;
        }
        first = first == nullptr ? &mark : first;
        const bool in_unit = declared.empty() || mark.unit == declared;
        if (!in_unit || mark.unit != first->unit) {
          fits = false;
          complain_unlike(column, mark, *first, in_unit ? "" : declared);
        }
      });
    }
    return fits;
  }

  bool units_of_series() {
    bool fits = true;
    for (std::size_t s = 0; s < spec_.series.size(); ++s) {
      const ChartMark* first = nullptr;
      for (Column& column : columns_) {
        if (auto& mark = column.marks[s]) {
          first = first == nullptr ? &*mark : first;
          const bool alike = mark->unit == first->unit && are_alike(mark->period, first->period);
          if (!alike) {
            complain_unlike(column, *mark, *first, "");
          }
          fits = fits && alike;
        }
      }
    }
    return fits;
  }

  /// Unlike periods become monthly averages where all have one; else those of one indicator stand
  /// apart, with a break between them; else there is nothing to compare (W-11).
  bool compare_periods() {
    const ChartMark* first = nullptr;
    std::vector<std::pair<Column*, ChartMark*>> unlike;
    each_mark([&](Column& column, std::size_t, ChartMark& mark) {
      first = first == nullptr ? &mark : first;
      if (!are_alike(mark.period, first->period)) {
        unlike.emplace_back(&column, &mark);
      }
    });
    if (unlike.empty() || use_monthly()) {
      return true;
    }
    if (is_one_indicator() && is_alike_within_columns()) {
      set_breaks();
      return true;
    }
    for (const auto& [column, mark] : unlike) {
      complain_unlike(*column, *mark, *first, "");
    }
    return false;
  }

  bool use_monthly() {
    std::vector<ChartMark> monthly;
    bool whole = is_one_indicator();
    each_mark([&](Column&, std::size_t, ChartMark& mark) {
      auto average = as_monthly(context_, mark);
      whole = whole && average;
      if (whole) {
        monthly.push_back(std::move(*average));
      }
    });
    if (!whole) {
      return false;
    }
    auto next = monthly.begin();
    each_mark([&](Column&, std::size_t, ChartMark& mark) { mark = std::move(*next++); });
    context_.diagnostics.add({Code::ComposeChartMonthly, spec_.span, {{"chart", spec_.name}}});
    changed_ = monthly_note;
    return true;
  }

  bool is_one_indicator() {
    bool same = true;
    for (std::size_t s = 0; s < spec_.series.size(); ++s) {
      std::optional<IndicatorId> of;
      for (const Column& column : columns_) {
        if (column.marks[s]) {
          const IndicatorId here = context_.views.fact(column.marks[s]->fact).indicator;
          same = same && (!of || *of == here);
          of = here;
        }
      }
    }
    return same;
  }

  bool is_alike_within_columns() {
    bool alike = true;
    each_mark([&](Column& column, std::size_t, ChartMark& mark) {
      alike = alike && are_alike(mark.period, column.first()->period);
    });
    return alike;
  }

  void set_breaks() {
    const ChartMark* before = nullptr;
    for (Column& column : columns_) {
      const ChartMark* mark = column.first();
      if (mark != nullptr) {
        column.unlike_before = before != nullptr && !are_alike(before->period, mark->period);
        before = mark;
      }
    }
    context_.diagnostics.add({Code::ComposeChartBroken, spec_.span, {{"chart", spec_.name}}});
    changed_ = break_note;
  }

  /// A stack is a sum: only what is registered as parts of one whole, and is exactly known, adds
  /// up.
  bool are_parts() {
    bool parts = true;
    for (Column& column : columns_) {
      std::optional<std::string> whole;
      for (const auto& mark : column.marks) {
        if (!mark) {
          continue;
        }
        const auto& within = context_.views.fact(mark->fact).within;
        const bool part = within && (!whole || *whole == within->fact) && is_exact(*mark);
        if (!part) {
          complain_part(column, *mark);
          parts = false;
        }
        whole = within ? within->fact : std::string();
      }
    }
    return parts;
  }

  /// The same whole, as a registered fact or by the name that the sources give it.
  [[nodiscard]] bool have_one_whole(const ChartMark& a, const ChartMark& b) const {
    const Fact& one = context_.views.fact(a.fact);
    const Fact& other = context_.views.fact(b.fact);
    if (one.within && other.within) {
      return one.within->fact == other.within->fact;
    }
    const Comparison* share = one.comparison(ComparisonKind::Share);
    const Comparison* second = other.comparison(ComparisonKind::Share);
    return share != nullptr && second != nullptr && !share->base.empty() &&
           share->base == second->base;
  }

  bool are_shares() {
    bool shares = true;
    for (Column& column : columns_) {
      Rational sum(0);
      const ChartMark* first = column.first();
      for (const auto& mark : column.marks) {
        if (!mark) {
          continue;
        }
        const bool one_whole = &*mark == first || have_one_whole(*mark, *first);
        if (mark->unit != "%" || mark->view == View::Rate || !is_exact(*mark) || !one_whole) {
          complain_part(column, *mark);
          shares = false;
        }
        sum = sum + Rational(*mark->point.value);
      }
      if (sum > Rational(100)) {
        context_.diagnostics.add({Code::ComposeChartShares,
                                  column.span,
                                  {{"label", column.label}, {"sum", sum.rounded(2).to_string()}}});
        shares = false;
      }
    }
    return shares;
  }

  static bool is_exact(const ChartMark& mark) {
    return !mark.point.upper && !mark.point.value->is_negative() &&
           mark.point.nature != PointNature::LowerBound &&
           mark.point.nature != PointNature::UpperBound;
  }

  void complain_part(const Column& column, const ChartMark& mark) {
    context_.diagnostics.add(
        {Code::ComposeChartNoPart,
         mark.span,
         {{"label", column.label}, {"value", mark.words.figures.front().printed}}});
  }

  void complain_unlike(const Column& column, const ChartMark& mark, const ChartMark& other,
                       const std::string& declared) {
    const auto what = [](const ChartMark& m) { return period_with_year(m.period) + "，" + m.unit; };
    std::string other_label = spec_.name;
    for (const Column& c : columns_) {
      const bool holds =
          std::ranges::any_of(c.marks, [&](const auto& m) { return m && &*m == &other; });
      other_label = declared.empty() && holds ? c.label : other_label;
    }
    context_.diagnostics.add({Code::ComposeChartUnlike,
                              mark.span,
                              {{"label", column.label},
                               {"what", what(mark)},
                               {"other", other_label},
                               {"other_what", declared.empty() ? what(other) : declared}}});
  }

  template <class Visit>
  void each_mark(Visit visit) {
    for (Column& column : columns_) {
      for (std::size_t s = 0; s < column.marks.size(); ++s) {
        if (column.marks[s]) {
          visit(column, s, *column.marks[s]);
        }
      }
    }
  }

  // ---- the chart --------------------------------------------------------------------------------

  Chart head(const std::string& title) {
    Chart chart;
    chart.kind = spec_.kind;
    chart.bands = spec_.bands;
    chart.unit = spec_.unit;
    chart.second_unit = spec_.second_unit;
    chart.caption = context_.numbers["chart:" + spec_.name] + "　" + title;
    std::string unit = spec_.unit;
    if (!spec_.second_unit.empty()) {
      unit = "左：" + spec_.unit + "，右：" + spec_.second_unit;
    }
    if (changed_ == monthly_note) {
      unit += unit.empty() ? "月均" : "，月均";
    }
    if (!unit.empty()) {
      chart.caption += "（" + unit + "）";
    }
    return chart;
  }

  Chart sample(const std::string& title) {
    Chart chart = head(title);
    chart.sample = true;
    chart.categories = spec_.sample->categories;
    chart.series = spec_.sample->series;
    chart.alternative = chart.caption + "：样例数据，不是事实。";
    add_notes(chart);
    return chart;
  }

  Chart chart(const std::string& title) {
    Chart chart = head(title);
    chart.alternative = in_words(title);
    for (const Column& column : columns_) {
      chart.categories.push_back({column.label, column.unlike_before, column.on});
    }
    for (std::size_t s = 0; s < spec_.series.size(); ++s) {
      chart.series.push_back(series(s, chart.alternative));
    }
    if (spec_.kind == ChartKind::ShareBar) {
      add_rest(chart);
    }
    add_notes(chart);
    if (!changed_.empty()) {
      chart.notes.push_back(plain_words(changed_));
    }
    return chart;
  }

  ChartSeries series(std::size_t s, const std::string& alternative) {
    ChartSeries series{names_[s], "", spec_.series[s].second, {}};
    for (Column& column : columns_) {
      ChartPoint point;
      if (auto& mark = column.marks[s]) {
        point = mark->point;
        point.words = context_.commit(std::move(mark->words), alternative);
        if (!mark->in_words.empty() && column.label.find(mark->in_words) == std::string::npos) {
          append(point.words, plain_words("（" + mark->in_words + "）"));
        }
        series.unit = spec_.kind == ChartKind::Multiples ? mark->unit : "";
      } else {
        point.words = plain_words(gap_words);
      }
      series.points.push_back(std::move(point));
    }
    return series;
  }

  /// What the source does not divide up is drawn, without a number that nobody published.
  static void add_rest(Chart& chart) {
    ChartSeries rest{std::string(rest_name), "", false, {}};
    bool any = false;
    for (std::size_t k = 0; k < chart.categories.size(); ++k) {
      Rational left(100);
      for (const ChartSeries& series : chart.series) {
        const auto& value = series.points[k].value;
        left = value ? left - Rational(*value) : left;
      }
      ChartPoint point;
      point.value = left.rounded(9);
      any = any || left > Rational(0);
      rest.points.push_back(std::move(point));
    }
    if (any) {
      chart.series.push_back(std::move(rest));
    }
  }

  void add_notes(Chart& chart) {
    for (const Skeleton& skeleton : spec_.notes) {
      if (auto fragment = sentence(context_, skeleton)) {
        const std::string text = plain_text(fragment->spans);
        chart.notes.push_back(context_.commit(std::move(*fragment), text));
      }
    }
  }

  /// For a reader who cannot see the marks, and for the list of figures.
  [[nodiscard]] std::string in_words(const std::string& title) const {
    std::string text;
    for (const Column& column : columns_) {
      for (std::size_t s = 0; s < column.marks.size(); ++s) {
        text += (text.empty() ? "" : "；") + column.label + names_[s];
        const auto& mark = column.marks[s];
        if (!mark) {
          text += gap_words;
          continue;
        }
        const bool silent = spec_.unit.empty() && spec_.kind != ChartKind::Multiples;
        text += plain_text(mark->words.spans) + (silent ? "" : mark->unit);
        if (!mark->in_words.empty() && column.label.find(mark->in_words) == std::string::npos) {
          text += "（" + mark->in_words + "）";
        }
      }
    }
    const std::string number = context_.numbers["chart:" + spec_.name];
    return number + "　" + title + "：" + text + "。";
  }

  Context& context_;
  const ChartSpec& spec_;
  std::vector<Column> columns_;
  std::vector<std::string> names_;  ///< of series
  std::string changed_;             ///< what the chart was turned into, for its readers
};

}  // namespace

std::optional<Chart> make_chart(Context& context, const ChartSpec& spec) {
  return ChartMaker(context, spec).run();
}

}  // namespace jianbao::composing
