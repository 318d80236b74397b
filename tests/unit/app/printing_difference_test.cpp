#include "app/pages/printing_difference.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace jianbao;
using Kind = FigureChange::Kind;

namespace {

ManifestFigure figure(std::string fact, std::string printed, std::uint32_t page, std::uint32_t line,
                      std::string what = "中欧班列") {
  ManifestFigure out;
  out.page = page;
  out.line = line;
  out.printed = std::move(printed);
  out.what = std::move(what);
  out.facts = {{std::move(fact), "data/facts/a.yaml", 7, 3, "paper", 12, "915列"}};
  return out;
}

Manifest printing(std::vector<ManifestLine> lines, std::vector<ManifestFigure> figures = {}) {
  Manifest out;
  out.lines = std::move(lines);
  out.figures = std::move(figures);
  return out;
}

}  // namespace

TEST_CASE("a changed digit: the figure with its fact, and the line with the number marked") {
  const auto difference = compare_printings(
      printing({{1, 1, "上合示范区"}, {1, 2, "开行915列。"}}, {figure("trains", "915列", 1, 2)}),
      printing({{1, 1, "上合示范区"}, {1, 2, "开行916列。"}}, {figure("trains", "916列", 1, 2)}));
  REQUIRE(difference.figures.size() == 1);
  const FigureChange& change = difference.figures.front();
  CHECK(change.kind == Kind::Changed);
  CHECK(change.before == "915列");
  CHECK(change.after == "916列");
  CHECK(change.facts.front().id == "trains");
  CHECK(change.new_places == std::vector<PrintedPlace>{{1, 2}});
  REQUIRE(difference.texts.size() == 1);
  CHECK(difference.texts.front().before == "开行【915】列。");
  CHECK(difference.texts.front().after == "开行【916】列。");
  CHECK(difference.texts.front().from == PrintedPlace{1, 2});
  CHECK(difference.moved == 0);
}

TEST_CASE("a word put in breaks the paragraph anew: one change, and the lines behind it moved") {
  const auto difference = compare_printings(
      printing({{1, 1, "甲乙丙丁"}, {1, 2, "戊己庚辛"}, {1, 3, "壬癸。"}, {1, 4, "下一段。"}}),
      printing({{1, 1, "甲乙新丙"}, {1, 2, "丁戊己庚"}, {1, 3, "辛壬癸。"}, {1, 4, "下一段。"}}));
  REQUIRE(difference.texts.size() == 1);
  CHECK(difference.texts.front().before == "甲乙丙丁");
  CHECK(difference.texts.front().after == "甲乙【新】丙");
  CHECK(difference.moved == 2);
  CHECK(difference.figures.empty());
  CHECK_FALSE(difference.says_the_same());
}

TEST_CASE("lines that only moved, and a figure that is printed in another form, change nothing") {
  const auto difference = compare_printings(
      printing({{1, 1, "甲"}, {1, 2, "开行915列。"}}, {figure("trains", "915列", 1, 2)}),
      printing({{1, 1, "甲"}, {2, 1, "开行915列。"}},
               {figure("trains", "915列", 2, 1), figure("trains", "915", 2, 9)}));
  CHECK(difference.says_the_same());
  CHECK(difference.moved == 1);
  const auto reversed = compare_printings(printing({{1, 1, "甲"}}), printing({{1, 1, "甲"}}));
  CHECK(reversed.says_the_same());
  CHECK(reversed.moved == 0);
}

TEST_CASE("figures that are new and that are gone are told apart, changed ones come first") {
  const auto difference = compare_printings(
      printing({{1, 1, "甲"}}, {figure("trains", "915列", 1, 1), figure("gone", "12座", 1, 2)}),
      printing({{1, 1, "甲"}}, {figure("new", "3个", 1, 1), figure("trains", "916列", 1, 5)}));
  REQUIRE(difference.figures.size() == 3);
  CHECK(difference.figures[0].kind == Kind::Changed);
  CHECK(difference.figures[1].kind == Kind::Added);
  CHECK(difference.figures[1].after == "3个");
  CHECK(difference.figures[1].before.empty());
  CHECK(difference.figures[2].kind == Kind::Dropped);
  CHECK(difference.figures[2].before == "12座");
}

TEST_CASE("the same digits of another fact, or of another meaning, are another figure") {
  const auto other_fact =
      compare_printings(printing({{1, 1, "甲"}}, {figure("trains", "915列", 1, 1)}),
                        printing({{1, 1, "甲"}}, {figure("trips", "915列", 1, 1)}));
  CHECK(other_fact.figures.size() == 2);
  const auto other_meaning =
      compare_printings(printing({{1, 1, "甲"}}, {figure("trains", "915列", 1, 1, "1—10月")}),
                        printing({{1, 1, "甲"}}, {figure("trains", "915列", 1, 1, "1—11月")}));
  CHECK(other_meaning.figures.size() == 2);
}

TEST_CASE("whole lines put in or taken out") {
  const auto added = compare_printings(printing({{1, 1, "甲。"}, {1, 2, "丙。"}}),
                                       printing({{1, 1, "甲。"}, {1, 2, "乙。"}, {1, 3, "丙。"}}));
  REQUIRE(added.texts.size() == 1);
  CHECK(added.texts.front().before.empty());
  CHECK(added.texts.front().after == "【乙。】");
  CHECK(added.texts.front().to == PrintedPlace{1, 2});
  CHECK(added.moved == 1);
  const auto removed = compare_printings(printing({{1, 1, "甲。"}, {1, 2, "乙。"}, {1, 3, "丙。"}}),
                                         printing({{1, 1, "甲。"}, {1, 2, "丙。"}}));
  REQUIRE(removed.texts.size() == 1);
  CHECK(removed.texts.front().before == "【乙。】");
  CHECK(removed.texts.front().after.empty());
}

TEST_CASE("another sign, unit or bounding word of the same digits is a change") {
  const auto one = [](std::string printed, std::string sentence) {
    ManifestFigure out = figure("trade", std::move(printed), 1, 1);
    out.sentence = std::move(sentence);
    return printing({{1, 1, "甲"}}, {out});
  };
  const auto sign = compare_printings(one("6.0%", "同比增长6.0%"), one("6.0%", "同比下降6.0%"));
  REQUIRE(sign.figures.size() == 1);
  CHECK(sign.figures.front().kind == Kind::Changed);
  CHECK(sign.figures.front().before == "6.0%");
  CHECK(sign.figures.front().after == "下降6.0%");
  for (const auto& [before, after] : {std::pair("5亿元", "5万元"), std::pair("超350家", "350家"),
                                      std::pair("220余万人", "220万人")}) {
    CAPTURE(std::string(before));
    const auto difference = compare_printings(one(before, ""), one(after, ""));
    REQUIRE(difference.figures.size() == 1);
    CHECK(difference.figures.front().before == before);
    CHECK(difference.figures.front().after == after);
  }
  CHECK(compare_printings(one("6.0%", "同比下降6.0%"), one("-6.0%", "一行")).says_the_same());
}

TEST_CASE("a bare form in a table does not hide that the unit changed in the sentence") {
  const auto both = [](std::string full) {
    return printing({{1, 1, "甲"}},
                    {figure("trade", std::move(full), 1, 1), figure("trade", "5", 1, 2)});
  };
  const auto difference = compare_printings(both("5亿元"), both("5万元"));
  REQUIRE(difference.figures.size() == 1);
  CHECK(difference.figures.front().before == "5亿元");
  CHECK(difference.figures.front().after == "5万元");
}
