// Names that are nearly alike, English between Han characters, and characters set twice.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "unit/validate/document_bench.h"

namespace jianbao::validation {
namespace {

using testing::TextBench;

System system_of(std::string name, std::vector<std::string> aliases = {},
                 std::vector<std::string> distinct_from = {}) {
  System system;
  system.name = std::move(name);
  system.aliases = std::move(aliases);
  system.distinct_from = std::move(distinct_from);
  return system;
}

/// Two texts, so that the names do not stand in one paragraph.
std::vector<std::string> alike(const char* one, const char* two,
                               const std::vector<System>& systems = {}) {
  TextBench bench;
  bench.add("one", one);
  bench.add("two", two);
  Registry registry;
  for (const System& system : systems) {
    registry.add(system);
  }
  registry.sort();
  return bench.run(check_spellings, registry);
}

std::string strays(const char* text) {
  TextBench bench;
  bench.add("one", text);
  std::string out;
  for (const Diagnostic& d : bench.diagnostics(check_stray_words)) {
    out += bench.argument(d, "word") + (d.severity == Severity::Note ? "? " : " ");
  }
  return out;
}

}  // namespace

TEST_CASE("names that differ by a character or by two words changed round are found") {
  const auto found = alike("搭建“法智谷”平台。", "搭建“法智合”平台。");
  REQUIRE(found.size() == 1);
  CHECK(found[0].starts_with("text/spelling one:1:4 “法智谷”与“法智合”只差一点"));
  CHECK(found[0].ends_with("[two:1:4]"));
  CHECK(alike("《国际能源交易中心》", "《能源国际交易中心》").size() == 1);
  CHECK(alike("“地方经贸服务平台”", "“地方经贸务平台”").size() == 1);
  CHECK(alike("建成能源交易中心。", "“能源交意中心”。", {system_of("能源交易中心")}).size() == 1);
}

TEST_CASE("what the register has decided is not told again") {
  const char* one = "搭建“法智谷”平台。";
  const char* two = "搭建“法智合”平台。";
  CHECK(alike(one, two, {system_of("法智谷", {"法智合"})}).empty());
  CHECK(alike(one, two, {system_of("法智谷"), system_of("“法智合”服务平台", {}, {"法智谷"})})
            .empty());
  CHECK(alike(one, two, {system_of("法智谷"), system_of("法智合")}).size() == 1);
}

TEST_CASE("names that are made to differ are left alone") {
  struct Pair {
    const char* one;
    const char* two;
  };
  for (const Pair& pair : std::vector<Pair>{
           {"“硬环境”。", "“软环境”。"},
           {"“工程一期”。", "“工程二期”。"},
           {"“规划2024”。", "“规划2025”。"},
           {"“引资”。", "“引智”。"},                        // too short
           {"“含金量”和“含新量”。", "无。"},                // side by side
           {"“青岛行”系列，青岛很大。", "“青岛港”运量。"},  // 青岛 is a word of its own
           {"“共赢合作”。", "“合作共赢”。"},                // a phrase, not a name
           {"“大项目，大平台”。", "“大项目，大平合”。"},    // a sentence
           {"法智谷。", "法智合。"},                        // not marked as names
       }) {
    CAPTURE(pair.one);
    CHECK(alike(pair.one, pair.two).empty());
  }
}

TEST_CASE("English that joins Han characters is found, known loans are not") {
  CHECK(strays("科技创新布局 and 资源共享，区位or功能。") == "and or ");
  for (const char* text : {"下载手机app应用。", "全长12 km 的公路。", "上合融e办推出。",
                           "R and D 中心。", "Belt and Road 倡议。", "没有英文。"}) {
    CAPTURE(text);
    CHECK(strays(text).empty());
  }
}

TEST_CASE("characters set twice are noted where no word explains them") {
  CHECK(strays("要打好好互联互通平台。") == "打好好? ");
  CHECK(strays("平台的的建设，完成了了任务，物流和和贸易。") == "台的的? 成了了? 流和和? ");
  for (const char* text :
       {"好好学习。", "做好好人。", "目的的确立。", "的的确确。", "为了了解情况。", "和和气气。",
        "共和和平。", "上海海关、发展展望、人人参与、美美与共。"}) {
    CAPTURE(text);
    CHECK(strays(text).empty());
  }
}

}  // namespace jianbao::validation
