// Years ahead of publication, and names with another year than the known one.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "unit/validate/document_bench.h"

namespace jianbao::validation {
namespace {

using testing::TextBench;

const std::vector<std::string> known{"中国制造2025", "2035年远景目标",
                                     "全民健身计划（2016—2020年）", "全民健身计划（2021—2025年）",
                                     "十四五（2021—2025年）"};

Registry register_of(const std::vector<std::string>& names) {
  Registry registry;
  for (const std::string& name : names) {
    System system;
    system.name = name;
    registry.add(system);
  }
  registry.sort();
  return registry;
}

/// "looked at: code year …"; published on 2024-12-03.
std::string years(const char* text, const Registry& registry = {}) {
  TextBench bench;
  bench.add("one", text);
  const TextCheckResult result = bench.result(check_years, registry, known);
  std::string out = std::to_string(result.sound + result.undecided + result.findings.size()) + ":";
  for (const Diagnostic& d : result.findings) {
    out += " " + std::string(message(d.code).code).substr(5) + " " + bench.argument(d, "year");
  }
  return out;
}

}  // namespace

TEST_CASE("a year after publication is found where nothing speaks of the future") {
  CHECK(years("2042年，开行班列915列。") == "1: year-ahead 2042");
  CHECK(years("2021—2031年，新设392家企业。") == "2: year-ahead 2031");
  CHECK(years("2024年，开行班列915列。") == "1:");
  for (const char* text :
       {"到2035年建成。", "2030年前达峰。", "力争2026年建成。", "《2025年青岛市招商方案》印发。",
        "规划期为2021—2035年。", "将于2025年举办。", "“十五五”（2026—2030年）开局。"}) {
    CAPTURE(text);
    CHECK(years(text).find("year-ahead") == std::string::npos);
  }
  for (const char* text : {"投资2050亿元。", "“2100”工作体系。", "编号20351年。"}) {
    CAPTURE(text);
    CHECK(years(text) == "0:");
  }
}

TEST_CASE("a known name with another year is found, before and behind the name") {
  CHECK(years("在2035“中国制造”的大背景下。") == "1: year-of-name 2035");
  CHECK(years("对接《中国制造2035》。") == "1: year-of-name 2035");
  CHECK(years("“十四五”（2016—2020年）期间。").find("year-of-name 2016—2020") != std::string::npos);
  CHECK(years("到2030年远景目标。").find("year-of-name 2030") != std::string::npos);
  for (const char* text : {"“中国制造2025”。", "《全民健身计划（2016—2020年）》。",
                           "《全民健身计划(2021-2025年)》。"}) {
    CAPTURE(text);
    CHECK(years(text).find("year-of-name") == std::string::npos);
    CHECK(years(text) != "0:");
  }
}

TEST_CASE("a year beside a name is no part of it") {
  for (const char* text : {"2023年中国制造业增长。", "2023中国制造业大会。",
                           "中国制造2024年出口增长。", "中国制造走向世界。"}) {
    CAPTURE(text);
    CHECK(years(text).find("year-of-name") == std::string::npos);
  }
}

TEST_CASE("names of the register count when their year is a part of them") {
  const Registry registry =
      register_of({"智慧港口2030计划", "2024年招商行动计划", "发展报告(2024)"});
  CHECK(years("推进智慧港口2035计划。", registry) == "1: year-of-name 2035");
  CHECK(years("推进智慧港口2030计划。", registry) == "1:");
  CHECK(years("《2023年招商行动计划》和《发展报告（2023）》。", registry) ==
        "1:");  // every year one
}

}  // namespace jianbao::validation
