#pragma once
// Stage 2: facts × catalogue → CheckedFacts, or the reasons why not.

#include <chrono>
#include <memory>

#include "base/result.h"
#include "model/catalogue.h"
#include "model/facts.h"

namespace jianbao {

/// Checks every fact whose document was published by `as_of` (later ones are not yet known and
/// are left out) and records a verdict of every rule that looked at it: pass, fail, not evaluable.
/// A fail of severity error refuses the fact: there is always a value, and whoever prints a refused
/// fact must stop (CheckedFacts::is_refused).
[[nodiscard]] Outcome<std::shared_ptr<const CheckedFacts>> validate(
    const FactSet&, const Catalogue&, std::chrono::year_month_day as_of);

}  // namespace jianbao
