#include "aggregate/year_growth.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "aggregate/printing.h"
#include "model/comparability.h"

namespace jianbao::derivation {
namespace {

using Day = std::chrono::sys_days;

constexpr int rate_decimals = 1;   // S-01, S-15
constexpr int times_decimals = 2;  // 增长3.65倍: a small base is not rounded up (S-09)

/// A stock is compared with the same day of the year before.
std::optional<Period> year_before_of(const Period& period) {
  if (period.kind != PeriodKind::AsOf) {
    return period.year_before();
  }
  Period before = period;
  if (period.begin != period.end) {  // only the month is said
    const auto year_ago = (period.end.year() - std::chrono::years(1)) / period.end.month();
    before.begin = year_ago / std::chrono::day(1);
    before.end = year_ago / std::chrono::last;
    return before;
  }
  const bool month_end = std::chrono::year_month_day(period.end.year() / period.end.month() /
                                                     std::chrono::last) == period.end;
  const auto month = (period.end.year() - std::chrono::years(1)) / period.end.month();
  before.end =
      month_end ? std::chrono::year_month_day(month / std::chrono::last) : month / period.end.day();
  before.begin = before.end;
  return before.end.ok() ? std::optional(before) : std::nullopt;
}

/// Facts of one thing, one span: the last published stands last.
class ByPeriod {
 public:
  using Key = std::tuple<Thing, PeriodKind, Day, Day>;

  template <class Takes>
  ByPeriod(const Observations& of, Takes takes) : of_(of) {
    for (FactIndex index = 0; index < of.facts().size(); ++index) {
      if (!takes(index)) {
        continue;
      }
      for (const Thing& thing : of.things(of.facts()[index])) {
        all_[key(thing, of.facts()[index].period)].push_back(index);
      }
    }
    for (auto& [key, found] : all_) {
      std::ranges::stable_sort(found, {}, [&of](FactIndex i) { return of.published(i); });
    }
  }

  /// Whether any document says anything of the same thing in the period.
  [[nodiscard]] bool holds(FactIndex index, const Period& period) const {
    return std::ranges::any_of(of_.things(of_.facts()[index]), [&](const Thing& thing) {
      return all_.contains(key(thing, period));
    });
  }

  /// What the last document up to that of `index` says of the same thing in the period.
  [[nodiscard]] std::optional<FactIndex> find(FactIndex index, const Period& period) const {
    for (const Thing& thing : of_.things(of_.facts()[index])) {
      const auto found = all_.find(key(thing, period));
      if (found == all_.end()) {
        continue;
      }
      const auto end = std::ranges::partition_point(
          found->second, [&](FactIndex i) { return of_.published(i) <= of_.published(index); });
      if (end != found->second.begin() && *std::prev(end) != index) {
        return *std::prev(end);
      }
    }
    return std::nullopt;
  }

 private:
  static Key key(const Thing& thing, const Period& period) {
    return {thing, period.kind, Day(period.begin), Day(period.end)};
  }

