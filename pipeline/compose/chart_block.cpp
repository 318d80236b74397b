#include "compose/chart_block.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "compose/chart_rules.h"
#include "compose/rounded_sums.h"
#include "compose/table_block.h"
#include "compose/wording.h"

namespace jianbao::composing {
namespace {

constexpr std::string_view gap_words = "来源未公布";
constexpr std::string_view rest_name = "其余（未公布）";

Spans plain_words(std::string_view text) {
  return {{std::string(text), Emphasis::Plain, std::nullopt}};
}

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
    if (count_marks() < least_marks() || !names()) {
      return std::nullopt;
    }
    const auto honest = make_comparable(context_, spec_, columns_);
    if (!honest) {
      return std::nullopt;
    }
    changed_ = *honest;
    return chart(*title);
  }

 private:
  // ---- marks ------------------------------------------------------------------------------------

  [[nodiscard]] std::size_t least_marks() const {
    return spec_.kind == ChartKind::Timeline || spec_.kind == ChartKind::ShareBar ? 1 : 2;
  }

  [[nodiscard]] std::size_t count_marks() const {
    std::size_t count = 0;
    for (const ChartColumn& column : columns_) {
      count += static_cast<std::size_t>(
          std::ranges::count_if(column.marks, [](const auto& mark) { return mark.has_value(); }));
    }
    return count;
  }

  void add_column(const ChartCategorySpec& spec) {
    ChartColumn column{{}, false, std::nullopt, spec.span, {}};
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
      // Of an event of which only the month or the year is known, the middle of it.
      const std::chrono::sys_days begin(first->period.begin), end(first->period.end);
      column.on = begin + (end - begin) / 2;
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
    for (const ChartColumn& column : columns_) {
      if (column.marks[s]) {
        return context_.views.indicator(column.marks[s]->fact).short_name;
      }
    }
    return {};
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
    if (changed_ == ChartChange::Monthly) {
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
    for (const ChartColumn& column : columns_) {
      chart.categories.push_back({column.label, column.unlike_before, column.on});
    }
    for (std::size_t s = 0; s < spec_.series.size(); ++s) {
      chart.series.push_back(series(s, chart.alternative));
    }
    if (spec_.kind == ChartKind::ShareBar) {
      add_rest(chart);
    }
    add_notes(chart);
    if (changed_ != ChartChange::None) {
      chart.notes.push_back(plain_words(change_note(changed_)));
    }
    if (spec_.source) {
      chart.notes.push_back(plain_words(source_line()));
    }
    return chart;
  }

  /// E-28: every document that a mark is taken from, in the order of the marks.
  [[nodiscard]] std::string source_line() const {
    std::vector<std::string> sources;
    for (const ChartColumn& column : columns_) {
      for (const auto& mark : column.marks) {
        if (!mark) {
          continue;
        }
        const DocumentId document = context_.views.fact(mark->fact).document;
        std::string words = source_words(context_.input.catalogue[document]);
        if (std::ranges::find(sources, words) == sources.end()) {
          sources.push_back(std::move(words));
        }
      }
    }
    std::string line;
    for (const std::string& source : sources) {
      line += (line.empty() ? "资料来源：" : "；") + source;
    }
    return line + "。";
  }

  ChartSeries series(std::size_t s, const std::string& alternative) {
    ChartSeries series{names_[s], "", spec_.series[s].second, {}};
    for (ChartColumn& column : columns_) {
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
      Rational rounding(0);
      for (const ChartSeries& series : chart.series) {
        const auto& value = series.points[k].value;
        left = value ? left - Rational(*value) : left;
        rounding = value ? rounding + half_a_step(*value) : rounding;
      }
      if (!(rounding < (left < Rational(0) ? Rational(0) - left : left))) {
        left = Rational(0);  // 33.3, 33.3 and 33.3 leave nothing over (S-19)
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
    for (const ChartColumn& column : columns_) {
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
  std::vector<ChartColumn> columns_;
  std::vector<std::string> names_;  ///< of series
  ChartChange changed_ = ChartChange::None;
};

}  // namespace

std::optional<Chart> make_chart(Context& context, const ChartSpec& spec) {
  return ChartMaker(context, spec).run();
}

}  // namespace jianbao::composing
