#pragma once
// Everything that publishing looks at, without writing; the fonts down to their last byte.

#include "app/run.h"

namespace jianbao {

/// All issues: all diagnostics, and one line that counts facts, rules, errors and warnings.
[[nodiscard]] CommandResult check(const Settings&);

}  // namespace jianbao
