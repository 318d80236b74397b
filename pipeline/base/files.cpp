#include "base/files.h"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <string>
#include <system_error>

#include "base/disk.h"
#include "base/system_error.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

/// Closes on every way out.
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

 private:
  int number_;
};

constexpr std::string_view temporary_end = ".tmp";

/// ".NAME.DIGITS.tmp". The number is drawn: processes on other machines, which have the same ids,
/// may write beside this one.
std::string temporary_name(const std::string& name) {
  std::uint64_t drawn = 0;
  while (::getrandom(&drawn, sizeof drawn, 0) < 0 && errno == EINTR) {
  }
  return "." + name + "." + std::to_string(drawn) + std::string(temporary_end);
}

bool is_temporary(std::string_view name) {
  if (!name.starts_with('.') || !name.ends_with(temporary_end)) {
    return false;
  }
  name.remove_suffix(temporary_end.size());
  const std::size_t dot = name.find_last_of('.');
  const std::string_view number = name.substr(dot + 1);
  return dot > 1 && !number.empty() &&
         number.find_first_not_of("0123456789") == std::string_view::npos;
}

/// open() that is not cut short by a signal.
int open_file(const std::string& path, int flags) {
  int number = -1;
  do {
    number = ::open(path.c_str(), flags | O_CLOEXEC);
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

/// The folder above: the one that we are in for a name alone.
fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

/// What takes the place of a file is open to the same people; in a folder of a group (setgid, and
/// the group writes) to the group as well, whatever the umask of who writes: the next one of the
/// group must be able to go on. Where that cannot be had, the new file is as any other.
void open_to_its_people(int descriptor, const fs::path& target) {
  constexpr mode_t of_a_group = S_ISGID | S_IWGRP;
  constexpr mode_t group = S_IRGRP | S_IWGRP;
  struct stat made{};
  struct stat before{};
  struct stat above{};
  if (::fstat(descriptor, &made) != 0) {
    return;
  }
  mode_t mode = ::lstat(target.c_str(), &before) == 0 ? before.st_mode : made.st_mode;
  if (::stat(folder_of(target).c_str(), &above) == 0 &&
      (above.st_mode & of_a_group) == of_a_group) {
    mode |= group;
  }
  if ((mode & 07777U) != (made.st_mode & 07777U)) {
    (void)disk().change_mode(descriptor, mode & 07777U);
  }
}

/// Fills and closes the temporary file; 0, or a negative errno.
int fill(int descriptor, const fs::path& target, std::string_view bytes) {
  open_to_its_people(descriptor, target);
  int error = disk().write(descriptor, bytes);
  if (error == 0) {
    error = disk().sync(descriptor);
  }
  const int closed = disk().close(descriptor);
  return error == 0 ? closed : error;
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
  const fs::path folder = folder_of(path);
  const fs::path temporary = folder / temporary_name(path.filename().string());
  const int descriptor = disk().create(temporary, 0666);
  if (descriptor < 0) {
    return cannot_create(path, -descriptor);
  }
  int error = fill(descriptor, path, bytes);
  if (error == 0) {
    error = disk().rename(temporary, path);
  }
  if (error != 0) {
    (void)disk().remove(temporary);
    return write_failed(-error);
  }
  // The rename itself must survive a power cut.
  error = disk().sync_folder(folder);
  return error == 0 ? Result<void>() : write_failed(-error);
}

Result<void> move_file(const fs::path& from, const fs::path& to) {
  int error = disk().rename(from, to);
  if (error == -EXDEV) {
    constexpr std::size_t largest = std::size_t{1} << 30U;
    const auto bytes = read_file(from, largest);
    const auto copied = bytes ? write_file_atomically(to, *bytes) : tl::unexpected(bytes.error());
    return copied ? take_away(from) : copied;
  }
  for (const fs::path& changed : {folder_of(to), folder_of(from)}) {
    error = error == 0 ? disk().sync_folder(changed) : error;
  }
  return error == 0 ? Result<void>()
                    : failure(Code::OutputWriteFailed,
                              {{"path", to.generic_string()}, {"bytes", "0"}, reason(-error)});
}

Result<void> make_folder(const fs::path& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) {
    return {};
  }
  const fs::path parent = folder_of(path);
  if (parent != path) {
    if (auto made = make_folder(parent); !made) {
      return made;
    }
  }
  if (const int made = disk().make_folder(path); made != 0) {
    return cannot_create(path, -made);
  }
  // mkdir is content with an existing file of that name.
  if (!fs::is_directory(path, error)) {
    return cannot_create(path, ENOTDIR);
  }
  const int synced = disk().sync_folder(parent);
  return synced == 0 ? Result<void>() : cannot_create(path, -synced);
}

std::size_t remove_leftovers(const fs::path& folder) {
  std::size_t removed = 0;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    std::error_code unknown;
    if (is_temporary(name) && fs::is_regular_file(entry.symlink_status(unknown)) &&
        disk().remove(entry.path()) == 0) {
      ++removed;
    }
  }
  return removed;
}

Result<void> take_away(const fs::path& path) {
  int error = disk().remove(path);
  if (error == -ENOENT) {
    return {};
  }
  if (error == 0) {
    error = disk().sync_folder(folder_of(path));
  }
  return error == 0
             ? Result<void>()
             : failure(Code::OutputNotRemoved, {{"path", path.generic_string()}, reason(-error)});
}

void remove_file(const fs::path& path) { (void)take_away(path); }

}  // namespace jianbao
