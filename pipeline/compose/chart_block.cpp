#include "compose/chart_block.h"

#include <algorithm>
#include <utility>

#include "compose/numerals.h"
#include "compose/wording.h"

namespace jianbao::composing {
namespace {

constexpr std::string_view percent_sign = "%";

/// One bar before it is known whether the chart is printed.
struct Bar {
  std::string label;
  Decimal length;
  BarNature nature;
  std::string in_words;  ///< of its nature
  Period period;
  std::string unit;
  Fragment value;
  Span span;
};

bool same_days(const Period& a, const Period& b) {
  const auto month_day_of = [](std::chrono::year_month_day d) {
    return std::pair(d.month(), d.day());
  };
  return month_day_of(a.begin) == month_day_of(b.begin) &&
         month_day_of(a.end) == month_day_of(b.end);
}

/// Whether figures of the two periods may stand side by side: equal length, whatever the year.
bool are_alike(const Period& a, const Period& b) {
  if (a.months() && b.months()) {
    const bool cumulative = a.kind == b.kind || same_days(a, b);
    return cumulative && a.months() == b.months();
  }
  if (a.kind != b.kind) {
    return false;
  }
  switch (a.kind) {
    case PeriodKind::SoFar:
      return same_days(a, b);
    case PeriodKind::Since:  // the start is not known, so only the very same span compares
      return a == b;
    default:
      return true;
  }
}

/// What the drawing shows of a bar's nature, in words; nothing of an actual figure.
std::string nature_in_words(const Fact& fact, View view) {
  if (view == View::Base) {
    return "推算";
  }
  const bool has_bound = view == View::Value && fact.quantity;
  const Qualifier qualifier = has_bound ? fact.quantity->qualifier : Qualifier::None;
  return fact.status == Status::Actual && qualifier == Qualifier::None
             ? ""
             : nature_words(fact.status, qualifier);
}

/// 预计, 初步统计 and 约 are no final figures; 突破, 超, 余 and 以上 are only where they begin.
BarNature nature_of(const Fact& fact, bool with_qualifier) {
  const Qualifier qualifier =
      with_qualifier && fact.quantity ? fact.quantity->qualifier : Qualifier::None;
  switch (qualifier) {
    case Qualifier::AtLeast:
    case Qualifier::NoLessThan:
    case Qualifier::Over:
    case Qualifier::Exceeding:
    case Qualifier::Breaking:
    case Qualifier::Odd:
    case Qualifier::Many:
      return BarNature::LowerBound;
    case Qualifier::Nearly:
    case Qualifier::LessThan:
    case Qualifier::About:
    case Qualifier::Around:
    case Qualifier::Range:
      return BarNature::Estimate;
    case Qualifier::None:
      break;
  }
  return fact.status == Status::Actual ? BarNature::Actual : BarNature::Estimate;
}

class ChartMaker {
 public:
  ChartMaker(Context& context, const ChartSpec& spec) : context_(context), spec_(spec) {}

  std::optional<Chart> run() {
    const auto title = label(context_, spec_.title);
    for (const ChartBarSpec& bar : spec_.bars) {
      add_bar(bar);
    }
    if (!title || bars_.size() < 2 || !is_comparable()) {
      return std::nullopt;
    }
    Chart chart;
    chart.horizontal = spec_.kind == ChartKind::Bar;
    chart.bands = spec_.bands;
    chart.caption = context_.numbers["chart:" + spec_.name] + "　" + *title;
    if (!spec_.unit.empty()) {
      chart.caption += "（" + spec_.unit + "）";
    }
    chart.alternative = in_words(*title);
    for (Bar& bar : bars_) {
      Spans value = context_.commit(std::move(bar.value), chart.alternative);
      if (!bar.in_words.empty() && bar.label.find(bar.in_words) == std::string::npos) {
        append(value, {{"（" + bar.in_words + "）", Emphasis::Plain, std::nullopt}});
      }
      chart.bars.push_back({std::move(bar.label), bar.length, bar.nature, std::move(value)});
    }
    for (const Skeleton& skeleton : spec_.notes) {
      if (auto fragment = sentence(context_, skeleton)) {
        const std::string text = plain_text(fragment->spans);
        chart.notes.push_back(context_.commit(std::move(*fragment), text));
      }
    }
    return chart;
  }

