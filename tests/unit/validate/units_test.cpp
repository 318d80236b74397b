// Rules of units.cpp that need settings or a second currency; the others are in rules_test.cpp.

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

TEST_CASE("a figure outside of what is plausible, in whatever unit it is entered") {
  Bench bench;
  bench.bounds("range", "100", "500").indicators = {*bench.catalogue.indicator("trade.total")};
  bench.add("a", "trade.total", ten_months, "3470", "亿元");
  bench.add("b", "trade.total", ten_months_before, "3470000", "万元");
  bench.add("c", "projects", ten_months, "3470", "个");
  CHECK(bench.problems_of("check/out-of-range") ==
        Problems{"check/out-of-range 2:10 3470亿元 不在 100～500亿元 之间（事实 a）。"});
  CHECK(bench.verdict("range", "b") == "pass: 3470000万元，应在100～500亿元之间");
  CHECK(bench.verdict("range", "c").empty());
}

TEST_CASE("a figure in a unit of another kind is not measured by the bounds") {
  Bench bench;
  bench.bounds("range", "100", "500");
  bench.add("a", "trade.total", ten_months, "3470", "亿美元");
  CHECK(bench.codes() == "check/unit-kind");
}

TEST_CASE("a figure is implausible only where no reading of its digits is plausible") {
  Bench bench;
  bench.bounds("range", "100", "500");
  bench.add("a", "trade.total", ten_months, "超400", "亿元");
  bench.add("b", "trade.total", ten_months_before, "超500", "亿元");
  CHECK(bench.verdict("range", "a").starts_with("not evaluable: "));
  CHECK(bench.verdict("range", "b").starts_with("fail: "));
}

TEST_CASE("what is money is said of the unit, not read from its name") {
  Bench bench;
  const Span span = bench.place(1, 1, 2);
  bench.catalogue.add(Unit{"单元", "单元", 1, true, span});
  bench.catalogue.add(Unit{"英镑", "英镑", 1, false, span, Currency::Foreign});
  bench.add("a", "exports", ten_months, "347", "亿元");
  bench.add("b", "classes", ten_months, "50", "单元");
  bench.add("c", "imports", ten_months, "50", "英镑");
  CHECK(bench.verdict("currency-alone", "b").empty());
  CHECK(bench.verdict("currency-alone", "c") == "fail: 与本篇其他金额币种不同");
}

TEST_CASE("amounts in two currencies of one document") {
  Bench bench;
  bench.add("a", "exports", ten_months, "347", "亿元");
  bench.add("b", "imports", ten_months, "50", "亿美元");
  CHECK(bench.problems_of("check/currency-alone") ==
        Problems{"check/currency-alone 13:9 50亿美元 不以元计，paper 的其他金额以元计（事实 b）。 "
                 "[2:10 事实 a 在这里：347亿元。]"});
  CHECK(bench.verdict("currency-alone", "a") == "pass: 以元计");
  bench.from(bench.set.facts[0], "older");
  CHECK(bench.problems_of("check/currency-alone").empty());
}

}  // namespace jianbao::validation

namespace jianbao::testing {

std::span<const CheckCase> unit_cases() {
  static constexpr auto cases = std::to_array<CheckCase>({
      {"unit-of-indicator", [](Bench& b) { b.add("x", "trade.total", ten_months, "347", "万元"); },
       [](Bench& b) { b.add("x", "trade.total", ten_months, "347", "亿美元"); }, nullptr, one_look},
      {"possible-value", [](Bench& b) { b.add("x", "projects", ten_months, "98", "个"); },
       [](Bench& b) { b.add("x", "projects", ten_months, "-5", "个", "-5个"); }, nullptr, one_look},
      {"range",
       [](Bench& b) {
         b.bounds("range", "100", "500");
         b.add("x", "trade.total", ten_months, "347", "亿元");
       },
       [](Bench& b) {
         b.bounds("range", "100", "500");
         b.add("x", "trade.total", ten_months, "600", "亿元");
       },
       [](Bench& b) {
         b.bounds("range", "100", "500");
         b.add("x", "trade.total", ten_months, "超400", "亿元");
       }},
      {"currency-alone", [](Bench& b) { b.add("x", "exports", ten_months, "347", "亿元"); },
       [](Bench& b) {
         b.add("a", "exports", ten_months, "347", "亿元");
         b.add("x", "imports", ten_months, "50", "亿美元");
       },
       nullptr, nothing_to_judge},
  });
  return cases;
}

}  // namespace jianbao::testing
