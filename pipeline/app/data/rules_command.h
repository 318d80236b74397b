#pragma once
// What must hold, why, who answers for it, and what the rules say of the data now.

#include <filesystem>
#include <optional>

#include "app/run.h"

namespace jianbao {

struct RulesOptions {
  bool kinds = false;  ///< the vocabulary of checks instead of the rules
  bool json = false;   ///< one object a line
  std::optional<std::filesystem::path> documents;  ///< folder of the source documents
};

/// The rules in order, each with its severity, reason and owner, and how often it passed, failed
/// and could not be evaluated on the data as it is. Rules about documents say so when no folder is
/// given. Findings are not repeated here: `check` shows them.
[[nodiscard]] CommandResult list_rules(const Settings&, const RulesOptions&);

}  // namespace jianbao
