// The shipped reports, every stage's dump, with the real fonts. A change here is a change that a
// reader of the brief would see; look at it, then run with JIANBAO_UPDATE_GOLDEN=1.

#include <doctest/doctest.h>

#include <array>
#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/issue/build_issue.h"
#include "app/issue/check_report_sheet.h"
#include "app/issue/checking.h"
#include "app/issue/decisions.h"
#include "app/pages/dump_command.h"
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
  const auto check_document = [&](const Issue& issue, const Document& document, const Pages& pages,
                                  const CheckedFacts& checked) {
    CAPTURE(issue.key);
    CAPTURE(document.name);
    const std::string folder = document.name + '/' + issue.key;
    made_folders.insert(folder);
    check_golden("reports/" + folder + "/compose.txt", dump(document, checked));
    check_golden("reports/" + folder + "/typeset.txt", dump(pages, faces));
  };
  check_decisions(run, prepared->inputs);
  REQUIRE(run.settle(prepared->inputs.acknowledged, last_known_day(prepared->inputs)));
  const Diagnostics shared = run.diagnostics();
  for (const Issue& issue : prepared->inputs.issues) {
    run.diagnostics() = shared;  // an issue is told of what all share and of what is its own
    const BuiltIssue built = build_issue(run, *prepared, issue, Stage::Typeset);
    CHECK(built.stopped.empty());
    for (const BuiltDocument& made : built.documents) {
      if (made.document.name.ends_with(".sources")) {
        continue;  // a list of what the body holds
      }
      REQUIRE(made.pages);
      check_document(issue, made.document, *made.pages, *built.checked);
    }
    run.settle(prepared->inputs.acknowledged, issue.as_of);
    const PrintedOfIssue printed = printed_of(built);
    const auto sheet =
        check_report_sheet(run, *prepared,
                           {*built.checked, built.issue->as_of, built.checked->tallies(),
                            std::nullopt, &built.stopped, built.documents.empty(), &printed});
    REQUIRE(sheet);
    check_document(*built.issue, sheet->document, sheet->pages, *built.checked);
  }
  CHECK(kept_folders() == made_folders);  // none is left of a document that is no longer made
}

}  // namespace jianbao
