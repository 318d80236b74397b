// Rules of anchors.cpp.

#include <doctest/doctest.h>

#include <array>

#include "unit/validate/check_cases.h"

namespace jianbao::validation {
namespace {

using testing::Bench;
using Problems = std::vector<std::string>;

constexpr const char* period = "2024-01..2024-10";

/// The codes that one fact with this anchor raises.
std::string codes_of(std::string_view value, std::string_view unit, std::string anchor,
                     Status status = Status::Actual) {
  Bench bench;
  bench
      .add("a",
           unit == "亿元"         ? "trade.total"
           : unit.ends_with("家") ? "companies"
                                  : "projects",
           period, value, unit, std::move(anchor))
      .status = status;
  return bench.without("estimate-awaits-actual").codes();
}

constexpr const char* trains_text =
    "- id: rail.trains\n  value:  951\n  unit:   列\n  period: 2024-01..2024-10\n"
    "  anchor: 915列\n  growth: 18.1\n  growth_anchor: 同比增长18.1%\n";

}  // namespace

TEST_CASE("every place that prints a figure again holds it, with its unit and bounding word") {
  const auto codes = [](const char* words) {
    Bench bench;
    Fact& fact = bench.add("a", "rail.trains", period, "915", "列", "班列915列");
    fact.also.push_back({7, Anchor{words, 0, bench.place(90, 1, 9)}});
    return bench.codes();
  };
  CHECK(codes("开行915列") == "");
  CHECK(codes("开行951列") == "check/anchor-value");
  CHECK(codes("开行915亿元") == "check/anchor-unit");
  CHECK(codes("超915列") == "check/qualifier-dropped");
  Bench bench;
  Fact& share = bench.add("a", "rail.trains", period, "915", "列", "占25.8%");
  share.quantity.reset();
  bench.grow(share, "25.8", "占25.8%", ComparisonKind::Share);
  share.also.push_back({7, Anchor{"占30.8%", 0, bench.place(90, 1, 9)}});
  CHECK(bench.verdict("anchor-holds-comparison", "a").starts_with("fail: "));
  share.also.front().anchor.text = "占25.8%";
  CHECK(bench.verdict("anchor-holds-comparison", "a").starts_with("pass: "));
}

TEST_CASE("915 changed to 951: the anchor no longer holds it, and growth implies 775 and 805") {
  Bench bench(trains_text);
  bench.grow(bench.add("rail.trains", "rail.trains", period, "951", "列", "915列"), "18.1");
  CHECK(bench.problems() ==
        Problems{"check/anchor-value 2:10 原文“915列”里没有登记的数 951（事实 rail.trains）。 "
                 "[5:11 原文的字句“915列”登记在这里。] "
                 "[6:10 按同比 18.1% 推算的上年同期整数：775 → 805（原文 915，登记 951）。]"});
  const auto outcome = bench.check();
  const Diagnostic& d = outcome.diagnostics.all().front();
  CHECK(describe(d, bench.sources, Language::Chinese) ==
        "data/facts/a.yaml:2:10: 错误 check/anchor-value\n"
        "  原文“915列”里没有登记的数 951（事实 rail.trains）。\n"
        "     2 │   value:  951\n"
        "       │          ^^^\n"
        "  相关: data/facts/a.yaml:5:11 原文的字句“915列”登记在这里。\n"
        "  相关: data/facts/a.yaml:6:10 "
        "按同比 18.1% 推算的上年同期整数：775 → 805（原文 915，登记 951）。\n"
        "  建议: 对照原文：数登记错了就改数；原文本来不是这一处，就改 anchor。\n");
  CHECK(describe(d, bench.sources, Language::English) ==
        "data/facts/a.yaml:2:10: error check/anchor-value\n"
        "  the anchor “915列” does not hold the value 951 (fact rail.trains).\n"
        "     2 │   value:  951\n"
        "       │          ^^^\n"
        "  related: data/facts/a.yaml:5:11 the anchor “915列” is entered here.\n"
        "  related: data/facts/a.yaml:6:10 the whole number a year before, from a growth of 18.1%: "
        "775 → 805 (the source has 915, the entry 951).\n"
        "  hint: Compare with the source: correct the value, or the anchor if it is another "
        "place.\n");
}

TEST_CASE("915 changed to 951 beside a base of 775: stated, recomputed, and the base's place") {
  Bench bench;
  bench.grow(bench.add("rail.trains", "rail.trains", period, "951", "列", "915列"), "18.1");
  bench.add("rail.before", "rail.trains", "2023-01..2023-10", "775", "列");
  CHECK(bench.problems() ==
        Problems{"check/anchor-value 2:10 原文“915列”里没有登记的数 951（事实 rail.trains）。 "
                 "[5:11 原文的字句“915列”登记在这里。] "
                 "[6:10 按同比 18.1% 推算的上年同期整数：775 → 805（原文 915，登记 951）。]",
                 "check/growth-base 6:10 登记的增速（同比）是 18.1%，由 951列 和基期 775列 计算是 "
                 "22.7%（事实 rail.trains）。 [12:10 事实 rail.before 在这里：775列。] "
                 "[2:10 事实 rail.trains 在这里：951列。]"});
}

TEST_CASE("what growth implies is shown only where it is one whole number on both sides") {
  Bench bench;
  bench.grow(bench.add("a", "rail.trains", period, "95100", "列", "91500列"), "18.1");
  bench.grow(bench.add("b", "trade.total", period, "374", "亿元", "347亿元"), "20");
  bench.grow(bench.add("c", "projects", period, "951", "个", "915个、570个"), "18.1");
  for (const std::string& problem : bench.problems()) {
    CAPTURE(problem);
    CHECK(problem.find("→") == std::string::npos);
  }
}

TEST_CASE("the anchor holds the printed digits as a whole number, and the unit") {
  CHECK(codes_of("18.1", "亿元", "118.1亿元") == "check/anchor-value");
  CHECK(codes_of("18.1", "亿元", "18.15亿元") == "check/anchor-value");
  CHECK(codes_of("18.10", "亿元", "18.1亿元") == "check/anchor-value");
  CHECK(codes_of("18.1", "亿元", "18.1亿元").empty());
  CHECK(codes_of("6", "个", "首批六个").empty());
  CHECK(codes_of("6", "个", "六").empty());
  CHECK(codes_of("1.5", "家", "1.5万家") == "check/anchor-unit");
  CHECK(codes_of("1.5", "万家", "1.5万家").empty());
  CHECK(codes_of("15", "个", "12国15个城市").empty());
}

TEST_CASE("of several like numbers the one with the unit counts") {
  CHECK(codes_of("5", "个", "5月达5个").empty());
}

TEST_CASE("a value without an anchor is an error") {
  Bench bench;
  bench.add("a", "projects", period, "98", "个").anchor.reset();
  CHECK(bench.problems() ==
        Problems{"check/anchor-missing 2:10 事实 a 有数 98个，没有原文的字句。"});
}

TEST_CASE("bounding words are neither added nor dropped nor changed") {
  CHECK(codes_of("超350", "家", "会员超350家").empty());
  CHECK(codes_of("350", "家", "会员超350家") == "check/qualifier-dropped");
  CHECK(codes_of("超过2300", "亿元", "突破2300亿元") == "check/qualifier-changed");
  CHECK(codes_of("约2300", "亿元", "交易额2300亿元") == "check/qualifier-added");
  Bench bench;
  bench.add("cut", "companies", period, "超350", "家", "350家");
  bench.add("none", "projects", period, "98", "个");
  bench.add("same", "trade.total", period, "突破2300", "亿元");
  CHECK(bench.verdict("anchor-qualifier", "cut") == "not evaluable: 原文“350家”没有抄到“超”的位置");
  CHECK(bench.verdict("anchor-qualifier", "none") == "pass: 原文“98个”里没有界限词");
  CHECK(bench.verdict("anchor-qualifier", "same") == "pass: 界限词“突破”与原文相同");
}

TEST_CASE("a range has both its ends in the anchor, side by side and with the unit") {
  struct Case {
    const char *low, *high, *anchor, *codes;
  };
  for (const Case& c :
       {Case{"5", "8", "5—8个", ""}, Case{"5", "8", "共5至8个", ""}, Case{"5", "8", "5个到8个", ""},
        Case{"5", "9", "5—8个", "check/anchor-value"},
        Case{"4", "8", "5—8个", "check/anchor-value"},
        Case{"5", "8", "5—80个", "check/anchor-value"}, Case{"5", "8", "5个", "check/anchor-value"},
        Case{"5", "8", "5个，8个", "check/anchor-value"},
        Case{"5", "8", "5—8家", "check/anchor-unit"}}) {
    CAPTURE(c.anchor);
    CAPTURE(c.high);
    Bench bench;
    Fact& fact = bench.add("a", "projects", period, c.low, "个", c.anchor);
    fact.quantity->qualifier = Qualifier::Range;
    fact.quantity->upper = Decimal::parse(c.high);
    CHECK(bench.codes() == c.codes);
    if (std::string_view(c.codes).empty()) {
      CHECK(bench.verdict("anchor-qualifier", "a").starts_with("pass: "));
    }
  }
}

TEST_CASE("the status is that of the source") {
  CHECK(codes_of("347", "亿元", "预计347亿元", Status::Estimate).empty());
  CHECK(codes_of("347", "亿元", "预计347亿元", Status::Preliminary) == "check/anchor-status");
  CHECK(codes_of("347", "亿元", "初步统计347亿元") == "check/anchor-status");
  CHECK(codes_of("347", "亿元", "力争347亿元", Status::Target).empty());
  Bench bench;
  bench.add("silent", "projects", period, "98", "个");
  CHECK(bench.verdict("anchor-status", "silent").empty());
}

TEST_CASE("comparisons have anchors of their own") {
  struct Case {
    const char *value, *anchor, *codes;
  };
  for (const Case& c :
       {Case{"18.1", "同比增长18.1%", ""}, Case{"18.1", "同比增长18.2%", "check/anchor-value"},
        Case{"18.1", "增长18.1个百分点", "check/anchor-unit"},
        Case{"18.1", "增长18.1", "check/anchor-unit"},
        Case{"18.1", "同比下降18.1%", "check/anchor-direction"}, Case{"-18.1", "同比下降18.1%", ""},
        Case{"-18.1", "同比增长18.1%", "check/anchor-direction"}}) {
    CAPTURE(c.anchor);
    Bench bench;
    bench.grow(bench.add("a", "trade.total", period, "347", "亿元"), c.value, c.anchor);
    CHECK(bench.codes() == c.codes);
  }
}

TEST_CASE("comparisons that cannot be judged are said to be so") {
  Bench bench;
  Fact& fact = bench.add("a", "trade.total", period, "347", "亿元");
  bench.grow(fact, "3", "居第3位", ComparisonKind::Rank);
  CHECK(bench.verdict("anchor-holds-comparison", "a") == "not evaluable: 位次不由数字核对");
  Fact& bounded = bench.add("b", "projects", period, "98", "个");
  bench.grow(bounded, "20", "增长超20%");
  CHECK(bench.verdict("anchor-holds-comparison", "b") ==
        "not evaluable: 原文“增长超20%”有界限词“超”，只核对了20%");
  Fact& falling = bench.add("c", "classes", period, "98", "班次");
  bench.grow(falling, "-20", "20%");
  CHECK(bench.verdict("anchor-holds-comparison", "c") == "not evaluable: 原文“20%”看不出是下降");
  CHECK(bench.verdict("anchor-holds-comparison", "d").empty());
}

TEST_CASE("a claim is the word of the source") {
  Bench bench;
  Fact& fact = bench.add_claim("a", "首个", "全国");
  CHECK(bench.verdict("anchor-holds-claim", "a") == "not evaluable: 没有抄录原文里的“首个”");
  fact.claim->anchor = Anchor{"全国首个", 1, fact.span};
  CHECK(bench.verdict("anchor-holds-claim", "a") == "pass: 原文“全国首个”里有“首个”");
  fact.claim->anchor = Anchor{"全国唯一", 1, fact.span};
  CHECK(bench.problems() ==
        Problems{"check/anchor-claim 1:1 原文“全国唯一”里没有“首个”（事实 a）。"});
}

}  // namespace jianbao::validation

