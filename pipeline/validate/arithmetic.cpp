// Level, growth and base against one another, on the intervals that the printed digits allow.

#include "validate/figures.h"
#include "validate/rules.h"

namespace jianbao::validation {
namespace {

const Rational zero;

bool is_growth(const Comparison& comparison) {
  return comparison.kind == ComparisonKind::YearOnYear ||
         comparison.kind == ComparisonKind::PeriodOnPeriod;
}

std::string_view growth_word(const Comparison& comparison) {
  return comparison.kind == ComparisonKind::YearOnYear ? "同比" : "环比";
}

/// The period that a growth compares with; none: this kind of period has no such.
std::optional<Period> base_period(const Fact& fact, const Comparison& growth) {
  return growth.kind == ComparisonKind::YearOnYear ? fact.period.year_before()
                                                   : fact.period.previous();
}

/// One base among those that documents give.
Finding compare_with_base(const Case& c, const Comparison& stated, const Fact& base) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  const std::string base_text = figure_text(scene, base);
  if (scene.unit(*fact.quantity).base != scene.unit(*base.quantity).base) {
    return Finding::undecided("基期" + base_text + "，单位不能换算");
  }
  if (!stated.rate_basis.empty()) {
    return Finding::undecided("增速按" + stated.rate_basis + "计算，不能用两个数核对");
  }
  const auto growth = growth_between(level_of(scene, fact), level_of(scene, base));
  if (!growth) {
    return Finding::undecided("基期" + base_text + "，增速没有界限可算");
  }
  const auto detail = [&] {
    return "基期" + base_text + "（" + base.id + "），计算的增速" +
           per_cent_interval(*growth, stated.value.scale()) + "，登记的" + comparison_text(stated);
  };
  if (!intersect(*growth, stated_interval(stated)).is_empty()) {
    return c.pass(detail);
  }
  return Finding::fail(detail(),
                       {Code::CheckGrowthBase,
                        stated.value_span,
                        {{"fact", fact.id},
                         {"kind", std::string(growth_word(stated))},
                         {"stated", comparison_text(stated)},
                         {"level", figure_text(scene, fact)},
                         {"base", base_text},
                         {"recomputed", per_cent_interval(*growth, stated.value.scale())}},
                        {place_of(scene, base), place_of(scene, fact)}});
}

}  // namespace

// Every base is compared, not the best one: a fact that is added never hides a finding.
Look check_growth_against_base(const Case& c) {
  const Fact& fact = c.fact();
  Look look;
  for (const Comparison& stated : fact.comparisons) {
    if (!is_growth(stated) || !fact.quantity) {
      continue;
    }
    const auto period = base_period(fact, stated);
    if (!period) {
      merge(look, Finding::undecided("这种期间没有可比的前期"));
      continue;
    }
    const auto bases = c.scene.observed(fact, period);
    for (const FactIndex i : bases) {
      merge(look, compare_with_base(c, stated, c.scene.fact(i)));
    }
    if (bases.empty()) {
      merge(look, Finding::undecided("无基期事实"));
    }
  }
  return look;
}

Look check_implied_base(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  const Comparison* stated = fact.comparison(ComparisonKind::YearOnYear);
  if (stated == nullptr || !fact.quantity || !scene.unit(*fact.quantity).countable) {
    return std::nullopt;
  }
  if (stated->qualifier != Qualifier::None) {
    return Finding::undecided("增速有界限词，推算不出上年同期");
  }
  if (!stated->rate_basis.empty()) {
    return Finding::undecided("增速按" + stated->rate_basis + "计算，推算不出上年同期");
  }
  const auto base = implied_base(level_of(scene, fact), stated->value);
  if (!base) {
    return Finding::undecided("数或增速没有界限，推算不出上年同期");
  }
  const auto whole = whole_numbers(*base);
  if (!whole) {
    const std::string interval = text_without_whole(*base);
    return Finding::fail("推算上年同期在" + interval + "内，没有整数",
                         {Code::CheckNoWholeBase,
                          stated->value_span,
                          {{"fact", fact.id},
                           {"level", figure_text(scene, fact)},
                           {"stated", percent_text(stated->value)},
                           {"interval", interval}},
                          {place_of(scene, fact)}});
  }
  return c.pass([&] {
    const std::string first = std::to_string(whole->first);
    return whole->first == whole->last
               ? "推算上年同期为" + first + "，唯一整数"
               : "推算上年同期在" + first + "～" + std::to_string(whole->last) + "之间，整数不唯一";
  });
}

// A percentage over nothing, or over a loss, says nothing: the words are 增加…、扭亏为盈、由盈转亏.
Look check_growth_of_sign_change(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  Look look;
  for (const Comparison& stated : fact.comparisons) {
    if (!is_growth(stated) || !fact.quantity) {
      continue;
    }
    for (const FactIndex i : scene.observed(fact, base_period(fact, stated))) {
      const Fact& base = scene.fact(i);
      const bool nothing = base.quantity->amount.is_zero();
      const bool turned =
          base.quantity->amount.is_negative() || fact.quantity->amount.is_negative();
      if (!nothing && !turned) {
        merge(look, c.pass([] { return "基期和本期都是正数"; }));
        continue;
      }
      const std::string base_text = figure_text(scene, base);
      merge(look, Finding::fail("基期" + base_text + "，不能写百分比",
                                {Code::CheckGrowthOfSignChange,
                                 stated.value_span,
                                 {{"fact", fact.id},
                                  {"kind", std::string(growth_word(stated))},
                                  {"stated", comparison_text(stated)},
                                  {"level", figure_text(scene, fact)},
                                  {"base", base_text}},
                                 {place_of(scene, base)}}));
    }
  }
  return look;
}

}  // namespace jianbao::validation
