#include "compose/facts_in_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "compose/numerals.h"
#include "compose/wording.h"
#include "model/words.h"

namespace jianbao::composing {
namespace {

bool is_picked(Status status, Pick pick) {
  switch (pick) {
    case Pick::Stated:
      return status == Status::Actual || status == Status::Preliminary ||
             status == Status::Estimate;
    case Pick::Forecast:
      return status == Status::Forecast;
    case Pick::Target:
      return status == Status::Target || status == Status::Pledge;
    case Pick::Proposal:
      return status == Status::Proposal;
  }
  return false;
}

std::string join(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) {
    text += (text.empty() ? "" : "、") + name;
  }
  return text;
}

/// What the computed figure is, and of which view.
struct Computed {
  View view;
  Measure measure;
  FigureKind kind;
};

std::optional<Computed> computed_of(View view) {
  switch (view) {
    case View::Base:
      return Computed{view, Measure::ImpliedBase, FigureKind::Base};
    case View::Increment:
    case View::IncrementPhrase:
      return Computed{view, Measure::Increment, FigureKind::Increment};
    case View::Share:
      return Computed{view, Measure::Share, FigureKind::Share};
    case View::PerItem:
      return Computed{view, Measure::PerItem, FigureKind::PerItem};
    case View::Monthly:
      return Computed{view, Measure::MonthlyAverage, FigureKind::Monthly};
    default:
      return std::nullopt;
  }
}

FigureKind kind_of(Measure measure) {
  switch (measure) {
    case Measure::ImpliedBase:
      return FigureKind::Base;
    case Measure::Increment:
      return FigureKind::Increment;
    case Measure::Share:
      return FigureKind::Share;
    case Measure::PerItem:
      return FigureKind::PerItem;
    case Measure::Change:
      return FigureKind::Change;
    case Measure::MonthlyAverage:
      break;
  }
  return FigureKind::Monthly;
}

std::string_view measure_words(Measure measure) {
  switch (measure) {
    case Measure::ImpliedBase:
      return "推算的上年同期数";
    case Measure::Increment:
      return "推算的同比增减量";
    case Measure::Share:
      return "推算的占比";
    case Measure::PerItem:
      return "推算的平均数";
    case Measure::MonthlyAverage:
      return "推算的月均数";
    case Measure::Change:
      return "比上次公布的变动";
  }
  return "推算数";
}

std::string_view words_kind(FigureKind kind) {
  switch (kind) {
    case FigureKind::Claim:
      return "来源的说法";
    case FigureKind::Threshold:
      return "来源所写的门槛";
    case FigureKind::Comparison:
      return "来源所写的比较";
    default:
      return "事项，用本单位的话";
  }
}

std::string status_words(Status status) { return fmt::format("{}数", data_word(status)); }

std::string comparison_words(const Fact& fact) {
  return fact.status == Status::Actual ? "同比增速"
                                       : fmt::format("{}的同比增速", status_words(fact.status));
}

bool same_figure(const Fact& a, const Fact& b) {
  return a.subject == b.subject && a.quantity && b.quantity &&
         a.quantity->amount == b.quantity->amount && a.quantity->unit == b.quantity->unit &&
         a.quantity->qualifier == b.quantity->qualifier;
}

/// Of sources that state one and the same figure only the last published remains.
void keep_last_statement(const ComposeInput& input, std::vector<FactIndex>& found) {
  const auto published = [&input](FactIndex index) {
    return input.catalogue[input.dataset.fact(index).document].published;
  };
  std::ranges::stable_sort(found,
                           [&](FactIndex a, FactIndex b) { return published(a) > published(b); });
  for (std::size_t k = 0; k < found.size(); ++k) {
    const Fact& kept = input.dataset.fact(found[k]);
    found.erase(std::remove_if(
                    found.begin() + static_cast<std::ptrdiff_t>(k) + 1, found.end(),
                    [&](FactIndex index) { return same_figure(kept, input.dataset.fact(index)); }),
                found.end());
  }
}

}  // namespace

