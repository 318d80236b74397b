// Rules of units.cpp, periods.cpp, arithmetic.cpp and relations.cpp.

#include "validate/rules.h"

#include <doctest/doctest.h>

#include "unit/validate/bench.h"

namespace jianbao::validation {
namespace {

using testing::Bench;
using Problems = std::vector<std::string>;

constexpr const char* period = "2024-01..2024-10";
constexpr const char* year_before = "2023-01..2023-10";

}  // namespace

TEST_CASE("a unit of another kind than the indicator's") {
  Bench bench;
  bench.add("a", "trade.total", period, "347", "亿美元");
  CHECK(bench.problems() == Problems{"check/unit-kind 3:9 指标“trade.total”的单位是“亿元”，"
                                     "这里的“亿美元”不能与它换算。 "
                                     "[11:1 指标“trade.total”在这里登记。]"});
  Bench other;
  other.add("a", "trade.total", period, "347", "万元");
  other.add_claim("b", "首家", "全省");
  CHECK(other.verdict("unit-of-indicator", "a") == "pass: 单位“万元”，指标的单位“亿元”");
  CHECK(other.verdict("unit-of-indicator", "b").empty());
}

TEST_CASE("figures that cannot be") {
  struct Growth {
    const char* growth;
    ComparisonKind kind;
    const char* codes;
  };
  for (const Growth& c :
       {Growth{"101", ComparisonKind::Share, "check/share-range"},
        Growth{"100", ComparisonKind::Share, ""},
        Growth{"-100.1", ComparisonKind::YearOnYear, "check/growth-range check/jump"},
        Growth{"-100", ComparisonKind::YearOnYear, "check/jump"},
        Growth{"365", ComparisonKind::YearOnYear, "check/jump"}}) {
    CAPTURE(c.growth);
    Bench bench;
    const Decimal value = *Decimal::parse(c.growth);
    bench.grow(bench.add("a", "trade.total", period, "347", "亿元"), c.growth,
               (value.is_negative() ? "下降" : "") + value.absolute().to_string() + "%", c.kind);
    CHECK(bench.codes() == c.codes);
  }
  Bench bench;
  bench.add("a", "projects", period, "-5", "个", "-5个");
  CHECK(bench.problems() ==
        Problems{"check/negative-count 2:10 “个”计的是件数，不能是 -5个（事实 a）。"});
  Bench money;
  money.add("a", "trade.total", period, "-5", "亿元", "-5亿元");
  CHECK(money.codes().empty());
  CHECK(money.verdict("possible-value", "a").empty());
}

TEST_CASE("what has happened is over when the source appears") {
  Bench bench;
  bench.add("a", "rail.trains", "2024", "1000", "列");
  CHECK(
      bench.problems() ==
      Problems{"check/period-after 4:11 期间 2024 到 2024-12-31 才结束，来源 2024-12-03 就已公布，"
               "不会是“实际”数（事实 a）。 [50:1 来源 paper 在这里登记，公布日期 2024-12-03。]"});
  bench.set.facts[0].status = Status::Forecast;
  CHECK(bench.codes().empty());
  CHECK(bench.verdict("period-over", "a").empty());
  CHECK(bench.verdict("forecast-ahead", "a") == "pass: 期间到2024-12-31，来源2024-12-03公布");
  bench.add("b", "projects", "截至2024-12-03", "5", "个");
  CHECK(bench.verdict("period-over", "b") == "pass: 期间到2024-12-03，来源2024-12-03公布");
  // Something of 2024, told on 3 December: the year need not be over.
  bench.add("vague", "companies", "于2024", "6", "家");
  CHECK(bench.verdict("period-over", "vague").starts_with("pass: "));
  CHECK(bench.codes().empty());
}

TEST_CASE("a forecast of a period that is over is a warning") {
  Bench bench;
  bench.add("a", "rail.trains", period, "1000", "列").status = Status::Forecast;
  CHECK(bench.codes() == "check/forecast-over");
}

TEST_CASE("growth against a base") {
  Bench bench;
  Fact& level = bench.add("a", "rail.trains", period, "915", "列");
  bench.grow(level, "18.1");
  CHECK(bench.verdict("growth-against-base", "a") == "not evaluable: 无基期事实");
  bench.add("b", "rail.trains", year_before, "775", "列");
  CHECK(bench.verdict("growth-against-base", "a") ==
        "pass: 基期775列（b），计算的增速18.1%，登记的18.1%");
  CHECK(bench.verdict("growth-against-base", "b").empty());
}

TEST_CASE("figures of other spans and forecasts are no base") {
  Bench bench;
  bench.grow(bench.add("a", "rail.trains", period, "915", "列"), "18.1");
  bench.add("nine", "rail.trains", "2023-01..2023-09", "570", "列");
  bench.from(bench.add("target", "rail.trains", year_before, "570", "列"), "older");
  bench.set.facts.back().status = Status::Target;
  CHECK(bench.verdict("growth-against-base", "a") == "not evaluable: 无基期事实");
  bench.set.facts[0].period = *Period::parse("今年至2024-12-02");
  CHECK(bench.verdict("growth-against-base", "a") == "not evaluable: 这种期间没有可比的前期");
}

TEST_CASE("a base in another unit of the same kind, and one without bounds") {
  Bench bench;
  bench.grow(bench.add("a", "trade.total", period, "347", "亿元"), "20");
  bench.add("b", "trade.total", year_before, "2892000", "万元");
  CHECK(bench.verdict("growth-against-base", "a") ==
        "pass: 基期2892000万元（b），计算的增速20%，登记的20%");
  bench.set.facts[1].quantity->qualifier = Qualifier::Nearly;
  bench.set.facts[1].anchor->text = "近2892000万元";
  CHECK(bench.verdict("growth-against-base", "a").starts_with("not evaluable: "));
  bench.set.facts[1].quantity->qualifier = Qualifier::Over;
  bench.set.facts[1].anchor->text = "超2892000万元";
  CHECK(bench.verdict("growth-against-base", "a").starts_with("pass: "));
  // Above 3000000万元 the growth is below 15.9 %: an open end can contradict too.
  bench.set.facts[1].quantity->amount = Decimal(3'000'000, 0);
  bench.set.facts[1].anchor->text = "超3000000万元";
  CHECK(bench.codes() == "check/growth-base");
}

TEST_CASE("every base is compared, so that a fact that is added hides nothing") {
  Bench bench;
  bench.without("sources-agree");
  bench.grow(bench.add("a", "rail.trains", period, "915", "列"), "18.1");
  bench.from(bench.add("b", "rail.trains", year_before, "700", "列"), "older");
  CHECK(bench.codes() == "check/growth-base");
  bench.add("c", "rail.trains", year_before, "775", "列");
  CHECK(bench.codes() == "check/growth-base");
}

TEST_CASE("what a level and a growth imply") {
  Bench bench;
  const auto implied = [&bench](const char* id, const char* indicator, const char* value,
                                const char* unit, const char* growth) {
    bench.grow(bench.add(id, indicator, period, value, unit), growth);
    return bench.verdict("implied-base", id);
  };
  CHECK(implied("a", "rail.trains", "915", "列", "18.1") == "pass: 推算上年同期为775，唯一整数");
  CHECK(implied("b", "projects", "9150", "个", "18.1") ==
        "pass: 推算上年同期在7745～7750之间，整数不唯一");
  CHECK(implied("c", "companies", "超350", "家", "5.0") ==
        "not evaluable: 数或增速没有界限，推算不出上年同期");
  CHECK(implied("d", "trade.total", "347", "亿元", "20").empty());
  Bench wrong;
  wrong.grow(wrong.add("a", "rail.trains", period, "5", "列"), "18.1");
  CHECK(wrong.problems() ==
        Problems{"check/no-whole-base 6:10 由 5列 和同比 18.1% 推算，上年同期在 (4.23, 4.24] 内，"
                 "其中没有整数（事实 a）。 [2:10 事实 a 在这里：5列。]"});
}

TEST_CASE("a part against its whole") {
  Bench bench;
  bench.add("whole", "projects", "2024-Q1..Q3", "98", "个");
  Fact& part = bench.add("part", "projects.large", "2024-Q1..Q3", "4", "个");
  bench.part_of(part, "whole", "50亿元以上");
  CHECK(bench.verdict("subset-bound", "part") == "pass: 部分4个，整体98个（whole）");
  CHECK(bench.verdict("subset-bound", "whole").empty());
  SUBCASE("larger than the whole") {
    part.quantity->amount = Decimal(99, 0);
    part.anchor->text = "99个";
    CHECK(bench.problems() ==
          Problems{"check/part-exceeds-whole 12:10 部分 part 是 99个，比整体 whole 的 98个 还大。 "
                   "[2:10 事实 whole 在这里：98个。]"});
  }
  SUBCASE("bounded from below only") {
    part.quantity->qualifier = Qualifier::Over;
    part.anchor->text = "超4个";
    CHECK(bench.verdict("subset-bound", "part") ==
          "not evaluable: 部分超4个，整体98个（whole），界限词使大小无法判断");
    part.quantity->amount = Decimal(98, 0);
    part.anchor->text = "超98个";
    CHECK(bench.codes() == "check/part-exceeds-whole");
  }
  SUBCASE("of another period") {
    part.period = *Period::parse("2024-01..2024-09");
    CHECK(bench.problems() == Problems{"check/whole-period 18:1 部分 part 的期间是 "
                                       "2024-01..2024-09，整体 whole 的期间是 2024-Q1..Q3。 "
                                       "[2:10 事实 whole 在这里：98个。]"});
  }
  SUBCASE("of another subject") {
    part.subject = *bench.catalogue.subject("青岛市");
    CHECK(bench.codes() == "check/whole-subject");
  }
  SUBCASE("in another unit") {
    part.indicator = *bench.catalogue.indicator("trade.total");
    part.quantity->unit = *bench.catalogue.unit("亿元");
    part.anchor->text = "4亿元";
    CHECK(bench.codes() == "check/whole-unit");
  }
  SUBCASE("of a whole that is not there, not yet published, or itself") {
    part.within->fact = "nothing";
    CHECK(bench.problems() == Problems{"check/unknown-whole 18:1 part 登记为 nothing 的一部分，"
                                       "没有 nothing 这条事实。"});
    bench.from(bench.add("nothing", "projects", "2024-Q1..Q3", "99", "个"), "later");
    CHECK(bench.verdict("part-fits-whole", "part") == "not evaluable: 整体的来源还没有公布");
    CHECK(bench.verdict("subset-bound", "part").empty());
    part.within->fact = "part";
    CHECK(bench.codes() == "check/part-of-itself");
  }
  SUBCASE("without a value") {
    part.quantity.reset();
    part.anchor.reset();
    part.claim = Claim{"首个", "全省", std::nullopt, part.span};
    CHECK(bench.verdict("subset-bound", "part") == "not evaluable: 部分或整体没有数");
  }
}

TEST_CASE("parts together") {
  Bench bench;
  bench.without("sources-agree");
  bench.add("whole", "trade.total", "2024-Q1..Q3", "98.0", "亿元");
  Fact& first = bench.add("first", "trade.total", "2024-Q1..Q3", "60.0", "亿元");
  Fact& second = bench.add("second", "trade.total", "2024-Q1..Q3", "380000", "万元");
  first.status = second.status = bench.set.facts[0].status;
  first.document = *bench.catalogue.document("older");  // one source would be entered twice
  second.indicator = *bench.catalogue.indicator("trade.total");
  second.document = *bench.catalogue.document("later");
  first.period = second.period = bench.set.facts[0].period = *Period::parse("2023-01..2023-09");
  bench.part_of(first, "whole");
  bench.part_of(second, "whole");
  const auto codes = [&bench] { return bench.codes("2025-02-01"); };
  CHECK(codes().empty());
  second.quantity->amount = Decimal(382'000, 0);
  second.anchor->text = "382000万元";
  CHECK(bench.problems("2025-02-01") ==
        Problems{"check/parts-exceed-whole 2:10 first, second 合计至少 98.1亿元，超过整体 whole 的 "
                 "98.0亿元。 [12:10 事实 first 在这里：60.0亿元。] "
                 "[22:10 事实 second 在这里：382000万元。]"});
  second.within->threshold = "1亿元以上";
  CHECK(codes().empty());
}

TEST_CASE("an amount and the count it is spread over") {
  Bench bench;
  Fact& count = bench.add("count", "projects", period, "25", "个");
  Fact& amount = bench.add("amount", "trade.total", period, "71.6", "亿元");
  amount.per = "count";
  amount.per_span = bench.place(18, 8, 13);
  CHECK(bench.verdict("count-fits-amount", "amount") == "pass: 个数25个（count）");
  CHECK(bench.verdict("count-fits-amount", "count").empty());
  SUBCASE("not there, or not yet published") {
    amount.per = "nothing";
    CHECK(bench.problems() ==
          Problems{"check/unknown-count 18:8 amount 登记为按 nothing 平均，没有 nothing 这条事实，"
                   "或它没有数。"});
    bench.from(bench.add("nothing", "projects", "2024-Q1..Q3", "99", "个"), "later");
    CHECK(bench.verdict("count-fits-amount", "amount") == "not evaluable: 个数的来源还没有公布");
  }
  SUBCASE("of another subject or period") {
    count.subject = *bench.catalogue.subject("青岛市");
    CHECK(bench.codes() == "check/count-subject");
    count.subject = amount.subject;
    count.period = *Period::parse("2024-Q1..Q3");
    CHECK(bench.codes() == "check/count-period");
  }
  SUBCASE("that is no count") {
    count.indicator = amount.indicator;
    count.status = Status::Estimate;
    count.quantity->unit = amount.quantity->unit;
    count.anchor->text = "25亿元";
    CHECK(bench.without("estimate-awaits-actual").without("sources-agree").codes() ==
          "check/count-unit");
  }
}

}  // namespace jianbao::validation
