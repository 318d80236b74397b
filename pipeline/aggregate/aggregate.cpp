#include "aggregate/aggregate.h"

#include <array>
#include <stdexcept>
#include <utility>

#include "aggregate/derive.h"

namespace jianbao {
namespace {

using Derive = Derivation (*)(const Source&, FactIndex);
constexpr std::array<std::pair<Measure, Derive>, 5> derivations = {{
    {Measure::ImpliedBase, derive_implied_base},
    {Measure::Increment, derive_increment},
    {Measure::Share, derive_share},
    {Measure::PerItem, derive_per_item},
    {Measure::MonthlyAverage, derive_monthly_average},
}};

/// Figures too long for exact arithmetic leave nothing derived, never something inexact.
Derivation derive_safely(Derive derive, const Source& source, FactIndex index) {
  try {
    return derive(source, index);
  } catch (const std::overflow_error&) {
    return std::nullopt;
  }
}

}  // namespace

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
  const Fact* fact = source.checked.find(id);
  if (fact == nullptr) {
    return std::nullopt;
  }
  return operand(source, static_cast<FactIndex>(fact - source.checked.facts().data()));
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

Outcome<Dataset> aggregate(std::shared_ptr<const CheckedFacts> checked,
                           const Catalogue& catalogue) {
  const Source source{*checked, catalogue};
  std::map<std::pair<FactIndex, Measure>, Derived> derived;
  for (FactIndex index = 0; index < checked->facts().size(); ++index) {
    for (const auto& [measure, derive] : derivations) {
      if (Derivation result = derive_safely(derive, source, index)) {
        derived.emplace(std::pair(index, measure), *std::move(result));
      }
    }
  }
  Outcome<Dataset> outcome;
  outcome.value.emplace(std::move(checked), std::move(derived));
  return outcome;
}

}  // namespace jianbao