FactPicker::FactPicker(const ComposeInput& input) : input_(input) {
  for (const Located<std::string>& key : input.issue.sources) {
    if (const auto document = input.catalogue.document(key.value)) {
      documents_.push_back(*document);
    }
  }
}

/// Of one subject, whose facts are few, or of all.
std::span<const FactIndex> FactPicker::near(IndicatorId indicator,
                                            std::optional<SubjectId> subject) const {
  return subject ? input_.dataset.of_subject(*subject) : input_.dataset.of_indicator(indicator);
}

std::vector<FactIndex> FactPicker::candidates(IndicatorId indicator, Pick pick,
                                              std::optional<SubjectId> subject) const {
  std::vector<FactIndex> found;
  for (const FactIndex index : near(indicator, subject)) {
    const Fact& fact = input_.dataset.fact(index);
    const bool reported =
        std::find(documents_.begin(), documents_.end(), fact.document) != documents_.end();
    if (reported && fact.indicator == indicator && (!subject || fact.subject == *subject) &&
        is_picked(fact.status, pick)) {
      found.push_back(index);
    }
  }
  return found;
}

std::vector<FactIndex> FactPicker::known(IndicatorId indicator, Pick pick,
                                         const std::optional<Period>& period,
                                         std::optional<SubjectId> subject) const {
  std::vector<FactIndex> found;
  for (const FactIndex index : near(indicator, subject)) {
    const Fact& fact = input_.dataset.fact(index);
    Period stated = fact.period;
    stated.inferred = period && period->inferred;
    if (fact.indicator == indicator && (!subject || fact.subject == *subject) &&
        is_picked(fact.status, pick) && (!period || stated == *period)) {
      found.push_back(index);
    }
  }
  return found;
}

std::optional<IndicatorId> FactPicker::indicator_of(const FactKey& of, Diagnostics& out) const {
  const auto indicator = input_.catalogue.indicator(of.key);
  if (!indicator) {
    std::vector<std::string> known;
    for (const Indicator& entry : input_.catalogue.indicators()) {
      known.push_back(entry.key);
    }
    out.add({Code::ComposeUnknownIndicator,
             of.span,
             {{"key", of.key}, {"nearest", nearest_names(of.key, known)}}});
  }
  return indicator;
}

tl::expected<FactIndex, Lack> FactPicker::pick(const FactKey& of, Diagnostics& out) const {
  return pick_where(of, of.period, of.subject, out);
}

tl::expected<FactIndex, Lack> FactPicker::pick_where(
    const FactKey& of, const std::optional<Located<Period>>& period,
    const std::optional<Located<std::string>>& subject, Diagnostics& out) const {
  const auto indicator = indicator_of(of, out);
  if (!indicator) {
    return tl::unexpected(Lack::Reported);
  }
  std::optional<SubjectId> wanted;
  if (subject) {
    const bool own = input_.own && subject->value == own_word;
    wanted = own ? input_.own : input_.catalogue.subject(subject->value);
    if (!wanted) {
      out.add({Code::ComposeUnknownSubject, subject->span, {{"subject", subject->value}}});
      return tl::unexpected(Lack::Reported);
    }
  }
  auto found = period ? known(*indicator, of.pick, period->value, wanted)
                      : candidates(*indicator, of.pick, wanted);
  if (wanted && found.empty() && !period) {  // the issue says nothing of it: then what is known
    found = known(*indicator, of.pick, std::nullopt, wanted);
  }
  if (period) {
    keep_last_statement(input_, found);
  }
  return latest(of, std::move(found), out);
}

