#pragma once
// 推算值: all that follows by arithmetic from the facts that an issue prints.

#include <vector>

#include "compose/compose.h"

namespace jianbao {

/// One figure for everything that can be computed from each of these facts, printed or not, with
/// its arithmetic; in the order of the facts.
[[nodiscard]] std::vector<Figure> implied_figures(const ComposeInput&,
                                                  const std::vector<FactIndex>& facts);

}  // namespace jianbao
