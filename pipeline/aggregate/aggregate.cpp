#include "aggregate/aggregate.h"

#include <array>
#include <stdexcept>
#include <utility>

#include "aggregate/derive.h"

namespace jianbao {
namespace {

using derivation::Derivation;
using derivation::Source;
using Derive = Derivation (*)(const Source&, FactIndex);
constexpr std::array<std::pair<Measure, Derive>, 5> derivations = {{
    {Measure::ImpliedBase, derivation::derive_implied_base},
    {Measure::Increment, derivation::derive_increment},
    {Measure::Share, derivation::derive_share},
    {Measure::PerItem, derivation::derive_per_item},
    {Measure::MonthlyAverage, derivation::derive_monthly_average},
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

Outcome<Dataset> aggregate(std::shared_ptr<const CheckedFacts> checked,
                           const Catalogue& catalogue) {
  const Source source{*checked, catalogue};
  std::map<std::pair<FactIndex, Measure>, Derived> derived;
  for (FactIndex index = 0; index < checked->facts().size(); ++index) {
    if (checked->is_refused(index)) {
      continue;  // its relations may lead nowhere
    }
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
