// Rules of arithmetic.cpp and relations.cpp that rules_test.cpp does not have.

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

TEST_CASE("no growth over nothing, over a loss, or from a profit to a loss") {
  Bench bench;
  bench.grow(bench.add("a", "trade.total", ten_months, "3.2", "亿元"), "20");
  bench.add("base", "trade.total", ten_months_before, "-1.5", "亿元", "-1.5亿元");
  CHECK(bench.problems_of("check/growth-of-sign-change") ==
        Problems{"check/growth-of-sign-change 6:10 基期 -1.5亿元，本期 "
                 "3.2亿元：基期为零或盈亏变号，不能写同比20%（事实 a）。 [12:10 事实 base "
                 "在这里：-1.5亿元。]"});
  const auto judge = [&bench](std::int64_t level, std::int64_t before) {
    bench.set.facts[0].quantity->amount = Decimal(level, 1);
    bench.set.facts[1].quantity->amount = Decimal(before, 1);
    return bench.verdict("growth-of-sign-change", "a").substr(0, 4);
  };
  CHECK(judge(32, 0) == "fail");
  CHECK(judge(-32, 15) == "fail");
  CHECK(judge(-32, -15) == "fail");
  CHECK(judge(32, 15) == "pass");
  CHECK(judge(0, 15) == "pass");
}

TEST_CASE("an amount for each that is out of proportion") {
  Bench bench;
  bench.bounds("pair-ratio", "0.01", "50");
  bench.add("count", "projects", ten_months, "25", "个");
  bench.add("a", "trade.total", ten_months, "7160", "亿元").per = "count";
  CHECK(bench.problems_of("check/pair-ratio") ==
        Problems{"check/pair-ratio 12:10 7160亿元 按 25个 平均，每个 [286.38, 286.42)亿元，不在 "
                 "0.01～50 之间（事实 a）。 [2:10 事实 count 在这里：25个。]"});
}

TEST_CASE("the other half of a pair") {
  Bench bench;
  Fact& fact = bench.add("a", "projects", ten_months, "12", "个");
  fact.pair = "b";
  fact.pair_span = bench.place(8, 8, 13);
  CHECK(bench.problems_of("check/unknown-pair") ==
        Problems{"check/unknown-pair 8:8 事实 a 的另一半“b”不存在，或就是自己。"});
  fact.pair = "a";
  CHECK(bench.codes() == "check/unknown-pair");
}

TEST_CASE("of two facts of one id neither hides what the other contradicts") {
  Bench bench;
  bench.bounds("pair-ratio", "0.1", "50");
  bench.add("whole", "projects", ten_months, "40", "个");
  Fact& part = bench.add("part", "projects.large", ten_months, "49", "个");
  bench.part_of(part, "whole");
  bench.share(part, "50.0");
  bench.add("amount", "trade.total", ten_months, "3000", "亿元").per = "whole";
  // Entered before the other, and everything would fit it.
  Fact& twin = bench.add("whole", "projects", ten_months, "98", "个");
  twin.span = twin.value_span = bench.place(1, 1, 1);
  for (const char* rule : {"subset-bound", "share-against-total"}) {
    CAPTURE(rule);
    CHECK(bench.verdict(rule, "part").starts_with("fail: "));
  }
  CHECK(bench.verdict("pair-ratio", "amount").starts_with("fail: "));
  bench.of_subject(bench.set.facts[0], "青岛市");
  CHECK(bench.verdict("part-fits-whole", "part").starts_with("fail: "));
  CHECK(bench.verdict("count-fits-amount", "amount").starts_with("fail: "));
}

TEST_CASE("a growth at comparable prices is not reckoned from two levels at current prices") {
  Bench bench;
  Fact& fact = bench.add("a", "trade.total", ten_months, "347", "亿元");
  bench.grow(fact, "5");
  fact.comparisons.back().rate_basis = "可比价";
  bench.add("b", "trade.total", ten_months_before, "290", "亿元");
  CHECK(bench.verdict("growth-against-base", "a") ==
        "not evaluable: 增速按可比价计算，不能用两个数核对");
  fact.comparisons.back().rate_basis.clear();
  CHECK(bench.verdict("growth-against-base", "a").starts_with("fail: "));
}

TEST_CASE("a growth over the period before has a base of its own") {
  Bench bench;
  bench.grow(bench.add("a", "rail.trains", "2024-10", "110", "列"), "10", "环比增长10%",
             ComparisonKind::PeriodOnPeriod);
  bench.add("september", "rail.trains", "2024-09", "100", "列");
  CHECK(bench.verdict("growth-against-base", "a").starts_with("pass: "));
  bench.set.facts[1].quantity->amount = Decimal(90, 0);
  CHECK(bench.verdict("growth-against-base", "a").starts_with("fail: "));
}

TEST_CASE("parts without a lower bound hide nothing, and add nothing") {
  Bench bench;
  bench.add("whole", "projects", ten_months, "98", "个");
  for (const char* id : {"a", "b"}) {
    bench.part_of(bench.add(id, "projects.large", ten_months, "50", "个"), "whole");
  }
  CHECK(bench.verdict("parts-sum", "whole").starts_with("fail: "));
  bench.part_of(bench.add("c", "projects.large", ten_months, "近30", "个"), "whole");
  CHECK(bench.verdict("parts-sum", "whole").starts_with("fail: "));
}

}  // namespace jianbao::validation

