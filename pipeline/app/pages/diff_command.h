#pragma once
// `jianbao diff`: what changed between two printings (核红), or between two issues.

#include <filesystem>
#include <string>

#include "app/run.h"

namespace jianbao {

struct DiffOptions {
  std::string before, after;  ///< two printed files (.pdf), or two issues
  bool json = false;          ///< one object a line
};

/// Figures that changed first, with their facts; then every changed passage by page and line, old
/// and new; lines that only moved are counted. Read from the records beside the two files alone, so
/// that printings of last week can be compared. Exit code 0: they say the same; 3: they do not.
/// Errors: a file is missing or is not the one of its record, the record keeps no lines
/// (app/no-lines).
[[nodiscard]] CommandResult diff_printings(const Settings&, const DiffOptions&);

/// By what the two are: printed files or issues (app/pages/issue_diff.h); of each kind one:
/// usage/diff-kinds.
[[nodiscard]] CommandResult diff(const Settings&, const DiffOptions&);

}  // namespace jianbao
