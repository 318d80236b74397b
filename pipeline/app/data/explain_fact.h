#pragma once
// A fact from the data: what it says, where it stands, what follows from it, what the rules say,
// where it was printed.

#include <string>

#include "app/run.h"

namespace jianbao {

/// Looks at the data as it is, and at the manifests below out/ for the places where the fact was
/// printed. An unknown id is an error that names the nearest.
[[nodiscard]] CommandResult explain_fact(const Settings&, const std::string& id);

}  // namespace jianbao
