#pragma once
// Which issues a command is about.

#include <string>
#include <vector>

#include "app/run.h"
#include "load/load.h"

namespace jianbao {

/// The issues asked for, ascending; none named: all. An unknown key is an error.
[[nodiscard]] std::vector<const Issue*> select_issues(Run&, const std::vector<Issue>&,
                                                      const std::vector<std::string>& keys);

}  // namespace jianbao
