// What bounding words leave open is no pass: the three answers, and the checks that give them.

#include <doctest/doctest.h>

#include "unit/validate/check_cases.h"
#include "validate/figures.h"

namespace jianbao::validation {
namespace {

using testing::Bench;
using testing::ten_months;
using testing::ten_months_before;

Interval from_to(std::int64_t low, std::int64_t high) {
  return {Rational(low), Rational(high), false, false};
}
Interval above(std::int64_t low) { return {Rational(low), std::nullopt, true, true}; }
Interval below(std::int64_t high) { return {std::nullopt, Rational(high), true, true}; }

}  // namespace

TEST_CASE("a figure is allowed, is not, or nobody can tell") {
  struct Row {
    Interval figure, allowed;
    Standing answer;
  };
  const Row rows[] = {
      {from_to(1, 2), from_to(0, 3), Standing::Holds},
      {from_to(1, 4), from_to(0, 3), Standing::Holds},  // rounding alone leaves nothing open
      {from_to(4, 5), from_to(0, 3), Standing::Contradicts},
      {above(3), from_to(0, 3), Standing::Contradicts},
      {above(2), from_to(0, 3), Standing::Unsure},
      {below(2), from_to(0, 3), Standing::Unsure},
      {from_to(4, 5), above(3), Standing::Holds},
      {above(4), above(3), Standing::Holds},
      {above(3), above(4), Standing::Unsure},
      {{}, from_to(0, 3), Standing::Unsure},
  };
  for (const Row& row : rows) {
    CAPTURE(row.figure.to_string(0));
    CAPTURE(row.allowed.to_string(0));
    CHECK(standing(row.figure, row.allowed) == row.answer);
  }
  CHECK(agreement(above(3), above(4)) == Standing::Holds);
  CHECK(agreement(above(3), below(4)) == Standing::Unsure);
  CHECK(agreement(above(3), below(3)) == Standing::Contradicts);
}

TEST_CASE("a figure is not above another, is, or nobody can tell") {
  CHECK(order(from_to(1, 2), from_to(2, 3)) == Standing::Holds);
  CHECK(order(from_to(1, 3), from_to(2, 3)) == Standing::Holds);
  CHECK(order(from_to(4, 5), from_to(2, 3)) == Standing::Contradicts);
  CHECK(order(from_to(1, 2), above(2)) == Standing::Holds);
  CHECK(order(from_to(5, 6), above(2)) == Standing::Unsure);
  CHECK(order(above(1), from_to(2, 3)) == Standing::Unsure);
  CHECK(order(below(5), from_to(2, 3)) == Standing::Unsure);
  CHECK(order(above(3), from_to(2, 3)) == Standing::Contradicts);
}

TEST_CASE("a growth of 超120 over 超100 may be any") {
  Bench bench;
  bench.grow(bench.add("x", "rail.trains", ten_months, "超120", "列"), "20.0");
  bench.add("base", "rail.trains", ten_months_before, "超100", "列");
  CHECK(bench.verdict("growth-against-base", "x").starts_with("not evaluable: "));
  Bench swing;
  swing.add("x", "rail.trains", ten_months, "超120", "列");
  swing.add("base", "rail.trains", ten_months_before, "超100", "列");
  CHECK(swing.verdict("jump-needs-note", "x").starts_with("not evaluable: "));
}

TEST_CASE("超100 after 200 may have fallen, and 250 after 超200 too") {
  struct Row {
    const char *earlier, *later, *result;
  };
  for (const Row& row :
       {Row{"200", "超100", "not evaluable: "}, Row{"超200", "250", "not evaluable: "},
        Row{"近200", "250", "not evaluable: "}, Row{"200", "超200", "pass: "},
        Row{"超200", "200", "fail: "}}) {
    CAPTURE(row.earlier);
    CAPTURE(row.later);
    Bench bench;
    bench.add("a", "classes", "累计至2024-10-31", row.earlier, "班次");
    bench.add("x", "classes", "累计至2024-12-02", row.later, "班次");
    CHECK(bench.verdict("cumulative-never-falls", "x").starts_with(row.result));
  }
}

TEST_CASE("months of which one has no upper bound may make anything") {
  Bench bench;
  bench.add("a", "rail.trains", "2024-01..2024-09", "超800", "列");
  bench.add("l", "rail.trains", "2024-10", "20", "列");
  bench.add("x", "rail.trains", ten_months, "915", "列");
  CHECK(bench.verdict("month-plus-previous", "x").starts_with("not evaluable: "));
}

TEST_CASE("a target without an upper bound may lie above what was reached") {
  Bench bench;
  bench.add("a", "exports", ten_months, "347", "亿元");
  bench.add("x", "exports", "2024", "超250", "亿元").status = Status::Target;
  CHECK(bench.verdict("target-before-actual", "x").starts_with("not evaluable: "));
}

TEST_CASE("parts against a whole without an upper bound") {
  Bench bench;
  bench.add("x", "projects", ten_months, "超90", "个");
  bench.part_of(bench.add("a", "projects.large", ten_months, "60", "个"), "x");
  bench.part_of(bench.add("b", "projects.large", ten_months, "38", "个"), "x");
  CHECK(bench.verdict("parts-sum", "x").starts_with("not evaluable: "));
  bench.set.facts[1].quantity->amount = Decimal(52, 0);
  CHECK(bench.verdict("parts-sum", "x").starts_with("pass: "));
  bench.set.facts[1].quantity->amount = Decimal(98, 0);
  CHECK(bench.verdict("subset-bound", "a").starts_with("not evaluable: "));
}

TEST_CASE("超5 may be within a range or beyond it") {
  Bench bench;
  bench.bounds("range", "0", "10");
  bench.add("x", "projects", ten_months, "超5", "个");
  CHECK(bench.verdict("range", "x").starts_with("not evaluable: "));
  Bench each;
  each.bounds("pair-ratio", "0.01", "50");
  each.add("count", "projects", ten_months, "25", "个");
  each.add("x", "trade.total", ten_months, "超71.6", "亿元").per = "count";
  CHECK(each.verdict("pair-ratio", "x").starts_with("not evaluable: "));
}

TEST_CASE("the share of a part without an upper bound may be any") {
  Bench bench;
  bench.share(bench.add("x", "projects", ten_months, "超110", "个"), "17.4", "青岛市");
  bench.of_subject(bench.add("city", "projects", ten_months, "655", "个"), "青岛市");
  CHECK(bench.verdict("share-against-total", "x").starts_with("not evaluable: "));
  Bench sum;
  sum.add("whole", "trade.total", ten_months, "100", "亿元");
  Fact& part = sum.add("x", "exports", ten_months, "55", "亿元");
  sum.part_of(part, "whole");
  sum.share(part, "55.0");
  part.comparisons.back().qualifier = Qualifier::Over;
  CHECK(sum.verdict("shares-sum", "x").starts_with("not evaluable: "));
}

TEST_CASE("units that do not convert show no slip, and no absence of one") {
  Bench bench;
  bench.add("a", "trade.total", ten_months_before, "350", "亿美元");
  bench.add("x", "trade.total", ten_months, "347", "亿元");
  CHECK(bench.verdict("unit-slip", "x") == "not evaluable: a的单位不能换算");
}

TEST_CASE("超100 of one source and 近120 of another may be one figure or not") {
  Bench bench;
  bench.from(bench.add("a", "trade.total", "2022", "超100", "亿元"), "older");
  bench.add("x", "trade.total", "2022", "近120", "亿元");
  CHECK(bench.verdict("sources-agree", "x").starts_with("not evaluable: "));
}

}  // namespace jianbao::validation
