// How a level differs from the one that an earlier document gives of the same thing.

#include <fmt/format.h>

#include "aggregate/difference.h"

namespace jianbao::derivation {

Derivation derive_change(const Source& source, FactIndex index, const Earlier& earlier) {
  const auto now = operand(source, index);
  const auto before = earlier.unlike.empty() ? operand(source, earlier.fact) : std::nullopt;
  return now && before ? difference_of(*now, *before) : std::nullopt;
}

}  // namespace jianbao::derivation
