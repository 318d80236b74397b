// Releases and corrections whose disk fails, or whose process ends, at every operation in turn.

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <map>
#include <string>

#include "support/faulty_disk.h"
#include "support/office.h"
#include "support/workspace.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

using Files = std::map<std::string, std::string>;

CommandResult run(const std::string& line) { return test::Office::run(line, Language::Chinese); }

constexpr const char* approve = "approve 2031-03 --by 李四 --on 2031-04-12";
constexpr const char* release = "release 2031-03 --by 王五";
constexpr const char* correct = "release 2031-03 --correction --by 王五";
constexpr const char* withdraw = "withdraw 2031-03 --by 王五 --why 还要改";

/// All that a release leaves, but for the register itself.
Files files() {
  Files all;
  for (const fs::path folder : {"out", "data/issued", "state"}) {
    if (!fs::exists(folder)) {
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      const std::string name = entry.path().generic_string();
      if (entry.is_regular_file() && name.find("register.sqlite") == std::string::npos) {
        all.emplace(name, test::slurp(entry.path()));
      }
    }
  }
  return all;
}

/// What can be put back as it was.
class Moment {
 public:
  explicit Moment(fs::path kept) : kept_(std::move(kept)) {
    fs::remove_all(kept_);
    fs::create_directories(kept_);
    for (const fs::path folder : {"out", "data", "state"}) {
      if (fs::exists(folder)) {
        fs::copy(folder, kept_ / folder, fs::copy_options::recursive);
      }
    }
  }
  void come_back() const {
    for (const fs::path folder : {"out", "data", "state"}) {
      fs::remove_all(folder);
      if (fs::exists(kept_ / folder)) {
        fs::copy(kept_ / folder, folder, fs::copy_options::recursive);
      }
    }
  }

 private:
  fs::path kept_;
};

/// In a process of its own, on a disk that ends it at the k-th operation. Whether it came so far.
bool until(const std::string& line, std::size_t k) {
  const pid_t process = ::fork();
  REQUIRE(process >= 0);
  if (process == 0) {
    test::StoppingDisk disk(k);
    const DiskInPlace in_place(disk);
    ::_exit(run(line).exit_code == 0 ? 0 : 1);
  }
  int status = 0;
  REQUIRE(::waitpid(process, &status, 0) == process);
  REQUIRE(WIFEXITED(status));
  REQUIRE((WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == test::StoppingDisk::exit_code));
  return WEXITSTATUS(status) != 0;
}

void approved() {
  REQUIRE(run("review --issue 2031-03 --tick-all --by 张三 --on 2031-04-12").exit_code == 0);
  REQUIRE(run(approve).exit_code == 0);
}

void revised() {
  test::change("data/facts/2031-04-10.yaml", "value: 240", "value: 246");
  test::change("data/facts/2031-04-10.yaml", "培训240人次", "培训246人次");
  test::change(
      "data/facts/2031-04-10.yaml", "  - id: trainees\n",
      "  - id: trainees\n    revision: { from: 240人次, to: 246人次, reason: 补报, by: 综合科, on: "
      "2031-05-06 }\n");
}

bool says(const CommandResult& result, const char* words) {
  return (result.out + result.err).find(words) != std::string::npos;
}

/// That a notice is due is no fault of the publication.
bool publishes() {
  const CommandResult result = run("publish");
  return result.exit_code == 0 || (result.exit_code == 3 && says(result, "register/notice-due"));
}

/// Ends `line` at every operation; what it was to leave is there when it has run again, and
/// publication works between. How many ends there were.
std::size_t end_everywhere(const std::string& line, const std::string& again) {
  const Moment before("before");
  REQUIRE(run(line).exit_code == 0);
  REQUIRE(run("publish").exit_code == 0);
  const Files whole = files();
  std::size_t ends = 0;
  for (std::size_t k = 1;; ++k) {
    CAPTURE(line);
    CAPTURE(k);
    before.come_back();
    if (!until(line, k)) {
      break;
    }
    ++ends;
    CHECK(publishes());
    CHECK(run(again).exit_code == 0);
    CHECK(run("publish").exit_code == 0);
    CHECK(files() == whole);
  }
  before.come_back();
  return ends;
}

TEST_CASE("a release that ends at any operation has sent all or nothing, and the next ends it") {
  const test::Office office;
  approved();
  CHECK(end_everywhere(release, release) > 40);
}

TEST_CASE("a correction that ends at any operation has sent all or nothing, and the next ends it") {
  const test::Office office;
  approved();
  REQUIRE(run(release).exit_code == 0);
  revised();
  CHECK(end_everywhere(correct, correct) > 20);
}

TEST_CASE("what a killed release has left does not keep its approval from being taken back") {
  const test::Office office;
  approved();
  const Moment before("half");
  std::size_t ends = 0;
  std::size_t taken_back = 0;
  for (std::size_t k = 1;; k += 3) {
    CAPTURE(k);
    before.come_back();
    if (!until(release, k)) {
      break;
    }
    ++ends;
    if (!says(run("status 2031-03"), "已签发")) {
      continue;  // it went out
    }
    for (std::size_t j = 1; until(withdraw, j); ++j) {
    }
    ++taken_back;
    CHECK(says(run("status 2031-03"), "草稿"));
    CHECK(!fs::exists("state/releasing/2031-03"));
    CHECK(run(approve).exit_code == 0);
    CHECK(run(release).exit_code == 0);
  }
  CHECK(taken_back > 5);
  MESSAGE("taken back after ", taken_back, " of ", ends, " ends");
}

/// Each folder is a file system of its own.
class SplitDisk : public Disk {
 public:
  int rename(const fs::path& from, const fs::path& to) override {
    return from.parent_path() == to.parent_path() ? Disk::rename(from, to) : -EXDEV;
  }
};

TEST_CASE("what is released may be kept on another file system") {
  const test::Office office;
  approved();
  const Moment before("one");
  REQUIRE(run(release).exit_code == 0);
  const Files whole = files();
  before.come_back();
  SplitDisk disk;
  const DiskInPlace in_place(disk);
  CHECK(run(release).exit_code == 0);
  CHECK(files() == whole);
}

TEST_CASE("a disk that is full at any operation of a release is told of, and nothing is lost") {
  const test::Office office;
  approved();
  const Moment before("room");
  REQUIRE(run(release).exit_code == 0);
  const Files whole = files();
  std::size_t told = 0;
  for (std::size_t k = 1;; ++k) {
    CAPTURE(k);
    before.come_back();
    test::FullDisk disk(k);
    CommandResult result;
    {
      const DiskInPlace in_place(disk);
      result = run(release);
    }
    if (disk.struck().empty()) {
      break;
    }
    CAPTURE(disk.struck());
    CAPTURE(result.err);
    if (result.exit_code != 0) {
      ++told;
      CHECK((result.exit_code == 74 || result.exit_code == 73));
      CHECK(says(result, "已经发出") == says(run("status 2031-03"), "已发出"));
    }
    CHECK(run(release).exit_code == 0);
    CHECK(files() == whole);
  }
  CHECK(told > 20);
}

}  // namespace
}  // namespace jianbao
