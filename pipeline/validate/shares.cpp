// Shares: against part and total where both are known, and against what whole numbers allow where
// they are not.

#include <algorithm>
#include <stdexcept>

#include "validate/figures.h"
#include "validate/indexes.h"
#include "validate/rules.h"

namespace jianbao::validation {
namespace {

const Interval hundred = Interval::exactly(Rational(100));

/// The facts that a share's base may mean: the same indicator, system and threshold of the subject
/// that `of` names in the same period; where it names no other subject (占进出口总值的62.1%), the
/// fact that `within` names.
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
    for (const FactIndex i : scene.observed_beside(fact, fact.indicator, *subject)) {
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
  const Standing fits = standing(computed, stated_interval(share));
  if (fits == Standing::Unsure) {
    return Finding::undecided(detail() + "，界限词使占比无法判断");
  }
  if (fits == Standing::Holds) {
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
/// own: those are the numerators that a reader would think of. The order is that of the entries,
/// which is all that is known of a line without its text.
std::vector<FactIndex> candidates(const Case& c) {
  const Scene& scene = c.scene;
  const auto before = scene.before_on_line(c.index);
  std::vector<FactIndex> found;
  for (auto at = before.rbegin(); at != before.rend(); ++at) {
    const Fact& other = scene.fact(*at);
    if (other.comparison(ComparisonKind::Share) != nullptr) {
      break;
    }
    if (other.quantity && scene.unit(*other.quantity).countable &&
        other.subject == c.fact().subject && other.status == c.fact().status) {
      found.push_back(*at);
    }
  }
  std::ranges::reverse(found);
  return found;
}

/// Every figure alone and every sum of some: only then is one that fits the only one.
constexpr std::size_t most_candidates = 10;
std::vector<Reading> readings_of(const Scene& scene, const std::vector<FactIndex>& parts,
                                 const Comparison& share) {
  std::vector<Reading> readings;
  for (std::size_t choice = 1; choice < std::size_t{1} << parts.size(); ++choice) {
    std::vector<FactIndex> some;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if ((choice >> i & 1U) != 0) {
        some.push_back(parts[i]);
      }
    }
    if (auto reading = reading_of(scene, some, share)) {
      readings.push_back(std::move(*reading));
    }
  }
  return readings;
}

std::string totals_text(const WholeNumbers& totals) {
  return totals.first == totals.last
             ? std::to_string(totals.first)
             : std::to_string(totals.first) + "～" + std::to_string(totals.last);
}

/// Why no reading can be made out; empty: one can.
std::string why_not_read(const Scene& scene, const std::vector<FactIndex>& parts,
                         const Comparison& share) {
  if (parts.empty()) {
    return "同一行里登记在它前面的，没有可作分子的数";
  }
  if (parts.size() > most_candidates) {
    return "前面有" + std::to_string(parts.size()) + "个数，读法太多，不逐个试";
  }
  if (!stated_interval(share).is_bounded()) {
    return "占比有界限词，读法无法判断";
  }
  for (const FactIndex i : parts) {
    if (!level_of(scene, scene.fact(i)).only_integer()) {
      return "前面的" + figure_text(scene, scene.fact(i)) + "不是一个确定的整数，读法无法判断";
    }
  }
  return {};
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
  if (auto reason = why_not_read(scene, parts, *share); !reason.empty()) {
    return Finding::undecided(std::move(reason));
  }
  const std::vector<Reading> readings = readings_of(scene, parts, *share);
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
  const std::size_t tried = (std::size_t{1} << parts.size()) - 1;
  const Args args{{"fact", fact.id},
                  {"stated", comparison_text(*share)},
                  {"reading", possible},
                  {"count", std::to_string(parts.size())},
                  {"tried", std::to_string(tried)}};
  const std::string told = "试了" + std::to_string(tried) + "种读法，";
  return readings.empty()
             ? Finding::fail(told + "前面的数都配不上",
                             {Code::CheckShareFitsNone, share->value_span, args, std::move(places)})
             : Finding::fail(
                   told + "只有一种配得上：" + possible,
                   {Code::CheckShareOneReading, share->value_span, args, std::move(places)});
}

Look check_shares_sum(const Case& c) {
  const Scene& scene = c.scene;
  const auto shares = scene.shares().sum_with(scene, c.index);
  if (!shares) {
    return std::nullopt;
  }
  if (!shares->least) {
    throw std::overflow_error("a sum of shares leaves exact arithmetic");
  }
  const std::string sum = percent_text(shares->least->rounded(2));
  if (!(*shares->least > Rational(100))) {
    if (!shares->bounded) {
      return Finding::undecided("占比合计至少" + sum + "，有的占比没有上限");
    }
    return c.pass([&] { return "占比合计至少" + sum; });
  }
  Finding finding{RuleResult::Fail, "占比合计至少" + sum, {}};
  // Told once, by the first that the rule looks at.
  const auto speaks = std::ranges::find_if(
      shares->parts, [&c](FactIndex i) { return c.rule_looks_at(c.scene.fact(i)); });
  if (*speaks == c.index) {
    std::vector<Related> places;
    for (const FactIndex i : shares->parts) {
      const Fact& part = scene.fact(i);
      const Comparison& share = *part.comparison(ComparisonKind::Share);
      places.push_back({Code::CheckFactHere,
                        share.value_span,
                        {{"fact", part.id}, {"value", comparison_text(share)}}});
    }
    finding.diagnostics.emplace_back(Code::CheckSharesSum, c.fact().span,
                                     Args{{"whole", c.fact().within->fact}, {"sum", sum}},
                                     std::move(places));
  }
  return finding;
}

}  // namespace jianbao::validation
