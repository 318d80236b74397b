// Each check on small texts written for it: what it finds, what is sound, what it leaves alone.

#include "validate/document_checks.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "unit/validate/document_bench.h"

namespace jianbao::validation {
namespace {

using testing::TextBench;

/// A passage of 53 characters without a second one of 40 in it.
const std::string passage =
    "数据是工业互联网的核心驱动力，数量与质量决定其发展速度与应用深度，目前很多企业尚停留在起步阶段"
    "，需要加快。";

}  // namespace

TEST_CASE("a passage that stands there twice is found once, with all its places") {
  TextBench bench;
  bench.add("one", "甲。" + passage + "乙。\n\n" + passage + "\n");
  bench.add("two", "另文：" + passage + "丙。\n");
  const auto found = bench.run(check_duplicate_passages);
  REQUIRE(found.size() == 1);
  CHECK(found[0] ==
        "text/duplicate-passage one:1:3 "
        "“数据是工业互联网的核心驱动力，数量与质…”起的53个字一共印了3次"
        "（one 第1行）。 [one:3:1] [two:1:4]");
}

TEST_CASE("a passage inside a longer one is not told again, unless it stands elsewhere too") {
  const std::string longer = "一要提高企业信息化程度。" + passage;
  TextBench twice;
  twice.add("one", longer + "\n" + longer + "\n");
  CHECK(twice.run(check_duplicate_passages).size() == 1);
  TextBench thrice;
  thrice.add("one", "别的话。" + passage + "\n" + longer + "\n" + longer + "\n");
  const auto found = thrice.run(check_duplicate_passages);
  REQUIRE(found.size() == 2);
  CHECK(found[0].starts_with("text/duplicate-passage one:2:1 "));
  CHECK(found[1].ends_with(" [one:2:12] [one:3:12]"));
}

TEST_CASE("white space and column breaks do not hide a passage; patterns and short ones are none") {
  TextBench broken;
  broken.add("one",
             passage + "\n前文。" + passage.substr(0, 60) + "\n\n　" + passage.substr(60) + "\n");
  CHECK(broken.run(check_duplicate_passages).size() == 1);
  TextBench none;
  std::string dashes;
  for (int i = 0; i < 100; ++i) {
    dashes += "—";
  }
  none.add("one", dashes + "\n" + dashes.substr(3) +
                      "。\n深化大开放、拓展大招商。\n深化大开放、拓展大招商。\n");
  none.add("empty", "");
  CHECK(none.run(check_duplicate_passages).empty());
}

TEST_CASE("what a check cannot judge is no pass") {
  struct Row {
    TextCheckResult (*check)(std::span<const CheckedText>);
    const char* text;
    std::size_t sound, undecided, found;
  };
  for (const Row& row : {
           Row{check_list_counts, "推进甲镇、乙镇“四个中心”建设。", 0, 1, 0},
           Row{check_list_counts, "打好“畅通道、稳双链、激活力、优环境”四张牌。", 1, 0, 0},
           Row{check_repeated_members, "学习、学习、再学习。", 0, 1, 0},
           Row{check_repeated_members, "平台、人才、产业。", 1, 0, 0},
           Row{check_schemes, "三是丙。", 0, 1, 0},
           Row{check_schemes, "首先，甲。", 0, 1, 0},
           Row{check_schemes, "形成“1567”体系。", 0, 1, 0},
           Row{check_schemes, "一是甲；二是乙；三是丙。", 1, 0, 0},
           Row{check_schemes, "一是甲。二是乙。四是丁。", 0, 0, 1},
           Row{check_endings, "一个标题\n\n正文说完了。\n", 1, 1, 0},
           Row{check_stray_words, "用手机app查询，做好好人。", 1, 1, 0},
           Row{check_marks, "“第一段话。\n\n“第二段话。”\n", 2, 1, 0},
       }) {
    CAPTURE(std::string(row.text));
    TextBench bench;
    bench.add("one", row.text);
    const TextCheckResult result = bench.result(row.check);
    CHECK(result.sound == row.sound);
    CHECK(result.undecided == row.undecided);
    CHECK(result.findings.size() == row.found);
  }
}

TEST_CASE("rows of a table are no passage") {
  const std::string row = "|-----|-----|-----|-----|-----|-----|-----|-----|-----|\n";
  TextBench bench;
  bench.add("one", row + "\n" + row + "\n");
  CHECK(bench.run(check_duplicate_passages).empty());
  CHECK(bench.result(check_duplicate_passages).undecided == 1);
  CHECK(bench.result(check_duplicate_passages).sound == 0);
}

TEST_CASE("the same passage over and over in one paragraph is one passage") {
  TextBench bench;
  bench.add("one", passage + passage + passage + "完。\n");
  const auto found = bench.run(check_duplicate_passages);
  REQUIRE(found.size() == 1);
  CHECK(found[0].ends_with("一共印了3次（one 第1行）。 [one:1:54] [one:1:107]"));
}

TEST_CASE("marks that do not pair are found") {
  struct Case {
    const char* text;
    std::vector<std::string> found;
  };
  const std::vector<Case> cases{
      {"在“甲”“乙”两地、畅通桥梁”三条主线上。", {"text/mark-not-opened 15 ” [7]"}},
      {"定位（与有关地方“一带一路”。", {"text/mark-not-closed 3 （"}},
      {"定位(与有关地方。", {"text/mark-not-closed 3 ("}},
      {"《关于办法。", {"text/mark-not-closed 1 《"}},
      {"（“甲）乙”。", {"text/mark-not-closed 2 “", "text/mark-not-opened 6 ”"}},
      {"”甲乙“。", {"text/mark-not-closed 4 “", "text/mark-not-opened 1 ”"}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    TextBench bench;
    bench.add("one", c.text);
    std::vector<std::string> found;
    for (const Diagnostic& d : bench.diagnostics(check_marks)) {
      std::string text = std::string(message(d.code).code) + " " +
                         std::to_string(d.where->begin.column) + " " + bench.argument(d, "mark");
      for (const Related& r : d.related) {
        text += " [" + std::to_string(r.span.begin.column) + "]";
      }
      found.push_back(text);
    }
    CHECK(found == c.found);
  }
}

TEST_CASE("marks that pair in their own way are left alone") {
  for (const char* text : {
           "“高质量共建‘一带一路’”“扩大开放”。",
           "平台(B型)和（试点）都好，（方案 B）和(见 2)也好。",
           "“做实、做好、做美、做\n\n响”上合示范区。",  // over a column break
           "“第一段话。\n\n“第二段话。”\n",             // each paragraph opens again
           "要求：1）甲；2）乙；一）丙。",              // numbers of a list
           "the company’s view，没有引号。",
           "没有标点的标题",
       }) {
    CAPTURE(text);
    TextBench bench;
    bench.add("one", text);
    CHECK(bench.run(check_marks).empty());
  }
}

TEST_CASE("a series with a gap and a scheme that is not told to its end are found") {
  struct Case {
    const char* text;
    const char* found;
    const char* missing;
  };
  const std::vector<Case> cases{
      {"形成“1567”工作体系：\n\n“1”是指委员会。\n\n“5”是指党建工作、宣传工\n\n下一个标题\n", "1、5",
       "6、7"},
      {"构建“1+3+5”格局。\n“1”是指委员会。\n“3”是指平台。\n", "1、3", "5"},
      {"一是甲。\n二是乙。\n四是丁。\n", "一是、二是、四是", "三是"},
      {"做好两件事：一是甲办好。\n", "一是", "二是"},
      {"首先，甲。再次，丙。\n", "首先、再次", "其次"},
      {"一要甲。二要乙。四要丁。", "一要、二要、四要", "三要"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    TextBench bench;
    bench.add("one", c.text);
    const auto found = bench.diagnostics(check_schemes);
    REQUIRE(found.size() == 1);
    CHECK(bench.argument(found[0], "found") == c.found);
    CHECK(bench.argument(found[0], "missing") == c.missing);
  }
}

TEST_CASE("a series that is whole, or that is none, is left alone") {
  for (const char* text : {
           "一是甲；二是乙；三是丙。\n一是丁；二是戊。\n",
           "要求统一要求。首先，甲。\n",                                // 首先 may stand alone
           "一要提高程度。甲。\n\n一要提高程度。甲。\n\n二要夯实。\n",  // printed twice
           "一是一、二是二。",                                          // a saying
           "三是丙。",                                                  // begun elsewhere
           "形成“1567”体系。",                                          // told nowhere
           "形成“13”体系。\n“1”是指甲。\n“3”是指乙。\n",
           "“3”是指乙。",
       }) {
    CAPTURE(text);
    TextBench bench;
    bench.add("one", text);
    CHECK(bench.run(check_schemes).empty());
  }
}

TEST_CASE("a paragraph that breaks off is found, a column break is not") {
  const auto endings = [](const char* text) {
    TextBench bench;
    bench.add("one", text);
    std::string out;
    for (const Diagnostic& d : bench.diagnostics(check_endings)) {
      out += std::to_string(d.where->begin.line) + ":" + bench.argument(d, "quote") + " ";
    }
    return out;
  };
  CHECK(endings("推动产业化。通过办法发\n\n展，提高水平。\n").empty());
  CHECK(endings("青岛各部门表示将深入贯彻，持续提升能级\n\n正文。\n").empty());
  CHECK(endings("正文说完了。\n\n（作者单位：某校）\n").empty());
  CHECK(endings("正文说完了。 记者 张三\n").empty());
  CHECK(endings("甲；乙；{ key: value }\n").empty());
  CHECK(endings("“1”是指甲：\n乙。\n").empty());
  CHECK(endings("推动产业化。通过办法发\n\n下一个标题\n\n正文。\n") == "1:推动产业化。通过办法发 ");
  CHECK(endings("推动产业化。通过办法发\n一是新的一段。\n") == "1:推动产业化。通过办法发 ");
  CHECK(endings("锚定“三区一高地”(与地方间的试验区、“一带一路”") == "1:间的试验区、“一带一路” ");
  CHECK(endings("“5”是指建立党建工作、宣传工\n\n标题\n") == "1:是指建立党建工作、宣传工 ");
}

}  // namespace jianbao::validation
