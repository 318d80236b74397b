// A fact as a sentence of our own.

#include <doctest/doctest.h>

#include "unit/validate/bench.h"

namespace jianbao {
namespace {

using testing::Bench;

constexpr const char* head = "上合示范区2024年1—10月trade.total";

Fact& trade(Bench& bench) {
  return bench.add("a", "trade.total", "2024-01..2024-10", "347", "亿元");
}

/// What is said of a fact that has nothing but this comparison.
std::string said(ComparisonKind kind, const char* value, Qualifier qualifier, const char* base) {
  Bench bench;
  Fact& fact = trade(bench);
  fact.quantity.reset();
  bench.grow(fact, value, {}, kind);
  fact.comparisons.front().qualifier = qualifier;
  fact.comparisons.front().base = base;
  const std::string all = statement(fact, bench.catalogue);
  return all.starts_with(head) ? all.substr(std::string_view(head).size()) : all;
}

}  // namespace

TEST_CASE("the bounding word of a comparison stands where the source has it") {
  struct Case {
    ComparisonKind kind;
    const char* value;
    Qualifier qualifier;
    const char *base, *words;
  };
  using K = ComparisonKind;
  using Q = Qualifier;
  for (const Case& c : {Case{K::YearOnYear, "18.1", Q::None, "", "同比增长18.1%"},
                        Case{K::YearOnYear, "18.1", Q::Over, "", "同比增长超18.1%"},
                        Case{K::YearOnYear, "-18.1", Q::Around, "", "同比下降18.1%左右"},
                        Case{K::PeriodOnPeriod, "10", Q::AtLeast, "", "环比增长10%以上"},
                        Case{K::Share, "17.4", Q::AtLeast, "青岛市", "占青岛市17.4%以上"},
                        Case{K::Multiple, "3", Q::Many, "上年", "为上年的3多倍"},
                        Case{K::Rank, "2", Q::None, "各区市", "居各区市第2位"},
                        Case{K::PointChange, "-2", Q::About, "", "回落约2个百分点"}}) {
    CAPTURE(c.words);
    CHECK(said(c.kind, c.value, c.qualifier, c.base) == c.words);
  }
}

TEST_CASE("against what the source compares is said where it says it") {
  CHECK(said(ComparisonKind::YearOnYear, "18.1", Qualifier::None, "2019年同期") ==
        "比2019年同期增长18.1%");
  CHECK(said(ComparisonKind::PeriodOnPeriod, "-3", Qualifier::None, "上半年") == "比上半年下降3%");
  CHECK(said(ComparisonKind::PointChange, "2", Qualifier::None, "全省") == "比全省提高2个百分点");
}

TEST_CASE("the word of the status is that of the briefs and stands before the figure") {
  struct Case {
    Status status;
    const char* words;
  };
  for (const Case& c : {Case{Status::Actual, "347亿元，同比增长5%"},
                        Case{Status::Preliminary, "初步统计347亿元，同比增长5%"},
                        Case{Status::Forecast, "预计347亿元，同比增长5%"},
                        Case{Status::Target, "目标347亿元，同比增长5%"},
                        Case{Status::Pledge, "承诺347亿元，同比增长5%"},
                        Case{Status::Proposal, "拟347亿元，同比增长5%"}}) {
    CAPTURE(c.words);
    Bench bench;
    Fact& fact = trade(bench);
    bench.grow(fact, "5");
    fact.status = c.status;
    CHECK(statement(fact, bench.catalogue) == std::string(head) + c.words);
  }
}

TEST_CASE("a claim alone follows a colon, and a scope that the source does not give is not said") {
  Bench bench;
  Fact& fact = bench.add_claim("a", "首个", "全国");
  CHECK(statement(fact, bench.catalogue) == "上合示范区截至2024年12月2日，companies为全国首个");
  fact.status = Status::Target;
  CHECK(statement(fact, bench.catalogue) == "上合示范区截至2024年12月2日，companies：目标全国首个");
  fact.claim->scope = unstated_scope;
  fact.status = Status::Actual;
  CHECK(statement(fact, bench.catalogue) == "上合示范区截至2024年12月2日，companies为首个");
}

}  // namespace jianbao
