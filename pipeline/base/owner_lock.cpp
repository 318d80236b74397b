#include "base/owner_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>
#include <utility>

#include "base/files.h"
#include "base/system_error.h"

namespace jianbao {
namespace {

constexpr std::string_view lock_name = ".lock";
constexpr std::size_t longest_owner = 1000;

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "?";
}

std::string owner_words(const std::string& what) {
  return what + "，" + host_name() + "，pid " + std::to_string(::getpid());
}

}  // namespace

Result<OwnerLock> OwnerLock::take(const std::filesystem::path& folder, const std::string& what) {
  if (auto made = make_folder(folder); !made) {
    return tl::unexpected(made.error());
  }
  const std::filesystem::path path = folder / lock_name;
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (descriptor < 0) {
    return tl::unexpected(Diagnostic(
        Code::OutputCannotCreate, std::nullopt,
        {{"path", path.generic_string()}, {system_error_argument, std::to_string(errno)}}));
  }
  OwnerLock lock(descriptor);
  int locked = 0;
  do {
    locked = ::flock(descriptor, LOCK_EX | LOCK_NB);
  } while (locked != 0 && errno == EINTR);
  if (locked != 0) {
    const auto owner = read_file(path, longest_owner);
    return tl::unexpected(
        Diagnostic(Code::OutputLocked, std::nullopt,
                   {{"path", folder.generic_string()}, {"owner", owner ? *owner : "?"}}));
  }
  // For people only: that the words could not be written changes nothing about the lock.
  const std::string owner = owner_words(what);
  if (::ftruncate(descriptor, 0) == 0) {
    (void)!::pwrite(descriptor, owner.data(), owner.size(), 0);
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
    (void)::ftruncate(descriptor_, 0);
    ::close(descriptor_);
  }
}

}  // namespace jianbao
