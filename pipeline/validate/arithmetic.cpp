// Level, growth and base against one another, on the intervals that the printed digits allow.

#include "validate/figures.h"
#include "validate/rules.h"

namespace jianbao::validation {
namespace {

const Rational zero;
const Interval one = Interval::exactly(Rational(1));
const Interval hundred = Interval::exactly(Rational(100));

/// (level ÷ base − 1) in per cent. None: a bound is missing where it is needed, or not positive.
std::optional<Interval> growth_between(const Interval& level, const Interval& base) {
  if (!level.low || *level.low < zero || !base.low || !(*base.low > zero)) {
    return std::nullopt;
  }
  return (level / base - one) * hundred;
}

/// "22.7%" where the digits of the stated growth allow one answer, else both ends.
std::string recomputed_text(const Interval& growth, std::int8_t scale) {
  if (!growth.is_bounded()) {
    return growth.to_string(scale) + '%';
  }
  const Decimal low = growth.low->rounded(scale);
  const Decimal high = growth.high->rounded(scale);
  return low == high ? percent_text(low) : percent_text(low) + "～" + percent_text(high);
}

/// One base among those that documents give.
Finding compare_with_base(const Scene& scene, const Fact& fact, const Comparison& stated,
                          const Fact& base) {
  const Unit& unit = scene.unit(*fact.quantity);
  const Unit& base_unit = scene.unit(*base.quantity);
  const std::string base_text = figure_text(scene, base);
  if (unit.base != base_unit.base) {
    return Finding::undecided("上年同期" + base_text + "，单位不能换算");
  }
  const auto growth =
      growth_between(in_base_unit(interval_of(*fact.quantity, unit), unit),
                     in_base_unit(interval_of(*base.quantity, base_unit), base_unit));
  if (!growth) {
    return Finding::undecided("上年同期" + base_text + "，增速没有界限可算");
  }
  const std::string stated_text = percent_text(stated.value);
  const std::string recomputed = recomputed_text(*growth, stated.value.scale());
  const std::string detail = "上年同期" + base_text + "（" + base.id + "），计算的增速" +
                             recomputed + "，登记的" + stated_text;
  if (!intersect(*growth, Interval::rounded_to(stated.value)).is_empty()) {
    return Finding::pass(detail);
  }
  return Finding::fail(
      detail, {Code::CheckGrowthBase,
               stated.value_span,
               {{"fact", fact.id},
                {"stated", stated_text},
                {"level", figure_text(scene, fact)},
                {"base", base_text},
                {"recomputed", recomputed}},
               {{Code::CheckFactHere, base.value_span, {{"fact", base.id}, {"value", base_text}}},
                {Code::CheckFactHere,
                 fact.value_span,
                 {{"fact", fact.id}, {"value", figure_text(scene, fact)}}}}});
}

}  // namespace

// Every base is compared, not the best one: a fact that is added never hides a finding.
Look check_growth_against_base(const Scene& scene, FactIndex index) {
  const Fact& fact = scene.fact(index);
  const Comparison* stated = fact.comparison(ComparisonKind::YearOnYear);
  if (stated == nullptr || !fact.quantity) {
    return std::nullopt;
  }
  if (!fact.period.year_before()) {
    return Finding::undecided("这种期间没有上年同期");
  }
  Look look;
  for (const FactIndex i : scene.bases_of(fact)) {
    merge(look, compare_with_base(scene, fact, *stated, scene.fact(i)));
  }
  return look ? look : Finding::undecided("无基期事实");
}

Look check_implied_base(const Scene& scene, FactIndex index) {
  const Fact& fact = scene.fact(index);
  const Comparison* stated = fact.comparison(ComparisonKind::YearOnYear);
  if (stated == nullptr || !fact.quantity || !scene.unit(*fact.quantity).countable) {
    return std::nullopt;
  }
  const Unit& unit = scene.unit(*fact.quantity);
  const auto base =
      implied_base(in_base_unit(interval_of(*fact.quantity, unit), unit), stated->value);
  if (!base) {
    return Finding::undecided("数或增速没有界限，推算不出上年同期");
  }
  const auto whole = whole_numbers(*base);
  if (!whole) {
    const std::string interval = base->to_string(2);
    return Finding::fail("推算上年同期在" + interval + "内，没有整数",
                         {Code::CheckNoWholeBase,
                          stated->value_span,
                          {{"fact", fact.id},
                           {"level", figure_text(scene, fact)},
                           {"stated", percent_text(stated->value)},
                           {"interval", interval}},
                          {{Code::CheckFactHere,
                            fact.value_span,
                            {{"fact", fact.id}, {"value", figure_text(scene, fact)}}}}});
  }
  const std::string first = std::to_string(whole->first);
  if (whole->first == whole->last) {
    return Finding::pass("推算上年同期为" + first + "，唯一整数");
  }
  return Finding::pass("推算上年同期在" + first + "～" + std::to_string(whole->last) +
                       "之间，整数不唯一");
}

}  // namespace jianbao::validation
