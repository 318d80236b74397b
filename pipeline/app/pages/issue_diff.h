#pragma once
// `jianbao diff 2024-02 2024-12`: what the sources of one issue say otherwise than those of
// another.

#include "app/pages/diff_command.h"

namespace jianbao {

/// Figures that the later issue changed (with the difference, or why there is none), revised or
/// says for the first time, and those of the earlier one of which it no longer speaks or that were
/// revised since. Each figure is held against what the sources of the earlier issue say of the same
/// thing, whatever was published between the two; what may not be quoted is not listed. A revision
/// counts when it was approved after the day of the earlier issue, up to that of the later one. The
/// two in any order. Exit code as of a listing.
[[nodiscard]] CommandResult diff_issues(const Settings&, const DiffOptions&);

}  // namespace jianbao
