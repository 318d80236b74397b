// Rules of series.cpp.

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

TEST_CASE("a cumulative figure that falls") {
  Bench bench;
  bench.add("a", "classes", "累计至2024-10-31", "239", "班次");
  bench.add("b", "classes", "累计至2024-12-02", "230", "班次");
  CHECK(bench.problems_of("check/cumulative-falls") ==
        Problems{"check/cumulative-falls 12:10 累计至2024-12-02 累计 230班次，比 累计至2024-10-31 "
                 "的累计 239班次 还少（事实 b）。 [2:10 事实 a 在这里：239班次。]"});
  CHECK(bench.verdict("cumulative-never-falls", "a").empty());
  bench.add("c", "classes", "累计至2024-11-30", "220", "班次");
  CHECK(bench.verdict("cumulative-never-falls", "b").starts_with("fail: "));
  CHECK(bench.verdict("cumulative-never-falls", "c").starts_with("fail: "));
}

TEST_CASE("超239 stood higher than 239, whichever is entered first") {
  for (const char* id : {"a", "z"}) {
    CAPTURE(id);
    Bench bench;
    bench.add("m", "classes", "累计至2024-10-31", "超239", "班次");
    bench.add("x", "classes", "累计至2024-12-02", "239", "班次");
    CHECK(bench.verdict("cumulative-never-falls", "x").starts_with("fail: "));
    bench.add(id, "classes", "累计至2024-09-30", "239", "班次");
    CHECK(bench.verdict("cumulative-never-falls", "x").starts_with("fail: "));
  }
}

TEST_CASE("figures in units that do not convert neither fall nor add up") {
  Bench bench;
  bench.add("a", "trade.total", ten_months, "300", "亿元");
  bench.add("b", "trade.total", "2024-01..2024-09", "400", "亿美元");
  bench.add("c", "trade.total", "2024-10", "35", "亿元");
  CHECK(bench.verdict("cumulative-never-falls", "a").empty());
  CHECK(bench.verdict("month-plus-previous", "a") ==
        "not evaluable: 上月止累计或本月数的单位不能换算");
}

TEST_CASE("what accumulates from another start is not compared") {
  struct Pair {
    const char *earlier, *later, *result;
  };
  for (const Pair& c :
       {Pair{"2024-01..2024-09", "2024-01..2024-10", "fail"},
        Pair{"2024-Q1..Q2", "2024-Q1..Q3", "fail"},
        Pair{"今年至2024-10-01", "今年至2024-12-02", "fail"},
        Pair{"2023-01..2023-12", "2024-01..2024-10", ""}, Pair{"2024-09", "2024-10", ""},
        Pair{"截至2024-10-01", "截至2024-12-02", ""},
        Pair{"2024-Q1..Q3", "2024-01..2024-10", ""}}) {
    CAPTURE(c.later);
    Bench bench;
    bench.add("a", "classes", c.earlier, "239", "班次");
    bench.add("b", "classes", c.later, "230", "班次");
    CHECK(bench.verdict("cumulative-never-falls", "b").substr(0, 4) == c.result);
  }
}

TEST_CASE("the figure to last month and this month make the figure to this month") {
  Bench bench;
  bench.add("a", "rail.trains", ten_months, "915", "列");
  bench.add("b", "rail.trains", "2024-01..2024-09", "800", "列");
  bench.add("c", "rail.trains", "2024-10", "105", "列");
  CHECK(
      bench.problems_of("check/month-plus-previous") ==
      Problems{"check/month-plus-previous 2:10 2024-01..2024-09 800列，加 2024-10 105列，不等于 "
               "915列（事实 a）。 [12:10 事实 b 在这里：800列。] [22:10 事实 c 在这里：105列。]"});
  bench.set.facts[2].quantity->amount = Decimal(115, 0);
  CHECK(bench.verdict("month-plus-previous", "a") == "pass: 800列＋115列，2024-01..2024-10为915列");
}

TEST_CASE("a month is no more than the total that holds it") {
  Bench bench;
  bench.add("a", "rail.trains", ten_months, "91.5", "列");
  bench.add("b", "rail.trains", "2024-10", "105", "列");
  CHECK(bench.problems_of("check/month-over-total") ==
        Problems{"check/month-over-total 2:10 2024-01..2024-10 累计 91.5列，比其中 2024-10 的 "
                 "105列 还少（事实 a）。 [12:10 事实 b 在这里：105列。]"});
  bench.set.facts[1].quantity->amount = Decimal(-105, 0);
  CHECK(bench.problems_of("check/month-over-total").empty());
  bench.set.facts[1].quantity->amount = Decimal(105, 0);
  bench.set.facts[0].quantity->amount = Decimal(105, 0);  // all of it in October
  CHECK(bench.verdict("month-plus-previous", "a").starts_with("not evaluable: "));
}

