// Units of the right kind, and figures that can be at all.

#include "validate/figures.h"
#include "validate/rules.h"

namespace jianbao::validation {
namespace {

const Decimal zero;
const Decimal hundred(100, 0);
const Decimal minus_hundred(-100, 0);

Look check_comparison_range(const Case& c, const Comparison& comparison) {
  const auto judge = [&](bool possible, std::string_view name, Code code) {
    const std::string value = comparison_text(comparison);
    return possible ? c.pass([&] { return std::string(name) + value; })
                    : Finding::fail(
                          std::string(name) + value,
                          {code, comparison.value_span, {{"fact", c.fact().id}, {"value", value}}});
  };
  switch (comparison.kind) {
    case ComparisonKind::Share:
      return judge(!(comparison.value < zero) && !(comparison.value > hundred), "占比",
                   Code::CheckShareRange);
    case ComparisonKind::YearOnYear:
    case ComparisonKind::PeriodOnPeriod:
      return judge(!(comparison.value < minus_hundred), "增速", Code::CheckGrowthRange);
    case ComparisonKind::Rank:
    case ComparisonKind::Multiple:
    case ComparisonKind::PointChange:
      break;
  }
  return std::nullopt;
}

}  // namespace

Look check_unit_kind(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  if (!fact.quantity) {
    return std::nullopt;
  }
  const Indicator& indicator = scene.catalogue()[fact.indicator];
  const Unit& expected = scene.catalogue()[indicator.unit];
  const Unit& unit = scene.unit(*fact.quantity);
  if (unit.base == expected.base) {
    return c.pass([&] { return "单位“" + unit.name + "”，指标的单位“" + expected.name + "”"; });
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

Look check_possible_value(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  Look look;
  if (fact.quantity && scene.unit(*fact.quantity).countable) {
    if (fact.quantity->amount.is_negative()) {
      const std::string value = figure_text(scene, fact);
      merge(
          look,
          Finding::fail(
              "件数为负：" + value,
              {Code::CheckNegativeCount,
               fact.value_span,
               {{"fact", fact.id}, {"value", value}, {"unit", scene.unit(*fact.quantity).name}}}));
    } else {
      merge(look, c.pass([] { return "件数不为负"; }));
    }
  }
  for (const Comparison& comparison : fact.comparisons) {
    merge(look, check_comparison_range(c, comparison));
  }
  return look;
}

Look check_range(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  if (!fact.quantity) {
    return std::nullopt;
  }
  // The bounds are in the unit of the indicator, whatever unit the fact is written in.
  const Unit& unit = scene.catalogue()[scene.catalogue()[fact.indicator].unit];
  if (scene.unit(*fact.quantity).base != unit.base) {
    return std::nullopt;  // unit-of-indicator tells of it
  }
  const Interval factor = Interval::exactly(Rational(unit.factor));
  const Interval expected{Rational(*c.rule.low), Rational(*c.rule.high)};
  const auto detail = [&] {
    return figure_text(scene, fact) + "，应在" + c.rule.low->to_string() + "～" +
           c.rule.high->to_string() + unit.name + "之间";
  };
  const Standing fits = standing(level_of(scene, fact) / factor, expected);
  if (fits == Standing::Unsure) {
    return Finding::undecided(detail() + "，界限词使大小无法判断");
  }
  if (fits == Standing::Holds) {
    return c.pass(detail);
  }
  return Finding::fail(detail(), {Code::CheckOutOfRange,
                                  fact.value_span,
                                  {{"fact", fact.id},
                                   {"value", figure_text(scene, fact)},
                                   {"low", c.rule.low->to_string()},
                                   {"high", c.rule.high->to_string()},
                                   {"unit", unit.name}}});
}

Look check_currency_alone(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  if (!fact.quantity || scene.unit(*fact.quantity).currency == Currency::None) {
    return std::nullopt;
  }
  if (scene.unit(*fact.quantity).currency == Currency::Home) {
    return Finding::pass("以" + scene.home_currency() + "计");
  }
  const auto home = scene.home_amount(fact.document);
  if (!home) {
    return Finding::pass("本篇没有以本币计的数");
  }
  return Finding::fail("与本篇其他金额币种不同",
                       {Code::CheckCurrencyAlone,
                        fact.unit_span,
                        {{"fact", fact.id},
                         {"value", figure_text(scene, fact)},
                         {"document", scene.catalogue()[fact.document].key},
                         {"home", scene.home_currency()}},
                        {place_of(scene, scene.fact(*home))}});
}

}  // namespace jianbao::validation
