#pragma once
// The one door to the file system. Whole files in, whole files out: what stands under a final name
// is always the old content or the new, never a part.

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace jianbao {

/// The whole file. Fails: input/missing, input/unreadable, input/too-large (over `limit` bytes),
/// input/not-a-file (a folder, FIFO or device).
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path&, std::size_t limit);

/// Temporary in the same folder, write, fsync, rename, fsync of the folder. Refuses a target that
/// is a symbolic link, a folder or a special file; one that is replaced keeps its mode. On any
/// failure the old file stands and the temporary is gone. Fails: output/not-a-file,
/// output/cannot-create, output/write-failed.
[[nodiscard]] Result<void> write_file_atomically(const std::filesystem::path&,
                                                 std::string_view bytes);

/// Puts a file into another folder, under a name that nothing has; if need be through a copy that
/// is whole before the first is gone. Fails: output/…, input/….
[[nodiscard]] Result<void> move_file(const std::filesystem::path& from,
                                     const std::filesystem::path& to);

/// Makes the folder and its parents. Fails: output/cannot-create.
[[nodiscard]] Result<void> make_folder(const std::filesystem::path&);

/// Removes what killed runs left half-written in the folder. Only for who is sure that nobody else
/// writes there now. How many.
std::size_t remove_leftovers(const std::filesystem::path& folder);

/// Takes a file away that must not stay; that it is not there is no fault. Fails:
/// output/not-removed.
[[nodiscard]] Result<void> take_away(const std::filesystem::path&);

/// Removes a file that only said that work was going on; one that stays does no harm.
void remove_file(const std::filesystem::path&);

}  // namespace jianbao
