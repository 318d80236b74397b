#pragma once
// One figure less another. Private to aggregate.

#include "aggregate/derive.h"

namespace jianbao::derivation {

/// now − before, in the unit of `now` and with the decimals of the coarser of the two. Whole things
/// exactly, all else on intervals. The units convert, or the caller knows that both count the same
/// things. None: a difference whose direction rounding hides (S-10); an exact zero is one.
[[nodiscard]] Derivation difference_of(const Operand& now, const Operand& before);

}  // namespace jianbao::derivation
