#include "aggregate/aggregate.h"

#include <array>
#include <stdexcept>
#include <utility>

#include "aggregate/derive.h"
#include "aggregate/series.h"

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
template <class... Of>
Derivation derive_safely(Derivation (*derive)(const Source&, FactIndex, const Of&...),
                         const Source& source, FactIndex index, const Of&... of) {
  try {
    return derive(source, index, of...);
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
  SeriesLinks links = derivation::link_series(*checked, catalogue);
  for (const auto& [index, earlier] : links.earlier) {
    if (Derivation change = derive_safely(derivation::derive_change, source, index, earlier)) {
      derived.emplace(std::pair(index, Measure::Change), *std::move(change));
    }
  }
  Outcome<Dataset> outcome;
  outcome.value.emplace(std::move(checked), std::move(derived), std::move(links));
  return outcome;
}

}  // namespace jianbao
