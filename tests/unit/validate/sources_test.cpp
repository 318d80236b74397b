// Rules of sources.cpp.

#include <doctest/doctest.h>

#include <array>

#include "unit/validate/check_cases.h"

namespace jianbao::validation {
namespace {

using testing::Bench;
using testing::ten_months;
using testing::ten_months_before;
using Problems = std::vector<std::string>;

}  // namespace

TEST_CASE("a target below what was reached when it was set") {
  Bench bench;
  bench.add("a", "exports", "2024", "320", "亿元").status = Status::Target;
  bench.add("b", "exports", ten_months, "347", "亿元");
  CHECK(bench.problems_of("check/target-reached") ==
        Problems{"check/target-reached 2:10 目标 320亿元，提出以前 2024-01..2024-10 已经是 "
                 "347亿元（事实 a）。 [12:10 事实 b 在这里：347亿元。]"});
  SUBCASE("what became known later does not count") {
    bench.from(bench.set.facts[0], "older");
    bench.set.facts[0].period = *Period::parse("2024");
    CHECK(bench.verdict("target-before-actual", "a").empty());
  }
  SUBCASE("what the year before reached does not count for a flow") {
    bench.set.facts[1].period = *Period::parse(ten_months_before);
    CHECK(bench.verdict("target-before-actual", "a").empty());
  }
  SUBCASE("by when is what `due` says") {
    bench.set.facts[0].due = Period::parse("2024-01..2024-09");
    CHECK(bench.verdict("target-before-actual", "a").empty());
  }
  SUBCASE("the target of a part is not held against the whole") {
    bench.part_of(bench.set.facts[0], "b", "1亿元以上");
    CHECK(bench.verdict("target-before-actual", "a").empty());
  }
  SUBCASE("less is no failure where more is not better") {
    for (Fact& fact : bench.set.facts) {
      fact.indicator = *bench.catalogue.indicator("imports");
    }
    CHECK(bench.verdict("target-before-actual", "a").empty());
  }
}

TEST_CASE("two sources of one figure") {
  Bench bench;
  bench.from(bench.add("a", "trade.total", "2022", "300", "亿元"), "older");
  Fact& later = bench.add("b", "trade.total", "2022", "301", "亿元");
  CHECK(bench.problems_of("check/sources-disagree") ==
        Problems{"check/sources-disagree 12:10 paper 的 b 是 301亿元，older 的 a 是 300亿元。 "
                 "[2:10 事实 a 在这里：300亿元。]"});
  CHECK(bench.verdict("sources-agree", "a").empty());
  SUBCASE("3004亿元 in other digits says the same") {
    later.quantity->amount = Decimal(3004, 1);
    CHECK(bench.verdict("sources-agree", "b") == "pass: 300.4亿元，older为300亿元");
  }
  SUBCASE("a revision says why") {
    later.revision = Revision{"年报核定", "统计岗", *parse_date("2024-12-01")};
    CHECK(bench.verdict("sources-agree", "b").starts_with("pass: "));
  }
  SUBCASE("the earlier figure revises nothing") {
    bench.set.facts[0].revision = Revision{"年报核定", "统计岗", *parse_date("2024-12-01")};
    CHECK(bench.verdict("sources-agree", "b").starts_with("fail: "));
  }
  SUBCASE("another threshold is another figure") {
    bench.part_of(later, "a", "1亿元以上");
    CHECK(bench.verdict("sources-agree", "b").empty());
  }
}

TEST_CASE("one publisher who says two things at two times has revised it, or one is wrong") {
  Bench bench;
  SourceDocument again = bench.catalogue[*bench.catalogue.document("older")];
  again.key = "again";
  again.published = *parse_date("2024-06-01");
  bench.catalogue.add(again);
  Fact& first = bench.add("a", "trade.total", "2022", "300", "亿元");
  bench.from(first, "older");
  Fact& later = bench.add("b", "trade.total", "2022", "301", "亿元");
  bench.from(later, "again");
  CHECK(bench.problems_of("check/published-again") ==
        Problems{"check/published-again 12:10 older报社先说 300亿元（a，2023-12-05），后说 "
                 "301亿元（b，2024-06-01），没有登记修订。 [2:10 事实 a 在这里：300亿元。]"});
  CHECK(bench.verdict("sources-agree", "b").starts_with("fail: "));
  SUBCASE("a registered revision says why") {
    later.revision = Revision{"年报核定", "统计岗", *parse_date("2024-12-01")};
    CHECK(bench.verdict("sources-agree", "b") == "pass: 301亿元，older为300亿元，已登记修订");
  }
  SUBCASE("the earlier figure revises nothing") {
    first.revision = Revision{"年报核定", "统计岗", *parse_date("2024-12-01")};
    CHECK(bench.verdict("sources-agree", "b").starts_with("fail: "));
  }
  SUBCASE("what was expected is counted later") {
    first.status = Status::Estimate;
    CHECK(bench.verdict("sources-agree", "b").starts_with("pass: "));
    std::swap(first.status, later.status);
    CHECK(bench.verdict("sources-agree", "b").starts_with("fail: "));
  }
  SUBCASE("the later one tells, wherever it is entered") {
    std::swap(first.id, later.id);
    CHECK(bench.problems_of("check/published-again")
              .front()
              .starts_with(
                  "check/published-again 12:10 older报社先说 300亿元（b，2023-12-05），后说"));
  }
}

TEST_CASE("one document that says two things in two statuses") {
  Bench bench;
  bench.add("a", "exports", ten_months, "30.2", "亿元");
  bench.add("b", "exports", ten_months, "20.2", "亿元").status = Status::Preliminary;
  CHECK(bench.codes() == "check/sources-disagree");
}

TEST_CASE("figures of two years are no two flows of one") {
  Bench bench;
  bench.rule("same-flow").parts = {*bench.catalogue.indicator("projects"),
                                   *bench.catalogue.indicator("projects.large")};
  std::int64_t value = 100;
  for (int year = 2010; year < 2020; ++year, value += value / 5) {
    Fact& fact = bench.add("y" + std::to_string(year), "projects", std::to_string(year), "1", "个");
    fact.quantity->amount = Decimal(value, 0);
    bench.from(fact, year % 2 == 0 ? "older" : "paper");
  }
  CHECK(bench.problems_of("check/flows-differ").empty());
  // 截至 speaks of the year that ends on that day.
  bench.from(bench.add("x", "projects.large", "截至2016-06-30", "1000", "个"), "later");
  CHECK(bench.problems_of("check/flows-differ", "2025-02-01").size() == 2);
}

TEST_CASE("one kind of flow under two names") {
  Bench bench;
  bench.rule("same-flow").parts = {*bench.catalogue.indicator("rail.trains"),
                                   *bench.catalogue.indicator("classes")};
  bench.from(bench.add("a", "rail.trains", "2022", "1000", "列"), "older");
  Fact& other = bench.add("b", "rail.trains", "2022", "2000", "列");
  CHECK(bench.problems_of("check/flows-differ") ==
        Problems{"check/flows-differ 12:10 paper 的 b 是 2000列，older 的 a 是 "
                 "1000列，说的是同一种量，相差 100%。 [2:10 事实 a 在这里：1000列。]"});
  other.period = *Period::parse("2022-01..2022-10");
  CHECK(bench.verdict("same-flow", "b").empty());
  other.period = *Period::parse("2022-01..2022-12");
  CHECK(bench.verdict("same-flow", "b").starts_with("fail: "));
  bench.rules.back().limit = Decimal(100, 0);
  CHECK(bench.verdict("same-flow", "b") == "pass: 2000列，a为1000列");
}

TEST_CASE("a figure that went out is not changed without a reason") {
  Bench bench;
  Fact& fact = bench.add("a", "rail.trains", ten_months, "951", "列");
  bench.issue("a", "2024-11", "915列");
  CHECK(bench.problems_of("check/revision-unexplained") ==
        Problems{"check/revision-unexplained 2:10 2024-11 期印的是 915列，现在的 a 是 "
                 "951列，没有写明为什么修订。 [200:1 2024-11 期印的数在这里：915列。]"});
  fact.revision = Revision{"来源更正", "综合科", *parse_date("2024-12-01")};
  CHECK(bench.verdict("revision-explained", "a") ==
        "pass: 2024-11印的是915列，现在是951列，修订：来源更正");
  fact.revision.reset();
  fact.quantity->amount = Decimal(915, 0);
  CHECK(bench.verdict("revision-explained", "a") == "pass: 与2024-11印的相同");
}

}  // namespace jianbao::validation

