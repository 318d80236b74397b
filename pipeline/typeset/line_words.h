#pragma once
// Lines in words, as the golden cases of typography.md §7 state them.

#include <string>
#include <string_view>
#include <vector>

#include "typeset/lines.h"

namespace jianbao {

/// The text of the lines with | between them; what was dropped at line edges is left out.
[[nodiscard]] std::string joined_lines(std::u32string_view text, const std::vector<LineItem>&,
                                       const std::vector<SetLine>&);

/// What was done to each line: "L1 stretch gaps +0.5, 3 pos +0.25 each", "L2 last, natural 2.5
/// {。=0.5}". Amounts in em to four decimals, an uneven division as its mean.
[[nodiscard]] std::vector<std::string> adjustment_words(std::u32string_view text,
                                                        const std::vector<LineItem>&,
                                                        const std::vector<SetLine>&,
                                                        const LineOptions&);

}  // namespace jianbao
