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

/// What a growth may be held against, as its own document could know it: of a figure and its
/// registered revision the one that stood on that day.
struct Bases {
  std::vector<FactIndex> known;
  std::vector<FactIndex> revised_since;  ///< revisions that came after the growth was stated
};

Bases bases_of(const Case& c, const Comparison& growth) {
  const Scene& scene = c.scene;
  const auto day = scene.published(c.fact());
  Bases bases;
  for (const FactIndex i : scene.observed(c.index, base_period(c.fact(), growth))) {
    const auto by = scene.superseded_by(i);
    if (by && scene.published(scene.fact(*by)) <= day) {
      continue;
    }
    const bool since = scene.revises_another(i) && scene.published(scene.fact(i)) > day;
    (since ? bases.revised_since : bases.known).push_back(i);
  }
  return bases;
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
  const Standing fits = standing(*growth, stated_interval(stated));
  if (fits == Standing::Unsure) {
    return Finding::undecided(detail() + "，界限词使增速无法判断");
  }
  if (fits == Standing::Holds) {
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

// Every base is compared, not the best one: a fact that is added never hides a finding. A
// registered revision does, for it says which of two figures holds.
Look check_growth_against_base(const Case& c) {
  const Fact& fact = c.fact();
  Look look;
  for (const Comparison& stated : fact.comparisons) {
    if (!is_growth(stated) || !fact.quantity) {
      continue;
    }
    if (!base_period(fact, stated)) {
      merge(look, Finding::undecided("这种期间没有可比的前期"));
      continue;
    }
    const Bases bases = bases_of(c, stated);
    for (const FactIndex i : bases.known) {
      merge(look, compare_with_base(c, stated, c.scene.fact(i)));
    }
    for (const FactIndex i : bases.revised_since) {
      const Fact& base = c.scene.fact(i);
      merge(look, Finding::undecided("基期后来修订为" + figure_text(c.scene, base) + "（" +
                                     base.id + "），增速是修订以前说的"));
    }
    if (bases.known.empty() && bases.revised_since.empty()) {
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
    for (const FactIndex i : bases_of(c, stated).known) {
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