tl::expected<FactIndex, Lack> FactPicker::latest(const FactKey& of, std::vector<FactIndex> found,
                                                 Diagnostics& out) const {
  if (found.empty()) {
    return tl::unexpected(Lack::Missing);
  }
  // Latest end first, and of those the earliest begin: the longest.
  const auto rank = [this](FactIndex index) {
    const Period& period = input_.dataset.fact(index).period;
    return std::tuple(std::chrono::sys_days(period.begin) - std::chrono::sys_days(period.end),
                      std::chrono::sys_days(period.end));
  };
  const auto better = [&rank](FactIndex a, FactIndex b) {
    const auto [length_a, end_a] = rank(a);
    const auto [length_b, end_b] = rank(b);
    return std::tie(end_b, length_a) < std::tie(end_a, length_b);
  };
  const FactIndex best = *std::min_element(found.begin(), found.end(), better);
  std::erase_if(found, [&](FactIndex index) { return better(best, index); });
  if (found.size() == 1) {
    return best;
  }
  // The rules have told of a refused one, and it stops the document by itself: two facts of one
  // figure need not be told apart on paper as well.
  const auto refused = std::ranges::find_if(
      found, [this](FactIndex index) { return input_.dataset.checked().is_refused(index); });
  if (refused != found.end()) {
    return *refused;
  }
  std::vector<Related> places;
  for (const FactIndex index : found) {
    const Fact& fact = input_.dataset.fact(index);
    places.push_back({Code::ComposeFactHere, fact.span, {{"fact", fact.id}}});
  }
  out.add({Code::ComposeAmbiguous,
           of.span,
           {{"key", of.key}, {"count", std::to_string(found.size())}},
           std::move(places)});
  return tl::unexpected(Lack::Reported);
}

const Indicator& FactViews::indicator(FactIndex index) const {
  return input_.catalogue[fact(index).indicator];
}

std::string FactViews::what(FactIndex index, const std::string& kind, const Period& period) const {
  const std::string when = period_in_list(period);  // empty: the source gives no time
  return fmt::format("{}（{}，{}{}{}）", indicator(index).name,
                     input_.catalogue[fact(index).subject].name, when, when.empty() ? "" : "，",
                     kind);
}

Figure FactViews::level_figure(FactIndex index) const {
  const Fact& of = fact(index);
  Figure figure;
  figure.printed = quantity_text(*of.quantity, unit(of.quantity->unit));
  figure.what = what(index, status_words(of.status), of.period);
  figure.facts = {index};
  figure.level = true;
  return figure;
}

Figure FactViews::rate_figure(FactIndex index, const Comparison& comparison) const {
  Figure figure;
  figure.printed = percent_text(comparison.value);
  figure.what = what(index, comparison_words(fact(index)), fact(index).period);
  figure.facts = {index};
  figure.comparison = true;
  return figure;
}

Figure FactViews::derived_figure(FactIndex index, const Derived& derived) const {
  const Period& period = fact(index).period;
  const bool is_base = derived.measure == Measure::ImpliedBase;
  Figure figure;
  figure.printed = derived_text(derived, unit(derived.unit));
  figure.what = what(index, std::string(measure_words(derived.measure)),
                     is_base ? period.year_before().value_or(period) : period);
  figure.formula = derived.provenance.formula;
  figure.facts = derived.provenance.facts;
  if (figure.facts.empty()) {
    figure.facts = {index};
  }
  figure.derived = true;
  return figure;
}

std::optional<std::string> FactViews::plain_words(FactIndex index, View view) const {
  const Fact& of = fact(index);
  switch (view) {
    case View::Unit:
      return of.quantity ? std::optional(unit(of.quantity->unit).name) : std::nullopt;
    case View::CountUnit:
      return of.quantity ? std::optional(unit(of.quantity->unit).base) : std::nullopt;
    case View::Status:
      return std::string(status_prefix(of.status));
    case View::Period:
      return period_words(of.period, usual_year());
    case View::PeriodLong:
      return period_with_year(of.period);
    case View::BasePeriod: {
      const auto before = of.period.year_before();
      return before ? std::optional(period_with_year(*before)) : std::nullopt;
    }
    case View::Subject:
      return input_.catalogue[of.subject].name;
    case View::Name:
      return indicator(index).short_name;
    case View::Examples:
      return of.examples.empty() ? std::nullopt : std::optional(join(of.examples));
    case View::Judgement:
      return judgement(index);
    default:
      return std::nullopt;
  }
}

