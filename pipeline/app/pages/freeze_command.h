#pragma once
// Keeps what a signed-off issue printed, so that a figure can never change unnoticed afterwards.

#include <string>

#include "app/run.h"

namespace jianbao {

/// Writes data/issued/<issue>.yaml: what every fact behind the issue's reports says in print, and
/// every figure they reckoned. From then on later data is held against it. Refused for an issue
/// without signed_off, with open items of review, with errors, or already frozen: what went out
/// does not change.
[[nodiscard]] CommandResult freeze_issue(const Settings&, const std::string& issue);

}  // namespace jianbao
