// One indicator of one subject over time.

#include <algorithm>
#include <stdexcept>

#include "validate/anchor_text.h"
#include "validate/figures.h"
#include "validate/indexes.h"
#include "validate/rules.h"

namespace jianbao::validation {
namespace {

const Rational zero;
const Decimal usual_limit(50, 0);  ///< per cent: beyond it a change is a jump (大起大落)

/// What a change is measured against, with its word.
struct Before {
  std::string_view word;
  FactIndex index;
};
std::vector<Before> comparable_before(const Scene& scene, FactIndex index) {
  const Fact& fact = scene.fact(index);
  std::vector<Before> all;
  const auto add = [&](std::string_view word, const std::optional<Period>& period) {
    for (const FactIndex i : scene.observed(index, period)) {
      if (!scene.superseded_by(i)) {
        all.push_back({word, i});
      }
    }
  };
  add("上年同期", fact.period.year_before());
  if (fact.period.kind != PeriodKind::Year) {
    add("上期", fact.period.previous());
  }
  return all;
}

/// A figure that its publisher revised is held against nothing any more: the revision is.
Look revised(const Case& c) {
  const auto by = c.scene.superseded_by(c.index);
  return by ? Look(Finding::undecided("已由" + c.scene.fact(*by).id + "修订")) : std::nullopt;
}

Finding jump(const Case& c, Args change, const Span& where, std::vector<Related> places) {
  Args args{{"fact", c.fact().id}, {"value", figure_text(c.scene, c.fact())}};
  args.insert(args.end(), change.begin(), change.end());
  args.emplace_back("limit", percent_text(c.rule.limit.value_or(usual_limit)));
  return Finding::fail("变动" + change.back().second + "，没有说明",
                       {Code::CheckJump, where, std::move(args), std::move(places)});
}

/// Whether a note gives the change, in per cent and without its sign: such a note explains this
/// change and no other, and lapses when the figure does.
bool tells_of(std::string_view note, const Interval& change) {
  const Interval opposite = Interval::exactly(zero) - change;
  return std::ranges::any_of(numbers_in(note), [&](const AnchorNumber& number) {
    const auto value = Decimal::parse(number.digits);
    if (!value || !number.after.starts_with(U'%')) {
      return false;
    }
    const Interval told = Interval::rounded_to(*value);
    return !intersect(told, change).is_empty() || !intersect(told, opposite).is_empty();
  });
}

/// What all figures of one part in one document allow, in its base unit: of several, such as one
/// of each status, each counts. What is printed without a minus is not below zero, so that 近30
/// adds nothing that is sure and takes nothing away.
struct PartLevel {
  Interval level;  ///< low may be above high where figures contradict one another
  bool found = false;
  const Fact* unlike = nullptr;  ///< one whose unit does not convert to that of the whole
};
Interval level_of_part(const Scene& scene, const Fact& fact) {
  const Interval level = level_of(scene, fact);
  return fact.quantity->amount.is_negative() ? level
                                             : intersect(level, {zero, std::nullopt, false, true});
}
PartLevel part_level(const Scene& scene, IndicatorId indicator, const Fact& whole,
                     std::vector<Related>& places) {
  PartLevel part;
  for (const FactIndex i : scene.observed_beside(whole, indicator, whole.subject)) {
    const Fact& fact = scene.fact(i);
    if (fact.document != whole.document) {
      continue;
    }
    if (scene.unit(*fact.quantity).base != scene.unit(*whole.quantity).base) {
      part.unlike = &fact;
      continue;
    }
    part.found = true;
    part.level = intersect(part.level, level_of_part(scene, fact));
    places.push_back(place_of(scene, fact));
  }
  return part;
}

/// Figures of one part, in one document, that cannot both hold: no sum can be made of them. Told by
/// the later entry.
Look check_part(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  Look look;
  for (const FactIndex i : scene.observed_beside(fact, fact.indicator, fact.subject)) {
    const Fact& other = scene.fact(i);
    if (i >= c.index || other.document != fact.document ||
        scene.unit(*other.quantity).base != scene.unit(*fact.quantity).base ||
        !intersect(level_of_part(scene, fact), level_of_part(scene, other)).is_empty()) {
      continue;
    }
    merge(look, Finding::fail("与" + other.id + "的" + figure_text(scene, other) + "对不上",
                              {Code::CheckPartContradicts,
                               fact.value_span,
                               {{"fact", fact.id},
                                {"document", scene.catalogue()[fact.document].key},
                                {"indicator", scene.catalogue()[fact.indicator].name},
                                {"value", figure_text(scene, fact)},
                                {"other", other.id},
                                {"other_value", figure_text(scene, other)}},
                               {place_of(scene, other)}}));
  }
  return look;
}

/// "[344, 346)亿元" in the unit of the whole; where the parts contradict one another the end that
/// speaks.
std::string sum_text(const Interval& sum, const Quantity& whole, const Unit& unit, bool too_much) {
  const Rational factor(unit.factor);
  if (!sum.is_empty()) {
    return (sum / Interval::exactly(factor)).to_string(whole.amount.scale()) + unit.name;
  }
  const auto scale = whole.amount.scale();
  return too_much ? "≥" + (*sum.low / factor).rounded(scale).to_string() + unit.name
                  : "≤" + (*sum.high / factor).rounded(scale).to_string() + unit.name;
}

/// Two figures in units a thousand times apart whose bare digits are near: 347亿元 and 350万元.
bool looks_like_slip(const Scene& scene, const Fact& a, const Fact& b) {
  const Unit& ua = scene.unit(*a.quantity);
  const Unit& ub = scene.unit(*b.quantity);
  constexpr std::int64_t apart = 1000;
  if (ua.base != ub.base ||
      std::max(ua.factor, ub.factor) / std::min(ua.factor, ub.factor) < apart) {
    return false;
  }
  const Rational da(a.quantity->amount.absolute());
  const Rational db(b.quantity->amount.absolute());
  return da > zero && db > zero && da < db * Rational(10) && db < da * Rational(10);
}

}  // namespace

// Against the highest of all earlier ones, not the last: a figure that is added between hides
// nothing.
Look check_cumulative_never_falls(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  if (!fact.quantity || !is_observed(fact.status)) {
    return std::nullopt;
  }
  const CumulativeIndex::Before all = scene.cumulative().before(scene, c.index);
  if (all.empty()) {
    return std::nullopt;
  }
  if (Look old = revised(c)) {
    return old;
  }
  if (all.too_large) {
    throw std::overflow_error("an earlier figure leaves exact arithmetic");
  }
  const Interval level = level_of(scene, fact);
  const auto against = [&](const Fact& before) {
    return before.period.to_string() + "为" + figure_text(scene, before) + "（" + before.id +
           "），" + fact.period.to_string() + "为" + figure_text(scene, fact);
  };
  const Fact* highest = all.highest ? &scene.fact(*all.highest) : nullptr;
  const Standing rises =
      highest == nullptr ? Standing::Unsure : order(level_of(scene, *highest), level);
  if (rises == Standing::Contradicts) {
    return Finding::fail(against(*highest), {Code::CheckCumulativeFalls,
                                             fact.value_span,
                                             {{"fact", fact.id},
                                              {"period", fact.period.to_string()},
                                              {"value", figure_text(scene, fact)},
                                              {"earlier", highest->period.to_string()},
                                              {"before", figure_text(scene, *highest)}},
                                             {place_of(scene, *highest)}});
  }
  if (all.open || rises == Standing::Unsure) {
    return Finding::undecided(against(all.open ? scene.fact(*all.open) : *highest) +
                              "，界限词使增减无法判断");
  }
  return c.pass([&] { return against(*highest); });
}

namespace {

/// Of a total to date and its last month alone: the month is no more than the total.
Look check_month_within(const Case& c, const Period& last_month) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  const Indicator& indicator = scene.catalogue()[fact.indicator];
  Look look;
  if (indicator.measure != MeasureKind::Flow || indicator.below_zero ||
      fact.quantity->amount.is_negative()) {  // a loss of before may outweigh the month
    return look;
  }
  for (const FactIndex i : scene.observed(c.index, last_month)) {
    const Fact& last = scene.fact(i);
    if (scene.superseded_by(i) || last.quantity->amount.is_negative() ||
        scene.unit(*last.quantity).base != scene.unit(*fact.quantity).base ||
        order(level_of(scene, last), level_of(scene, fact)) != Standing::Contradicts) {
      continue;
    }
    const auto detail = last.period.to_string() + "为" + figure_text(scene, last) + "，" +
                        fact.period.to_string() + "为" + figure_text(scene, fact);
    merge(look, Finding::fail(detail, {Code::CheckMonthOverTotal,
                                       fact.value_span,
                                       {{"fact", fact.id},
                                        {"period", fact.period.to_string()},
                                        {"value", figure_text(scene, fact)},
                                        {"last", last.period.to_string()},
                                        {"added", figure_text(scene, last)}},
                                       {place_of(scene, last)}}));
  }
  return look;
}

}  // namespace