std::optional<Fragment> FactViews::level(FactIndex index, View view) const {
  const Fact& of = fact(index);
  Fragment fragment;
  if (!of.quantity) {
    return std::nullopt;
  }
  if (view == View::Stated) {
    fragment.add(std::string(status_prefix(of.status)));
  }
  Figure figure = level_figure(index);
  if (of.quantity->amount.is_negative() && indicator(index).below_zero) {
    // 亏损1.2亿元: the word is the sign.
    fragment.add(indicator(index).below_zero->word);
    Quantity size = *of.quantity;
    size.amount = size.amount.absolute();
    figure.printed = quantity_text(size, unit(size.unit));
  }
  std::string text =
      view == View::Number ? of.quantity->amount.absolute().to_string() : figure.printed;
  fragment.add_figure(std::move(text), std::move(figure), {index, FigureKind::Level});
  return fragment;
}

Fragment FactViews::words_figure(FactIndex index, std::string text, FigureKind kind) const {
  Fragment fragment;
  if (text.find_first_of("0123456789") == std::string::npos) {
    fragment.add(std::move(text));
    return fragment;
  }
  Figure figure;
  figure.printed = text;
  figure.what = what(index, std::string(words_kind(kind)), fact(index).period);
  figure.facts = {index};
  fragment.add_figure(std::move(text), std::move(figure), {index, kind});
  return fragment;
}

std::optional<Fragment> FactViews::change(FactIndex index) const {
  const Derived* result = derived(index, Measure::Change);
  if (result == nullptr) {
    return std::nullopt;
  }
  Fragment fragment;
  const int direction = direction_of(*result);
  if (direction == 0) {
    const bool standstill = result->form == Derived::Form::Exact && result->low.is_zero();
    fragment.add(standstill ? "持平" : "变动方向定不了");
    return fragment;
  }
  Figure figure = derived_figure(index, *result);
  std::string text = figure.printed;
  fragment.add(direction > 0 ? "增加" : "减少");
  fragment.add_figure(std::move(text), std::move(figure), {index, FigureKind::Change});
  return fragment;
}

std::optional<Fragment> FactViews::computed(FactIndex index, View view) const {
  const auto of = computed_of(view);
  const Derived* result = of ? derived(index, of->measure) : nullptr;
  if (result == nullptr) {
    return std::nullopt;
  }
  Fragment fragment;
  if (view == View::IncrementPhrase) {
    const auto phrase = increment_phrase(*result, unit(result->unit), fact(index).period.kind);
    if (!phrase) {
      return std::nullopt;
    }
    fragment.add(phrase->words);
    if (phrase->figure.empty()) {
      return fragment;
    }
  } else if (view == View::Increment && direction_of(*result) == 0) {
    return std::nullopt;  // neither 增加 nor 减少 can stand before it
  }
  Figure figure = derived_figure(index, *result);
  std::string text = figure.printed;
  fragment.add_figure(std::move(text), std::move(figure), {index, of->kind});
  return fragment;
}

std::optional<Fragment> FactViews::words(FactIndex index, View view) const {
  const Fact& of = fact(index);
  switch (view) {
    case View::Value:
    case View::Number:
    case View::Stated:
      return level(index, view);
    case View::YearOnYear:
    case View::Growth:
    case View::Rate:
      return comparison(index, view);
    case View::Pace:
      return pace(index);
    case View::PeriodOnPeriod:
      return period_on_period(index);
    case View::Threshold:
      return of.within && !of.within->threshold.empty()
                 ? std::optional(words_figure(index, of.within->threshold, FigureKind::Threshold))
                 : std::nullopt;
    case View::Claim:
      return of.claim
                 ? std::optional(words_figure(index, claim_words(*of.claim), FigureKind::Claim))
                 : std::nullopt;
    default:
      break;
  }
  if (computed_of(view)) {
    return computed(index, view);
  }
  auto text = plain_words(index, view);
  if (!text) {
    return std::nullopt;
  }
  Fragment fragment;
  fragment.add(std::move(*text));
  return fragment;
}