namespace jianbao::testing {

std::span<const CheckCase> source_cases() {
  static constexpr auto cases = std::to_array<CheckCase>({
      {"target-before-actual",
       [](Bench& b) {
         b.add("a", "exports", ten_months, "300", "亿元");
         b.add("x", "exports", "2024", "400", "亿元").status = Status::Target;
       },
       [](Bench& b) {
         b.add("a", "exports", ten_months, "300", "亿元");
         b.add("x", "exports", "2024", "250", "亿元").status = Status::Target;
       },
       [](Bench& b) {
         b.add("a", "exports", ten_months, "300", "亿元");
         b.add("x", "exports", "2024", "超250", "亿元").status = Status::Target;
       }},
      {"sources-agree",
       [](Bench& b) {
         b.from(b.add("a", "trade.total", "2022", "300", "亿元"), "older");
         b.add("x", "trade.total", "2022", "300", "亿元");
       },
       [](Bench& b) {
         b.from(b.add("a", "trade.total", "2022", "300", "亿元"), "older");
         b.add("x", "trade.total", "2022", "310", "亿元");
       },
       [](Bench& b) {
         b.from(b.add("a", "trade.total", "2022", "300", "亿元"), "older");
         b.add("x", "trade.total", "2022", "300", "亿美元");
       }},
      {"same-flow",
       [](Bench& b) {
         b.rule("same-flow").parts = {*b.catalogue.indicator("projects"),
                                      *b.catalogue.indicator("projects.large")};
         b.from(b.add("a", "projects", "2022", "100", "个"), "older");
         b.add("x", "projects.large", "2022", "120", "个");
       },
       [](Bench& b) {
         b.rule("same-flow").parts = {*b.catalogue.indicator("projects"),
                                      *b.catalogue.indicator("projects.large")};
         b.from(b.add("a", "projects", "2022", "100", "个"), "older");
         b.add("x", "projects.large", "2022", "1000", "个");
       },
       [](Bench& b) {
         b.rule("same-flow").parts = {*b.catalogue.indicator("projects"),
                                      *b.catalogue.indicator("projects.large")};
         b.from(b.add("a", "projects", "2022", "100", "个"), "older");
         b.add("x", "projects.large", "2022", "0", "个");
       }},
      {"revision-explained",
       [](Bench& b) {
         b.issue("x", "2024-11", "915列");
         b.add("x", "rail.trains", ten_months, "915", "列");
       },
       [](Bench& b) {
         b.issue("x", "2024-11", "915列");
         b.add("x", "rail.trains", ten_months, "951", "列");
       },
       nullptr, nothing_to_judge},
  });
  return cases;
}

}  // namespace jianbao::testing
