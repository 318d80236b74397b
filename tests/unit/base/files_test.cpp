#include "base/files.h"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string>
#include <vector>

#include "support/faulty_disk.h"

using namespace jianbao;
namespace fs = std::filesystem;

namespace {

/// A folder of its own for each test, gone afterwards.
struct Folder {
  fs::path path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "jianbao-files-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(path)) {
      names.push_back(entry.path().filename().string());
    }
    return names;
  }
};

template <class T>
std::string code(const Result<T>& result) {
  return result ? "" : std::string(message(result.error().code).code);
}

}  // namespace

TEST_CASE("a file is read whole or not at all") {
  const Folder folder;
  const std::string bytes = std::string(200000, 'x') + std::string("\0y", 2);
  REQUIRE(write_file_atomically(folder.path / "a", bytes).has_value());
  CHECK(read_file(folder.path / "a", bytes.size()).value() == bytes);
  CHECK(code(read_file(folder.path / "a", bytes.size() - 1)) == "input/too-large");
  CHECK(code(read_file(folder.path / "b", 10)) == "input/missing");
  CHECK(code(read_file(folder.path / "a" / "b", 10)) == "input/missing");
  CHECK(code(read_file(folder.path, 10)) == "input/not-a-file");
  REQUIRE(::mkfifo((folder.path / "fifo").c_str(), 0600) == 0);
  CHECK(code(read_file(folder.path / "fifo", 10)) == "input/not-a-file");
  CHECK(code(read_file("/dev/zero", 10)) == "input/not-a-file");
}

TEST_CASE("a file is replaced and nothing else is left") {
  const Folder folder;
  const fs::path target = folder.path / "简报.pdf";
  REQUIRE(write_file_atomically(target, "old").has_value());
  REQUIRE(write_file_atomically(target, "new").has_value());
  CHECK(read_file(target, 10).value() == "new");
  CHECK(folder.names() == std::vector<std::string>{"简报.pdf"});
}

TEST_CASE("targets that are no files are refused") {
  const Folder folder;
  REQUIRE(write_file_atomically(folder.path / "real", "old").has_value());
  fs::create_symlink("real", folder.path / "link");
  fs::create_symlink("nowhere", folder.path / "dangling");
  fs::create_directory(folder.path / "dir");
  REQUIRE(::mkfifo((folder.path / "fifo").c_str(), 0600) == 0);
  for (const char* name : {"link", "dangling", "dir", "fifo", ""}) {
    CAPTURE(name);
    CHECK(code(write_file_atomically(folder.path / name, "new")) == "output/not-a-file");
  }
  CHECK(read_file(folder.path / "real", 10).value() == "old");
  CHECK(code(write_file_atomically(folder.path / "none" / "x", "new")) == "output/cannot-create");
  CHECK(folder.names().size() == 5);
}

TEST_CASE("a failed write leaves the old file and no temporary") {
  const Folder folder;
  const fs::path target = folder.path / "a";
  REQUIRE(write_file_atomically(target, "old").has_value());
  // A limit on file size fails write() as a full disk does.
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit small = before;
  small.rlim_cur = 4096;
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  const auto result = write_file_atomically(target, std::string(100000, 'x'));
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
  std::signal(SIGXFSZ, old_handler);
  CHECK(code(result) == "output/write-failed");
  CHECK(read_file(target, 10).value() == "old");
  CHECK(folder.names() == std::vector<std::string>{"a"});
}

TEST_CASE("folders are made with their parents") {
  const Folder folder;
  CHECK(make_folder(folder.path / "a" / "b").has_value());
  CHECK(make_folder(folder.path / "a" / "b").has_value());
  CHECK(fs::is_directory(folder.path / "a" / "b"));
  REQUIRE(write_file_atomically(folder.path / "f", "").has_value());
  CHECK(code(make_folder(folder.path / "f")) == "output/cannot-create");
  CHECK(code(make_folder(folder.path / "f" / "g")) == "output/cannot-create");
}

namespace {

constexpr std::string_view old_text = "old", new_text = "new text that is longer";

/// Writes the file in a folder that is not there yet, and over an old one, on the disk given.
bool write_both(const fs::path& root, Disk& other) {
  const DiskInPlace in_place(other);
  const bool made = make_folder(root / "a" / "b").has_value() &&
                    write_file_atomically(root / "a" / "b" / "file", new_text).has_value();
  return write_file_atomically(root / "file", new_text).has_value() && made;
}

std::string content(const fs::path& path) {
  return fs::exists(path) ? read_file(path, 1000).value() : "";
}

/// What stands under the two names is whole, old or new; whatever happened, the next run finishes.
void check_whole_then_finish(const Folder& folder) {
  const std::string replaced = content(folder.path / "file");
  CHECK((replaced == old_text || replaced == new_text));
  const std::string made = content(folder.path / "a" / "b" / "file");
  CHECK((made.empty() || made == new_text));
  Disk real;
  CHECK(write_both(folder.path, real));
  remove_leftovers(folder.path);
  remove_leftovers(folder.path / "a" / "b");
  CHECK(content(folder.path / "file") == new_text);
  CHECK(content(folder.path / "a" / "b" / "file") == new_text);
  CHECK(folder.names().size() == 2);
  CHECK(std::distance(fs::directory_iterator(folder.path / "a" / "b"), {}) == 1);
}

struct Prepared : Folder {
  Prepared() { REQUIRE(write_file_atomically(path / "file", old_text)); }
};

std::size_t operations_of_both() {
  const Prepared folder;
  test::FullDisk counting;
  REQUIRE(write_both(folder.path, counting));
  return counting.operations();
}

}  // namespace

TEST_CASE("a disk that fails at any one operation leaves the old file or the new") {
  const std::size_t count = operations_of_both();
  CHECK(count > 15);
  for (std::size_t k = 1; k <= count; ++k) {
    CAPTURE(k);
    const Prepared folder;
    test::FullDisk full(k);
    // Only what changes nothing of the result may fail unheard: clearing a leftover away, the mode.
    const bool heard = !write_both(folder.path, full);
    const bool may_pass = full.struck() == "remove" || full.struck() == "change_mode";
    CHECK((heard || may_pass));
    check_whole_then_finish(folder);
  }
  MESSAGE("failed at each of ", count, " operations");
}

TEST_CASE("a process that ends at any one operation leaves the old file or the new") {
  const std::size_t count = operations_of_both();
  for (std::size_t k = 1; k <= count; ++k) {
    CAPTURE(k);
    const Prepared folder;
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      test::StoppingDisk stopping(k);
      (void)write_both(folder.path, stopping);
      ::_exit(0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == test::StoppingDisk::exit_code);
    check_whole_then_finish(folder);
  }
  MESSAGE("stopped at each of ", count, " operations");
}

TEST_CASE("only what a killed run left is cleared away") {
  const Folder folder;
  for (const char* name : {".brief.pdf.4711.tmp", ".x.1.tmp"}) {
    REQUIRE(write_file_atomically(folder.path / name, "half"));
  }
  for (const char* name :
       {"brief.pdf", ".brief.pdf.tmp", "brief.4711.tmp", ".4711.tmp", ".a.b.tmp"}) {
    REQUIRE(write_file_atomically(folder.path / name, "kept"));
  }
  CHECK(remove_leftovers(folder.path) == 2);
  CHECK(folder.names().size() == 5);
}
