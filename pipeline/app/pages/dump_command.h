#pragma once
// Each stage's value as text: the debugging tool and the golden files.

#include <optional>
#include <string>

#include "app/issue/build_issue.h"
#include "app/run.h"

namespace jianbao {

struct DumpOptions {
  Stage stage = Stage::Load;  ///< Load … Typeset
  std::string issue;
  /// Name of the document, with .sources for a checking list; none: the issue's first.
  std::optional<std::string> report;
};

[[nodiscard]] CommandResult dump_stage(const Settings&, const DumpOptions&);

}  // namespace jianbao
