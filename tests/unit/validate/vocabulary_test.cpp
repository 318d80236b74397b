// Every word of the vocabulary of checks passes, fails and gives up where it should.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "unit/validate/check_cases.h"

namespace jianbao {
namespace {

using testing::Bench;
using testing::CheckCase;
using testing::Scenery;

std::vector<CheckCase> all_cases() {
  std::vector<CheckCase> all;
  for (const auto& cases :
       {testing::entry_cases(), testing::anchor_cases(), testing::unit_cases(),
        testing::period_cases(), testing::relation_cases(), testing::share_cases(),
        testing::series_cases(), testing::source_cases(), testing::wording_cases(),
        testing::name_cases()}) {
    all.insert(all.end(), cases.begin(), cases.end());
  }
  return all;
}

/// "pass", "fail" or "not evaluable" of the one rule of this check; "nothing" where it saw nothing.
std::string result_of(const Bench& bench, const CheckKind& kind) {
  if (kind.looks_at == CheckedThing::Fact) {
    const std::string verdict = bench.verdict(kind.name, "x");
    return verdict.empty() ? "nothing" : verdict.substr(0, verdict.find(':'));
  }
  const auto outcome = bench.check();
  for (const RuleTally& tally : (*outcome)->tallies()) {
    if (tally.rule == kind.name && tally.pass + tally.fail + tally.not_evaluable > 0) {
      return tally.fail > 0 ? "fail" : tally.not_evaluable > 0 ? "not evaluable" : "pass";
    }
  }
  return "nothing";
}

std::string result_of(Scenery make, const CheckKind& kind) {
  Bench bench;
  make(bench);
  return result_of(bench, kind);
}

}  // namespace

TEST_CASE("every check has a valid, an invalid and an undecided case, or says why not") {
  std::vector<std::string_view> with_cases;
  for (const CheckCase& c : all_cases()) {
    CAPTURE(c.check);
    with_cases.push_back(c.check);
    const CheckKind* kind = find_check_kind(c.check);
    REQUIRE(kind != nullptr);
    const bool can_fail = c.invalid != nullptr;
    REQUIRE(can_fail);
    CHECK(result_of(c.invalid, *kind) == "fail");
    CHECK((c.valid != nullptr && c.undecided != nullptr) == c.never.empty());
    if (c.valid != nullptr) {
      CHECK(result_of(c.valid, *kind) == "pass");
    }
    if (c.undecided != nullptr) {
      CHECK(result_of(c.undecided, *kind) == "not evaluable");
    }
  }
  std::vector<std::string_view> vocabulary;
  for (const CheckKind& kind : check_kinds()) {
    if (kind.looks_at != CheckedThing::Document) {  // document_checks_test has theirs
      vocabulary.push_back(kind.name);
    }
  }
  std::ranges::sort(with_cases);
  std::ranges::sort(vocabulary);
  CHECK(with_cases == vocabulary);
}

TEST_CASE("the checks that always decide, or never pass, are these") {
  std::vector<std::string_view> decided;
  std::vector<std::string_view> passless;
  for (const CheckCase& c : all_cases()) {
    if (c.undecided == nullptr) {
      decided.push_back(c.check);
    }
    if (c.valid == nullptr) {
      passless.push_back(c.check);
    }
  }
  CHECK(decided == std::vector<std::string_view>{
                       "id-unique", "entered-once", "says-something", "pledge-has-body",
                       "anchor-holds-value", "anchor-status", "unit-of-indicator", "possible-value",
                       "currency-alone", "period-over", "forecast-ahead", "estimate-awaits-actual",
                       "growth-of-sign-change", "series-same-basis", "revision-explained",
                       "text-fits-figures", "spelling"});
  CHECK(passless == std::vector<std::string_view>{"share-of-which"});
}

}  // namespace jianbao
