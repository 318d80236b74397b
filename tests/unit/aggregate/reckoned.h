#pragma once
// What aggregate makes of the facts of a bench.

#include <utility>

#include "aggregate/aggregate.h"
#include "unit/validate/bench.h"

namespace jianbao::testing {

/// Keeps the facts alive that the dataset names by index. Everything is known on the last day.
inline Dataset dataset_of(const Bench& bench) {
  const auto checked = bench.check("2025-12-31");
  REQUIRE(checked);
  auto made = aggregate(*checked, bench.catalogue);
  REQUIRE(made);
  return std::move(*made.value);
}

inline FactIndex index_of(const Dataset& dataset, const char* id) {
  const auto index = dataset.checked().facts().find(id);
  REQUIRE(index);
  return *index;
}

}  // namespace jianbao::testing
