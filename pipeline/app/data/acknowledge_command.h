#pragma once
// Writes down that a person saw a warning and accepts it.

#include <filesystem>
#include <optional>
#include <string>

#include "app/run.h"

namespace jianbao {

struct AcknowledgeOptions {
  std::string mark, by, why;
  std::string on, until;                           ///< 2024-12-03
  std::optional<std::filesystem::path> documents;  ///< for warnings about the source documents
};

/// Adds an entry to data/acknowledged.yaml for the warning of this mark, with its words, so that
/// people who read the file know what was accepted. Refused: a mark that no present warning has,
/// empty words, an end before its beginning, and a day that is still to come, for the data and for
/// the clock (which no other command reads; nothing that is written depends on it).
[[nodiscard]] CommandResult acknowledge_warning(const Settings&, const AcknowledgeOptions&);

}  // namespace jianbao