/// The number, where prose would have to print it with a sign: a loss must not come out as a gain
/// nor disappear with its sentence.
std::optional<std::string> FactViews::negative(FactIndex index, View view) const {
  const auto below_zero = [](const Decimal& value) {
    return value.is_negative() ? std::optional(value.to_string()) : std::nullopt;
  };
  const Fact& of = fact(index);
  if (view == View::Value || view == View::Number || view == View::Stated) {
    const bool has_word = indicator(index).below_zero && view != View::Number;
    return of.quantity && !has_word ? below_zero(of.quantity->amount) : std::nullopt;
  }
  if (view == View::Rate) {
    const auto growth = input_.dataset.growth(index);
    return growth ? below_zero(*growth) : std::nullopt;
  }
  const auto measure = computed_of(view);
  if (!measure || measure->kind == FigureKind::Increment) {
    return std::nullopt;
  }
  const Derived* result = derived(index, measure->measure);
  return result ? below_zero(result->low) : std::nullopt;
}

tl::expected<Fragment, Lack> FactViews::view(FactIndex index, const FactPiece& piece,
                                             Diagnostics& out) const {
  // A refused fact stops the document by itself, and its sign may be what is wrong with it.
  const bool refused = input_.dataset.checked().is_refused(index);
  if (const auto value = refused ? std::nullopt : negative(index, piece.view)) {
    out.add({Code::ComposeNegative,
             piece.of.span,
             {{"placeholder", piece.of.key}, {"value", *value}},
             {{Code::ComposeFactHere, fact(index).value_span, {{"fact", fact(index).id}}}}});
    return tl::unexpected(Lack::Reported);
  }
  auto fragment = words(index, piece.view);
  if (!fragment) {
    return tl::unexpected(Lack::Missing);
  }
  fragment->used.push_back(index);
  return std::move(*fragment);
}

std::optional<Fragment> FactViews::value_number(FactIndex index) const {
  const auto& quantity = fact(index).quantity;
  if (!quantity) {
    return std::nullopt;
  }
  Fragment fragment;
  fragment.add_figure(table_digits(quantity->amount), level_figure(index),
                      {index, FigureKind::Level});
  return fragment;
}

std::optional<Fragment> FactViews::bar_number(FactIndex index) const {
  auto fragment = value_number(index);
  if (fragment) {
    fragment->spans.back().text = bar_text(*fact(index).quantity);
  }
  return fragment;
}

std::optional<Fragment> FactViews::comparison_number(FactIndex index, ComparisonKind kind) const {
  const Comparison* comparison = fact(index).comparison(kind);
  if (comparison == nullptr) {
    return std::nullopt;
  }
  const bool share = kind == ComparisonKind::Share;
  Figure figure = rate_figure(index, *comparison);
  figure.printed = table_digits(comparison->value) + '%';  // here no word says 下降
  if (share) {
    figure.what = what(index, "来源所写的占比", fact(index).period);
  }
  Fragment fragment;
  fragment.add_figure(table_digits(comparison->value), std::move(figure),
                      {index, share ? FigureKind::Share : FigureKind::YearOnYear});
  return fragment;
}

std::optional<Fragment> FactViews::measure_number(FactIndex index, Measure measure) const {
  const Derived* result = derived(index, measure);
  if (result == nullptr || result->low.is_negative()) {
    return std::nullopt;
  }
  Fragment fragment;
  fragment.add_figure(derived_digits(*result), derived_figure(index, *result),
                      {index, kind_of(measure)});
  return fragment;
}

std::optional<Fragment> FactViews::base_number(FactIndex index) const {
  return measure_number(index, Measure::ImpliedBase);
}

}  // namespace jianbao::composing
