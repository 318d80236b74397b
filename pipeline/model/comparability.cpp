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

}  // namespace

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

std::string unlike(const Fact& now, const Fact& before, const Catalogue& catalogue) {
  if (!now.quantity || !before.quantity) {
    return "有一方没有公布数";
  }
  const Unit& unit = catalogue[now.quantity->unit];
  const Unit& other = catalogue[before.quantity->unit];
  if (unit.base != other.base) {
    return fmt::format("计量单位不同（{}与{}）", other.name, unit.name);
  }
  if (now.status != before.status) {
    return fmt::format("数据性质不同（{}与{}）", data_word(before.status), data_word(now.status));
  }
  for (const Fact* fact : {&before, &now}) {
    if (is_open(fact->quantity->qualifier)) {
      return fmt::format("{}只给了界限（{}）", fact == &now ? "后一个数" : "前一个数",
                         qualifier_word(fact->quantity->qualifier));
    }
  }
  if (are_alike(now.period, before.period)) {
    return {};
  }
  if (now.period.kind == PeriodKind::Since && before.period.kind == PeriodKind::Since) {
    return "两个累计数的统计起点来源未写明";
  }
  return fmt::format("期间不同（{}与{}）", spoken(before.period), spoken(now.period));
}

}  // namespace jianbao
