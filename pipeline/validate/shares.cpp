// Shares: against part and total where both are known, and against what whole numbers allow where
// they are not.

#include <algorithm>
#include <numeric>

#include "validate/figures.h"
#include "validate/rules.h"

namespace jianbao::validation {
namespace {

const Interval hundred = Interval::exactly(Rational(100));

/// The facts that a share's base may mean: the same indicator of the subject that `of` names in the
/// same period; where it names no other subject (占进出口总值的62.1%), the fact that `within`
/// names.
std::vector<const Fact*> totals(const Scene& scene, const Fact& fact, const Comparison& share) {
  std::vector<const Fact*> found;
  const auto subject = scene.catalogue().subject(share.base);
  if (!subject) {
    if (!fact.within || fact.within->fact == fact.id) {
      return found;
    }
    for (const FactIndex i : scene.with_id(fact.within->fact)) {
      if (scene.fact(i).quantity) {
        found.push_back(&scene.fact(i));
      }
    }
    return found;
  }
  if (*subject != fact.subject) {
    for (const FactIndex i : scene.observed(fact.indicator, *subject, fact.period)) {
      found.push_back(&scene.fact(i));
    }
  }
  return found;
}

Finding compare_share(const Case& c, const Comparison& share, const Fact& total) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  const Interval part = level_of(scene, fact);
  const Interval whole = level_of(scene, total);
  if (scene.unit(*fact.quantity).base != scene.unit(*total.quantity).base) {
    return Finding::undecided("整体" + figure_text(scene, total) + "，单位不能换算");
  }
  if (!part.low || *part.low < Rational() || !whole.low || !(*whole.low > Rational())) {
    return Finding::undecided("部分或整体没有下限，占比无法判断");
  }
  const Interval computed = part / whole * hundred;
  const auto detail = [&] {
    return figure_text(scene, fact) + "占" + figure_text(scene, total) + "（" + total.id + "）的" +
           per_cent_interval(computed, share.value.scale()) + "，登记的" + comparison_text(share);
  };
  if (!intersect(computed, stated_interval(share)).is_empty()) {
    return c.pass(detail);
  }
  return Finding::fail(detail(),
                       {Code::CheckShareTotal,
                        share.value_span,
                        {{"fact", fact.id},
                         {"stated", comparison_text(share)},
                         {"part", figure_text(scene, fact)},
                         {"total", figure_text(scene, total)},
                         {"recomputed", per_cent_interval(computed, share.value.scale())}},
                        {place_of(scene, fact), place_of(scene, total)}});
}

/// A numerator that a share may have: facts named on its line, added up.
struct Reading {
  std::string names;
  std::int64_t part;
  WholeNumbers totals;
};

std::optional<Reading> reading_of(const Scene& scene, std::span<const FactIndex> parts,
                                  const Comparison& share) {
  Interval sum = Interval::exactly(Rational());
  std::string names;
  for (const FactIndex i : parts) {
    sum = sum + level_of(scene, scene.fact(i));
    names += (names.empty() ? "" : "＋") + figure_text(scene, scene.fact(i));
  }
  const auto part = sum.only_integer();
  const auto total = total_of(sum, share);
  const auto whole = total ? whole_numbers(*total) : std::nullopt;
  if (!part || !whole) {
    return std::nullopt;
  }
  return Reading{std::move(names), *part, *whole};
}

/// What was counted on the line before the share and after the last figure with a share of its
/// own: those are the numerators that a reader would think of.
std::vector<FactIndex> candidates(const Case& c) {
  const Scene& scene = c.scene;
  std::vector<FactIndex> found;
  for (const FactIndex i : scene.on_line(c.fact())) {
    const Fact& other = scene.fact(i);
    if (i == c.index) {
      break;
    }
    if (other.comparison(ComparisonKind::Share) != nullptr) {
      found.clear();
    } else if (other.quantity && scene.unit(*other.quantity).countable &&
               other.subject == c.fact().subject && other.status == c.fact().status) {
      found.push_back(i);
    }
  }
  return found;
}

std::string totals_text(const WholeNumbers& totals) {
  return totals.first == totals.last
             ? std::to_string(totals.first)
             : std::to_string(totals.first) + "～" + std::to_string(totals.last);
}

}  // namespace

Look check_share_against_total(const Case& c) {
  const Fact& fact = c.fact();
  const Comparison* share = fact.comparison(ComparisonKind::Share);
  if (share == nullptr || !fact.quantity) {
    return std::nullopt;
  }
  Look look;
  for (const Fact* total : totals(c.scene, fact, *share)) {
    merge(look, compare_share(c, *share, *total));
  }
  return look ? look : Finding::undecided("没有整体的数");
}