TEST_CASE("growths on two bases are no series") {
  Bench bench;
  for (const char* id : {"a", "b"}) {
    Fact& fact =
        bench.add(id, "exports", *id == 'a' ? ten_months_before : ten_months, "347", "亿元");
    bench.grow(fact, "5");
    fact.comparisons.back().rate_basis = *id == 'a' ? "可比价" : "";
  }
  CHECK(bench.problems_of("check/series-basis") ==
        Problems{"check/series-basis 16:10 b 的增速按“未写明”，a 的按“可比价”，不能放在一起比。 "
                 "[2:10 事实 a 在这里：347亿元。]"});
  CHECK(bench.verdict("series-same-basis", "a") == "fail: 增速的口径与b不同");
}

TEST_CASE("a change of basis is told once, whatever the number of figures") {
  Bench bench;
  for (int month = 1; month <= 9; ++month) {
    const std::string number = std::to_string(month);
    Fact& fact = bench.add("m" + number, "exports", "2024-0" + number, "347", "亿元");
    bench.grow(fact, "5");
    fact.comparisons.back().rate_basis = month == 9 ? "可比价" : "";
  }
  CHECK(bench.problems_of("check/series-basis") ==
        Problems{"check/series-basis 6:10 m1 的增速按“未写明”，m9 的按“可比价”，不能放在一起比。 "
                 "[82:10 事实 m9 在这里：347亿元。]"});
  for (const char* id : {"m1", "m5", "m9"}) {
    CHECK(bench.verdict("series-same-basis", id).starts_with("fail: "));
  }
}

TEST_CASE("growths without a level have a basis too, whichever is entered first") {
  for (const int without : {0, 1, 2}) {
    CAPTURE(without);
    Bench bench;
    for (const char* id : {"a", "b"}) {
      const bool first = *id == 'a';
      Fact& fact = bench.add(id, "exports", first ? ten_months_before : ten_months, "347", "亿元");
      bench.grow(fact, "5");
      fact.comparisons.back().rate_basis = first ? "可比价" : "现价";
      if (without == 2 || without == (first ? 0 : 1)) {
        Bench::without_level(fact);
      }
    }
    CHECK(bench.verdict("series-same-basis", "b").starts_with("fail: "));
    bench.set.facts[0].status = Status::Target;
    CHECK(bench.verdict("series-same-basis", "b").empty());
  }
}

TEST_CASE("like digits in units ten thousand times apart") {
  Bench bench;
  bench.add("a", "trade.total", ten_months_before, "350", "万元");
  bench.add("b", "trade.total", ten_months, "347", "亿元");
  CHECK(bench.problems_of("check/unit-slip") ==
        Problems{"check/unit-slip 13:9 347亿元 与上年同期的 350万元 数字相近，单位差 10000 "
                 "倍（事实 b）。 [2:10 事实 a 在这里：350万元。]"});
  // Ten times the digits are no slip: 万元 then says the same as a small amount in 亿元.
  bench.set.facts[0].quantity->amount = Decimal(3470, 0);
  CHECK(bench.verdict("unit-slip", "b") == "pass: 单位与a配得上");
}

TEST_CASE("a large swing needs an explanation") {
  Bench bench;
  Fact& fact = bench.add("a", "rail.trains", ten_months, "915", "列");
  bench.add("b", "rail.trains", ten_months_before, "500", "列");
  CHECK(bench.problems_of("check/jump") ==
        Problems{"check/jump 2:10 915列 比上年同期（500列）变动 83.0%，超过 50%，没有说明（事实 "
                 "a）。 [12:10 事实 b 在这里：500列。]"});
  fact.note = "增长83.0%，新开三条线路。";
  CHECK(bench.verdict("jump-needs-note", "a") == "pass: 比上年同期83.0%，有说明");
  fact.quantity->amount = Decimal(925, 0);  // explained was another change
  CHECK(bench.verdict("jump-needs-note", "a").starts_with("fail: "));
  fact.quantity->amount = Decimal(915, 0);
  fact.note = "期间按上文推算。";
  CHECK(bench.verdict("jump-needs-note", "a").starts_with("fail: "));
  fact.note.clear();
  bench.without("jump-needs-note");
  bench.rule("jump-needs-note").limit = Decimal(83, 0);
  CHECK(bench.verdict("jump-needs-note", "a") == "pass: 比上年同期83.0%");
}

TEST_CASE("a swing that the source itself states") {
  Bench bench;
  Fact& fact = bench.add("a", "rail.trains", ten_months, "915", "列");
  bench.grow(fact, "-50.1", "下降50.1%");
  CHECK(
      bench.problems_of("check/jump") ==
      Problems{"check/jump 6:10 915列 比上年同期（—）变动 -50.1%，超过 50%，没有说明（事实 a）。"});
  fact.comparisons.back().value = Decimal(-500, 1);
  CHECK(bench.verdict("jump-needs-note", "a") == "pass: 登记的增速-50.0%");
}

