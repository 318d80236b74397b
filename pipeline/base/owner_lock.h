#pragma once
// One writer a folder, and the name of the one who has it.

#include <filesystem>

#include "base/result.h"

namespace jianbao {

/// Held as long as the object lives, or its process: nothing is left to clear away after kill -9,
/// and nothing lies in the folder for it.
class OwnerLock {
 public:
  /// The folder is made if need be. Fails at once: output/locked with the process that has it and
  /// its command line, output/cannot-create.
  [[nodiscard]] static Result<OwnerLock> take(const std::filesystem::path& folder);
  OwnerLock(OwnerLock&&) noexcept;
  OwnerLock& operator=(OwnerLock&&) noexcept;
  OwnerLock(const OwnerLock&) = delete;
  OwnerLock& operator=(const OwnerLock&) = delete;
  ~OwnerLock();

 private:
  explicit OwnerLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace jianbao
