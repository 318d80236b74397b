#include "ledger/issue_register.h"

#include <doctest/doctest.h>

#include "support/workspace.h"

namespace jianbao {
namespace {

using enum IssueState;

RegisterEvent event(const std::string& act) {
  return {
      0, "2031-03", act, "2031-04-12T01:30:00Z", "李四", "签发", "d1", "",
  };
}

RegisteredIssue known(IssueState state, const std::string& digest) {
  RegisteredIssue issue;
  issue.issue = "2031-03";
  issue.state = state;
  issue.digest = digest;
  issue.year = 2031;
  issue.number_of_year = 3;
  issue.running_number = 7;
  return issue;
}

IssueRegister opened(const std::filesystem::path& path) {
  auto book = IssueRegister::open(path, IssueRegister::Access::Write);
  REQUIRE(book);
  return *std::move(book);
}

}  // namespace

TEST_CASE("what is recorded is read again, and only on what it was decided on") {
  const test::Workspace workspace;
  const auto path = workspace.root() / "register.sqlite";
  IssueRegister book = opened(path);
  RegisteredIssue none;
  none.issue = "2031-03";
  REQUIRE(book.record(event("approved"), none, known(Approved, "d1")));
  const auto read = IssueRegister::open(path, IssueRegister::Access::Read);
  REQUIRE(read);
  CHECK(read->issue("2031-03") == known(Approved, "d1"));
  CHECK(read->issue("2031-04")->state == Draft);
  REQUIRE(read->events()->size() == 1);
  CHECK(read->events()->front().by == "李四");

  // Somebody else has decided meanwhile: nothing is written, neither the line nor the state.
  for (const RegisteredIssue& stale : {none, known(Approved, "d2")}) {
    const auto refused = book.record(event("released"), stale, known(Released, "d1"),
                                     {{"2031-03", "monthly.pdf", "aa", 2}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::RegisterChangedMeanwhile);
  }
  CHECK(book.events()->size() == 1);
  CHECK(book.files()->empty());
  CHECK(book.issue("2031-03")->state == Approved);
}

TEST_CASE("a file that went out is never another one, and then nothing of the act is kept") {
  const test::Workspace workspace;
  IssueRegister book = opened(workspace.root() / "register.sqlite");
  RegisteredIssue none;
  none.issue = "2031-03";
  const ReleasedFile file{"2031-03", "monthly.pdf", "aa", 2};
  REQUIRE(book.record(event("released"), none, known(Released, "d1"), {file}));
  const auto refused = book.record(event("corrected"), known(Released, "d1"),
                                   known(Corrected, "d1"), {{"2031-03", "monthly.pdf", "bb", 3}});
  CHECK_FALSE(refused);
  CHECK(book.files() == std::vector{file});
  CHECK(book.events()->size() == 1);
  CHECK(book.issue("2031-03")->state == Released);
}

TEST_CASE("reading a register that is not there makes none") {
  const test::Workspace workspace;
  const auto path = workspace.root() / "register.sqlite";
  const auto book = IssueRegister::open(path, IssueRegister::Access::Read);
  REQUIRE(book);
  CHECK(book->issues()->empty());
  CHECK_FALSE(std::filesystem::exists(path));
}

}  // namespace jianbao
