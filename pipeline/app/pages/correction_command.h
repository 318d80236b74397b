#pragma once
// `jianbao correction`: 更正通知 for an issue that went out.

#include <string>

#include "app/run.h"

namespace jianbao {

struct CorrectionOptions {
  std::string issue;  ///< "2024-12"
  std::string out;    ///< empty: out/<issue>/correction.pdf
};

/// Writes the notice and the record beside it. Errors: the issue was not frozen (app/not-issued),
/// or nothing that it printed has a registered revision (app/nothing-to-correct).
[[nodiscard]] CommandResult print_correction(const Settings&, const CorrectionOptions&);

}  // namespace jianbao
