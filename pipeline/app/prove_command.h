#pragma once
// The facts against the source documents themselves.

#include <filesystem>
#include <string>

#include "app/run.h"
#include "load/load.h"

namespace jianbao {

/// Reads the registered documents from `folder`, proves every anchor and returns a table of what
/// each text holds: statements found, entered, left out, missing. Problems go to the run.
[[nodiscard]] std::string prove_documents(Run&, const Inputs&, const std::filesystem::path& folder);

}  // namespace jianbao
