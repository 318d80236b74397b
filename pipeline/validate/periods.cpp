// What is over and what is not, on the day the source was published.

#include "model/words.h"
#include "validate/figures.h"
#include "validate/rules.h"

namespace jianbao::validation {
namespace {

Args period_args(const Scene& scene, const Fact& fact) {
  return {{"fact", fact.id},
          {"period", fact.period.to_string()},
          {"end", to_string(fact.period.end)},
          {"published", to_string(scene.catalogue()[fact.document].published)},
          {"status", std::string(data_word(fact.status))}};
}

std::string status_and_figure(const Scene& scene, FactIndex i) {
  const Fact& fact = scene.fact(i);
  return std::string(data_word(fact.status)) + figure_text(scene, fact);
}

std::vector<Related> document_place(const Scene& scene, const Fact& fact) {
  const SourceDocument& document = scene.catalogue()[fact.document];
  return {{Code::CheckDocumentHere,
           document.span,
           {{"document", document.key}, {"published", to_string(document.published)}}}};
}

}  // namespace

// No document is published after the as-of date, so a period over by publication is over by then.
Look check_period_over(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  if (!is_observed(fact.status)) {
    return std::nullopt;
  }
  const auto detail = [&] {
    return "期间到" + to_string(fact.period.end) + "，来源" + to_string(scene.published(fact)) +
           "公布";
  };
  // An event of which only the year or month is known may lie before its end.
  const Period& period = fact.period;
  const auto settled = period.kind == PeriodKind::Event ? period.begin : period.end;
  if (settled <= scene.catalogue()[fact.document].published) {
    return c.pass(detail);
  }
  return Finding::fail(detail(), {Code::CheckPeriodAfter, fact.period_span,
                                  period_args(scene, fact), document_place(scene, fact)});
}

Look check_forecast_ahead(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  if (fact.status != Status::Forecast) {
    return std::nullopt;
  }
  const auto detail = [&] {
    return "期间到" + to_string(fact.period.end) + "，来源" + to_string(scene.published(fact)) +
           "公布";
  };
  if (fact.period.end >= scene.catalogue()[fact.document].published) {
    return c.pass(detail);
  }
  return Finding::fail(detail(), {Code::CheckForecastOver, fact.period_span,
                                  period_args(scene, fact), document_place(scene, fact)});
}

Look check_estimate_awaits_actual(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  if (fact.status != Status::Estimate) {
    return std::nullopt;
  }
  for (const FactIndex i : scene.observed(c.index, fact.period)) {
    if (scene.fact(i).status != Status::Estimate) {
      return c.pass([&] { return "已有" + scene.fact(i).id + "：" + status_and_figure(scene, i); });
    }
  }
  // Nobody knows of a day behind the last document (see ValidateInput::today).
  const auto waited =
      (std::chrono::sys_days(scene.today()) - std::chrono::sys_days(fact.period.end)).count();
  const std::int64_t allowed = c.rule.limit ? Rational(*c.rule.limit).floor() : 0;
  const std::string detail = "到" + to_string(scene.today()) + "，期间已结束" +
                             std::to_string(waited) + "天，允许" + std::to_string(allowed) + "天";
  if (waited <= allowed) {
    return Finding::pass(detail);
  }
  // The days are not told: the mark of the warning would lapse with every document that is added.
  Args args = period_args(scene, fact);
  args.emplace_back("value", figure_text(scene, fact));
  return Finding::fail(detail, {Code::CheckEstimateAwaitsActual, fact.period_span, std::move(args),
                                document_place(scene, fact)});
}

}  // namespace jianbao::validation
