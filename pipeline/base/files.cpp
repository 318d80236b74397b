#include "base/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

#include "base/system_error.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

/// Closes on every way out; `close` tells whether the system accepted what was written.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) {
      ::close(number_);
    }
  }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool close() { return ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

/// open() that is not cut short by a signal.
int open_file(const std::string& path, int flags, mode_t mode = 0) {
  int number = -1;
  do {
    number = ::open(path.c_str(), flags | O_CLOEXEC, mode);
  } while (number < 0 && errno == EINTR);
  return number;
}

Args::value_type reason(int error) { return {system_error_argument, std::to_string(error)}; }

tl::unexpected<Diagnostic> failure(Code code, Args args) {
  return tl::unexpected(Diagnostic(code, std::nullopt, std::move(args)));
}

tl::unexpected<Diagnostic> cannot_create(const fs::path& path, int error) {
  return failure(Code::OutputCannotCreate, {{"path", path.generic_string()}, reason(error)});
}

tl::unexpected<Diagnostic> input_failure(const fs::path& path, int error) {
  const std::string name = path.generic_string();
  if (error == ENOENT || error == ENOTDIR) {
    return failure(Code::InputMissing, {{"path", name}});
  }
  if (error == ENXIO) {  // a socket cannot be opened
    return failure(Code::InputNotAFile, {{"path", name}});
  }
  return failure(Code::InputUnreadable, {{"path", name}, reason(error)});
}

bool write_all(int number, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(number, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written <= 0) {
      errno = written == 0 ? ENOSPC : errno;
      return false;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

/// The rename itself must survive a power cut, so the folder is written out as well.
bool sync_folder(const Descriptor& folder) {
  // EINVAL: file systems without fsync of folders order the rename themselves.
  return ::fsync(folder.number()) == 0 || errno == EINVAL;
}

/// Fills and closes the temporary file; 0, or the error.
int fill_temporary(Descriptor& descriptor, std::string_view bytes) {
  if (!write_all(descriptor.number(), bytes) || ::fsync(descriptor.number()) != 0) {
    return errno;
  }
  return descriptor.close() ? 0 : errno;
}

/// What takes the place of a file is open to the same people. Where that cannot be had, the new
/// file is as any other.
void keep_mode(const Descriptor& descriptor, const std::string& target) {
  struct stat status{};
  if (::lstat(target.c_str(), &status) == 0) {
    (void)::fchmod(descriptor.number(), status.st_mode & 07777U);
  }
}

bool is_replaceable(const std::string& path) {
  struct stat status{};
  return ::lstat(path.c_str(), &status) != 0 || S_ISREG(status.st_mode);
}

/// Reads what is there now, which need not be what fstat said: the file may be growing.
Result<std::string> read_open_file(int number, const fs::path& path, std::size_t limit) {
  std::string bytes;
  std::string block(std::size_t{64} * 1024, '\0');
  while (true) {
    const ssize_t count = ::read(number, block.data(), block.size());
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count < 0) {
      return input_failure(path, errno);
    }
    if (count == 0) {
      return bytes;
    }
    bytes.append(block, 0, static_cast<std::size_t>(count));
    if (bytes.size() > limit) {
      return failure(Code::InputTooLarge,
                     {{"path", path.generic_string()}, {"limit", std::to_string(limit)}});
    }
  }
}

}  // namespace

Result<std::string> read_file(const fs::path& path, std::size_t limit) {
  // O_NONBLOCK: opening a FIFO must not wait for a writer that never comes.
  const Descriptor descriptor(open_file(path.string(), O_RDONLY | O_NONBLOCK));
  if (!descriptor.is_open()) {
    return input_failure(path, errno);
  }
  struct stat status{};
  if (::fstat(descriptor.number(), &status) != 0) {
    return input_failure(path, errno);
  }
  if (!S_ISREG(status.st_mode)) {
    return failure(Code::InputNotAFile, {{"path", path.generic_string()}});
  }
  if (static_cast<std::uint64_t>(status.st_size) > limit) {
    return failure(Code::InputTooLarge,
                   {{"path", path.generic_string()}, {"limit", std::to_string(limit)}});
  }
  return read_open_file(descriptor.number(), path, limit);
}

Result<void> write_file_atomically(const fs::path& path, std::string_view bytes) {
  const std::string target = path.string();
  const auto write_failed = [&](int error) {
    return failure(
        Code::OutputWriteFailed,
        {{"path", path.generic_string()}, {"bytes", std::to_string(bytes.size())}, reason(error)});
  };
  if (!path.has_filename() || !is_replaceable(target)) {
    return failure(Code::OutputNotAFile, {{"path", path.generic_string()}});
  }
  const fs::path parent = path.has_parent_path() ? path.parent_path() : fs::path(".");
  const Descriptor folder(open_file(parent.string(), O_RDONLY | O_DIRECTORY));
  if (!folder.is_open()) {
    return cannot_create(path, errno);
  }
  const std::string temporary =
      parent / ("." + path.filename().string() + "." + std::to_string(::getpid()) + ".tmp");
  // O_EXCL follows no link, so a planted one cannot lead the write elsewhere. A leftover of this
  // name is from a dead process whose id came round again.
  ::unlink(temporary.c_str());
  Descriptor descriptor(open_file(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0666));
  if (!descriptor.is_open()) {
    return cannot_create(path, errno);
  }
  keep_mode(descriptor, target);
  int error = fill_temporary(descriptor, bytes);
  if (error == 0 && ::rename(temporary.c_str(), target.c_str()) != 0) {
    error = errno;
  }
  if (error != 0) {
    ::unlink(temporary.c_str());
    return write_failed(error);
  }
  return sync_folder(folder) ? Result<void>() : write_failed(errno);
}

Result<void> make_folder(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) {
    return cannot_create(path, error.value());
  }
  // create_directories is content with an existing file of that name.
  if (!fs::is_directory(path, error)) {
    return cannot_create(path, ENOTDIR);
  }
  return {};
}

FolderLock::FolderLock(const fs::path& folder)
    : descriptor_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  while (descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX) != 0 && errno == EINTR) {
  }
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
}

}  // namespace jianbao
