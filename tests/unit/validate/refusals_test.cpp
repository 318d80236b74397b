// What an error refuses, and that no refusal goes without a word.

#include <doctest/doctest.h>

#include <stdexcept>

#include "unit/validate/check_cases.h"
#include "validate/document_checks.h"
#include "validate/rules.h"

namespace jianbao::validation {
namespace {

using testing::Bench;
using testing::ten_months;
using testing::ten_months_before;

std::string refused(const Bench& bench) {
  const auto outcome = bench.check();
  std::string ids;
  for (FactIndex i = 0; i < (*outcome)->facts().size(); ++i) {
    ids += (*outcome)->is_refused(i) ? (*outcome)->facts()[i].id + " " : "";
  }
  return ids;
}

}  // namespace

TEST_CASE("of figures that cannot all be right each is refused") {
  Bench growth;
  growth.without("implied-base").without("jump-needs-note");
  growth.grow(growth.add("x", "rail.trains", ten_months, "915", "列"), "18.1");
  growth.add("base", "rail.trains", ten_months_before, "700", "列");
  growth.add("other", "projects", ten_months, "98", "个");
  CHECK(refused(growth) == "base x ");

  Bench falls;
  falls.add("a", "classes", "累计至2024-10-31", "239", "班次");
  falls.add("b", "classes", "累计至2024-12-02", "230", "班次");
  CHECK(refused(falls) == "a b ");

  Bench sources;
  sources.from(sources.add("a", "trade.total", "2022", "300", "亿元"), "older");
  sources.add("b", "trade.total", "2022", "310", "亿元");
  CHECK(refused(sources).empty());
  sources.warnings_as_errors = true;
  CHECK(refused(sources) == "a b ");
}

TEST_CASE("a slip of one entry refuses no other that is named beside it") {
  Bench bench;
  bench.of_subject(bench.add("whole", "projects", ten_months, "98", "个"), "青岛市");
  bench.part_of(bench.add("part", "projects.large", ten_months, "4", "个"), "whole");
  CHECK(bench.codes() == "check/whole-subject");
  CHECK(refused(bench) == "part ");
}

TEST_CASE("of shares beyond 100% the first that the rule looks at tells, and all are refused") {
  Bench bench;
  bench.without("shares-sum").without("share-against-total");
  bench.rule("shares-sum").indicators = {*bench.catalogue.indicator("imports")};
  bench.add("whole", "trade.total", ten_months, "100", "亿元");
  for (const char* id : {"exports", "imports"}) {
    Fact& part = bench.add(id, id, ten_months, "45", "亿元");
    bench.part_of(part, "whole");
    bench.share(part, "55.0");
  }
  CHECK(bench.codes() == "check/shares-sum");
  CHECK(refused(bench) == "exports imports ");
}

TEST_CASE("of two flows that differ the one that the rule looks at tells") {
  Bench bench;
  Rule& rule = bench.rule("same-flow");
  rule.parts = {*bench.catalogue.indicator("projects"),
                *bench.catalogue.indicator("projects.large")};
  rule.indicators = {rule.parts.front()};
  bench.from(bench.add("a", "projects", "2022", "1000", "个"), "older");
  bench.add("b", "projects.large", "2022", "2000", "个");
  CHECK(bench.verdict("same-flow", "a").starts_with("fail: "));
  CHECK(bench.verdict("same-flow", "b").empty());
  CHECK(bench.codes() == "check/flows-differ");
}

TEST_CASE("a check that breaks down is told, and stops neither the others nor the run") {
  const Bench bench;
  const auto set = std::make_shared<FactSet>();
  Fact fact(*bench.catalogue.indicator("classes"), *bench.catalogue.subject("青岛市"),
            *bench.catalogue.document("paper"), bench.place(1, 1, 5));
  fact.id = "x";
  set->facts.push_back(fact);
  const auto day = *parse_date("2024-12-03");
  const Scene scene(set, bench.catalogue, bench.issued, day, day);
  const Case c{scene, bench.rules.front(), 0, false};
  const Look domain = look_safely([](const Case&) -> Look { throw std::domain_error("÷ 0"); }, c);
  REQUIRE(domain);
  CHECK(domain->result == RuleResult::Fail);
  CHECK(domain->diagnostics.front().code == Code::CheckRuleBroken);
  const Look overflow = look_safely([](const Case&) -> Look { throw std::overflow_error(""); }, c);
  CHECK(overflow->diagnostics.front().code == Code::CheckTooLarge);
  const TextCheckResult text =
      look_safely([](const Reading&) -> TextCheckResult { throw std::out_of_range("beyond"); },
                  Reading{{}, Registry(), {}}, bench.rules.front());
  REQUIRE(text.findings.size() == 1);
  CHECK(text.findings.front().code == Code::CheckRuleBroken);
  CHECK(text.sound == 0);
}

}  // namespace jianbao::validation
