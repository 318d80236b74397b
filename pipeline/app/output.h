#pragma once
// Where a run writes. Targets are looked at before the work, so that a mistake in --out is told at
// once and nothing half written is left.

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace jianbao {

struct OutputFile {
  std::filesystem::path path;
  std::string bytes;
};

/// Says what would keep these files from being written: a target that is not a plain file, a
/// parent that is not a folder or cannot be written. Creates nothing.
[[nodiscard]] Diagnostics check_targets(const std::vector<std::filesystem::path>& targets,
                                        const std::filesystem::path& workspace);

/// Makes the folder if need be and puts the file in place, whole or not at all.
[[nodiscard]] Result<void> write_output(const OutputFile&);

}  // namespace jianbao