TEST_CASE("超50% is beyond 50%, and a change that is stated and can be reckoned is told once") {
  Bench bench;
  Fact& fact = bench.add("a", "rail.trains", ten_months, "915", "列");
  bench.grow(fact, "50");
  fact.comparisons.back().qualifier = Qualifier::Over;
  CHECK(bench.verdict("jump-needs-note", "a").starts_with("fail: "));
  fact.comparisons.back().qualifier = Qualifier::None;
  fact.comparisons.back().value = Decimal(83, 0);
  bench.add("b", "rail.trains", ten_months_before, "500", "列");
  CHECK(bench.problems_of("check/jump") ==
        Problems{"check/jump 6:10 915列 比上年同期（—）变动 83%，超过 50%，没有说明（事实 a）。"});
}

TEST_CASE("the indicators of the parts make that of the whole") {
  Bench bench;
  bench.sum("trade.total", {"exports", "imports"}, true);
  bench.add("a", "trade.total", ten_months, "347", "亿元");
  bench.add("b", "exports", ten_months, "200", "亿元");
  bench.add("c", "imports", ten_months, "145", "亿元");
  CHECK(bench.problems_of("check/indicator-sum") ==
        Problems{"check/indicator-sum 2:10 分项合计 [344, 346)亿元，总量是 347亿元（事实 a）。 "
                 "[12:10 事实 b 在这里：200亿元。] [22:10 事实 c 在这里：145亿元。]"});
  bench.set.facts[2].quantity->amount = Decimal(147, 0);
  CHECK(bench.verdict("indicator-sum", "a") == "pass: 分项合计[346, 348)亿元，总量347亿元");
}

TEST_CASE("a part that is added never hides that the others exceed the whole") {
  struct Part {
    const char *value, *unit;
  };
  for (const Part& c : {Part{"近30", "亿元"}, Part{"30", "亿美元"}, Part{"0", "亿元"}}) {
    CAPTURE(c.value);
    Bench bench;
    bench.sum("trade.total", {"exports", "imports"}, true);
    bench.add("a", "trade.total", ten_months, "347", "亿元");
    bench.add("b", "exports", ten_months, "348", "亿元");
    CHECK(bench.verdict("indicator-sum", "a").starts_with("fail: "));
    bench.add("c", "imports", ten_months, c.value, c.unit);
    CHECK(bench.verdict("indicator-sum", "a").starts_with("fail: "));
  }
  Bench bench;  // two figures of one part, of two statuses
  bench.sum("trade.total", {"exports", "imports"}, true);
  bench.add("a", "trade.total", ten_months, "347", "亿元");
  bench.add("c", "exports", ten_months, "200", "亿元");
  bench.add("d", "imports", ten_months, "140", "亿元");
  CHECK(bench.verdict("indicator-sum", "a").starts_with("fail: "));
  bench.add("b", "imports", ten_months, "147", "亿元").status = Status::Preliminary;
  CHECK(bench.verdict("indicator-sum", "a").starts_with("fail: "));
}

TEST_CASE("two figures of one part that cannot both hold are told of that part") {
  Bench bench;
  bench.sum("trade.total", {"exports", "imports"}, true);
  bench.add("a", "trade.total", ten_months, "48.6", "亿元");
  bench.add("b", "exports", ten_months, "30.2", "亿元");
  bench.add("c", "exports", ten_months, "20.2", "亿元").status = Status::Preliminary;
  bench.add("d", "imports", ten_months, "18.4", "亿元");
  CHECK(bench.problems_of("check/part-contradicts") ==
        Problems{"check/part-contradicts 22:10 paper 里exports有两个对不上的数：20.2亿元（事实 "
                 "c）、30.2亿元（事实 b），合计算不出来。 [12:10 事实 b 在这里：30.2亿元。]"});
  CHECK(bench.verdict("indicator-sum", "a") == "fail: 分项合计≤38.7亿元");
  bench.set.facts[2].quantity->amount = Decimal(3020, 2);
  CHECK(bench.problems_of("check/part-contradicts").empty());
  CHECK(bench.verdict("indicator-sum", "a").starts_with("pass: "));
}

