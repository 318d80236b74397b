// What is over and what is not, on the day the source was published.

#include "model/words.h"
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

std::vector<Related> document_place(const Scene& scene, const Fact& fact) {
  const SourceDocument& document = scene.catalogue()[fact.document];
  return {{Code::CheckDocumentHere,
           document.span,
           {{"document", document.key}, {"published", to_string(document.published)}}}};
}

}  // namespace

// No document is published after the as-of date, so a period over by publication is over by then.
Look check_period_over(const Scene& scene, FactIndex index) {
  const Fact& fact = scene.fact(index);
  if (!is_observed(fact.status)) {
    return std::nullopt;
  }
  const std::string detail = "期间到" + to_string(fact.period.end) + "，来源" +
                             to_string(scene.catalogue()[fact.document].published) + "公布";
  // An event of which only the year or month is known may lie before its end.
  const Period& period = fact.period;
  const auto settled = period.kind == PeriodKind::Event ? period.begin : period.end;
  if (settled <= scene.catalogue()[fact.document].published) {
    return Finding::pass(detail);
  }
  return Finding::fail(detail, {Code::CheckPeriodAfter, fact.period_span, period_args(scene, fact),
                                document_place(scene, fact)});
}

Look check_forecast_ahead(const Scene& scene, FactIndex index) {
  const Fact& fact = scene.fact(index);
  if (fact.status != Status::Forecast) {
    return std::nullopt;
  }
  const std::string detail = "期间到" + to_string(fact.period.end) + "，来源" +
                             to_string(scene.catalogue()[fact.document].published) + "公布";
  if (fact.period.end >= scene.catalogue()[fact.document].published) {
    return Finding::pass(detail);
  }
  return Finding::fail(detail, {Code::CheckForecastOver, fact.period_span, period_args(scene, fact),
                                document_place(scene, fact)});
}

}  // namespace jianbao::validation