Look check_share_has_total(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  const Comparison* share = fact.comparison(ComparisonKind::Share);
  if (share == nullptr || !fact.quantity || !scene.unit(*fact.quantity).countable) {
    return std::nullopt;
  }
  const auto total = total_of(level_of(scene, fact), *share);
  if (!total) {
    return Finding::undecided("数或占比没有界限，推算不出整体");
  }
  const auto whole = whole_numbers(*total);
  if (whole) {
    return c.pass([&] { return "推算整体为" + totals_text(*whole); });
  }
  const std::string interval = text_without_whole(*total);
  return Finding::fail("推算整体在" + interval + "内，没有整数",
                       {Code::CheckShareNoTotal,
                        share->value_span,
                        {{"fact", fact.id},
                         {"stated", comparison_text(*share)},
                         {"part", figure_text(scene, fact)},
                         {"interval", interval}},
                        {place_of(scene, fact)}});
}

// “…5家，数字化车间3个，占青岛市25.8%”: only 5＋3 of 31 makes 25.8%.
Look check_share_of_which(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  const Comparison* share = fact.comparison(ComparisonKind::Share);
  if (share == nullptr || fact.quantity) {
    return std::nullopt;
  }
  const std::vector<FactIndex> parts = candidates(c);
  if (parts.empty()) {
    return Finding::undecided("同一行前面没有可作分子的数");
  }
  std::vector<Reading> readings;
  const auto read = [&](std::span<const FactIndex> some) {
    if (auto reading = reading_of(scene, some, *share)) {
      readings.push_back(std::move(*reading));
    }
  };
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto from = std::span(parts).subspan(i);
    read(from.first(1));
    if (from.size() > 1) {
      read(from);
    }
  }
  std::string possible;
  for (const Reading& reading : readings) {
    possible +=
        (possible.empty() ? "" : "；") + reading.names +
        (reading.names.find("＋") == std::string::npos ? "" : "＝" + std::to_string(reading.part)) +
        "（整体" + totals_text(reading.totals) + "）";
  }
  if (readings.size() > 1) {
    return Finding::undecided("有" + std::to_string(readings.size()) + "种读法：" + possible);
  }
  std::vector<Related> places;
  for (const FactIndex i : parts) {
    places.push_back(place_of(scene, scene.fact(i)));
  }
  const Args args{{"fact", fact.id}, {"stated", comparison_text(*share)}, {"reading", possible}};
  return readings.empty()
             ? Finding::fail("前面的数都配不上",
                             {Code::CheckShareFitsNone, share->value_span, args, std::move(places)})
             : Finding::fail(
                   "只有一种读法：" + possible,
                   {Code::CheckShareOneReading, share->value_span, args, std::move(places)});
}

Look check_shares_sum(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  const Comparison* mine = fact.comparison(ComparisonKind::Share);
  if (!fact.within || mine == nullptr || !fact.within->threshold.empty()) {
    return std::nullopt;
  }
  Rational least;
  std::vector<Related> places;
  FactIndex first = c.index;
  for (const FactIndex i : scene.parts_of(fact.within->fact)) {
    const Fact& other = scene.fact(i);
    const Comparison* share = other.comparison(ComparisonKind::Share);
    // 占青岛市 and 占全省 are shares of two things and make no sum.
    if (share == nullptr || share->base != mine->base || !other.within->threshold.empty() ||
        other.status != fact.status || !same_span(other.period, fact.period)) {
      continue;
    }
    first = std::min(first, i);
    const Interval stated = stated_interval(*share);
    least = stated.low && *stated.low > Rational() ? least + *stated.low : least;
    places.push_back({Code::CheckFactHere,
                      share->value_span,
                      {{"fact", other.id}, {"value", comparison_text(*share)}}});
  }
  const std::string sum = percent_text(least.rounded(2));
  if (!(least > Rational(100))) {
    return c.pass([&] { return "占比合计至少" + sum; });
  }
  Finding finding{RuleResult::Fail, "占比合计至少" + sum, {}};
  if (first == c.index) {
    finding.diagnostics.emplace_back(Code::CheckSharesSum, fact.span,
                                     Args{{"whole", fact.within->fact}, {"sum", sum}},
                                     std::move(places));
  }
  return finding;
}

}  // namespace jianbao::validation
