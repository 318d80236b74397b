// What is said of a figure against the year before and against the pace of the period before
// (typography.md §4, S-02…S-09, S-12, S-13, S-24; prose.md W-25).

#include <fmt/format.h>

#include <utility>

#include "compose/facts_in_view.h"
#include "compose/numerals.h"
#include "compose/wording.h"

namespace jianbao::composing {
namespace {

constexpr std::string_view points = "个百分点";

std::string bounded_percent(const Comparison& growth) {
  return growth.qualifier == Qualifier::None
             ? percent_text(growth.value)
             : figure_text(growth.value.absolute().to_string(), "%", growth.qualifier);
}

/// 上年同期; a whole year is compared with 上年.
std::string last_year(PeriodKind kind) { return kind == PeriodKind::Year ? "上年" : "上年同期"; }

Quantity magnitude(Quantity of) {
  of.amount = of.amount.absolute();
  return of;
}

/// 上月, 1—9月, 上半年; 上年12月份, 上年四季度, 上年.
std::string pace_words(const Period& before, const Period& now) {
  const auto year = now.end.year();
  if (before.end.year() == year) {
    const auto previous = now.kind == PeriodKind::Month ? now.previous() : std::nullopt;
    return previous && previous->end == before.end && previous->begin == before.begin
               ? "上月"
               : period_words(before, year);
  }
  if (before.kind == PeriodKind::Year) {
    return "上年";
  }
  return "上年" + period_words(before, before.end.year()) +
         (before.kind == PeriodKind::Month ? "份" : "");
}

/// 加快 and 收窄 only where both have one sign (S-07).
std::string pace_direction(const Decimal& now, const Decimal& before) {
  const bool up = now > before;
  if (now.is_zero() || before.is_zero()) {
    return up ? "提高" : "回落";
  }
  return now.is_negative() ? (up ? "收窄" : "扩大") : (up ? "加快" : "回落");
}

}  // namespace

bool FactViews::has_growth(FactIndex index) const {
  return comparison(index, View::YearOnYear).has_value();
}

std::optional<Fragment> FactViews::comparison(FactIndex index, View view) const {
  const Comparison* growth = fact(index).comparison(ComparisonKind::YearOnYear);
  if (growth == nullptr) {
    return reckoned(index, view);
  }
  const PeriodKind kind = fact(index).period.kind;
  const Phrase phrase = view == View::Rate     ? Phrase{"", percent_text(growth->value)}
                        : view == View::Growth ? growth_phrase(growth->value, kind)
                                               : year_on_year_phrase(growth->value, kind);
  return stated(index, *growth, phrase, FigureKind::YearOnYear);
}

/// W-10: 增长超20% keeps its 超.
Fragment FactViews::stated(FactIndex index, const Comparison& growth, const Phrase& phrase,
                           FigureKind kind) const {
  Fragment fragment;
  fragment.add(phrase.words);
  if (!phrase.figure.empty()) {
    Figure figure = rate_figure(index, growth);
    figure.printed = bounded_percent(growth);
    std::string text = figure.printed;
    fragment.add_figure(std::move(text), std::move(figure), {index, kind});
  }
  return fragment;
}

Figure FactViews::reckoned_figure(FactIndex index, std::string printed, std::string_view kind,
                                  std::string formula) const {
  Figure figure;
  figure.printed = std::move(printed);
  figure.what = what(index, std::string(kind), fact(index).period);
  figure.formula = std::move(formula);
  figure.facts = {index, input_.dataset.reckoned_growth(index)->before};
  figure.derived = true;
  return figure;
}

/// The level of the year before as it was published: 上年同期为20列, 上年同期为亏损1.5亿元.
void FactViews::add_base(Fragment& fragment, FactIndex index, FactIndex before) const {
  const Quantity& base = *fact(before).quantity;
  fragment.add(last_year(fact(index).period.kind) + "为" +
               std::string(status_prefix(fact(before).status)));
  if (base.amount.is_zero()) {
    fragment.add("零");
    return;
  }
  if (base.amount.is_negative()) {
    fragment.add(indicator(before).below_zero->word);
  }
  Figure figure = level_figure(before);
  figure.printed = quantity_text(magnitude(base), unit(base.unit));
  std::string text = figure.printed;
  fragment.add_figure(std::move(text), std::move(figure), {before, FigureKind::Level});
}

/// S-08: a base of nought or below has no rate. Empty: nothing that words can say.
std::optional<Fragment> FactViews::without_rate(FactIndex index, const ReckonedGrowth& growth,
                                                bool first) const {
  const Decimal& now = fact(index).quantity->amount;
  const Decimal& base = fact(growth.before).quantity->amount;
  const auto& below = indicator(index).below_zero;
  Fragment fragment;
  // A percentage below nought has no words of its own.
  const bool wordless = !below || indicator(index).measure == MeasureKind::Rate;
  if ((now.is_negative() || base.is_negative()) && wordless) {
    return std::nullopt;
  }
  if (now.is_negative() && base.is_negative()) {
    if (!growth.difference) {
      return std::nullopt;
    }
    const bool year = fact(index).period.kind == PeriodKind::Year;
    fragment.add((first ? (year ? "比上年" : "同比") : "") +
                 (growth.difference->is_negative() ? below->more : below->less));
    std::string text = quantity_text({growth.difference->absolute(), fact(index).quantity->unit},
                                     unit(fact(index).quantity->unit));
    fragment.add_figure(text,
                        reckoned_figure(index, text, "推算的同比增减量", growth.difference_formula),
                        {index, FigureKind::Increment});
    return fragment;
  }
  if (now.is_zero() && base.is_zero()) {
    fragment.add(last_year(fact(index).period.kind) + "和本期均无");
    return fragment;
  }
  add_base(fragment, index, growth.before);
  return fragment;
}

/// 增加35家, 提高1.2个百分点: stocks of things and percentages have differences (S-04, S-06).
std::optional<Fragment> FactViews::as_difference(FactIndex index, const ReckonedGrowth& growth,
                                                 bool first) const {
  const MeasureKind measure = indicator(index).measure;
  if (!growth.difference || (measure != MeasureKind::Stock && measure != MeasureKind::Rate)) {
    return std::nullopt;
  }
  if (fact(index).quantity->amount.is_negative() ||
      fact(growth.before).quantity->amount.is_negative()) {
    return std::nullopt;  // of losses 增加 would say the wrong thing
  }
  const bool percentage = measure == MeasureKind::Rate;
  const bool less = growth.difference->is_negative();
  Fragment fragment;
  if (first) {
    fragment.add("比" + last_year(fact(index).period.kind));
  }
  fragment.add(percentage ? (less ? "下降" : "提高") : (less ? "减少" : "增加"));
  const Decimal size = growth.difference->absolute();
  std::string text = percentage ? size.to_string() + std::string(points)
                                : quantity_text({size, fact(index).quantity->unit},
                                                unit(fact(index).quantity->unit));
  fragment.add_figure(text,
                      reckoned_figure(index, text, "推算的同比增减量", growth.difference_formula),
                      {index, FigureKind::Increment});
  return fragment;
}

std::optional<Fragment> FactViews::reckoned(FactIndex index, View view) const {
  const ReckonedGrowth* growth = input_.dataset.reckoned_growth(index);
  if (growth == nullptr) {
    return std::nullopt;
  }
  const bool first = view == View::YearOnYear;
  Fragment fragment;
  if (growth->refused) {
    fragment.used.push_back(growth->before);  // and that stops the document
    return fragment;
  }
  const auto finish = [&](std::optional<Fragment> made) {
    if (made) {
      made->used.push_back(growth->before);
    }
    return made;
  };
  const auto add_rate = [&](std::string text) {
    Figure figure = reckoned_figure(index, text, "推算的同比增速", growth->formula);
    fragment.add_figure(std::move(text), std::move(figure), {index, FigureKind::YearOnYear});
  };
  if (view == View::Rate) {
    if (!growth->rate) {
      return std::nullopt;
    }
    add_rate(percent_text(*growth->rate));
    return finish(std::move(fragment));
  }
  const auto standstill = [&] {
    fragment.add(year_on_year_phrase(Decimal(), fact(index).period.kind).words);
    return finish(std::move(fragment));
  };
  if (growth->unchanged && !fact(index).quantity->amount.is_zero()) {
    return standstill();
  }
  if (auto difference = as_difference(index, *growth, first)) {
    return finish(std::move(difference));
  }
  if (growth->rate && growth->rate->is_zero()) {
    return standstill();
  }
  if (!growth->rate) {
    return finish(without_rate(index, *growth, first));
  }
  if (growth->times && !(*growth->rate < input_.report.wording.multiple_from)) {
    if (first) {
      add_base(fragment, index, growth->before);
      fragment.add("，");
    }
    fragment.add("增长");
    add_rate(growth->times->to_string() + "倍");
    return finish(std::move(fragment));
  }
  const PeriodKind kind = fact(index).period.kind;
  const Phrase phrase =
      first ? year_on_year_phrase(*growth->rate, kind) : growth_phrase(*growth->rate, kind);
  fragment.add(phrase.words);
  add_rate(phrase.figure);
  return finish(std::move(fragment));
}

std::optional<Fragment> FactViews::pace(FactIndex index) const {
  const auto before = input_.dataset.pace_before(index);
  if (!before) {
    return std::nullopt;
  }
  const Decimal now = *input_.dataset.growth(index);
  const Decimal then = *input_.dataset.growth(*before);
  const std::string when = pace_words(fact(*before).period, fact(index).period);
  Fragment fragment;
  fragment.used.push_back(*before);
  if (!now.is_zero() && !then.is_zero() && now.is_negative() != then.is_negative()) {
    fragment.add(when + "为" + (then.is_negative() ? "下降" : "增长"));
    auto rate = comparison(*before, View::Rate);
    if (!rate) {
      return std::nullopt;
    }
    fragment.append(std::move(*rate));
    fragment.add(then.is_negative() ? "，增速由负转正" : "，增速由正转负");
    return fragment;
  }
  const std::string subject = now.is_negative() && then.is_negative() ? "降幅" : "增速";
  if (now == then) {
    fragment.add(subject + "与" + when + "持平");
    return fragment;
  }
  // Of rates with different digits no difference is known to the last of them.
  if (now.scale() != then.scale()) {
    return std::nullopt;
  }
  const Decimal change((Rational(now) - Rational(then)).rounded(now.scale()).absolute());
  fragment.add(subject + "比" + when + pace_direction(now, then));
  Figure figure;
  figure.printed = change.to_string() + std::string(points);
  figure.what = what(index, "推算的增速变动", fact(index).period);
  figure.formula = fmt::format("{}%与{}%相差{}", table_digits(now), table_digits(then),
                               figure.printed);  // S-06: of the rates as they are printed
  figure.facts = {index, *before};
  figure.derived = true;
  std::string text = figure.printed;
  fragment.add_figure(std::move(text), std::move(figure), {index, FigureKind::Pace});
  return fragment;
}

/// 环比 as the source states it; none is reckoned (S-24).
std::optional<Fragment> FactViews::period_on_period(FactIndex index) const {
  const Comparison* found = fact(index).comparison(ComparisonKind::PeriodOnPeriod);
  if (found == nullptr) {
    return std::nullopt;
  }
  const PeriodKind kind = fact(index).period.kind;
  const std::string_view before = kind == PeriodKind::Month     ? "上月"
                                  : kind == PeriodKind::Quarter ? "上季度"
                                  : kind == PeriodKind::Year    ? "上年"
                                                                : "上期";
  Fragment fragment;
  if (found->value.is_zero()) {
    fragment.add(fmt::format("与{}持平", before));
    return fragment;
  }
  Phrase phrase = growth_phrase(found->value, kind);
  phrase.words = fmt::format("比{}{}", before, phrase.words);
  fragment = stated(index, *found, phrase, FigureKind::PeriodOnPeriod);
  fragment.figures.front().what = what(index, "来源所写的环比增速", fact(index).period);
  return fragment;
}

std::optional<std::string> FactViews::judgement(FactIndex index) const {
  const auto growth = input_.dataset.growth(index);
  if (!growth) {
    return std::nullopt;
  }
  const auto before = input_.dataset.pace_before(index);
  const auto then = before ? input_.dataset.growth(*before) : std::nullopt;
  const bool slower = *growth > Decimal() && then && *growth < *then;
  return judgement_word(input_.report.wording, {input_.dataset.growths_in_a_row(index), slower});
}

std::optional<Fragment> FactViews::rate_number(FactIndex index) const {
  const ReckonedGrowth* growth = input_.dataset.reckoned_growth(index);
  if (growth == nullptr || !growth->rate) {
    return comparison_number(index, ComparisonKind::YearOnYear);
  }
  const std::string digits = table_digits(*growth->rate);
  Fragment fragment;
  fragment.add_figure(digits,
                      reckoned_figure(index, digits + "%", "推算的同比增速", growth->formula),
                      {index, FigureKind::YearOnYear});
  return fragment;
}

}  // namespace jianbao::composing
