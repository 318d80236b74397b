#include "compose/rounded_sums.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "model/comparability.h"

namespace jianbao::composing {
namespace {

/// The sum of printed figures, and how far it may be from that of the figures before rounding.
struct Sum {
  Rational value;
  Rational reach;
  std::size_t count = 0;

  void add(const Quantity& quantity, const Unit& unit) {
    const Interval range = interval_of(quantity, unit);
    value = value + Rational(quantity.amount);
    reach = reach + (*range.high - *range.low) / Rational(2);
    ++count;
  }
  [[nodiscard]] bool differs_by_rounding(const Sum& whole) const {
    const Rational gap = value < whole.value ? whole.value - value : value - whole.value;
    return count > 1 && gap > Rational() && !(gap > reach + whole.reach);
  }
};

/// Whether every registered part of the whole is printed, none of them by a threshold: then the
/// parts are meant to make the whole.
bool all_parts_are(const std::vector<FactIndex>& printed, const Dataset& dataset,
                   const Fact& whole) {
  return std::ranges::all_of(dataset.of_subject(whole.subject), [&](FactIndex index) {
    const auto& within = dataset.fact(index).within;
    const bool part = within && within->fact == whole.id;
    return !part ||
           (within->threshold.empty() && std::ranges::find(printed, index) != printed.end());
  });
}

}  // namespace

Rational half_a_step(const Decimal& value) {
  std::int64_t steps = 2;
  for (int i = 0; i < value.scale(); ++i) {
    steps *= 10;
  }
  return {1, steps};
}

bool rounding_shows(const Dataset& dataset, const Catalogue& catalogue,
                    const std::vector<FactIndex>& printed) {
  std::map<std::pair<std::string, UnitId>, Sum> parts;
  std::map<std::string, const Fact*> wholes;
  for (const FactIndex index : printed) {
    const Fact& fact = dataset.fact(index);
    if (!is_plain(fact)) {
      continue;
    }
    wholes.emplace(fact.id, &fact);
    if (fact.within) {
      parts[{fact.within->fact, fact.quantity->unit}].add(*fact.quantity,
                                                          catalogue[fact.quantity->unit]);
    }
  }
  for (const auto& [of, sum] : parts) {
    const auto& [id, unit] = of;
    const auto whole = wholes.find(id);
    if (whole != wholes.end() && whole->second->quantity->unit == unit) {
      Sum alone;
      alone.add(*whole->second->quantity, catalogue[unit]);
      if (sum.differs_by_rounding(alone) && all_parts_are(printed, dataset, *whole->second)) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace jianbao::composing