TEST_CASE("parts that are not all there only may not exceed the whole") {
  Bench bench;
  bench.sum("trade.total", {"exports", "imports"}, false);
  bench.add("a", "trade.total", ten_months, "347", "亿元");
  Fact& part = bench.add("b", "exports", ten_months, "200", "亿元");
  CHECK(bench.verdict("indicator-sum", "a") == "not evaluable: 缺分项：imports");
  bench.add("c", "imports", ten_months, "100", "亿元");
  CHECK(bench.verdict("indicator-sum", "a").starts_with("pass: "));
  part.quantity->amount = Decimal(300, 0);
  CHECK(bench.verdict("indicator-sum", "a").starts_with("fail: "));
  bench.from(part, "older");  // another document may count other things
  CHECK(bench.verdict("indicator-sum", "a") == "not evaluable: 缺分项：exports");
}

}  // namespace jianbao::validation

namespace jianbao::testing {

std::span<const CheckCase> series_cases() {
  static constexpr auto cases = std::to_array<CheckCase>({
      {"cumulative-never-falls",
       [](Bench& b) {
         b.add("a", "classes", "累计至2024-10-31", "220", "班次");
         b.add("x", "classes", "累计至2024-12-02", "239", "班次");
       },
       [](Bench& b) {
         b.add("a", "classes", "累计至2024-10-31", "239", "班次");
         b.add("x", "classes", "累计至2024-12-02", "220", "班次");
       },
       [](Bench& b) {
         b.add("a", "classes", "累计至2024-10-31", "239", "班次");
         b.add("x", "classes", "累计至2024-12-02", "超220", "班次");
       }},
      {"month-plus-previous",
       [](Bench& b) {
         b.add("a", "rail.trains", "2024-01..2024-09", "800", "列");
         b.add("l", "rail.trains", "2024-10", "115", "列");
         b.add("x", "rail.trains", ten_months, "915", "列");
       },
       [](Bench& b) {
         b.add("a", "rail.trains", "2024-01..2024-09", "800", "列");
         b.add("l", "rail.trains", "2024-10", "105", "列");
         b.add("x", "rail.trains", ten_months, "915", "列");
       },
       [](Bench& b) { b.add("x", "rail.trains", ten_months, "915", "列"); }},
      {"series-same-basis",
       [](Bench& b) {
         Fact& a = b.add("a", "exports", ten_months_before, "300", "亿元");
         b.grow(a, "5");
         a.comparisons.back().rate_basis = "现价";
         Fact& x = b.add("x", "exports", ten_months, "347", "亿元");
         b.grow(x, "5");
         x.comparisons.back().rate_basis = "现价";
       },
       [](Bench& b) {
         Fact& a = b.add("a", "exports", ten_months_before, "300", "亿元");
         b.grow(a, "5");
         a.comparisons.back().rate_basis = "现价";
         Fact& x = b.add("x", "exports", ten_months, "347", "亿元");
         b.grow(x, "5");
         x.comparisons.back().rate_basis = "可比价";
       },
       nullptr, nothing_to_judge},
      {"unit-slip",
       [](Bench& b) {
         b.add("a", "trade.total", ten_months_before, "290", "亿元");
         b.add("x", "trade.total", ten_months, "347", "亿元");
       },
       [](Bench& b) {
         b.add("a", "trade.total", ten_months_before, "350", "万元");
         b.add("x", "trade.total", ten_months, "347", "亿元");
       },
       [](Bench& b) {
         b.add("a", "trade.total", ten_months_before, "350", "亿美元");
         b.add("x", "trade.total", ten_months, "347", "亿元");
       }},
      {"jump-needs-note",
       [](Bench& b) {
         b.add("a", "trade.total", ten_months_before, "290", "亿元");
         b.add("x", "trade.total", ten_months, "347", "亿元");
       },
       [](Bench& b) {
         b.add("a", "trade.total", ten_months_before, "100", "亿元");
         b.add("x", "trade.total", ten_months, "347", "亿元");
       },
       [](Bench& b) {
         b.add("a", "trade.total", ten_months_before, "近290", "亿元");
         b.add("x", "trade.total", ten_months, "347", "亿元");
       }},
      {"indicator-sum",
       [](Bench& b) {
         b.sum("trade.total", {"exports", "imports"}, true);
         b.add("x", "trade.total", ten_months, "347", "亿元");
         b.add("e", "exports", ten_months, "200", "亿元");
         b.add("i", "imports", ten_months, "147", "亿元");
       },
       [](Bench& b) {
         b.sum("trade.total", {"exports", "imports"}, true);
         b.add("x", "trade.total", ten_months, "347", "亿元");
         b.add("e", "exports", ten_months, "200", "亿元");
         b.add("i", "imports", ten_months, "140", "亿元");
       },
       [](Bench& b) {
         b.sum("trade.total", {"exports", "imports"}, true);
         b.add("x", "trade.total", ten_months, "347", "亿元");
         b.add("e", "exports", ten_months, "200", "亿元");
       }},
  });
  return cases;
}

}  // namespace jianbao::testing
