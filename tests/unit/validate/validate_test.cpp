#include "validate/validate.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

#include "unit/validate/bench.h"
#include "validate/rules.h"

namespace jianbao {
namespace {

using testing::Bench;

/// Facts that every rule has something to say of.
Bench sound_bench() {
  Bench bench;
  bench.without("estimate-awaits-actual");
  bench.grow(bench.add("trains", "rail.trains", "2024-01..2024-10", "915", "列"), "18.1");
  bench.add("trains.before", "rail.trains", "2023-01..2023-10", "775", "列");
  Fact& trade = bench.add("trade", "trade.total", "2024-01..2024-10", "347", "亿元");
  trade.status = Status::Estimate;
  bench.grow(trade, "20");
  bench.add("projects", "projects", "2024-Q1..Q3", "98", "个");
  bench.part_of(bench.add("large", "projects.large", "2024-Q1..Q3", "4", "个"), "projects",
                "50亿元以上");
  bench.add("classes", "classes", "累计至2024-12-02", "239", "班次");
  bench.add("trainees", "trainees", "累计至2024-12-02", "1.7", "万人次").per = "classes";
  bench.add_claim("claim", "首家", "全省");
  return bench;
}

std::string verdicts_of(const Bench& bench) {
  const auto outcome = bench.check();
  return outcome ? dump(**outcome, bench.catalogue) : "no value";
}

}  // namespace

TEST_CASE("sound facts become checked facts, in the order of ids, with verdicts") {
  const Bench bench = sound_bench();
  const auto outcome = bench.check();
  REQUIRE(outcome);
  CHECK(outcome.diagnostics.empty());
  const auto& facts = (*outcome)->facts();
  CHECK(facts.size() == bench.set.facts.size());
  for (FactIndex i = 0; i < facts.size(); ++i) {
    CHECK((i == 0 || facts[i - 1].id < facts[i].id));
    for (const Verdict& verdict : (*outcome)->verdicts(i)) {
      CAPTURE(verdict.rule);
      CHECK_FALSE(verdict.detail.empty());
      CHECK_FALSE(verdict.label.empty());
      CHECK(verdict.result != RuleResult::Fail);
    }
  }
}

TEST_CASE("every word of the vocabulary is told apart, explained and carried out") {
  std::set<std::string_view> names;
  std::set<std::string_view> labels;
  for (const CheckKind& kind : check_kinds()) {
    CAPTURE(kind.name);
    CHECK(names.insert(kind.name).second);
    CHECK(labels.insert(kind.label).second);
    CHECK_FALSE(kind.proves.empty());
    CHECK_FALSE(kind.proves_en.empty());
    CHECK((kind.required & ~kind.settings) == 0);
    CHECK((validation::fact_check(kind) != nullptr) == (kind.looks_at == CheckedThing::Fact));
    CHECK((validation::name_check(kind) != nullptr) == (kind.looks_at == CheckedThing::Name));
  }
}

TEST_CASE("the order of the facts changes no verdict") {
  Bench bench = sound_bench();
  const std::string before = verdicts_of(bench);
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(bench.set.facts.begin(), bench.set.facts.end(), random);
    CHECK(verdicts_of(bench) == before);
  }
}

TEST_CASE("the order of the facts changes no finding") {
  Bench bench = sound_bench();
  bench.set.facts[0].quantity->amount = Decimal(951, 0);
  bench.add("again", "projects", "2024-Q1..Q3", "99", "个");
  bench.add("projects", "classes", "2024-Q1..Q3", "5", "班次");
  const auto before = bench.problems();
  CHECK(before.size() == 5);
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(bench.set.facts.begin(), bench.set.facts.end(), random);
    CHECK(bench.problems() == before);
  }
}

TEST_CASE("facts of documents published after the day are left out without a word") {
  Bench bench;
  bench.add("known", "projects", "2024-Q1..Q3", "98", "个");
  Fact& late = bench.add("late", "projects", "2024-Q1..Q3", "970", "个", "错的");
  bench.from(late, "later");
  const auto outcome = bench.check("2024-12-03");
  REQUIRE(outcome);
  CHECK(outcome.diagnostics.empty());
  CHECK((*outcome)->facts().size() == 1);
  CHECK((*outcome)->find("late") == nullptr);
  CHECK(bench.without("sources-agree").codes("2025-01-20") == "check/anchor-value");
}

TEST_CASE("a warning leaves the facts standing, with a verdict that says fail") {
  Bench bench;
  bench.add("forecast", "rail.trains", "2024-01..2024-10", "1000", "列").status = Status::Forecast;
  const auto outcome = bench.check();
  CHECK(outcome);
  CHECK(outcome.diagnostics.count(Severity::Warning) == 1);
  CHECK(bench.verdict("forecast-ahead", "forecast").starts_with("fail: "));
}

TEST_CASE("an error refuses the fact, and no other") {
  Bench bench;
  bench.add("right", "rail.trains", "2024-01..2024-10", "915", "列");
  bench.add("wrong", "projects", "2024-Q1..Q3", "98", "列", "98列");
  const auto outcome = bench.check();
  REQUIRE(outcome);
  CHECK(outcome.diagnostics.has_errors());
  REQUIRE((*outcome)->facts().size() == 2);
  CHECK_FALSE((*outcome)->is_refused(0));
  CHECK((*outcome)->is_refused(1));
}

TEST_CASE("of two facts that contradict each other both are refused") {
  Bench bench;
  bench.add("a", "projects", "2024-Q1..Q3", "98", "个");
  bench.add("b", "projects", "2024-Q1..Q3", "89", "个");
  const auto outcome = bench.check();
  REQUIRE(outcome);
  CHECK((*outcome)->is_refused(0));
  CHECK((*outcome)->is_refused(1));
}

TEST_CASE("a figure too long to reckon with is an error, never let through") {
  Bench bench;
  bench.grow(bench.add("long", "rail.trains", "2024-01..2024-10", "999999999999999999", "列"),
             "18.123456789");
  const auto outcome = bench.check();
  REQUIRE(outcome);
  CHECK((*outcome)->is_refused(0));
  const auto all = outcome.diagnostics.all();
  CHECK(std::any_of(all.begin(), all.end(),
                    [](const Diagnostic& d) { return d.code == Code::CheckTooLarge; }));
}

}  // namespace jianbao
