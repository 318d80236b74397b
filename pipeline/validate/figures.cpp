#include "validate/figures.h"

namespace jianbao::validation {
namespace {

const Rational zero;
const Rational hundred(100);

}  // namespace

std::string figure_text(const Scene& scene, const Fact& fact) {
  if (fact.quantity) {
    return figure_text(*fact.quantity, scene.unit(*fact.quantity));
  }
  return fact.claim ? fact.claim->scope + fact.claim->kind : std::string("—");
}

std::string percent_text(const Decimal& value) { return value.to_string() + '%'; }

Interval in_base_unit(const Interval& interval, const Unit& unit) {
  return interval * Interval::exactly(Rational(unit.factor));
}

Interval growth_factor(const Decimal& per_cent) {
  return Interval::exactly(Rational(1)) +
         Interval::rounded_to(per_cent) / Interval::exactly(hundred);
}

std::optional<Interval> implied_base(const Interval& level, const Decimal& per_cent) {
  const Interval factor = growth_factor(per_cent);
  if (!level.is_bounded() || *level.low < zero || !(*factor.low > zero)) {
    return std::nullopt;
  }
  return level / factor;
}

std::optional<WholeNumbers> whole_numbers(const Interval& interval) {
  WholeNumbers found{interval.low->ceil(), interval.high->floor()};
  found.first += interval.contains(Rational(found.first)) ? 0 : 1;
  found.last -= interval.contains(Rational(found.last)) ? 0 : 1;
  return found.first <= found.last ? std::optional(found) : std::nullopt;
}

}  // namespace jianbao::validation
