// Rules of periods.cpp: estimates that wait; the others are in rules_test.cpp.

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

TEST_CASE("an estimate of a period long over waits for the actual figure") {
  Bench bench;
  bench.add("a", "rail.trains", ten_months, "915", "列", "预计915列").status = Status::Estimate;
  CHECK(
      bench.problems_of("check/estimate-awaits-actual") ==
      Problems{
          "check/estimate-awaits-actual 4:11 2024-01..2024-10 的 915列 是预计数，期间到 "
          "2024-10-31 已经结束，还没有登记实际数（事实 a）。 [50:1 来源 paper 在这里登记，公布日期 "
          "2024-12-03。]"});
}

TEST_CASE("an estimate waits from the end of its period to the day of the check") {
  Bench bench;
  Fact& fact = bench.add("a", "rail.trains", "2023-01..2023-11", "915", "列", "预计915列");
  fact.status = Status::Estimate;
  bench.without("estimate-awaits-actual");
  bench.rule("estimate-awaits-actual").limit = Decimal(30, 0);
  bench.from(fact, "older");  // published five days after the period was over
  CHECK(bench.codes("2023-12-05").empty());
  CHECK(bench.codes("2024-12-03") == "check/estimate-awaits-actual");
  bench.add("b", "rail.trains", "2023-01..2023-11", "915", "列");
  CHECK(bench.codes("2024-12-03").empty());
  CHECK(bench.verdict("estimate-awaits-actual", "a") == "pass: 已有b：实际915列");
}

TEST_CASE("how long an estimate may wait is the rule's") {
  struct Limit {
    const char *limit, *result;
  };
  for (const Limit& c : {Limit{"32", "fail: "}, Limit{"33", "pass: "}, Limit{"33.9", "pass: "}}) {
    CAPTURE(c.limit);
    Bench bench;
    bench.without("estimate-awaits-actual");
    bench.rule("estimate-awaits-actual").limit = Decimal::parse(c.limit);
    bench.add("a", "rail.trains", ten_months, "915", "列").status = Status::Estimate;
    CHECK(bench.verdict("estimate-awaits-actual", "a").starts_with(c.result));
  }
}

}  // namespace jianbao::validation

namespace jianbao::testing {

std::span<const CheckCase> period_cases() {
  static constexpr auto cases = std::to_array<CheckCase>({
      {"period-over", [](Bench& b) { b.add("x", "projects", ten_months, "98", "个"); },
       [](Bench& b) { b.add("x", "projects", "2024", "98", "个"); }, nullptr, one_look},
      {"forecast-ahead",
       [](Bench& b) { b.add("x", "projects", "2024", "98", "个").status = Status::Forecast; },
       [](Bench& b) { b.add("x", "projects", ten_months, "98", "个").status = Status::Forecast; },
       nullptr, one_look},
      {"estimate-awaits-actual",
       [](Bench& b) {
         b.add("x", "companies", "截至2024-12-03", "98", "家").status = Status::Estimate;
       },
       [](Bench& b) { b.add("x", "projects", ten_months, "98", "个").status = Status::Estimate; },
       nullptr, one_look},
  });
  return cases;
}

}  // namespace jianbao::testing
