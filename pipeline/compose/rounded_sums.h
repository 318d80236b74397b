#pragma once
// Parts whose printed digits do not add up to the printed whole, because each was rounded (S-19).

#include <vector>

#include "model/catalogue.h"
#include "model/dataset.h"

namespace jianbao::composing {

/// Half of the last printed digit: as far as the figure may be from the one before rounding.
[[nodiscard]] Rational half_a_step(const Decimal&);

/// Whether among these facts a whole and two or more of its parts differ, and by no more than their
/// rounding allows. Counts are exact: of them no rounding tells.
[[nodiscard]] bool rounding_shows(const Dataset&, const Catalogue&,
                                  const std::vector<FactIndex>& printed);

}  // namespace jianbao::composing
