// The shipped reports, every stage's dump, with the real fonts. A change here is a change that a
// reader of the brief would see; look at it, then run with JIANBAO_UPDATE_GOLDEN=1.

#include <doctest/doctest.h>

#include <array>
#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/build_issue.h"
#include "app/dump_command.h"
#include "support/checkout.h"
#include "support/golden.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

void check_golden(const std::string& name, const std::string& dump) {
  const std::string difference = test::compare_golden(name, dump);
  CHECK_MESSAGE(difference.empty(), difference);
}

/// Folders below tests/golden/reports: <document>/<issue>.
std::set<std::string> kept_folders() {
  std::set<std::string> found;
  const fs::path root = test::source_dir() / "tests/golden/reports";
  for (const auto& document : fs::directory_iterator(root)) {
    for (const auto& issue : fs::directory_iterator(document.path())) {
      found.insert(document.path().filename().string() + '/' + issue.path().filename().string());
    }
  }
  return found;
}

}  // namespace

TEST_CASE("the early stages of 2024-12 are as they were looked at") {
  Settings settings;
  settings.workspace = test::source_dir();
  const std::array<std::pair<Stage, const char*>, 3> stages{
      {{Stage::Load, "load"}, {Stage::Validate, "validate"}, {Stage::Aggregate, "aggregate"}}};
  for (const auto& [stage, name] : stages) {
    CAPTURE(std::string(name));
    const CommandResult result = dump_stage(settings, {stage, "2024-12", "monthly-brief"});
    CAPTURE(result.err);
    CHECK((result.exit_code == 0 || result.exit_code == 3));
    check_golden(std::string("reports/monthly-brief/2024-12/") + name + ".txt", result.out);
  }
}

TEST_CASE("every document of every issue says and looks as it was looked at") {
  Settings settings;
  settings.workspace = test::source_dir();
  Run run(settings);
  const auto prepared = prepare(run);
  REQUIRE(prepared);
  std::vector<std::string> faces;
  for (const FaceId face : prepared->faces.faces()) {
    faces.push_back(prepared->faces.file_name(face));
  }
  std::set<std::string> made_folders;
  for (const Issue& issue : prepared->inputs.issues) {
    const BuiltIssue built = build_issue(run, *prepared, issue, Stage::Typeset);
    CHECK(built.stopped.empty());
    for (const BuiltDocument& made : built.documents) {
      if (made.document.name.ends_with(".sources")) {
        continue;  // a list of what the body holds
      }
      CAPTURE(issue.key);
      CAPTURE(made.document.name);
      REQUIRE(made.pages);
      const std::string folder = made.document.name + '/' + issue.key;
      made_folders.insert(folder);
      check_golden("reports/" + folder + "/compose.txt", dump(made.document, *built.checked));
      check_golden("reports/" + folder + "/typeset.txt", dump(*made.pages, faces));
    }
  }
  CHECK(kept_folders() == made_folders);  // none is left of a document that is no longer made
}

}  // namespace jianbao
