#pragma once
// Keeps what a signed-off issue printed, so that a figure can never change unnoticed afterwards.

#include <string>

#include "app/run.h"

namespace jianbao {

/// Writes data/issued/<issue>.yaml: every fact with a level that the issue's reports print, with
/// its figure. From then on the rule revision-explained holds later data against it. Refused for an
/// issue without signed_off, with errors, or already frozen: what went out does not change.
[[nodiscard]] CommandResult freeze_issue(const Settings&, const std::string& issue);

}  // namespace jianbao
