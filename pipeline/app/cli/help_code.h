#pragma once
// What a diagnostic code means, for a person who met it.

#include <string>

#include "app/run.h"

namespace jianbao {

/// Code, severity, words and hint in both languages, and an example in that of the settings: what
/// was written, what is said of it, what is right. `json`: one object on one line instead. An
/// unknown code is a usage error.
[[nodiscard]] CommandResult help_code(const Settings&, const std::string& code, bool json);

}  // namespace jianbao
