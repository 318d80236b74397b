#include "base/owner_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <thread>
#include <utility>

#include "base/files.h"
#include "base/system_error.h"

namespace jianbao {
namespace {

/// The words of a process as it was started.
std::string command_line(const std::string& process) {
  std::ifstream file("/proc/" + process + "/cmdline", std::ios::binary);
  std::string words((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  std::ranges::replace(words, '\0', ' ');
  while (words.ends_with(' ')) {
    words.pop_back();
  }
  return words;
}

/// Who has the lock of the open folder, as the kernel lists locks:
/// "1: FLOCK  ADVISORY  WRITE 4711 fe:00:123456 0 EOF".
std::string owner_of(int descriptor) {
  struct stat status{};
  if (::fstat(descriptor, &status) != 0) {
    return "?";
  }
  std::ifstream locks("/proc/locks");
  for (std::string line; std::getline(locks, line);) {
    std::istringstream words(line);
    std::string number, kind, advisory, write, process, place;
    words >> number >> kind >> advisory >> write >> process >> place;
    const std::size_t inode = place.rfind(':');
    if (kind == "FLOCK" && inode != std::string::npos &&
        place.substr(inode + 1) == std::to_string(status.st_ino)) {
      const std::string command = command_line(process);
      return "pid " + process + (command.empty() ? "" : " (" + command + ")");
    }
  }
  return "?";
}

tl::unexpected<Diagnostic> cannot_create(const std::filesystem::path& folder, int error) {
  return tl::unexpected(Diagnostic(
      Code::OutputCannotCreate, std::nullopt,
      {{"path", folder.generic_string()}, {system_error_argument, std::to_string(error)}}));
}

}  // namespace

Result<OwnerLock> OwnerLock::take(const std::filesystem::path& folder, Kind kind,
                                  std::chrono::milliseconds wait) {
  if (auto made = make_folder(folder); !made) {
    return tl::unexpected(made.error());
  }
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) {
    return cannot_create(folder, errno);
  }
  OwnerLock lock(descriptor);
  const auto until = std::chrono::steady_clock::now() + wait;
  constexpr std::chrono::milliseconds pause(20);
  int locked = 0;
  while (true) {
    locked = ::flock(descriptor, (kind == Kind::Alone ? LOCK_EX : LOCK_SH) | LOCK_NB);
    if (locked == 0 || (errno != EINTR && errno != EWOULDBLOCK) ||
        (errno == EWOULDBLOCK && std::chrono::steady_clock::now() >= until)) {
      break;
    }
    if (errno == EWOULDBLOCK) {
      std::this_thread::sleep_for(pause);
    }
  }
  if (locked != 0 && errno != EWOULDBLOCK) {  // a file system without locks, perhaps
    return cannot_create(folder, errno);
  }
  if (locked != 0) {
    return tl::unexpected(
        Diagnostic(Code::OutputLocked, std::nullopt,
                   {{"path", folder.generic_string()}, {"owner", owner_of(descriptor)}}));
  }
  return lock;
}

OwnerLock::OwnerLock(OwnerLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

OwnerLock& OwnerLock::operator=(OwnerLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

OwnerLock::~OwnerLock() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
}

}  // namespace jianbao
