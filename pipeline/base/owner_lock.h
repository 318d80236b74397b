#pragma once
// One writer a folder, and the name of the one who has it.

#include <chrono>
#include <cstdint>
#include <filesystem>

#include "base/result.h"

namespace jianbao {

/// Held as long as the object lives, or its process: nothing is left to clear away after kill -9,
/// and nothing lies in the folder for it.
class OwnerLock {
 public:
  enum class Kind : std::uint8_t {
    Alone,
    WithOthers,  ///< others of this kind may hold it as well: parts of one work
  };
  /// The folder is made if need be. Fails, once it has waited: output/locked with the process that
  /// has it and its command line, output/cannot-create.
  [[nodiscard]] static Result<OwnerLock> take(
      const std::filesystem::path& folder, Kind = Kind::Alone,
      std::chrono::milliseconds wait = std::chrono::milliseconds(0));
  /// Holds nothing.
  OwnerLock() = default;
  OwnerLock(OwnerLock&&) noexcept;
  OwnerLock& operator=(OwnerLock&&) noexcept;
  OwnerLock(const OwnerLock&) = delete;
  OwnerLock& operator=(const OwnerLock&) = delete;
  ~OwnerLock();

 private:
  explicit OwnerLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace jianbao
