#include "base/disk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <string>

namespace jianbao {
namespace {

namespace fs = std::filesystem;

/// Again while a signal cuts it short; 0 or more, or a negative errno.
template <class Operation>
int persist(Operation operation) {
  while (true) {
    const auto result = operation();
    if (result >= 0) {
      return static_cast<int>(result);
    }
    if (errno != EINTR) {
      return -errno;
    }
  }
}

std::atomic<Disk*>& current() {
  static Disk real;
  static std::atomic<Disk*> pointer{&real};
  return pointer;
}

/// In a folder of a group (setgid, and the group writes) so is the new one, whatever the umask of
/// who makes it: the next one of the group must be able to go on in it.
void share_with_group(const fs::path& made) {
  struct stat above{};
  struct stat own{};
  constexpr mode_t shared = S_ISGID | S_IWGRP;
  if (::stat(made.parent_path().empty() ? "." : made.parent_path().c_str(), &above) == 0 &&
      ::stat(made.c_str(), &own) == 0 && (above.st_mode & shared) == shared &&
      (own.st_mode & S_IWGRP) == 0) {
    (void)::chmod(made.c_str(), (own.st_mode & 07777U) | S_IRWXG);
  }
}

}  // namespace

int Disk::create(const fs::path& path, std::uint32_t mode) {
  // O_EXCL follows no link, so a planted one cannot lead the write elsewhere.
  return persist([&] {
    return ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
  });
}

int Disk::write(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written <= 0) {
      return written == 0 ? -ENOSPC : -errno;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

int Disk::change_mode(int descriptor, std::uint32_t mode) {
  return persist([&] { return ::fchmod(descriptor, mode); });
}

int Disk::sync(int descriptor) {
  return persist([&] { return ::fsync(descriptor); });
}

// Not again after EINTR: Linux has let go of the descriptor by then.
int Disk::close(int descriptor) { return ::close(descriptor) == 0 || errno == EINTR ? 0 : -errno; }

int Disk::rename(const fs::path& from, const fs::path& to) {
  return persist([&] { return ::rename(from.c_str(), to.c_str()); });
}

int Disk::sync_folder(const fs::path& folder) {
  const int descriptor =
      persist([&] { return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); });
  if (descriptor < 0) {
    return descriptor;
  }
  const int synced = persist([&] { return ::fsync(descriptor); });
  ::close(descriptor);
  // EINVAL: file systems without fsync of folders order the rename themselves.
  return synced == -EINVAL ? 0 : synced;
}

int Disk::remove(const fs::path& path) {
  return persist([&] { return ::unlink(path.c_str()); });
}

int Disk::make_folder(const fs::path& path) {
  constexpr mode_t everybody = 0777;  // as the umask leaves it
  const int made = persist([&] { return ::mkdir(path.c_str(), everybody); });
  if (made == 0) {
    share_with_group(path);
  }
  return made == -EEXIST ? 0 : made;
}

Disk& disk() { return *current().load(); }

DiskInPlace::DiskInPlace(Disk& other) : before_(current().exchange(&other)) {}

DiskInPlace::~DiskInPlace() { current().store(before_); }

}  // namespace jianbao
