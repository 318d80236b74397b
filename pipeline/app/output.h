#pragma once
// Where a run writes. Targets are looked at before the work, so that a mistake in --out is told at
// once and nothing half written is left.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/run.h"
#include "base/owner_lock.h"
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

/// Locks the folder of all output for this run. Nothing: it is somebody else's, cannot be written,
/// or is among what is read or registered, where briefs would be taken for data; the run has
/// errors.
[[nodiscard]] std::optional<OwnerLock> take_output_folder(Run&, const std::filesystem::path&,
                                                          OwnerLock::Kind = OwnerLock::Kind::Alone);

/// Locks data that are about to be changed, after a wait for who is at it: what one reads, no other
/// must have changed before it is written back. Temporaries that killed ones left there go. A
/// workspace without data is not made one: nothing is held, and reading says what is missing.
/// Nothing: the data are still somebody else's; the run has errors.
[[nodiscard]] std::optional<OwnerLock> take_data_folder(Run&);
/// The same for a folder that is made if need be.
[[nodiscard]] std::optional<OwnerLock> take_in_turn(Run&, const std::filesystem::path& folder);

/// Makes the folder if need be and puts the file in place, whole or not at all.
[[nodiscard]] Result<void> write_output(const OutputFile&);

}  // namespace jianbao
