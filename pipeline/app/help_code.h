#pragma once
// What a diagnostic code means, for a person who met it.

#include <string>

#include "app/run.h"

namespace jianbao {

/// Code, severity, words and hint in both languages. An unknown code is a usage error.
[[nodiscard]] CommandResult help_code(const Settings&, const std::string& code);

}  // namespace jianbao
