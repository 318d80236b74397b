// Facts that may be reckoned with, and their words in a formula.

#include "aggregate/derive.h"

namespace jianbao::derivation {

std::optional<Operand> operand(const Source& source, FactIndex index) {
  const Fact& fact = source.checked.facts().at(index);
  const bool happened = fact.status == Status::Actual || fact.status == Status::Preliminary ||
                        fact.status == Status::Estimate;
  if (!happened || !fact.quantity) {
    return std::nullopt;
  }
  const Unit& unit = source.catalogue[fact.quantity->unit];
  const Interval level = interval_of(*fact.quantity, unit);
  if (!level.is_bounded() || *level.low < Rational()) {
    return std::nullopt;
  }
  return Operand{index, &fact, &unit, level};
}

std::optional<Operand> operand(const Source& source, std::string_view id) {
  const auto index = source.checked.facts().find(id);
  return index ? operand(source, *index) : std::nullopt;
}

int known_decimals(const Quantity& quantity) {
  int decimals = int{quantity.amount.scale()};
  if (quantity.qualifier != Qualifier::About && quantity.qualifier != Qualifier::Around) {
    return decimals;
  }
  std::int64_t rest = quantity.amount.coefficient();
  for (; rest != 0 && rest % 10 == 0; rest /= 10) {
    --decimals;
  }
  return decimals;
}

bool is_exact(const Operand& of) { return *of.level.low == *of.level.high; }

std::string operand_text(const Operand& of, std::string_view name) {
  if (is_exact(of)) {
    return {};
  }
  const int decimals = of.fact->quantity->amount.scale() + 1;
  return std::string(name) + "在" + interval_text(of.level, decimals, "") + "内，";
}

std::string operand_figure(const Operand& of) { return figure_text(*of.fact->quantity, *of.unit); }

}  // namespace jianbao::derivation
