#pragma once
// Everything by which the program changes a disk, one operation a function, so that a test can put
// a disk in its place that fails, is full or stops at the k-th of them.

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace jianbao {

/// Each function does one operation and returns 0 (or what it says), or a negative errno. None is
/// cut short by a signal.
class Disk {
 public:
  Disk() = default;
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;
  virtual ~Disk() = default;

  /// A new file, open for writing; a link of that name is not followed. The descriptor.
  [[nodiscard]] virtual int create(const std::filesystem::path&, std::uint32_t mode);
  /// All bytes. -ENOSPC where the system takes none and does not say why.
  [[nodiscard]] virtual int write(int descriptor, std::string_view bytes);
  [[nodiscard]] virtual int change_mode(int descriptor, std::uint32_t mode);
  [[nodiscard]] virtual int sync(int descriptor);
  [[nodiscard]] virtual int close(int descriptor);
  /// Takes the place of what is there.
  [[nodiscard]] virtual int rename(const std::filesystem::path& from,
                                   const std::filesystem::path& to);
  /// Names in the folder survive a power cut from here on.
  [[nodiscard]] virtual int sync_folder(const std::filesystem::path&);
  [[nodiscard]] virtual int remove(const std::filesystem::path&);
  /// One folder; its parent is there. 0 where it is there already.
  [[nodiscard]] virtual int make_folder(const std::filesystem::path&);
};

/// The disk of this process.
[[nodiscard]] Disk& disk();

/// Another disk as long as the object lives. For tests; not while other threads write.
class DiskInPlace {
 public:
  explicit DiskInPlace(Disk&);
  DiskInPlace(const DiskInPlace&) = delete;
  DiskInPlace& operator=(const DiskInPlace&) = delete;
  ~DiskInPlace();

 private:
  Disk* before_;
};

}  // namespace jianbao
