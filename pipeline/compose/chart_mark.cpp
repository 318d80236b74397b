#include "compose/chart_mark.h"

#include <utility>

#include "compose/wording.h"

namespace jianbao::composing {
namespace {

constexpr std::string_view percent_sign = "%";

/// 突破, 超, 余 and 以上 say where a figure begins, 近 and 不足 where it ends.
std::optional<PointNature> bound_of(Qualifier qualifier) {
  switch (qualifier) {
    case Qualifier::AtLeast:
    case Qualifier::NoLessThan:
    case Qualifier::Over:
    case Qualifier::Exceeding:
    case Qualifier::Breaking:
    case Qualifier::Odd:
    case Qualifier::Many:
      return PointNature::LowerBound;
    case Qualifier::Nearly:
    case Qualifier::LessThan:
      return PointNature::UpperBound;
    case Qualifier::About:
    case Qualifier::Around:
      return PointNature::Estimate;
    case Qualifier::Range:
    case Qualifier::None:
      break;
  }
  return std::nullopt;
}

PointNature nature_of(Status status) {
  switch (status) {
    case Status::Actual:
      return PointNature::Actual;
    case Status::Preliminary:
    case Status::Estimate:
      return PointNature::Estimate;
    case Status::Forecast:
      return PointNature::Forecast;
    case Status::Target:
    case Status::Pledge:
    case Status::Proposal:
      break;
  }
  return PointNature::Target;
}

struct Chosen {
  FactKey key;
  View view;
  Span span;
};

/// What neither side names is left at its default; a fact that neither names is an error.
std::optional<Chosen> choose(Context& context, const ChartPick& category, const ChartPick& series,
                             const Span& where) {
  const auto& of = category.of ? category.of : series.of;
  if (!of) {
    context.diagnostics.add({Code::ComposeChartNoFact, where, {}});
    return std::nullopt;
  }
  const auto& view = category.view ? category.view : series.view;
  const auto parsed = view ? parse_view(view->value) : View::Value;
  const bool known = parsed == View::Value || parsed == View::Base || parsed == View::Rate ||
                     parsed == View::Share || parsed == View::Monthly;
  if (!known) {
    context.diagnostics.add({Code::ComposeChartView, view->span, {{"view", view->value}}});
    return std::nullopt;
  }
  auto key = parse_fact_key(of->value, of->span, context.diagnostics);
  return key ? std::optional(Chosen{std::move(*key), *parsed, of->span}) : std::nullopt;
}

std::optional<Measure> measure_of(View view) {
  switch (view) {
    case View::Base:
      return Measure::ImpliedBase;
    case View::Monthly:
      return Measure::MonthlyAverage;
    case View::Share:
      return Measure::Share;
    default:
      return std::nullopt;
  }
}

std::string status_in_words(Status status) {
  return status == Status::Actual ? "" : nature_words(status, Qualifier::None);
}

/// A level as the source states it, with its bounding word.
bool set_level(const Context& context, ChartMark& mark) {
  const Fact& fact = context.views.fact(mark.fact);
  auto words = context.views.bar_number(mark.fact);
  if (!words) {
    return false;
  }
  const Quantity& quantity = *fact.quantity;
  mark.words = std::move(*words);
  mark.point.value = quantity.amount;
  mark.point.upper = quantity.upper;
  mark.point.nature = bound_of(quantity.qualifier).value_or(nature_of(fact.status));
  mark.in_words = status_in_words(fact.status);
  mark.unit = context.views.unit(quantity.unit).name;
  return true;
}

bool set_comparison(const Context& context, ChartMark& mark, ComparisonKind kind) {
  const Fact& fact = context.views.fact(mark.fact);
  const Comparison* comparison = fact.comparison(kind);
  auto words = context.views.comparison_number(mark.fact, kind);
  if (comparison == nullptr || !words) {
    return false;
  }
  mark.words = std::move(*words);
  mark.point.value = comparison->value;
  mark.point.nature = bound_of(comparison->qualifier).value_or(nature_of(fact.status));
  mark.in_words = status_in_words(fact.status);
  mark.unit = percent_sign;
  return true;
}

bool set_derived(const Context& context, ChartMark& mark, Measure measure) {
  const Derived* derived = context.views.derived(mark.fact, measure);
  auto words = context.views.measure_number(mark.fact, measure);
  if (derived == nullptr || !words) {
    return false;
  }
  mark.words = std::move(*words);
  mark.point.value = derived->low;
  if (derived->form == Derived::Form::Range) {
    mark.point.upper = derived->high;
  }
  mark.point.nature = PointNature::Derived;
  mark.in_words = "推算";
  mark.unit = context.views.unit(derived->unit).name;
  return true;
}

bool set_value(const Context& context, ChartMark& mark) {
  switch (mark.view) {
    case View::Value:
      return set_level(context, mark);
    case View::Rate:
      return set_comparison(context, mark, ComparisonKind::YearOnYear);
    case View::Share:
      if (set_comparison(context, mark, ComparisonKind::Share)) {
        return true;  // what the source states itself goes before what we reckon
      }
      break;
    default:
      break;
  }
  const auto measure = measure_of(mark.view);
  return measure && set_derived(context, mark, *measure);
}

/// The fact that both sides mean together, with nothing of its number yet.
tl::expected<ChartMark, Lack> find_fact(Context& context, const ChartPick& category,
                                        const ChartPick& series, const Span& where) {
  const auto chosen = choose(context, category, series, where);
  if (!chosen) {
    return tl::unexpected(Lack::Reported);
  }
  // What stands in the brackets of a key holds unless the bar says it otherwise.
  const auto first = [](const auto& a, const auto& b, const auto& c) { return a ? a : b ? b : c; };
  const auto period = first(category.period, series.period, chosen->key.period);
  const auto subject = first(category.subject, series.subject, chosen->key.subject);
  const auto fact = context.picker.pick_where(chosen->key, period, subject, context.diagnostics);
  if (!fact) {
    return tl::unexpected(fact.error());
  }
  return ChartMark{{}, {},    {},           context.views.fact(*fact).period,
                   {}, *fact, chosen->view, chosen->span};
}

}  // namespace

tl::expected<ChartMark, Lack> find_mark(Context& context, const ChartPick& category,
                                        const ChartPick& series, const Span& where) {
  auto mark = find_fact(context, category, series, where);
  if (!mark) {
    return mark;
  }
  if (mark->view == View::Base) {
    mark->period = mark->period.year_before().value_or(mark->period);
  }
  if (!set_value(context, *mark)) {
    return tl::unexpected(Lack::Missing);
  }
  return mark;
}

tl::expected<ChartMark, Lack> find_event(Context& context, const ChartPick& category,
                                         const ChartPick& series, const Span& where) {
  auto mark = find_fact(context, category, series, where);
  if (!mark) {
    return mark;
  }
  const Fact& fact = context.views.fact(mark->fact);
  mark->point.nature = nature_of(fact.status);
  mark->in_words = status_in_words(fact.status);
  if (fact.quantity) {
    const FactPiece piece{{{}, Pick::Stated, where}, View::Value};
    auto words = context.views.view(mark->fact, piece, context.diagnostics);
    if (!words) {
      return tl::unexpected(words.error());
    }
    mark->words = std::move(*words);
  }
  mark->words.used.push_back(mark->fact);
  return mark;
}

std::optional<ChartMark> as_monthly(const Context& context, const ChartMark& mark) {
  ChartMark monthly = mark;
  monthly.view = View::Monthly;
  if (mark.view != View::Value || !set_value(context, monthly)) {
    return std::nullopt;
  }
  return monthly;
}

}  // namespace jianbao::composing
