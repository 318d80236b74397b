// One indicator of one subject over time.

#include <algorithm>
#include <map>

#include "validate/figures.h"
#include "validate/rules.h"

namespace jianbao::validation {
namespace {

const Rational zero;
const Decimal usual_limit(50, 0);  ///< per cent: beyond it a change is a jump (大起大落)

/// Whether figures of the two periods add up from one start: 累计至 always, 1—9月 and 1—10月 of one
/// year.
bool accumulate_together(const Period& earlier, const Period& later) {
  if (earlier.kind != later.kind || !(earlier.end < later.end)) {
    return false;
  }
  switch (earlier.kind) {
    case PeriodKind::Since:
      return true;
    case PeriodKind::YearToDate:
    case PeriodKind::Quarters:
    case PeriodKind::SoFar:
      return earlier.begin == later.begin;
    default:
      return false;
  }
}

/// The earlier fact that surely stood highest (超100 above 100); of equals the first.
const Fact* highest_before(const Scene& scene, const Fact& fact) {
  const Fact* highest = nullptr;
  Interval best;
  for (const FactIndex i : scene.history(fact)) {
    const Fact& other = scene.fact(i);
    if (!accumulate_together(other.period, fact.period) ||
        scene.unit(*other.quantity).base != scene.unit(*fact.quantity).base) {
      continue;
    }
    const Interval level = level_of(scene, other);
    if (level.low && (!best.low || *level.low > *best.low ||
                      (*level.low == *best.low && level.low_open && !best.low_open))) {
      best = level;
      highest = &other;
    }
  }
  return highest;
}

/// What a change is measured against, with its word.
struct Before {
  std::string_view word;
  FactIndex index;
};
std::vector<Before> comparable_before(const Scene& scene, const Fact& fact) {
  std::vector<Before> all;
  for (const FactIndex i : scene.observed(fact, fact.period.year_before())) {
    all.push_back({"上年同期", i});
  }
  if (fact.period.kind != PeriodKind::Year) {
    for (const FactIndex i : scene.observed(fact, fact.period.previous())) {
      all.push_back({"上期", i});
    }
  }
  return all;
}

Finding jump(const Case& c, Args change, const Span& where, std::vector<Related> places) {
  Args args{{"fact", c.fact().id}, {"value", figure_text(c.scene, c.fact())}};
  args.insert(args.end(), change.begin(), change.end());
  args.emplace_back("limit", percent_text(c.rule.limit.value_or(usual_limit)));
  return Finding::fail("变动" + change.back().second + "，没有说明",
                       {Code::CheckJump, where, std::move(args), std::move(places)});
}

/// Beyond ±limit whatever the exact values are.
bool beyond(const Interval& growth, const Decimal& limit) {
  const Rational most(limit);
  return (growth.low && *growth.low > most) || (growth.high && *growth.high < zero - most);
}

/// What all figures of one part in one document allow, in its base unit: of several, such as one
/// of each status, each counts. What is printed without a minus is not below zero, so that 近30
/// adds nothing that is sure and takes nothing away.
struct PartLevel {
  Interval level;
  bool found = false;
  const Fact* unlike = nullptr;  ///< one whose unit does not convert to that of the whole
};
PartLevel part_level(const Scene& scene, IndicatorId indicator, const Fact& whole,
                     std::vector<Related>& places) {
  PartLevel part;
  for (const FactIndex i : scene.observed(indicator, whole.subject, whole.period)) {
    const Fact& fact = scene.fact(i);
    if (fact.document != whole.document) {
      continue;
    }
    if (scene.unit(*fact.quantity).base != scene.unit(*whole.quantity).base) {
      part.unlike = &fact;
      continue;
    }
    part.found = true;
    Interval level = level_of(scene, fact);
    if (!fact.quantity->amount.is_negative()) {
      level = intersect(level, {zero, std::nullopt, false, true});
    }
    part.level = intersect(part.level, level);
    places.push_back(place_of(scene, fact));
  }
  return part;
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
  const Fact* before = highest_before(scene, fact);
  if (before == nullptr) {
    return std::nullopt;
  }
  const auto detail = [&] {
    return before->period.to_string() + "为" + figure_text(scene, *before) + "（" + before->id +
           "），" + fact.period.to_string() + "为" + figure_text(scene, fact);
  };
  if (!surely_above(level_of(scene, *before), level_of(scene, fact))) {
    return c.pass(detail);
  }
  return Finding::fail(detail(), {Code::CheckCumulativeFalls,
                                  fact.value_span,
                                  {{"fact", fact.id},
                                   {"period", fact.period.to_string()},
                                   {"value", figure_text(scene, fact)},
                                   {"earlier", before->period.to_string()},
                                   {"before", figure_text(scene, *before)}},
                                  {place_of(scene, *before)}});
}

Look check_month_plus_previous(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  const auto split = fact.period.split_last();
  if (!fact.quantity || !is_observed(fact.status) || !split) {
    return std::nullopt;
  }
  Look look;
  for (const FactIndex i : scene.observed(fact, split->before)) {
    for (const FactIndex j : scene.observed(fact, split->last)) {
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
      if (!intersect(sum, level_of(scene, fact)).is_empty()) {
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

// A growth at comparable prices beside one at current prices is no series; nor are 万元 and 亿元 of
// one size.
Look check_series_same_basis(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  const Comparison* growth = fact.comparison(ComparisonKind::YearOnYear);
  if (growth == nullptr || !is_observed(fact.status)) {
    return std::nullopt;
  }
  Look look;
  for (const FactIndex i : scene.growths(fact)) {
    const Fact& other = scene.fact(i);
    const Comparison* others = other.comparison(ComparisonKind::YearOnYear);
    if (i >= c.index || other.period.kind != fact.period.kind) {
      continue;  // of a pair the later entry tells
    }
    if (others->rate_basis == growth->rate_basis) {
      merge(look, c.pass([&] { return "与" + other.id + "口径相同"; }));
      continue;
    }
    const auto basis = [](const Comparison& g) {
      return g.rate_basis.empty() ? std::string("未写明") : g.rate_basis;
    };
    merge(look,
          Finding::fail("增速的口径与" + other.id + "不同", {Code::CheckSeriesBasis,
                                                             growth->value_span,
                                                             {{"fact", fact.id},
                                                              {"basis", basis(*growth)},
                                                              {"other", other.id},
                                                              {"other_basis", basis(*others)}},
                                                             {place_of(scene, other)}}));
  }
  return look;
}

Look check_unit_slip(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  if (!fact.quantity || !is_observed(fact.status)) {
    return std::nullopt;
  }
  std::vector<Before> others = comparable_before(scene, fact);
  for (const FactIndex i : scene.observed(fact, fact.period)) {
    if (i < c.index) {
      others.push_back({"同一期间", i});
    }
  }
  Look look;
  for (const Before& before : others) {
    const Fact& other = scene.fact(before.index);
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

// 大起大落须附说明: a note says why, or nobody believes the figure.
Look check_jump(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  if (!is_observed(fact.status)) {
    return std::nullopt;
  }
  const Decimal limit = c.rule.limit.value_or(usual_limit);
  Look look;
  const auto judge = [&](const Interval& growth, const auto& words, const auto& complain) {
    if (!beyond(growth, limit)) {
      merge(look, c.pass(words));
    } else if (!fact.note.empty()) {
      merge(look, c.pass([&] { return words() + "，有说明"; }));
    } else {
      merge(look, complain());
    }
  };
  for (const Comparison& stated : fact.comparisons) {
    if (stated.kind != ComparisonKind::YearOnYear &&
        stated.kind != ComparisonKind::PeriodOnPeriod) {
      continue;
    }
    const std::string when = stated.kind == ComparisonKind::YearOnYear ? "上年同期" : "上期";
    judge(
        stated_interval(stated), [&] { return "登记的增速" + comparison_text(stated); },
        [&] {
          return jump(c, {{"when", when}, {"before", "—"}, {"change", comparison_text(stated)}},
                      stated.value_span, {});
        });
  }
  for (const Before& before :
       fact.quantity ? comparable_before(scene, fact) : std::vector<Before>()) {
    const Fact& other = scene.fact(before.index);
    const auto growth = scene.unit(*fact.quantity).base == scene.unit(*other.quantity).base
                            ? growth_between(level_of(scene, fact), level_of(scene, other))
                            : std::nullopt;
    if (!growth) {
      merge(look, Finding::undecided("与" + other.id + "之间的变动没有界限可算"));
      continue;
    }
    judge(
        *growth, [&] { return "比" + std::string(before.word) + per_cent_interval(*growth, 1); },
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
  if (whole.indicator != *c.rule.whole || !whole.quantity || !is_observed(whole.status)) {
    return std::nullopt;
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
  const Unit& unit = scene.unit(*whole.quantity);
  const std::string total =
      (sum / Interval::exactly(Rational(unit.factor))).to_string(whole.quantity->amount.scale()) +
      unit.name;
  const Interval level = level_of(scene, whole);
  const bool all = missing.empty() && unlike == nullptr && c.rule.complete;
  if (surely_above(sum, level) || (all && surely_above(level, sum))) {
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
  return c.pass([&] { return "分项合计" + total + "，总量" + figure_text(scene, whole); });
}

}  // namespace jianbao::validation