  const Observations& of_;
  std::map<Key, std::vector<FactIndex>> all_;
};

bool may_stand_beside(const Fact& now, const Fact& before, const Catalogue& catalogue) {
  Fact base = before;
  if (now.status == Status::Preliminary && before.status == Status::Actual) {
    base.status = now.status;  // how every 快报 is compared
  }
  return unlike(now, base, catalogue).empty();
}

Rational in_base(const Quantity& quantity, const Unit& unit) {
  return Rational(quantity.amount) * Rational(unit.factor);
}

/// 3.650 → 3.65, 2.00 → 2.
Decimal without_trailing_zeros(Decimal value) {
  while (value.scale() > 0 && value.coefficient() % 10 == 0) {
    value = Decimal(value.coefficient() / 10, static_cast<std::int8_t>(value.scale() - 1));
  }
  return value;
}

std::string figure(const Fact& fact, const Catalogue& catalogue) {
  return figure_text(*fact.quantity, catalogue[fact.quantity->unit]);
}

std::string signed_digits(const Decimal& value) {
  return (value.is_negative() ? "−" : "") + value.absolute().to_string();
}

/// Never finer than the coarser of the two. None: nothing of the one shows in the other's unit.
std::optional<Decimal> difference_of(const Fact& now, const Fact& before,
                                     const Catalogue& catalogue) {
  const Unit& unit = catalogue[now.quantity->unit];
  const Rational ratio(catalogue[before.quantity->unit].factor, unit.factor);
  if (ratio > Rational(1)) {
    return std::nullopt;
  }
  const int scale = now.quantity->amount.scale();
  const int decimals =
      ratio == Rational(1) ? std::min(scale, int{before.quantity->amount.scale()}) : scale;
  return round_at(Rational(now.quantity->amount) - Rational(before.quantity->amount) * ratio,
                  decimals);
}

bool is_counted(const Unit& unit) { return unit.countable && unit.factor == 1; }

/// What the rounding of the two published levels leaves open, per cent. None: nothing, for both are
/// counts, or the base may be nought.
std::optional<Interval> open_range(const Fact& now, const Fact& before,
                                   const Catalogue& catalogue) {
  const Unit& unit = catalogue[now.quantity->unit];
  const Unit& base_unit = catalogue[before.quantity->unit];
  if (is_counted(unit) && is_counted(base_unit)) {
    return std::nullopt;
  }
  const Interval levels = interval_of(*now.quantity, unit);
  const Interval bases = interval_of(*before.quantity, base_unit);
  const Rational ratio(unit.factor, base_unit.factor);
  if (!(*bases.low > Rational())) {
    return std::nullopt;
  }
  // Nothing is less than nothing: 0亿元 reaches down to nought, not below.
  const Rational least = *levels.low < Rational() ? Rational() : *levels.low;
  const auto growth = [&ratio](const Rational& level, const Rational& base) {
    return (level * ratio / base - Rational(1)) * Rational(100);
  };
  return Interval{growth(least, *bases.high), growth(*levels.high, *bases.low), true, true};
}

/// Of counts to two decimals; of rounded levels only where all of the range rounds alike.
std::optional<Decimal> times_of(const Rational& times, const std::optional<Interval>& range) {
  if (times < Rational(1)) {
    return std::nullopt;
  }
  if (!range) {
    return without_trailing_zeros(round_at(times, times_decimals));
  }
  const Rational hundred(100);
  const Interval in_times{*range->low / hundred, *range->high / hundred, true, true};
  for (int decimals = times_decimals; decimals > 0; --decimals) {
    if (const auto digits = rounds_to(in_times, decimals)) {
      return without_trailing_zeros(*digits);
    }
  }
  return std::nullopt;
}

/// S-01: of the digits as published; what their rounding leaves open stands in the formula.
void add_rate(ReckonedGrowth& growth, const Fact& now, const Fact& before,
              const Catalogue& catalogue) {
  const Rational base = in_base(*before.quantity, catalogue[before.quantity->unit]);
  const Rational times = in_base(*now.quantity, catalogue[now.quantity->unit]) / base - Rational(1);
  const auto range = open_range(now, before, catalogue);
  growth.rate = round_at(times * Rational(100), rate_decimals);
  growth.times = times_of(times, range);
  growth.formula =
      fmt::format("({} − {}) ÷ {}，四舍五入为{}%{}", figure(now, catalogue),
                  figure(before, catalogue), figure(before, catalogue), signed_digits(*growth.rate),
                  growth.times ? "，即" + growth.times->to_string() + "倍" : "");
  if (range) {
    growth.formula += fmt::format("（两数四舍五入前，增速在{}内）",
                                  interval_text(*range, rate_decimals + 1, "%"));
  }
}

ReckonedGrowth growth_from(const Fact& now, FactIndex index, const Fact& before,
                           const Catalogue& catalogue) {
  ReckonedGrowth growth{.before = index, .difference = difference_of(now, before, catalogue)};
  const Rational level = in_base(*now.quantity, catalogue[now.quantity->unit]);
  const Rational base = in_base(*before.quantity, catalogue[before.quantity->unit]);
  growth.unchanged = level == base;
  growth.direction = level > base ? 1 : level < base ? -1 : 0;
  const bool percentage = catalogue[now.indicator].measure == MeasureKind::Rate;
  const bool above_zero = before.quantity->amount > Decimal();
  if (above_zero && !percentage && !now.quantity->amount.is_negative()) {
    add_rate(growth, now, before, catalogue);
  }
  if (growth.difference) {
    const auto in_brackets = [](const Decimal& value) {
      return value.is_negative() ? "(" + signed_digits(value) + ")" : value.to_string();
    };
    growth.difference_formula =
        fmt::format("{} − {} = {}", signed_digits(now.quantity->amount),
                    in_brackets(before.quantity->amount), signed_digits(*growth.difference));
  }
  return growth;
}

std::string_view basis_of(const Fact& fact) {
  const Comparison* stated = fact.comparison(ComparisonKind::YearOnYear);
  return stated == nullptr ? std::string_view() : std::string_view(stated->rate_basis);
}

Period span_of(PeriodKind kind, std::chrono::year_month first, std::chrono::year_month last) {
  return {kind, first / std::chrono::day(1), last / std::chrono::last, false};
}

/// January up to the month, in each of the notations that a document may give it.
void add_cumulative(std::chrono::year_month last, std::vector<Period>& out) {
  const auto first = last.year() / std::chrono::January;
  const unsigned month(last.month());
  if (month > 1) {
    out.push_back(span_of(PeriodKind::YearToDate, first, last));
  }
  if (month == 3) {
    out.push_back(span_of(PeriodKind::Quarter, first, last));
  } else if (month == 6) {
    out.push_back(span_of(PeriodKind::Half, first, last));
  } else if (month == 12) {
    out.push_back(span_of(PeriodKind::Year, first, last));
  }
  if (month == 6 || month == 9) {
    out.push_back(span_of(PeriodKind::Quarters, first, last));
  }
}

/// The spans whose growth the pace of this one is measured by, the best first (S-12, S-13).
std::vector<Period> paces_before(const Period& now) {
  std::vector<Period> out;
  if (!now.months()) {
    return out;
  }
  const std::chrono::year_month month = now.begin.year() / now.begin.month();
  const bool from_january = now.begin.month() == std::chrono::January;
  const bool one_month = now.kind == PeriodKind::Month;
  if (from_january && !one_month && now.kind != PeriodKind::Year) {
    auto last = now.end.year() / now.end.month() - std::chrono::months(1);
    for (; last.year() == month.year(); last -= std::chrono::months(1)) {
      add_cumulative(last, out);
    }
    if (now.end.month() == std::chrono::February) {
      add_cumulative(last, out);  // last year's whole, or its December (S-12)
      out.push_back(span_of(PeriodKind::Month, last, last));
    }
  }
  if (const auto previous = now.previous()) {
    out.push_back(*previous);
  }
  if (one_month && now.begin.month() == std::chrono::March) {
    // January and February are told together where neither is told alone (S-12).
    add_cumulative(month - std::chrono::months(1), out);
  }
  return out;
}

}  // namespace

YearGrowths reckon_growth(const Observations& of) {
  const FactView& facts = of.facts();
  // A base that was refused is no reason to take an older one: what rests on it stops.
  const ByPeriod levels(of, [&](FactIndex index) {
    const Fact& fact = facts[index];
    return fact.quantity && is_observed(fact.status) && fact.disclosure == Disclosure::Published;
  });
  const ByPeriod entered(of, [&](FactIndex index) {
    return facts[index].quantity && is_observed(facts[index].status);
  });
  YearGrowths out;
  for (FactIndex index = 0; index < facts.size(); ++index) {
    const Fact& now = facts[index];
    const auto period = now.quantity ? year_before_of(now.period) : std::nullopt;
    if (!period || !of.takes_part(index)) {
      continue;
    }
    if (entered.holds(index, *period)) {
      out.with_base.insert(index);
    }
    const bool asks = is_plain(now) && now.comparison(ComparisonKind::YearOnYear) == nullptr;
    const auto before = asks ? levels.find(index, *period) : std::nullopt;
    if (!before) {
      continue;
    }
    if (of.checked().is_refused(*before)) {
      out.growth.emplace(index, ReckonedGrowth{.before = *before, .refused = true});
    } else if (is_plain(facts[*before]) && may_stand_beside(now, facts[*before], of.catalogue())) {
      try {
        out.growth.emplace(index, growth_from(now, *before, facts[*before], of.catalogue()));
      } catch (const std::overflow_error&) {
        // Figures too long for exact arithmetic: nothing is reckoned, nothing guessed.
      }
    }
  }
  return out;
}

std::map<FactIndex, FactIndex> link_pace(const Observations& of,
                                         const std::map<FactIndex, ReckonedGrowth>& reckoned) {
  const FactView& facts = of.facts();
  const auto grows = [&](FactIndex index) {
    const Comparison* stated = facts[index].comparison(ComparisonKind::YearOnYear);
    const auto found = reckoned.find(index);
    return stated != nullptr ? stated->qualifier == Qualifier::None
                             : found != reckoned.end() && found->second.rate;
  };
  // 现价 and 可比价 growths are two things, and an estimate is no measure for what happened.
  const auto alike = [&](const Fact& a, const Fact& b) {
    const auto states = [](const Fact& fact) {
      return fact.comparison(ComparisonKind::YearOnYear) != nullptr;
    };
    return a.status == b.status && basis_of(a) == basis_of(b) && states(a) == states(b);
  };
  const ByPeriod growing(of, [&](FactIndex index) { return of.takes_part(index) && grows(index); });
  std::map<FactIndex, FactIndex> out;
  for (FactIndex index = 0; index < facts.size(); ++index) {
    if (!of.takes_part(index) || !grows(index)) {
      continue;
    }
    for (const Period& period : paces_before(facts[index].period)) {
      const auto before = growing.find(index, period);
      if (before && alike(facts[index], facts[*before])) {
        out.emplace(index, *before);
        break;
      }
    }
  }
  return out;
}

}  // namespace jianbao::derivation
