// Rules of names.cpp.

#include <doctest/doctest.h>

#include <array>

#include "unit/validate/check_cases.h"

namespace jianbao::validation {
namespace {

using testing::Bench;
using Problems = std::vector<std::string>;

/// pass, fail, not evaluable
using Tally = std::array<std::size_t, 3>;
Tally tally(const Bench& bench, std::string_view rule) {
  const auto outcome = bench.check();
  for (const RuleTally& t : (*outcome)->tallies()) {
    if (t.rule == rule) {
      return {t.pass, t.fail, t.not_evaluable};
    }
  }
  return {};
}

}  // namespace

TEST_CASE("members listed against the digits of a scheme") {
  Bench bench;
  bench.add_part(bench.add_system("某体系"), "2", "平台", {"甲", "乙", "丙"}, false);
  CHECK(bench.problems() ==
        Problems{"check/scheme-count 400:1 “某体系”的“2平台”列出的成员是 3 个。"});
}

TEST_CASE("members of a complete list are as many as it says, of another list at most") {
  struct List {
    const char* count;
    bool complete;
    Tally tally;
  };
  for (const List& c :
       {List{"3", true, {1, 0, 0}}, List{"3", false, {1, 0, 0}}, List{"4", true, {0, 1, 0}},
        List{"4", false, {1, 0, 0}}, List{"2", true, {0, 1, 0}}, List{"N", false, {0, 0, 1}}}) {
    CAPTURE(c.count);
    Bench bench;
    bench.add_part(bench.add_system("某体系"), c.count, "平台", {"甲", "乙", "丙"}, c.complete);
    CHECK(tally(bench, "scheme-count") == c.tally);
  }
}

TEST_CASE("a scheme of which only some digits are explained") {
  Bench bench;
  System& system = bench.add_system("1567");
  bench.add_part(system, "1", "个中心", {}, true);
  for (const char* digit : {"5", "6"}) {
    bench.add_part(system, digit, "", {}, true);
  }
  CHECK(bench.problems() == Problems{"check/scheme-cut 300:1 “1567”有的数说明了，5、6 没有说明。"});
  system.parts.erase(system.parts.begin());  // none is explained: the source only names it
  CHECK(bench.problems().empty());
}

TEST_CASE("two entries whose names differ by very little") {
  Bench bench;
  bench.add_system("国际能源交易中心");
  bench.add_system("国际能源交易中心站");
  CHECK(bench.problems() == Problems{"check/names-alike 300:1 "
                                     "“国际能源交易中心”和“国际能源交易中心站”只差一点，名册里是两"
                                     "个名称。 [301:1 名称“国际能源交易中心站”在这里登记。]"});
}

TEST_CASE("two names that are told apart, but by no source, wait for a ruling") {
  Bench bench;
  bench.add_system("能源国际平台");
  bench.add_system("国际能源平台").distinct_from = {"能源国际平台"};
  CHECK(bench.problems() == Problems{"check/names-undecided 301:1 "
                                     "“国际能源平台”和“能源国际平台”只差一点，是不是一个还没有定。 "
                                     "[300:1 名称“能源国际平台”在这里登记。]"});
  bench.mention("能源国际平台", "paper");
  bench.mention("国际能源平台", "older");
  CHECK(bench.problems().size() == 1);
  bench.mention("国际能源平台", "paper");
  CHECK(bench.problems().empty());
}

TEST_CASE("names that a reader tells apart, and names too short to judge") {
  for (const auto& [one, other] : {std::pair("系统3.0版", "系统4.0版"),
                                   {"上合", "上和"},
                                   {"示范区管委会", "示范园管理会"},
                                   {"第一小组", "第二小组"}}) {
    CAPTURE(one);
    Bench bench;
    bench.add_system(one);
    bench.add_system(other);
    CHECK(bench.problems().empty());
  }
  Bench slip;  // a misprint is entered as one
  slip.add_system("示例平台").slips = {"示列平台"};
  slip.add_system("示别平合");
  CHECK(slip.problems().empty());
}

}  // namespace jianbao::validation

namespace jianbao::testing {

std::span<const CheckCase> name_cases() {
  static constexpr auto cases = std::to_array<CheckCase>({
      {"scheme-count",
       [](Bench& b) { b.add_part(b.add_system("某体系"), "3", "平台", {"甲", "乙", "丙"}, true); },
       [](Bench& b) { b.add_part(b.add_system("某体系"), "2", "平台", {"甲", "乙", "丙"}, true); },
       [](Bench& b) { b.add_part(b.add_system("某体系"), "N", "平台", {}, false); }},
      {"spelling",
       [](Bench& b) {
         b.add_system("能源国际平台");
         b.add_system("国际能源平台").distinct_from = {"能源国际平台"};
         b.mention("能源国际平台", "paper");
         b.mention("国际能源平台", "paper");
       },
       [](Bench& b) {
         b.add_system("能源国际平台");
         b.add_system("国际能源平台");
       },
       nullptr, nothing_to_judge},
  });
  return cases;
}

}  // namespace jianbao::testing
