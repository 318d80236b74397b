#pragma once
// What stands where in a drawn chart, measured from the display list by the ink of its glyphs, and
// what is wrong with it: labels that touch, labels on marks that are not theirs, things outside.

#include <string>
#include <vector>

#include "faces/font_set.h"
#include "model/page.h"

namespace jianbao::test {

/// Faults in words; none: every label is free. `frame`: nothing may stand outside of it.
[[nodiscard]] std::vector<std::string> chart_faults(const std::vector<Item>&, const FontSet&,
                                                    const Rect& frame);

/// All characters in the order in which they were set.
[[nodiscard]] std::string text_of(const std::vector<Item>&);

}  // namespace jianbao::test
