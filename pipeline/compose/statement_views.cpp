#include "compose/statement_views.h"

#include <fmt/format.h>

#include <utility>

#include "compose/numerals.h"
#include "compose/table_block.h"
#include "compose/wording.h"
#include "model/words.h"

namespace jianbao::composing {
namespace {

constexpr std::string_view no_day = "时间待核";
constexpr std::string_view no_due = "未写明期限";

std::optional<Fragment> words(std::string text) {
  if (text.empty()) {
    return std::nullopt;
  }
  Fragment fragment;
  fragment.add(std::move(text));
  return fragment;
}

std::string without_stop(std::string text) {
  constexpr std::string_view stop = "。";
  if (text.ends_with(stop)) {
    text.erase(text.size() - stop.size());
  }
  return text;
}

class Statement {
 public:
  Statement(const Context& context, FactIndex index)
      : context_(context), index_(index), fact_(context.views.fact(index)) {}

  [[nodiscard]] std::optional<Fragment> view(View view, std::string_view why) const {
    switch (view) {
      case View::Text:
        return context_.views.words_figure(index_, without_stop(statement(fact_, catalogue())),
                                           FigureKind::Text);
      case View::Figure:
        return figure(index_);
      case View::Previous:
        return previous();
      case View::Change:
        return change();
      case View::Progress:
        return progress();
      case View::StatedShare:
        return comparison(ComparisonKind::Share);
      case View::Rank:
        return comparison(ComparisonKind::Rank);
      default:
        return words(text(view, why));
    }
  }

 private:
  [[nodiscard]] const Catalogue& catalogue() const { return context_.input.catalogue; }
  [[nodiscard]] const Dataset& dataset() const { return context_.input.dataset; }

  [[nodiscard]] std::string text(View view, std::string_view why) const {
    const SourceDocument& source = catalogue()[fact_.document];
    switch (view) {
      case View::Who:
        return catalogue()[who_of(fact_)].name;
      case View::Due:
        return fact_.due ? spoken(*fact_.due) : std::string(no_due);
      case View::Source:
        return source_words(source);
      case View::SourceLine:
        return fmt::format("{}第{}行", source_words(source), fact_.line);
      case View::Day:
        return day_words(fact_);
      case View::Nature:
        return nature_words(fact_.status,
                            fact_.quantity ? fact_.quantity->qualifier : Qualifier::None);
      case View::Note:
        return without_stop(fact_.note);
      case View::Domain:
        return context_.views.indicator(index_).domain;
      case View::Definition:
        return without_stop(context_.views.indicator(index_).definition);
      case View::System:
        return fact_.system;
      case View::SubjectFull:
        return catalogue()[fact_.subject].full;
      case View::Why:
        return std::string(why);
      case View::PreviousPeriod: {
        const Earlier* earlier = dataset().earlier(index_);
        return earlier == nullptr ? "" : period_with_year(dataset().fact(earlier->fact).period);
      }
      case View::ProgressPeriod: {
        const auto later = dataset().progress(index_);
        return later ? period_with_year(dataset().fact(*later).period) : "";
      }
      default:
        return {};
    }
  }

  /// Whatever figure the fact has: a level, else a growth, else another comparison, else a claim.
  [[nodiscard]] std::optional<Fragment> figure(FactIndex index) const {
    const Fact& fact = context_.views.fact(index);
    if (fact.quantity) {
      return view_of(index, View::Stated);
    }
    if (fact.comparison(ComparisonKind::YearOnYear) != nullptr) {
      return view_of(index, View::YearOnYear);
    }
    if (!fact.comparisons.empty()) {
      return context_.views.words_figure(index, comparison_words(fact.comparisons.front()),
                                         FigureKind::Comparison);
    }
    return view_of(index, View::Claim);
  }

  [[nodiscard]] std::optional<Fragment> comparison(ComparisonKind kind) const {
    const Comparison* stated = fact_.comparison(kind);
    return stated == nullptr ? std::nullopt
                             : std::optional(context_.views.words_figure(
                                   index_, comparison_words(*stated), FigureKind::Comparison));
  }

  [[nodiscard]] std::optional<Fragment> view_of(FactIndex index, View view) const {
    // A negative level is for a table, which shows it with its sign.
    Diagnostics unsaid;
    auto fragment = context_.views.view(
        index, {{"", Pick::Stated, context_.views.fact(index).span}, view}, unsaid);
    if (fragment) {
      return std::move(*fragment);
    }
    // A loss must not disappear: with its sign, as tables have it.
    auto number = unsaid.has_errors() ? context_.views.value_number(index) : std::nullopt;
    if (number) {
      number->add(context_.views.unit(context_.views.fact(index).quantity->unit).name);
    }
    return number;
  }

  [[nodiscard]] std::optional<Fragment> previous() const {
    const Earlier* earlier = dataset().earlier(index_);
    return earlier == nullptr ? std::nullopt : figure(earlier->fact);
  }

  [[nodiscard]] std::optional<Fragment> change() const {
    if (context_.views.derived(index_, Measure::Change) != nullptr) {
      return context_.views.change(index_);
    }
    const Earlier* earlier = dataset().earlier(index_);
    return earlier == nullptr || earlier->unlike.empty() ? std::nullopt
                                                         : words("不可比：" + earlier->unlike);
  }

  [[nodiscard]] std::optional<Fragment> progress() const {
    const auto later = dataset().progress(index_);
    return later ? figure(*later) : std::nullopt;
  }

  const Context& context_;
  FactIndex index_;
  const Fact& fact_;
};

}  // namespace

bool is_statement_view(View view) { return view >= View::Text; }

std::optional<Fragment> statement_view(const Context& context, FactIndex index, View view,
                                       std::string_view why) {
  auto fragment = Statement(context, index).view(view, why);
  if (fragment) {
    fragment->used.push_back(index);
  }
  return fragment;
}

std::string day_words(const Fact& fact) {
  const bool day = fact.period.kind == PeriodKind::Event;
  const bool month = fact.period.kind == PeriodKind::Month;
  if (!day && !month) {
    return std::string(no_day);
  }
  return spoken(fact.period) + (fact.period.inferred ? "（推定）" : "");
}

}  // namespace jianbao::composing