Look check_month_plus_previous(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  const auto split = fact.period.split_last();
  if (!fact.quantity || !is_observed(fact.status) || !split) {
    return std::nullopt;
  }
  if (Look old = revised(c)) {
    return old;
  }
  Look look = check_month_within(c, split->last);
  for (const FactIndex i : scene.observed(c.index, split->before)) {
    for (const FactIndex j : scene.observed(c.index, split->last)) {
      if (scene.superseded_by(i) || scene.superseded_by(j)) {
        continue;
      }
      const Fact& before = scene.fact(i);
      const Fact& last = scene.fact(j);
      const std::string& base = scene.unit(*fact.quantity).base;
      if (scene.unit(*before.quantity).base != base || scene.unit(*last.quantity).base != base) {
        merge(look, Finding::undecided("上月止累计或本月数的单位不能换算"));
        continue;
      }
      const Interval sum = level_of(scene, before) + level_of(scene, last);
      const auto detail = [&] {
        return figure_text(scene, before) + "＋" + figure_text(scene, last) + "，" +
               fact.period.to_string() + "为" + figure_text(scene, fact);
      };
      const Standing fits = standing(sum, level_of(scene, fact));
      if (fits == Standing::Unsure) {
        merge(look, Finding::undecided(detail() + "，界限词使合计无法判断"));
        continue;
      }
      if (fits == Standing::Holds) {
        merge(look, c.pass(detail));
        continue;
      }
      merge(look, Finding::fail(detail(), {Code::CheckMonthPlusPrevious,
                                           fact.value_span,
                                           {{"fact", fact.id},
                                            {"value", figure_text(scene, fact)},
                                            {"earlier", before.period.to_string()},
                                            {"before", figure_text(scene, before)},
                                            {"last", last.period.to_string()},
                                            {"added", figure_text(scene, last)}},
                                           {place_of(scene, before), place_of(scene, last)}}));
    }
  }
  return look ? look : Finding::undecided("没有上月止累计或本月数");
}

