#pragma once
// Charts: only what compares honestly stands side by side (prose.md W-11).

#include <optional>

#include "compose/context.h"

namespace jianbao::composing {

/// None: fewer than two bars have a figure in this issue, or something is wrong and reported.
[[nodiscard]] std::optional<Chart> make_chart(Context&, const ChartSpec&);

}  // namespace jianbao::composing