namespace jianbao::testing {

std::span<const CheckCase> anchor_cases() {
  static constexpr auto cases = std::to_array<CheckCase>({
      {"anchor-holds-value", [](Bench& b) { b.add("x", "projects", ten_months, "98", "个"); },
       [](Bench& b) { b.add("x", "projects", ten_months, "98", "个", "89个"); }, nullptr, one_look},
      {"anchor-holds-comparison",
       [](Bench& b) { b.grow(b.add("x", "projects", ten_months, "98", "个"), "20"); },
       [](Bench& b) {
         b.grow(b.add("x", "projects", ten_months, "98", "个"), "20", "同比增长21%");
       },
       [](Bench& b) {
         b.grow(b.add("x", "projects", ten_months, "98", "个"), "3", "居第3位",
                ComparisonKind::Rank);
       }},
      {"anchor-qualifier", [](Bench& b) { b.add("x", "companies", ten_months, "超350", "家"); },
       [](Bench& b) { b.add("x", "companies", ten_months, "350", "家", "超350家"); },
       [](Bench& b) { b.add("x", "companies", ten_months, "超350", "家", "350家"); }},
      {"anchor-status",
       [](Bench& b) {
         b.add("x", "projects", ten_months, "98", "个", "预计98个").status = Status::Estimate;
       },
       [](Bench& b) { b.add("x", "projects", ten_months, "98", "个", "预计98个"); }, nullptr,
       one_look},
      {"anchor-holds-claim",
       [](Bench& b) {
         Fact& x = b.add_claim("x", "首个", "全国");
         x.claim->anchor = Anchor{"全国首个", 1, x.span};
       },
       [](Bench& b) {
         Fact& x = b.add_claim("x", "首个", "全国");
         x.claim->anchor = Anchor{"全国唯一", 1, x.span};
       },
       [](Bench& b) { b.add_claim("x", "首个", "全国"); }},
  });
  return cases;
}

}  // namespace jianbao::testing
