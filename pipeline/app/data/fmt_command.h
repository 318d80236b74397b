#pragma once
// Mends the printed texts of data files where no person has to decide (typography.md §3.5), and
// leaves every other byte as it is.

#include <filesystem>
#include <vector>

#include "app/run.h"

namespace jianbao {

struct FmtOptions {
  /// As given on the command line; none: every file of data and reports with printed texts.
  std::vector<std::filesystem::path> files;
  bool check = false;  ///< write nothing; what would change are warnings
  bool diff = false;   ///< write nothing; show the lines that would change
};

/// All files are amended and judged before the first is written: each must read back to the same
/// values but for the amended texts, and the workspace must load with no error that it did not
/// have. A warning that somebody acknowledged is left alone. Fails: usage/not-formatted,
/// output/read-only, normalise/not-kept, normalise/breaks-others, what loading and writing say.
[[nodiscard]] CommandResult format_texts(const Settings&, const FmtOptions&);

}  // namespace jianbao
