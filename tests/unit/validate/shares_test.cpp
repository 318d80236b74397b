// Rules of shares.cpp.

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

TEST_CASE("a share against part and total") {
  Bench bench;
  Fact& part = bench.add("a", "projects", ten_months, "114", "个");
  bench.share(part, "17.4", "青岛市");
  bench.of_subject(bench.add("city", "projects", ten_months, "700", "个"), "青岛市");
  CHECK(bench.problems_of("check/share-total") ==
        Problems{
            "check/share-total 6:10 登记的占比是 17.4%，由 114个 和整体 700个 计算是 16.3%（事实 "
            "a）。 [2:10 事实 a 在这里：114个。] [12:10 事实 city 在这里：700个。]"});
  bench.set.facts[1].quantity->amount = Decimal(655, 0);
  CHECK(bench.verdict("share-against-total", "a") ==
        "pass: 114个占655个（city）的17.4%，登记的17.4%");
  // Its own subject is no total, and neither is the whole where the source names another base.
  part.comparisons.back().base = "上合示范区";
  CHECK(bench.verdict("share-against-total", "a") == "not evaluable: 没有整体的数");
}

TEST_CASE("without a base in words the share is one of the whole") {
  Bench bench;
  bench.add("whole", "projects", ten_months, "98", "个");
  Fact& part = bench.add("a", "projects.large", ten_months, "49", "个");
  bench.part_of(part, "whole");
  bench.share(part, "50.0");
  CHECK(bench.verdict("share-against-total", "a").starts_with("pass: "));
  part.comparisons.back().value = Decimal(511, 1);
  CHECK(bench.verdict("share-against-total", "a").starts_with("fail: "));
  part.comparisons.back().value = Decimal(49, 0);
  part.comparisons.back().qualifier = Qualifier::Over;
  CHECK(bench.verdict("share-against-total", "a").starts_with("pass: "));
}

TEST_CASE("a share that no whole number of things can have") {
  Bench bench;
  bench.share(bench.add("a", "projects", ten_months, "5", "个"), "33.4", "青岛市");
  CHECK(bench.problems_of("check/share-no-total") ==
        Problems{"check/share-no-total 6:10 5个 占 33.4%，整体在 (14.947, 14.993] "
                 "内，其中没有整数（事实 a）。 [2:10 事实 a 在这里：5个。]"});
  bench.set.facts[0].quantity->amount = Decimal(114, 0);
  bench.set.facts[0].comparisons.back().value = Decimal(174, 1);
  CHECK(bench.verdict("share-has-total", "a") == "pass: 推算整体为654～657");
}

TEST_CASE("a share without a numerator, of which only one reading fits") {
  Bench bench;
  bench.add("a", "companies", ten_months, "5", "家");
  bench.add("b", "projects", ten_months, "3", "个");
  bench.share(Bench::without_level(bench.add("c", "projects.large", ten_months, "1", "个")), "25.8",
              "青岛市");
  CHECK(bench.problems_of("check/share-one-reading") ==
        Problems{"check/share-one-reading 26:10 来源没有说占比 25.8% "
                 "是谁的占比，前面的 2 个数单看、相加共 3 "
                 "种，只有一种配得上：5家＋3个＝8（整体31）（事实 c）。 [2:10 "
                 "事实 a 在这里：5家。] [12:10 事实 b 在这里：3个。]"});
  bench.set.facts[2].comparisons.back().value = Decimal(5, 0);
  CHECK(bench.verdict("share-of-which", "c").starts_with("not evaluable: 有3种读法："));
  bench.set.facts[2].line = 1;
  CHECK(bench.verdict("share-of-which", "c") ==
        "not evaluable: 同一行里登记在它前面的，没有可作分子的数");
}

TEST_CASE("a share without a numerator, of which no reading fits") {
  Bench bench;
  bench.add("a", "projects", ten_months, "5", "个");
  bench.share(Bench::without_level(bench.add("b", "companies", ten_months, "1", "家")), "33.4",
              "青岛市");
  CHECK(bench.problems_of("check/share-fits-none") ==
        Problems{"check/share-fits-none 16:10 来源没有说占比 33.4% "
                 "是谁的占比，前面的 1 个数单看、相加共 1 种，都配不上（事实 b）。 [2:10 事实 a "
                 "在这里：5个。]"});
}

TEST_CASE("where a numerator is not known exactly no reading is ruled out") {
  for (const char* value : {"超5", "近5"}) {
    CAPTURE(value);
    Bench bench;
    bench.add("a", "projects", ten_months, value, "个");
    bench.add("b", "projects.large", ten_months, "3", "个");
    bench.share(Bench::without_level(bench.add("c", "companies", ten_months, "1", "家")), "25.8",
                "青岛市");
    CHECK(bench.verdict("share-of-which", "c").starts_with("not evaluable: 前面的"));
    bench.set.facts.erase(bench.set.facts.begin() + 1);
    CHECK(bench.verdict("share-of-which", "c").starts_with("not evaluable: 前面的"));
  }
}

TEST_CASE("every sum of the figures before a share is tried") {
  Bench bench;  // 5＋3 of 31 makes 25.8%, but it is neither a figure nor the last two
  bench.add("a", "projects", ten_months, "5", "个");
  bench.add("b", "projects.large", ten_months, "2", "个");
  bench.add("c", "classes", ten_months, "3", "班次");
  bench.share(Bench::without_level(bench.add("x", "companies", ten_months, "1", "家")), "25.8",
              "青岛市");
  const std::string said = bench.verdict("share-of-which", "x");
  CHECK(said.find("5个＋3班次＝8（整体31）") != std::string::npos);
  bench.set.facts.back().span = bench.place(1000, 1, 40);  // behind all that are added
  for (const char* id : {"d", "e", "f", "g", "h", "i", "j", "k"}) {
    bench.add(id, "projects", ten_months, "5", "个");
  }
  CHECK(bench.verdict("share-of-which", "x") == "not evaluable: 前面有11个数，读法太多，不逐个试");
}

