#pragma once
// The two ways to find where lines end. Internal to typeset: break_lines() chooses.

#include <vector>

#include "typeset/line_ruler.h"

namespace jianbao {

/// The item after the last one of each line; the last entry is the number of items.
using LineEnds = std::vector<std::size_t>;

/// L-30, then L-34: one line after the other, 先挤进，后推出.
[[nodiscard]] LineEnds first_fit(const LineRuler&);

/// The ends with the least cost over the whole paragraph: looseness, tightness, a lone character.
/// Never looser than first_fit(), never longer unless that is clearly less loose.
[[nodiscard]] LineEnds optimum(const LineRuler&);

/// Where a line from `begin` ends when no permitted break is in reach: as many items as go on it,
/// at least one.
[[nodiscard]] std::size_t forced_end(const LineRuler&, std::size_t begin);

/// True for a line that a breaker may choose. Without justification nothing is pressed (L-37).
[[nodiscard]] bool is_acceptable(const LineRuler&, const Fit&);

/// Sum over the lines that these ends make.
[[nodiscard]] std::int64_t looseness(const LineRuler&, const LineEnds&);

}  // namespace jianbao
