// A publication whose disk fails, or whose process ends, at every operation in turn.

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <utility>

#include "support/faulty_disk.h"
#include "support/office.h"
#include "support/workspace.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

using Files = std::map<std::string, std::string>;

/// What lies in out/, but for temporaries and for what says that a run is not over.
Files files_of(const fs::path& folder) {
  Files files;
  if (!fs::exists(folder)) {
    return files;
  }
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().lexically_relative(folder).generic_string();
    if (entry.is_regular_file() && !name.ends_with(".tmp") && !name.starts_with(".jianbao-run")) {
      files.emplace(name, test::slurp(entry.path()));
    }
  }
  return files;
}

std::size_t leftovers(const fs::path& folder) {
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().filename().generic_string();
    count += name.ends_with(".tmp") || name.starts_with(".jianbao-run") ? 1U : 0U;
  }
  return count;
}

/// Everything on the review list was looked at.
void tick() {
  REQUIRE(test::Office::run("review --issue 2031-03 --tick-all --by 张三 --on 2031-04-12",
                            Language::Chinese)
              .exit_code == 0);
}

int publish() { return test::Office::run("publish", Language::Chinese).exit_code; }

/// In a process of its own, on a disk that ends it at the k-th operation. Whether it came so far.
bool publish_until(std::size_t k) {
  const pid_t process = ::fork();
  REQUIRE(process >= 0);
  if (process == 0) {
    test::StoppingDisk disk(k);
    const DiskInPlace in_place(disk);
    ::_exit(publish() == 0 ? 0 : 1);
  }
  int status = 0;
  REQUIRE(::waitpid(process, &status, 0) == process);
  REQUIRE(WIFEXITED(status));
  REQUIRE((WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == test::StoppingDisk::exit_code));
  return WEXITSTATUS(status) != 0;
}

/// Old, new, and between.
struct Scene {
  test::Office office;
  Files old_files, new_files;
  fs::path kept = "kept";

  explicit Scene(bool signed_off) {
    if (signed_off) {
      test::change("data/issues.yaml", "as_of:", "signed_off: 2031-04-12\n    as_of:");
      tick();
    }
    // Its proof is a file that the new one has no more.
    test::change("reports/monthly/report.yaml", "title:", "proof: true\ntitle:");
    REQUIRE(publish() == 0);
    old_files = files_of("out");
    fs::copy("out", kept, fs::copy_options::recursive);
    test::change("reports/monthly/report.yaml", "据此推算", "据此测算");
    test::change("reports/monthly/report.yaml", "proof: true\n", "");
    if (signed_off) {
      tick();
    }
    REQUIRE(publish() == 0);
    new_files = files_of("out");
    REQUIRE((signed_off || old_files.size() > new_files.size()));
    REQUIRE(old_files != new_files);
  }
  void begin(bool from_old) const {
    fs::remove_all("out");
    if (from_old) {
      fs::copy(kept, "out", fs::copy_options::recursive);
    }
  }
  void check_nothing_half() const {
    for (const auto& [name, bytes] : files_of("out")) {
      CAPTURE(name);
      // Two records are neither: one that vouches for nothing and says which files are ours, and
      // one that says what could not be taken away.
      if (name.ends_with("issue.json") && (bytes.find("\"key\": \"\"") != std::string::npos ||
                                           bytes.find("output/not-removed") != std::string::npos)) {
        CHECK(bytes.ends_with("}\n"));
        continue;
      }
      const auto before = old_files.find(name);
      const auto after = new_files.find(name);
      CHECK(((before != old_files.end() && before->second == bytes) ||
             (after != new_files.end() && after->second == bytes)));
    }
  }
  void check_next_run_completes() const {
    CHECK(publish() == 0);
    CHECK(files_of("out") == new_files);
    CHECK(leftovers("out") == 0);
  }
};

/// A draft and an issue that was signed off, into an empty folder and over what is there.
constexpr std::array<std::pair<bool, bool>, 4> scenes{
    {{false, false}, {false, true}, {true, false}, {true, true}}};

TEST_CASE(
    "a publication that ends at any operation leaves the old or the new, and the next ends it") {
  std::size_t ends = 0;
  for (const auto& [signed_off, from_old] : scenes) {
    const Scene scene(signed_off);
    for (std::size_t k = 1;; ++k) {
      CAPTURE(signed_off);
      CAPTURE(from_old);
      CAPTURE(k);
      scene.begin(from_old);
      if (!publish_until(k)) {
        break;
      }
      ++ends;
      scene.check_nothing_half();
      scene.check_next_run_completes();
    }
  }
  CHECK(ends > 100);
  MESSAGE("ended at ", ends, " operations");
}

TEST_CASE("a disk that is full at any operation is told of, and leaves the old or the new") {
  std::size_t told = 0;
  std::size_t ignored = 0;
  for (const auto& [signed_off, from_old] : scenes) {
    const Scene scene(signed_off);
    for (std::size_t k = 1;; ++k) {
      CAPTURE(signed_off);
      CAPTURE(from_old);
      CAPTURE(k);
      scene.begin(from_old);
      test::FullDisk disk(k);
      int code = 0;
      {
        const DiskInPlace in_place(disk);
        code = publish();
      }
      if (disk.struck().empty()) {
        break;
      }
      CAPTURE(disk.struck());
      scene.check_nothing_half();
      if (code ==
          0) {  // removing what may not be there, keeping a mode, saying that the run is over
        ++ignored;
        CHECK((disk.struck() == "remove" || disk.struck() == "sync_folder" ||
               disk.struck() == "change_mode"));
        CHECK(files_of("out") == scene.new_files);
      } else {
        ++told;
        CHECK((code == 74 || code == 73));
      }
      scene.check_next_run_completes();
    }
  }
  CHECK(told > 80);
  MESSAGE("a full disk was told of ", told, " times and made no difference ", ignored, " times");
}

}  // namespace
}  // namespace jianbao
