#pragma once
// Words and figures that fit no line are taken apart before lines are broken, so that every breaker
// finds a permitted break in reach (L-04, L-10).

#include <string_view>
#include <vector>

#include "typeset/lines.h"

namespace jianbao {

/// A figure wider than its line breaks before its unit, if that is not enough after the — or ～ of
/// a range, if that is not enough anywhere; a word anywhere. Marks that L-01 and L-02 tie to it
/// count as its width. The first piece has Piece::First, the others Piece::Later.
[[nodiscard]] std::vector<LineItem> take_apart(std::vector<LineItem>, std::u32string_view text,
                                               const LineOptions&);

}  // namespace jianbao
