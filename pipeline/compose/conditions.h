#pragma once
// When a sentence, a block, a section or a whole document is printed.

#include <string>
#include <vector>

#include "compose/context.h"

namespace jianbao::composing {

/// False when one does not hold, when its fact is missing, or when something is wrong with it and
/// reported. `why_not` gets the words of the first that does not.
[[nodiscard]] bool all_hold(Context&, const std::vector<Condition>&,
                            std::string* why_not = nullptr);

}  // namespace jianbao::composing
