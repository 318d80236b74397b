#pragma once
// The facts against the source documents themselves.

#include <filesystem>
#include <string>
#include <vector>

#include "app/run.h"
#include "compose/check_report.h"
#include "load/load.h"

namespace jianbao {

struct DocumentsProof {
  std::string coverage;  ///< a table of what each text holds; empty: none was read
  DocumentsRead documents;
};

/// Reads the registered documents from `folder`, proves every anchor and counts what each text
/// holds: statements found, entered, left out, missing. Problems go to the run; what the
/// rules say of the documents goes into their tallies.
[[nodiscard]] DocumentsProof prove_documents(Run&, const Inputs&,
                                             const std::filesystem::path& folder,
                                             std::vector<RuleTally>& tallies);

}  // namespace jianbao
