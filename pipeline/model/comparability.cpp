#include "model/comparability.h"

#include <fmt/format.h>

#include <utility>

#include "model/words.h"

namespace jianbao {
namespace {

bool same_days(const Period& a, const Period& b) {
  const auto month_day_of = [](std::chrono::year_month_day d) {
    return std::pair(d.month(), d.day());
  };
  return month_day_of(a.begin) == month_day_of(b.begin) &&
         month_day_of(a.end) == month_day_of(b.end);
}

}  // namespace

bool is_open(Qualifier qualifier) {
  switch (qualifier) {
    case Qualifier::None:
    case Qualifier::About:
    case Qualifier::Around:
    case Qualifier::Range:
      return false;
    default:
      return true;
  }
}

bool is_plain(const Fact& fact) {
  return fact.quantity && fact.quantity->qualifier == Qualifier::None && !fact.quantity->upper;
}

bool are_alike(const Period& a, const Period& b) {
  if (a.months() && b.months()) {
    const bool cumulative = a.kind == b.kind || same_days(a, b);
    return cumulative && a.months() == b.months();
  }
  if (a.kind != b.kind) {
    return false;
  }
  switch (a.kind) {
    case PeriodKind::SoFar:
      return same_days(a, b);
    case PeriodKind::Since:  // the start is not known, so only the very same span compares
      return a == b;
    default:
      return true;
  }
}

bool says_the_same(const Fact& now, const Fact& before, const Catalogue& catalogue) {
  const bool alike =
      are_alike(now.period, before.period) ||
      (now.period.kind == PeriodKind::Since && before.period.kind == PeriodKind::Since);
  if (!alike || now.status != before.status ||
      now.quantity.has_value() != before.quantity.has_value()) {
    return false;
  }
  if (now.quantity) {
    const Unit& unit = catalogue[now.quantity->unit];
    const Unit& other = catalogue[before.quantity->unit];
    const auto whole = [](const Decimal& amount, const Unit& of) {
      return Rational(amount) * Rational(of.factor);
    };
    const bool same = unit.base == other.base &&
                      now.quantity->qualifier == before.quantity->qualifier &&
                      whole(now.quantity->amount, unit) == whole(before.quantity->amount, other) &&
                      now.quantity->upper == before.quantity->upper;
    if (!same) {
      return false;
    }
  }
  const Comparison* growth = now.comparison(ComparisonKind::YearOnYear);
  const Comparison* earlier = before.comparison(ComparisonKind::YearOnYear);
  return (growth == nullptr) == (earlier == nullptr) &&
         (growth == nullptr || growth->value == earlier->value);
}

std::string unlike(const Fact& now, const Fact& before, const Catalogue& catalogue) {
  if (!now.quantity || !before.quantity) {
    return "有一方没有公布数";
  }
  const Unit& unit = catalogue[now.quantity->unit];
  const Unit& other = catalogue[before.quantity->unit];
  if (unit.base != other.base) {
    return fmt::format("计量单位不同（{}与{}）", other.name, unit.name);
  }
  // All that differs is told: with one of them mended the two would still not compare.
  std::string reasons;
  const auto because = [&reasons](std::string reason) {
    reasons += (reasons.empty() ? "" : "，") + std::move(reason);
  };
  if (!are_alike(now.period, before.period)) {
    const bool since =
        now.period.kind == PeriodKind::Since && before.period.kind == PeriodKind::Since;
    because(since ? "两个累计数的统计起点来源未写明"
                  : fmt::format("期间不同（{}与{}）", spoken(before.period), spoken(now.period)));
  }
  if (now.status != before.status) {
    because(fmt::format("数据性质不同（{}与{}）", data_word(before.status), data_word(now.status)));
  }
  for (const Fact* fact : {&before, &now}) {
    if (is_open(fact->quantity->qualifier)) {
      because(fmt::format("{}只给了界限（{}）", fact == &now ? "后一个数" : "前一个数",
                          qualifier_word(fact->quantity->qualifier)));
    }
  }
  return reasons;
}

}  // namespace jianbao
