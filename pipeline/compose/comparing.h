#pragma once
// Comparisons that the report declares, in words: only what aggregate allows to be printed.

#include "compose/context.h"

namespace jianbao::composing {

/// Null: there is no such comparison, and that is reported; or one of its facts is missing.
[[nodiscard]] const ComparisonResult* compared(Context&, const Located<std::string>& name);

/// {compare:NAME:VIEW}. Missing: it does not give this view, or may not be printed.
[[nodiscard]] tl::expected<Fragment, Lack> comparison_view(Context&, const ComparePiece&);

}  // namespace jianbao::composing
