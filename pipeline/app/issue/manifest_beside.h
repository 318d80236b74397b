#pragma once
// The record of a PDF, from the file beside it.

#include <filesystem>
#include <optional>

#include "app/run.h"
#include "ledger/manifest.h"

namespace jianbao {

/// x.manifest.json beside x.pdf. Nothing: one of them is missing, the record cannot be read, or it
/// vouches for another file (app/manifest-mismatch); the run has errors.
[[nodiscard]] std::optional<Manifest> read_manifest_beside(Run&, const std::filesystem::path& pdf);

}  // namespace jianbao