// A growth at comparable prices beside one at current prices is no series. Told once for each basis
// but the first, whatever the number of figures.
Look check_series_same_basis(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  const Comparison* growth = fact.comparison(ComparisonKind::YearOnYear);
  if (growth == nullptr || !is_observed(fact.status) || scene.bases().is_alone(scene, c.index)) {
    return std::nullopt;
  }
  const auto words = [](std::string_view basis) {
    return std::string(basis.empty() ? "未写明" : basis);
  };
  const auto bases = scene.bases().of(scene, c.index);
  if (bases.size() == 1) {
    return c.pass([&] { return "增速的口径都是" + words(growth->rate_basis); });
  }
  const bool is_usual = bases.front().words == growth->rate_basis;
  const BasisIndex::Basis& unlike = is_usual ? bases.back() : bases.front();
  const Fact& other = scene.fact(unlike.first);
  Finding finding{RuleResult::Fail, "增速的口径与" + other.id + "不同", {}};
  const auto mine = std::ranges::find(bases, growth->rate_basis, &BasisIndex::Basis::words);
  if (!is_usual && mine->first == c.index) {
    finding.diagnostics.emplace_back(Code::CheckSeriesBasis, growth->value_span,
                                     Args{{"fact", fact.id},
                                          {"basis", words(growth->rate_basis)},
                                          {"other", other.id},
                                          {"other_basis", words(unlike.words)}},
                                     std::vector{place_of(scene, other)});
  }
  return finding;
}

Look check_unit_slip(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  if (!fact.quantity || !is_observed(fact.status)) {
    return std::nullopt;
  }
  std::vector<Before> others = comparable_before(scene, c.index);
  for (const FactIndex i : scene.observed(c.index, fact.period)) {
    if (i < c.index) {
      others.push_back({"同一期间", i});
    }
  }
  Look look;
  for (const Before& before : others) {
    const Fact& other = scene.fact(before.index);
    if (scene.unit(*fact.quantity).base != scene.unit(*other.quantity).base) {
      merge(look, Finding::undecided(other.id + "的单位不能换算"));
      continue;
    }
    if (!looks_like_slip(scene, fact, other)) {
      merge(look, c.pass([&] { return "单位与" + other.id + "配得上"; }));
      continue;
    }
    const std::int64_t mine = scene.unit(*fact.quantity).factor;
    const std::int64_t others_factor = scene.unit(*other.quantity).factor;
    merge(look, Finding::fail("单位与" + other.id + "差得太多",
                              {Code::CheckUnitSlip,
                               fact.unit_span,
                               {{"fact", fact.id},
                                {"value", figure_text(scene, fact)},
                                {"when", std::string(before.word)},
                                {"other", figure_text(scene, other)},
                                {"factor", std::to_string(std::max(mine, others_factor) /
                                                          std::min(mine, others_factor))}},
                               {place_of(scene, other)}}));
  }
  return look;
}

