#pragma once
// Stage 3: CheckedFacts → Dataset: everything that follows from the facts by arithmetic.

#include <memory>

#include "base/result.h"
#include "model/catalogue.h"
#include "model/dataset.h"

namespace jianbao {

/// Every Measure that a fact allows, on intervals, never more precise than its sources. What does
/// not follow honestly (a bound divided by a bound, an unstated whole) is simply not there.
[[nodiscard]] Outcome<Dataset> aggregate(std::shared_ptr<const CheckedFacts>, const Catalogue&);

}  // namespace jianbao
