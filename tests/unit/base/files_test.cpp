#include "base/files.h"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string>
#include <vector>

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