// 大起大落须附说明: a note says why, or nobody believes the figure. A change that the source states
// and that can be reckoned too is one change: what is stated tells of it.
Look check_jump(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  if (!is_observed(fact.status)) {
    return std::nullopt;
  }
  const Rational limit(c.rule.limit.value_or(usual_limit));
  const Interval usual{zero - limit, limit};
  Look look;
  std::vector<std::string_view> told;
  const auto judge = [&](std::string_view when, const Interval& growth, const auto& words,
                         const auto& complain) {
    switch (standing(growth, usual)) {
      case Standing::Holds:
        merge(look, c.pass(words));
        return;
      case Standing::Unsure:
        merge(look, Finding::undecided(words() + "，界限词使变动无法判断"));
        return;
      case Standing::Contradicts:
        break;
    }
    if (tells_of(fact.note, growth)) {
      merge(look, c.pass([&] { return words() + "，有说明"; }));
    } else if (std::ranges::find(told, when) == told.end()) {
      merge(look, complain());
    }
  };
  for (const Comparison& stated : fact.comparisons) {
    if (stated.kind != ComparisonKind::YearOnYear &&
        stated.kind != ComparisonKind::PeriodOnPeriod) {
      continue;
    }
    const std::string_view when = stated.kind == ComparisonKind::YearOnYear ? "上年同期" : "上期";
    judge(
        when, stated_interval(stated), [&] { return "登记的增速" + comparison_text(stated); },
        [&] {
          told.push_back(when);
          return jump(
              c,
              {{"when", std::string(when)}, {"before", "—"}, {"change", comparison_text(stated)}},
              stated.value_span, {});
        });
  }
  if (!fact.quantity || scene.superseded_by(c.index)) {
    return look ? look : revised(c);
  }
  for (const Before& before : comparable_before(scene, c.index)) {
    const Fact& other = scene.fact(before.index);
    const auto growth = scene.unit(*fact.quantity).base == scene.unit(*other.quantity).base
                            ? growth_between(level_of(scene, fact), level_of(scene, other))
                            : std::nullopt;
    if (!growth) {
      merge(look, Finding::undecided("与" + other.id + "之间的变动没有界限可算"));
      continue;
    }
    judge(
        before.word, *growth,
        [&] { return "比" + std::string(before.word) + per_cent_interval(*growth, 1); },
        [&] {
          return jump(c,
                      {{"when", std::string(before.word)},
                       {"before", figure_text(scene, other)},
                       {"change", per_cent_interval(*growth, 1)}},
                      fact.value_span, {place_of(scene, other)});
        });
  }
  return look;
}

// Parts of the whole's own document: other documents may count other things.
Look check_indicator_sum(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& whole = c.fact();
  if (!whole.quantity || !is_observed(whole.status)) {
    return std::nullopt;
  }
  if (whole.indicator != *c.rule.whole) {
    return std::ranges::find(c.rule.parts, whole.indicator) == c.rule.parts.end() ? std::nullopt
                                                                                  : check_part(c);
  }
  Interval sum = Interval::exactly(zero);
  std::string missing;
  const Fact* unlike = nullptr;
  std::vector<Related> places;
  for (const IndicatorId indicator : c.rule.parts) {
    const PartLevel part = part_level(scene, indicator, whole, places);
    if (part.found) {
      sum = sum + part.level;
    } else if (part.unlike != nullptr) {
      unlike = part.unlike;
    } else {
      missing += (missing.empty() ? "" : "、") + scene.catalogue()[indicator].name;
    }
  }
  // The sum of parts that contradict one another is beyond the whole on the side where it surely
  // is.
  const Interval level = level_of(scene, whole);
  const bool all = missing.empty() && unlike == nullptr && c.rule.complete;
  const bool too_much = surely_above(sum, level);
  const std::string total = sum_text(sum, *whole.quantity, scene.unit(*whole.quantity), too_much);
  if (too_much || (all && surely_above(level, sum))) {
    return Finding::fail(
        "分项合计" + total,
        {Code::CheckIndicatorSum,
         whole.value_span,
         {{"fact", whole.id}, {"value", figure_text(scene, whole)}, {"sum", total}},
         std::move(places)});
  }
  if (unlike != nullptr) {
    return Finding::undecided(unlike->id + "的单位不能与总量换算");
  }
  if (!missing.empty()) {
    return Finding::undecided("缺分项：" + missing);
  }
  const auto detail = [&] { return "分项合计" + total + "，总量" + figure_text(scene, whole); };
  if ((c.rule.complete ? standing(sum, level) : order(sum, level)) == Standing::Unsure) {
    return Finding::undecided(detail() + "，界限词使合计无法判断");
  }
  return c.pass(detail);
}

}  // namespace jianbao::validation
