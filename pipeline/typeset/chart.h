#pragma once
// Column and bar charts in black, grey and hatch: labelled values on a zero base line, no axis to
// read off (typography.md E-27, mock: grid lines behind, red belongs to the masthead).

#include <vector>

#include "model/document.h"
#include "typeset/strip.h"
#include "typeset/text.h"

namespace jianbao {

/// One strip that is never cut: plot, caption, notes.
[[nodiscard]] std::vector<Strip> set_chart(const Chart&, const Style&, TextSetter&);

}  // namespace jianbao