TEST_CASE("a figure with a share of its own closes the list of numerators") {
  Bench bench;
  bench.add("a", "projects", ten_months, "5", "个");
  bench.share(bench.add("b", "projects.large", ten_months, "3", "个"), "3", "青岛市");
  bench.share(Bench::without_level(bench.add("c", "companies", ten_months, "1", "家")), "25.8",
              "青岛市");
  CHECK(bench.verdict("share-of-which", "c") ==
        "not evaluable: 同一行里登记在它前面的，没有可作分子的数");
}

TEST_CASE("the shares of one whole") {
  Bench bench;
  bench.add("whole", "trade.total", ten_months, "100", "亿元");
  for (const char* id : {"exports", "imports"}) {
    Fact& part = bench.add(id, id, ten_months, "55", "亿元");
    bench.part_of(part, "whole");
    bench.share(part, "55.0");
  }
  CHECK(bench.problems_of("check/shares-sum") ==
        Problems{"check/shares-sum 11:1 whole 的各部分占比合计至少 109.90%，超过 100%。 [16:10 "
                 "事实 exports 在这里：55.0%。] [26:10 事实 imports 在这里：55.0%。]"});
  CHECK(bench.verdict("shares-sum", "imports") == "fail: 占比合计至少109.90%");
  bench.set.facts[1].within->threshold = "1亿元以上";
  CHECK(bench.verdict("shares-sum", "imports") == "pass: 占比合计至少54.95%");
  CHECK(bench.verdict("shares-sum", "exports").empty());
}

TEST_CASE("shares of two things make no sum") {
  Bench bench;
  bench.add("whole", "trade.total", ten_months, "100", "亿元");
  for (const char* id : {"exports", "imports"}) {
    Fact& part = bench.add(id, id, ten_months, "55", "亿元");
    bench.part_of(part, "whole");
    bench.share(part, "55.0", *id == 'e' ? "青岛市" : "");
  }
  CHECK(bench.problems_of("check/shares-sum").empty());
  bench.set.facts[2].comparisons.back().base = "青岛市";
  CHECK(bench.problems_of("check/shares-sum").size() == 1);
}

}  // namespace jianbao::validation

namespace jianbao::testing {

std::span<const CheckCase> share_cases() {
  static constexpr auto cases = std::to_array<CheckCase>({
      {"share-against-total",
       [](Bench& b) {
         b.share(b.add("x", "projects", ten_months, "114", "个"), "17.4", "青岛市");
         b.of_subject(b.add("city", "projects", ten_months, "655", "个"), "青岛市");
       },
       [](Bench& b) {
         b.share(b.add("x", "projects", ten_months, "114", "个"), "17.4", "青岛市");
         b.of_subject(b.add("city", "projects", ten_months, "700", "个"), "青岛市");
       },
       [](Bench& b) {
         b.share(b.add("x", "projects", ten_months, "114", "个"), "17.4", "青岛市");
       }},
      {"share-has-total",
       [](Bench& b) { b.share(b.add("x", "projects", ten_months, "114", "个"), "17.4", "青岛市"); },
       [](Bench& b) { b.share(b.add("x", "projects", ten_months, "5", "个"), "33.4", "青岛市"); },
       [](Bench& b) {
         b.share(b.add("x", "projects", ten_months, "超5", "个"), "33.4", "青岛市");
       }},
      {"share-of-which", nullptr,
       [](Bench& b) {
         b.add("a", "projects", ten_months, "5", "个");
         b.add("b", "projects.large", ten_months, "3", "个");
         b.share(Bench::without_level(b.add("x", "companies", ten_months, "1", "家")), "25.8",
                 "青岛市");
       },
       [](Bench& b) {
         b.share(Bench::without_level(b.add("x", "companies", ten_months, "1", "家")), "25.8",
                 "青岛市");
       },
       "a share whose numerator the source leaves open is never settled"},
      {"shares-sum",
       [](Bench& b) {
         b.add("whole", "trade.total", ten_months, "100", "亿元");
         Fact& x = b.add("x", "exports", ten_months, "60", "亿元");
         b.part_of(x, "whole");
         b.share(x, "60");
         Fact& y = b.add("y", "imports", ten_months, "40", "亿元");
         b.part_of(y, "whole");
         b.share(y, "40");
       },
       [](Bench& b) {
         b.add("whole", "trade.total", ten_months, "100", "亿元");
         Fact& x = b.add("x", "exports", ten_months, "60", "亿元");
         b.part_of(x, "whole");
         b.share(x, "60");
         Fact& y = b.add("y", "imports", ten_months, "40", "亿元");
         b.part_of(y, "whole");
         b.share(y, "45");
       },
       [](Bench& b) {
         b.add("whole", "trade.total", ten_months, "100", "亿元");
         Fact& x = b.add("x", "exports", ten_months, "60", "亿元");
         b.part_of(x, "whole");
         b.share(x, "60");
         x.comparisons.back().qualifier = Qualifier::Over;
       }},
  });
  return cases;
}

}  // namespace jianbao::testing
