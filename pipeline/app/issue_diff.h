#pragma once
// `jianbao diff 2024-02 2024-12`: what the sources of one issue say otherwise than those of another.

#include "app/diff_command.h"

namespace jianbao {

/// Figures that the later issue changed (with the difference, or why there is none), revised or says
/// for the first time, and those of the earlier one of which it no longer speaks: what the table
/// 数据修订与变动 of a brief prints. The two in any order. Exit code as of a listing.
[[nodiscard]] CommandResult diff_issues(const Settings&, const DiffOptions&);

}  // namespace jianbao
