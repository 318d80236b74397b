#pragma once
// A candidate line → where each of its items stands.

#include "typeset/line_ruler.h"

namespace jianbao {

/// Sets what the fit says: each level of L-31 and L-32 wholly before the next, equally over its
/// members, the remainder of an uneven division to the leftmost (L-38).
[[nodiscard]] SetLine set_line(const std::vector<LineItem>&, const Fit&, const LineOptions&);

}  // namespace jianbao
