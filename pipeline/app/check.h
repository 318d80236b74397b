#pragma once
// Everything that publishing looks at, without writing; the fonts down to their last byte.

#include <filesystem>
#include <optional>

#include "app/run.h"

namespace jianbao {

/// All issues: all diagnostics, and one line that counts facts, rules, errors and warnings. With a
/// folder of source documents also every anchor against them, and a table of their coverage.
[[nodiscard]] CommandResult check(const Settings&,
                                  const std::optional<std::filesystem::path>& documents);

}  // namespace jianbao