namespace jianbao::testing {

std::span<const CheckCase> relation_cases() {
  static constexpr auto cases = std::to_array<CheckCase>({
      {"growth-against-base",
       [](Bench& b) {
         b.grow(b.add("x", "rail.trains", ten_months, "915", "列"), "18.1");
         b.add("base", "rail.trains", ten_months_before, "775", "列");
       },
       [](Bench& b) {
         b.grow(b.add("x", "rail.trains", ten_months, "915", "列"), "18.1");
         b.add("base", "rail.trains", ten_months_before, "700", "列");
       },
       [](Bench& b) { b.grow(b.add("x", "rail.trains", ten_months, "915", "列"), "18.1"); }},
      {"implied-base",
       [](Bench& b) { b.grow(b.add("x", "rail.trains", ten_months, "915", "列"), "18.1"); },
       [](Bench& b) { b.grow(b.add("x", "rail.trains", ten_months, "5", "列"), "18.1"); },
       [](Bench& b) { b.grow(b.add("x", "rail.trains", ten_months, "超5", "列"), "18.1"); }},
      {"growth-of-sign-change",
       [](Bench& b) {
         b.grow(b.add("x", "rail.trains", ten_months, "915", "列"), "18.1");
         b.add("base", "rail.trains", ten_months_before, "775", "列");
       },
       [](Bench& b) {
         b.grow(b.add("x", "rail.trains", ten_months, "915", "列"), "18.1");
         b.add("base", "rail.trains", ten_months_before, "0", "列");
       },
       nullptr, nothing_to_judge},
      {"part-fits-whole",
       [](Bench& b) {
         b.add("whole", "projects", ten_months, "98", "个");
         b.part_of(b.add("x", "projects.large", ten_months, "4", "个"), "whole");
       },
       [](Bench& b) { b.part_of(b.add("x", "projects.large", ten_months, "4", "个"), "whole"); },
       [](Bench& b) {
         b.from(b.add("whole", "projects", ten_months, "98", "个"), "later");
         b.part_of(b.add("x", "projects.large", ten_months, "4", "个"), "whole");
       }},
      {"subset-bound",
       [](Bench& b) {
         b.add("whole", "projects", ten_months, "98", "个");
         b.part_of(b.add("x", "projects.large", ten_months, "4", "个"), "whole");
       },
       [](Bench& b) {
         b.add("whole", "projects", ten_months, "98", "个");
         b.part_of(b.add("x", "projects.large", ten_months, "99", "个"), "whole");
       },
       [](Bench& b) {
         b.add("whole", "projects", ten_months, "98", "个");
         b.part_of(b.add("x", "projects.large", ten_months, "超4", "个"), "whole");
       }},
      {"parts-sum",
       [](Bench& b) {
         b.add("x", "projects", ten_months, "98", "个");
         b.part_of(b.add("a", "projects.large", ten_months, "60", "个"), "x");
         b.part_of(b.add("b", "projects.large", ten_months, "38", "个"), "x");
       },
       [](Bench& b) {
         b.add("x", "projects", ten_months, "98", "个");
         b.part_of(b.add("a", "projects.large", ten_months, "60", "个"), "x");
         b.part_of(b.add("b", "projects.large", ten_months, "39", "个"), "x");
       },
       [](Bench& b) {
         b.add("x", "projects", ten_months, "98", "个");
         b.part_of(b.add("a", "projects.large", ten_months, "60", "个"), "x");
         b.part_of(b.add("b", "projects.large", ten_months, "近40", "个"), "x");
       }},
      {"count-fits-amount",
       [](Bench& b) {
         b.add("count", "projects", ten_months, "25", "个");
         b.add("x", "trade.total", ten_months, "71.6", "亿元").per = "count";
       },
       [](Bench& b) { b.add("x", "trade.total", ten_months, "71.6", "亿元").per = "count"; },
       [](Bench& b) {
         b.from(b.add("count", "projects", ten_months, "25", "个"), "later");
         b.add("x", "trade.total", ten_months, "71.6", "亿元").per = "count";
       }},
      {"pair-ratio",
       [](Bench& b) {
         b.bounds("pair-ratio", "0.01", "50");
         b.add("count", "projects", ten_months, "25", "个");
         b.add("x", "trade.total", ten_months, "71.6", "亿元").per = "count";
       },
       [](Bench& b) {
         b.bounds("pair-ratio", "0.01", "50");
         b.add("count", "projects", ten_months, "25", "个");
         b.add("x", "trade.total", ten_months, "7160", "亿元").per = "count";
       },
       [](Bench& b) {
         b.bounds("pair-ratio", "0.01", "50");
         b.add("count", "projects", ten_months, "近25", "个");
         b.add("x", "trade.total", ten_months, "71.6", "亿元").per = "count";
       }},
      {"pair-exists",
       [](Bench& b) {
         b.add("x", "projects", ten_months, "12", "个").pair = "y";
         b.add("y", "classes", ten_months, "15", "班次");
       },
       [](Bench& b) { b.add("x", "projects", ten_months, "12", "个").pair = "y"; },
       [](Bench& b) {
         b.add("x", "projects", ten_months, "12", "个").pair = "y";
         b.from(b.add("y", "classes", ten_months, "15", "班次"), "later");
       }},
  });
  return cases;
}

}  // namespace jianbao::testing
