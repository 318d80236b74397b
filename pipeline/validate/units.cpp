// Units of the right kind, and figures that can be at all.

#include "validate/figures.h"
#include "validate/rules.h"

namespace jianbao::validation {
namespace {

const Decimal zero;
const Decimal hundred(100, 0);
const Decimal minus_hundred(-100, 0);

Look check_comparison_range(const Fact& fact, const Comparison& comparison) {
  const std::string value = percent_text(comparison.value);
  const Args args{{"fact", fact.id}, {"value", value}};
  switch (comparison.kind) {
    case ComparisonKind::Share:
      if (comparison.value < zero || comparison.value > hundred) {
        return Finding::fail("占比" + value, {Code::CheckShareRange, comparison.value_span, args});
      }
      return Finding::pass("占比" + value);
    case ComparisonKind::YearOnYear:
    case ComparisonKind::PeriodOnPeriod:
      if (comparison.value < minus_hundred) {
        return Finding::fail("增速" + value, {Code::CheckGrowthRange, comparison.value_span, args});
      }
      return Finding::pass("增速" + value);
    case ComparisonKind::Rank:
    case ComparisonKind::Multiple:
    case ComparisonKind::PointChange:
      break;
  }
  return std::nullopt;
}

}  // namespace

Look check_unit_kind(const Scene& scene, FactIndex index) {
  const Fact& fact = scene.fact(index);
  if (!fact.quantity) {
    return std::nullopt;
  }
  const Indicator& indicator = scene.catalogue()[fact.indicator];
  const Unit& expected = scene.catalogue()[indicator.unit];
  const Unit& unit = scene.unit(*fact.quantity);
  if (unit.base == expected.base) {
    return Finding::pass("单位“" + unit.name + "”，指标的单位“" + expected.name + "”");
  }
  return Finding::fail(
      "单位“" + unit.name + "”与“" + expected.name + "”不能换算",
      {Code::CheckUnitKind,
       fact.unit_span,
       {{"indicator", indicator.key},
        {"expected", expected.name},
        {"unit", unit.name},
        {"fact", fact.id}},
       {{Code::CheckIndicatorHere, indicator.span, {{"indicator", indicator.key}}}}});
}

Look check_range(const Scene& scene, FactIndex index) {
  const Fact& fact = scene.fact(index);
  Look look;
  if (fact.quantity && scene.unit(*fact.quantity).countable) {
    const std::string value = figure_text(scene, fact);
    merge(look,
          fact.quantity->amount.is_negative()
              ? Finding::fail("件数为负：" + value, {Code::CheckNegativeCount,
                                                     fact.value_span,
                                                     {{"fact", fact.id},
                                                      {"value", value},
                                                      {"unit", scene.unit(*fact.quantity).name}}})
              : Finding::pass("件数不为负"));
  }
  for (const Comparison& comparison : fact.comparisons) {
    merge(look, check_comparison_range(fact, comparison));
  }
  return look;
}

}  // namespace jianbao::validation
