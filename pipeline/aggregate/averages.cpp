// Averages of both sides, and of what came between them (prose.md W-11, sentence kinds 9 and 12).

#include <fmt/format.h>

#include "aggregate/comparing.h"
#include "aggregate/ratios.h"
#include "aggregate/wording.h"

namespace jianbao::derivation {
namespace {

const Rational zero;
constexpr int text_decimals = 2;

/// An amount ÷ its count.
struct Mean {
  Interval range;  ///< in the base unit of the amount; may be open to one side
  std::string words, formula;
  std::vector<FactIndex> facts;
  bool meant;  ///< by `per`: the data says that the quotient makes sense
};

std::optional<FactIndex> count_of(const Pairing& pair, const Fact& amount) {
  const auto& id = amount.per ? amount.per : amount.pair;
  const auto found = id ? pair.dataset.checked().facts().find(*id) : std::nullopt;
  return found && !pair.dataset.checked().is_refused(*found) ? found : std::nullopt;
}

/// An amount that has happened and is not negative, in its base unit, open or not.
std::optional<Interval> amount_of(const Pairing& pair, const Fact& fact) {
  if (!fact.quantity || !is_observed(fact.status)) {
    return std::nullopt;
  }
  const Unit& unit = pair.catalogue[fact.quantity->unit];
  const Interval level = interval_of(*fact.quantity, unit);
  const bool usable = level.low && !(*level.low < zero);
  return usable ? std::optional(level * Interval::exactly(Rational(unit.factor))) : std::nullopt;
}

std::string figure_of(const Pairing& pair, FactIndex index) {
  const Fact& fact = pair.dataset.fact(index);
  return figure_text(*fact.quantity, pair.catalogue[fact.quantity->unit]);
}

const std::string& base_unit(const Pairing& pair, const Fact& fact) {
  return pair.catalogue[fact.quantity->unit].base;
}

/// 4800余人次 ÷ 63个: at least something, since one bound divided by a known count stays a bound.
std::optional<Mean> open_mean(const Pairing& pair, FactIndex index, const Operand& count) {
  const Fact& fact = pair.dataset.fact(index);
  const auto amount = amount_of(pair, fact);
  if (!amount) {
    return std::nullopt;
  }
  const Interval range = *amount / in_base_unit(count);
  const auto words = said_as_bound(range, 0, base_unit(pair, fact));
  if (!words) {
    return std::nullopt;
  }
  return Mean{range,
              *words,
              fmt::format("{} ÷ {}：结果在{}内，{}", figure_of(pair, index), operand_figure(count),
                          range.to_string(text_decimals), *words),
              {index, count.index},
              fact.per.has_value()};
}

std::optional<Mean> mean_of(const Pairing& pair, FactIndex index) {
  const Fact& fact = pair.dataset.fact(index);
  const auto counted = count_of(pair, fact);
  const auto count = counted ? operand(pair.source(), *counted) : std::nullopt;
  if (!count || !(*count->level.low > zero)) {
    return std::nullopt;
  }
  const auto amount = operand(pair.source(), index);
  if (!amount) {
    return open_mean(pair, index, *count);
  }
  const auto average = average_of(pair.source(), *amount, *count);
  if (!average) {
    return std::nullopt;
  }
  return Mean{in_base_unit(*amount) / in_base_unit(*count), said(*average, pair.catalogue),
              average->provenance.formula, average->provenance.facts, fact.per.has_value()};
}

/// The words of a mean in the base unit of the later amount, bounded or not. None: nothing is
/// known.
std::optional<std::string> words_of(const Pairing& pair, const Interval& in_base) {
  const Fact& fact = pair.later();
  if (!in_base.is_bounded()) {
    return said_as_bound(in_base, 0, base_unit(pair, fact));
  }
  const auto amount = operand(pair.source(), pair.now);
  if (!amount) {
    return std::nullopt;
  }
  const auto average = choose_unit(pair.source(), *amount,
                                   in_base / Interval::exactly(Rational(amount->unit->factor)));
  return average ? std::optional(said(print_interval(average->range, average->decimals),
                                      pair.catalogue[average->unit].name))
                 : std::nullopt;
}

Interval without_sign(const Interval& of) {
  return of.high && !(*of.high > zero) ? Interval::exactly(zero) - of : of;
}

void add_mean(std::string_view view, const Mean& mean, bool comparable, Findings& findings) {
  const bool printed = mean.meant || comparable;
  findings.add(printed,
               {view, mean.words,
                mean.formula + (mean.meant ? "" : "（两数登记为 pair，没有登记为可以相除的 per）"),
                mean.facts, true});
}

/// How the mean moved: what holds for both intervals whole, else that nothing can be said.
void add_change(const Pairing& pair, bool allowed, const Mean& now, const Mean& before,
                Findings& findings) {
  const Interval change = now.range - before.range;
  const bool certain = !change.contains(zero);
  const auto words = certain ? words_of(pair, without_sign(change)) : std::nullopt;
  const bool rises = change.low && !(*change.low < zero);
  std::string said = words ? (rises ? "增加" : "减少") + *words : "增减方向不能确定";
  std::vector<FactIndex> facts = now.facts;
  facts.insert(facts.end(), before.facts.begin(), before.facts.end());
  findings.add(
      allowed && words,
      {"per_change", std::move(said),
       fmt::format("{} − {}：两边分别在{}、{}内，结果在{}内（{}）", now.words, before.words,
                   now.range.to_string(text_decimals), before.range.to_string(text_decimals),
                   change.to_string(text_decimals), base_unit(pair, pair.later())),
       std::move(facts), true});
}

// ---- what was added between two cumulative figures ---------------------------------------------

/// What people take a figure to say beyond what it says.
struct Reading {
  Interval level;  ///< in the base unit
  std::string
      words;  ///< "若4800余人次照通常读法不到4900人次（来源没有说），"; empty: nothing beyond
};

/// 余 and 多 stand for what is less than the last place that is said: 4800余 is below 4900. People
/// read it so, but the source does not say it and nothing else here takes it for granted
/// (interval_of leaves it open, W-10): what rests on it is shown to officers and never printed.
Reading as_people_read(const Pairing& pair, FactIndex index, const Interval& level) {
  const Quantity& quantity = *pair.dataset.fact(index).quantity;
  const bool odd = quantity.qualifier == Qualifier::Odd || quantity.qualifier == Qualifier::Many;
  if (!odd) {
    return {level, ""};
  }
  const Unit& unit = pair.catalogue[quantity.unit];
  const Quantity about{quantity.amount, quantity.unit, Qualifier::About};
  const Interval around = interval_of(about, unit);  // half the last place to either side
  const Rational next = Rational(quantity.amount) + (*around.high - *around.low);
  Interval capped = level;
  capped.high = next * Rational(unit.factor);
  capped.high_open = true;
  return {capped, fmt::format("若{}照通常读法不到{}{}（来源没有说），", figure_of(pair, index),
                              round_at(next, quantity.amount.scale()).to_string(), unit.name)};
}

/// Both amounts and both counts, of 累计 figures: only of these is a difference what was added.
struct Added {
  FactIndex amounts[2], counts[2];
  Operand later_count, earlier_count;
};

std::optional<Added> added_of(const Pairing& pair) {
  const bool since = pair.later().period.kind == PeriodKind::Since &&
                     pair.earlier().period.kind == PeriodKind::Since;
  const auto later = count_of(pair, pair.later());
  const auto earlier = count_of(pair, pair.earlier());
  if (!since || !later || !earlier) {
    return std::nullopt;
  }
  const auto now = operand(pair.source(), *later);
  const auto before = operand(pair.source(), *earlier);
  const bool more = now && before && *in_base_unit(*now).low > *in_base_unit(*before).high;
  return more ? std::optional(Added{{pair.now, pair.before}, {*later, *earlier}, *now, *before})
              : std::nullopt;
}

/// Cumulative figures of one thing do not fall.
Interval mean_of_added(const Added& added, const Interval& now, const Interval& before) {
  const Interval amount = intersect(now - before, {zero, std::nullopt, false, true});
  return amount / (in_base_unit(added.later_count) - in_base_unit(added.earlier_count));
}

/// Without a lower bound that says nothing.
Interval plain(Interval range) {
  if (range.low && *range.low == zero) {
    range.low.reset();
    range.low_open = true;
  }
  return range;
}

void add_between(const Pairing& pair, bool allowed, const Added& added, Findings& findings) {
  const auto now = amount_of(pair, pair.later());
  const auto before = amount_of(pair, pair.earlier());
  if (!now || !before || base_unit(pair, pair.later()) != base_unit(pair, pair.earlier())) {
    return;
  }
  const std::string term =
      fmt::format("({} − {}) ÷ ({} − {})", figure_of(pair, pair.now), figure_of(pair, pair.before),
                  operand_figure(added.later_count), operand_figure(added.earlier_count));
  const std::vector<FactIndex> facts{added.amounts[0], added.amounts[1], added.counts[0],
                                     added.counts[1]};
  const std::string& unit = base_unit(pair, pair.later());
  const auto tell = [&](std::string_view view, bool printed, const Interval& range,
                        const std::string& assumed) {
    const auto words = range.is_empty() ? std::nullopt : words_of(pair, plain(range));
    if (words) {
      const std::string bounds = range.is_bounded() && *range.low > zero
                                     ? ends_text(range, 0, unit)
                                     : fmt::format("在{}内", range.to_string(text_decimals));
      findings.add(printed,
                   {view, *words, fmt::format("{}：{}结果{}", term, assumed, bounds), facts, true});
    }
  };
  tell("per_added", allowed, mean_of_added(added, *now, *before), "");
  const Reading read_now = as_people_read(pair, pair.now, *now);
  const Reading read_before = as_people_read(pair, pair.before, *before);
  if (!read_now.words.empty() || !read_before.words.empty()) {
    tell("per_added_assumed", false, mean_of_added(added, read_now.level, read_before.level),
         read_now.words + read_before.words);
  }
}

}  // namespace

void reckon_averages(const Pairing& pair, const Permission& permission, Findings& findings) {
  const std::pair<std::string_view, FactIndex> sides[] = {{"monthly_now", pair.now},
                                                          {"monthly_before", pair.before}};
  for (const auto& [view, index] : sides) {
    if (const Derived* average = pair.dataset.find(index, Measure::MonthlyAverage)) {
      findings.derived(true, view, pair, *average);
    }
  }
  // 12国15城 on both sides has no quotient; one `per` says that such amounts have one.
  if (!pair.later().per && !pair.earlier().per) {
    return;
  }
  const bool alike = permission.allowed || may_stand(pair, true).allowed;
  const auto now = mean_of(pair, pair.now);
  const auto before = mean_of(pair, pair.before);
  if (now) {
    add_mean("per_now", *now, alike, findings);
  }
  if (before) {
    add_mean("per_before", *before, alike, findings);
  }
  if (now && before && base_unit(pair, pair.later()) == base_unit(pair, pair.earlier())) {
    add_change(pair, alike, *now, *before, findings);
  }
  if (const auto added = added_of(pair)) {
    const bool counts_alike = may_stand(pair.with(added->counts[0], added->counts[1])).allowed;
    add_between(pair, alike && counts_alike, *added, findings);
  }
}

}  // namespace jianbao::derivation