 private:
  void add_bar(const ChartBarSpec& spec) {
    const auto view = parse_view(spec.view.value);
    if (view != View::Value && view != View::Base && view != View::Rate) {
      context_.diagnostics.add(
          {Code::ComposeChartView, spec.view.span, {{"view", spec.view.value}}});
      return;
    }
    const auto key = parse_fact_key(spec.of.value, spec.of.span, context_.diagnostics);
    const auto fact = key ? context_.picker.pick(*key, context_.diagnostics)
                          : tl::expected<FactIndex, Lack>(tl::unexpected(Lack::Reported));
    if (!fact && fact.error() == Lack::Reported) {
      return;
    }
    auto bar = fact ? measure(*fact, *view, spec) : std::nullopt;
    auto words = bar ? label(context_, spec.label) : std::nullopt;
    if (bar && words) {
      bar->label = std::move(*words);
      check_length(*bar, *fact, *view);
      bars_.push_back(std::move(*bar));
      return;
    }
    context_.diagnostics.add(
        {Code::ComposeBarLeftOut,
         spec.of.span,
         {{"key", spec.of.value}, {"view", spec.view.value}, {"chart", spec_.name}}});
  }

  [[nodiscard]] std::optional<Bar> measure(FactIndex index, View view,
                                           const ChartBarSpec& spec) const {
    const Fact& fact = context_.views.fact(index);
    Bar bar{.label = {},
            .length = {},
            .nature = nature_of(fact, view == View::Value),
            .in_words = nature_in_words(fact, view),
            .period = fact.period,
            .unit = std::string(percent_sign),
            .value = {},
            .span = spec.of.span};
    std::optional<Fragment> value;
    if (view == View::Value && fact.quantity) {
      bar.length = fact.quantity->amount;
      bar.unit = context_.views.unit(fact.quantity->unit).name;
      value = context_.views.bar_number(index);
    } else if (view == View::Rate) {
      value = context_.views.rate_number(index);
      bar.length = value ? fact.comparison(ComparisonKind::YearOnYear)->value : Decimal();
    } else if (const Derived* base = context_.views.derived(index, Measure::ImpliedBase)) {
      bar.length = base->low;
      bar.unit = context_.views.unit(base->unit).name;
      bar.nature = BarNature::Derived;
      bar.period = fact.period.year_before().value_or(fact.period);
      value = context_.views.base_number(index);
    }
    if (!value) {
      return std::nullopt;
    }
    bar.value = std::move(*value);
    return bar;
  }

  /// A bar has one end, on the far side of zero.
  void check_length(const Bar& bar, FactIndex index, View view) {
    const Derived* base =
        view == View::Base ? context_.views.derived(index, Measure::ImpliedBase) : nullptr;
    const std::string printed = bar.value.figures.front().printed;
    if (base != nullptr && base->form == Derived::Form::Range) {
      context_.diagnostics.add(
          {Code::ComposeChartRange, bar.span, {{"label", bar.label}, {"value", printed}}});
    } else if (bar.length.is_negative()) {
      context_.diagnostics.add(
          {Code::ComposeChartNegative, bar.span, {{"label", bar.label}, {"value", printed}}});
    }
  }

  [[nodiscard]] bool is_comparable() {
    const auto what = [](const Bar& bar) { return period_with_year(bar.period) + "，" + bar.unit; };
    const Bar& first = bars_.front();
    bool fits = true;
    for (const Bar& bar : bars_) {
      const bool in_unit = spec_.unit.empty() || bar.unit == spec_.unit;
      if (in_unit && bar.unit == first.unit && are_alike(bar.period, first.period)) {
        continue;
      }
      fits = false;
      context_.diagnostics.add({Code::ComposeChartUnlike,
                                bar.span,
                                {{"label", bar.label},
                                 {"what", what(bar)},
                                 {"other", in_unit ? first.label : spec_.name},
                                 {"other_what", in_unit ? what(first) : spec_.unit}}});
    }
    return fits;
  }

  /// For a reader who cannot see the bars, and for the list of figures.
  [[nodiscard]] std::string in_words(const std::string& title) const {
    std::string text;
    for (const Bar& bar : bars_) {
      text += (text.empty() ? "" : "；") + bar.label + plain_text(bar.value.spans) +
              (spec_.unit.empty() ? "" : bar.unit);
      if (!bar.in_words.empty() && bar.label.find(bar.in_words) == std::string::npos) {
        text += "（" + bar.in_words + "）";
      }
    }
    const std::string number = context_.numbers["chart:" + spec_.name];
    return number + "　" + title + "：" + text + "。";
  }

  Context& context_;
  const ChartSpec& spec_;
  std::vector<Bar> bars_;
};

}  // namespace

std::optional<Chart> make_chart(Context& context, const ChartSpec& spec) {
  return ChartMaker(context, spec).run();
}

}  // namespace jianbao::composing
