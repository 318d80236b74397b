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
      if (!of.takes_part(index) || !takes(index)) {
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

bool is_plain(const Fact& fact) {
  return fact.quantity && fact.quantity->qualifier == Qualifier::None && !fact.quantity->upper;
}

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

/// As many digits as the coarser of two rounded levels vouches for; counts are exact.
int decimals_of_times(const Fact& now, const Fact& before, const Unit& unit,
                      const Rational& times) {
  if (unit.countable && unit.factor == 1) {
    return times_decimals;
  }
  const int digits = std::min(significant_digits(now.quantity->amount.absolute()),
                              significant_digits(before.quantity->amount.absolute()));
  return std::clamp(digits - std::max(whole_digits(times), 1), 0, times_decimals);
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

std::optional<Decimal> difference_of(const Fact& now, const Fact& before) {
  if (now.quantity->unit != before.quantity->unit) {
    return std::nullopt;
  }
  const int decimals =
      std::max(int{now.quantity->amount.scale()}, int{before.quantity->amount.scale()});
  return round_at(Rational(now.quantity->amount) - Rational(before.quantity->amount), decimals);
}

/// S-01: of the digits as published; what their rounding leaves open stands in the formula.
void add_rate(ReckonedGrowth& growth, const Fact& now, const Fact& before,
              const Catalogue& catalogue) {
  const Unit& unit = catalogue[now.quantity->unit];
  const Unit& base_unit = catalogue[before.quantity->unit];
  const Rational base = in_base(*before.quantity, base_unit);
  const Rational times = in_base(*now.quantity, unit) / base - Rational(1);
  growth.rate = round_at(times * Rational(100), rate_decimals);
  if (!(times < Rational(1))) {
    growth.times =
        without_trailing_zeros(round_at(times, decimals_of_times(now, before, unit, times)));
  }
  growth.formula =
      fmt::format("({} − {}) ÷ {}，四舍五入为{}%{}", figure(now, catalogue),
                  figure(before, catalogue), figure(before, catalogue), signed_digits(*growth.rate),
                  growth.times ? "，即" + growth.times->to_string() + "倍" : "");
  const Interval now_range = interval_of(*now.quantity, unit) * Interval::exactly(unit.factor);
  const Interval base_range =
      interval_of(*before.quantity, base_unit) * Interval::exactly(base_unit.factor);
  const bool exact = *now_range.low == *now_range.high && *base_range.low == *base_range.high;
  if (!exact && *base_range.low > Rational()) {
    const Interval range = (now_range / base_range - Interval::exactly(Rational(1))) *
                           Interval::exactly(Rational(100));
    growth.formula +=
        fmt::format("（两数四舍五入前，增速在{}内）", interval_text(range, rate_decimals + 1, "%"));
  }
}

ReckonedGrowth growth_from(const Fact& now, FactIndex index, const Fact& before,
                           const Catalogue& catalogue) {
  ReckonedGrowth growth{index, {}, {}, difference_of(now, before), false, {}, {}};
  growth.unchanged = in_base(*now.quantity, catalogue[now.quantity->unit]) ==
                     in_base(*before.quantity, catalogue[before.quantity->unit]);
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
    add_cumulative(last, out);  // last year's whole
    out.push_back(span_of(PeriodKind::Month, last, last));
    return out;
  }
  if (const auto previous = now.previous()) {
    out.push_back(*previous);
  }
  if (one_month) {
    // March stands beside January and February where neither is told alone.
    add_cumulative(month - std::chrono::months(1), out);
  }
  return out;
}

}  // namespace

std::map<FactIndex, ReckonedGrowth> reckon_growth(const Observations& of) {
  const FactView& facts = of.facts();
  const ByPeriod levels(of, [&](FactIndex index) { return is_plain(facts[index]); });
  std::map<FactIndex, ReckonedGrowth> out;
  for (FactIndex index = 0; index < facts.size(); ++index) {
    const Fact& now = facts[index];
    const auto period = year_before_of(now.period);
    const bool asks = of.takes_part(index) && is_plain(now) && period &&
                      now.comparison(ComparisonKind::YearOnYear) == nullptr;
    const auto before = asks ? levels.find(index, *period) : std::nullopt;
    if (!before || !may_stand_beside(now, facts[*before], of.catalogue())) {
      continue;
    }
    try {
      out.emplace(index, growth_from(now, *before, facts[*before], of.catalogue()));
    } catch (const std::overflow_error&) {
      // Figures too long for exact arithmetic: nothing is reckoned, nothing guessed.
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
    return a.status == b.status && basis_of(a) == basis_of(b);
  };
  const ByPeriod growing(of, grows);
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
