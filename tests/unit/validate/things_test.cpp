// What is compared with what: figures of one thing, and of figures that were revised the revision.

#include <doctest/doctest.h>

#include "unit/validate/check_cases.h"

namespace jianbao::validation {
namespace {

using testing::Bench;
using testing::ten_months;
using testing::ten_months_before;

void revise(Fact& fact) {
  fact.revision = Revision{"年报核定", "统计岗", *parse_date("2024-12-01")};
}

}  // namespace

TEST_CASE("a part with a threshold, or of another system, is no base of the whole") {
  for (const char* what : {"threshold", "system", "part"}) {
    CAPTURE(what);
    Bench bench;
    bench.grow(bench.add("x", "rail.trains", ten_months, "120", "列"), "20.0");
    bench.add("base", "rail.trains", ten_months_before, "100", "列");
    Fact& part = bench.add("p", "rail.trains", ten_months_before, "20", "列");
    bench.from(part, "older");
    CHECK(bench.verdict("growth-against-base", "x").starts_with("fail: "));
    if (std::string_view(what) == "system") {
      part.system = "TIR";
    } else {
      bench.part_of(part, "base", std::string_view(what) == "part" ? "" : "50箱以上");
    }
    CHECK(bench.verdict("growth-against-base", "x").starts_with("pass: "));
    CHECK(bench.verdict("jump-needs-note", "x").starts_with("pass: "));
    CHECK(bench.verdict("growth-of-sign-change", "x").starts_with("pass: "));
  }
}

TEST_CASE("parts of one kind are a series of their own") {
  Bench bench;
  bench.add("w1", "classes", "累计至2024-10-31", "239", "班次");
  bench.add("w2", "classes", "累计至2024-12-02", "250", "班次");
  bench.part_of(bench.add("p1", "classes", "累计至2024-10-31", "30", "班次"), "w1", "10人以上");
  Fact& later = bench.add("p2", "classes", "累计至2024-12-02", "40", "班次");
  bench.part_of(later, "w2", "10人以上");
  for (const char* id : {"w2", "p2"}) {
    CHECK(bench.verdict("cumulative-never-falls", id).starts_with("pass: "));
  }
  later.quantity->amount = Decimal(20, 0);
  CHECK(bench.verdict("cumulative-never-falls", "p2").starts_with("fail: "));
  CHECK(bench.verdict("cumulative-never-falls", "w2").starts_with("pass: "));
}

TEST_CASE("exports within trade are exports, whether the relation is entered or not") {
  Bench bench;
  bench.add("trade", "trade.total", ten_months, "347", "亿元");
  Fact& part = bench.add("x", "exports", ten_months, "200", "亿元");
  bench.part_of(part, "trade");
  bench.grow(part, "20.0");
  bench.add("base", "exports", ten_months_before, "100", "亿元");
  CHECK(bench.verdict("growth-against-base", "x").starts_with("fail: "));
}

TEST_CASE("the whole of a share has the threshold of its part") {
  Bench bench;
  bench.add("all", "projects", ten_months, "98", "个");
  Fact& part = bench.add("x", "projects", ten_months, "49", "个");
  bench.part_of(part, "all", "1亿元以上");
  bench.share(part, "50.0", "青岛市");
  Fact& city = bench.add("city", "projects", ten_months, "500", "个");
  bench.of_subject(city, "青岛市");
  CHECK(bench.verdict("share-against-total", "x") == "not evaluable: 没有整体的数");
  bench.part_of(city, "other", "1亿元以上");
  CHECK(bench.verdict("share-against-total", "x").starts_with("fail: "));
}

TEST_CASE("a growth is held against the base that stood when it was stated") {
  Bench bench;
  bench.catalogue.add([&bench] {
    SourceDocument again = bench.catalogue[*bench.catalogue.document("older")];
    again.key = "older.again";
    again.published = *parse_date("2024-11-01");
    return again;
  }());
  Fact& stated = bench.add("x", "rail.trains", ten_months, "120", "列");
  bench.grow(stated, "25.0");
  bench.from(bench.add("first", "rail.trains", ten_months_before, "100", "列"), "older");
  Fact& again = bench.add("again", "rail.trains", ten_months_before, "96", "列");
  bench.from(again, "older.again");
  CHECK(bench.verdict("growth-against-base", "x").starts_with("fail: "));
  revise(again);
  CHECK(bench.verdict("growth-against-base", "x").starts_with("pass: 基期96列"));
  CHECK(bench.codes().empty());
  // Stated before the revision, over the figure of that day: the revision does not decide of it.
  stated.comparisons.back().value = Decimal(200, 1);
  bench.catalogue.add([&bench] {
    SourceDocument before = bench.catalogue[*bench.catalogue.document("paper")];
    before.key = "before";
    before.published = *parse_date("2024-10-31");
    return before;
  }());
  bench.from(stated, "before");
  CHECK(bench.verdict("growth-against-base", "x").starts_with("not evaluable: 基期100列"));
  CHECK(bench.verdict("growth-against-base", "x").find("基期后来修订为96列（again）") !=
        std::string::npos);
}

TEST_CASE("a figure that was revised makes no series fall") {
  Bench bench;
  bench.catalogue.add([&bench] {
    SourceDocument again = bench.catalogue[*bench.catalogue.document("older")];
    again.key = "older.again";
    again.published = *parse_date("2024-05-01");
    return again;
  }());
  bench.from(bench.add("a", "classes", "累计至2023-10-31", "100", "班次"), "older");
  Fact& again = bench.add("b", "classes", "累计至2023-10-31", "80", "班次");
  bench.from(again, "older.again");
  bench.add("x", "classes", "累计至2024-12-02", "90", "班次");
  CHECK(bench.verdict("cumulative-never-falls", "x").starts_with("fail: "));
  CHECK(bench.codes().find("check/published-again") != std::string::npos);
  revise(again);
  CHECK(bench.verdict("cumulative-never-falls", "x").starts_with("pass: "));
  CHECK(bench.verdict("sources-agree", "b").ends_with("，已登记修订"));
  CHECK(bench.codes().empty());
}

}  // namespace jianbao::validation
