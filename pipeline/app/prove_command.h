#pragma once
// The facts against the source documents themselves.

#include <filesystem>
#include <string>
#include <vector>

#include "app/run.h"
#include "load/load.h"

namespace jianbao {

/// Reads the registered documents from `folder`, proves every anchor and returns a table of what
/// each text holds: statements found, entered, left out, missing. Problems go to the run; what the
/// rules say of the documents goes into their tallies.
[[nodiscard]] std::string prove_documents(Run&, const Inputs&, const std::filesystem::path& folder,
                                          std::vector<RuleTally>& tallies);

}  // namespace jianbao
