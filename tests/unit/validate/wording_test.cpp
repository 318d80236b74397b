// Rules of wording.cpp.

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

TEST_CASE("words of rise and fall against the sign") {
  Bench bench;
  Fact& fact = bench.add("a", "exports", ten_months, "347", "亿元");
  bench.grow(fact, "20");
  fact.text = "出口下降20%";
  CHECK(
      bench.problems_of("check/words-against-sign") ==
      Problems{
          "check/words-against-sign 6:10 文字“出口下降20%”说“下降”，登记的增速是 20%（事实 a）。"});
  struct Text {
    const char *text, *verdict;
  };
  for (const Text& c :
       {Text{"出口增长20%", "pass: 文字说“增长”，登记的是20%"},
        Text{"出口增长20%，增速回落", "not evaluable: 文字说的是增速的变化"},
        Text{"出口347亿元", "not evaluable: 文字没有说升降"},
        Text{"出口增长，进口下降", "not evaluable: 文字里升降都有"}, Text{"", ""}}) {
    CAPTURE(c.text);
    fact.text = c.text;
    CHECK(bench.verdict("words-fit-sign", "a") == c.verdict);
  }
}

TEST_CASE("every number of our own words is one of the entry") {
  Bench bench;
  Fact& fact = bench.add("a", "exports", ten_months, "347", "亿元");
  bench.grow(fact, "-20", "下降20%");
  fact.text = "2024年1—10月出口374亿元，下降20%";
  CHECK(bench.problems_of("check/text-figure") ==
        Problems{"check/text-figure 1:1 文字“2024年1—10月出口374亿元，下降20%”里的 374 不是事实 a "
                 "登记的数。"});
  fact.text = "2024年1—10月出口347亿元，下降20%，落实“1+3+8”和《2035纲要》";
  CHECK(bench.verdict("text-fits-figures", "a").starts_with("pass: "));
  fact.text = "出口平稳";
  CHECK(bench.verdict("text-fits-figures", "a") == "pass: 文字里没有数");
}

}  // namespace jianbao::validation

namespace jianbao::testing {

std::span<const CheckCase> wording_cases() {
  static constexpr auto cases = std::to_array<CheckCase>({
      {"words-fit-sign",
       [](Bench& b) {
         Fact& x = b.add("x", "exports", ten_months, "347", "亿元");
         b.grow(x, "20");
         x.text = "同比增长20%";
       },
       [](Bench& b) {
         Fact& x = b.add("x", "exports", ten_months, "347", "亿元");
         b.grow(x, "20");
         x.text = "同比下降20%";
       },
       [](Bench& b) {
         Fact& x = b.add("x", "exports", ten_months, "347", "亿元");
         b.grow(x, "20");
         x.text = "保持平稳";
       }},
      {"text-fits-figures",
       [](Bench& b) {
         Fact& x = b.add("x", "exports", ten_months, "347", "亿元");
         b.grow(x, "20");
         x.text = "出口347亿元";
       },
       [](Bench& b) {
         Fact& x = b.add("x", "exports", ten_months, "347", "亿元");
         b.grow(x, "20");
         x.text = "出口374亿元";
       },
       nullptr, nothing_to_judge},
  });
  return cases;
}

}  // namespace jianbao::testing
