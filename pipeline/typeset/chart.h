#pragma once
// Charts in black, greys and hatch (red belongs to the masthead): plot, caption, notes
// (typography.md E-27, E-28). Nothing touches anything: a value that finds no place in the plot is
// printed below it.

#include <vector>

#include "model/document.h"
#include "typeset/strip.h"
#include "typeset/text.h"

namespace jianbao {

/// One strip that is never cut. typeset/chart-label-left-out tells of values that stand below the
/// plot.
[[nodiscard]] std::vector<Strip> set_chart(const Chart&, const Style&, TextSetter&);

}  // namespace jianbao
