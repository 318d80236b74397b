// Tables on the page: widths, spans, groups, heads, rows that are cut, turned pages. The list of
// failures is that of the trackers of prawn-table and typst (issue 6).

#include "typeset/table.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "support/set_pages.h"
#include "typeset/table_widths.h"
#include "typeset/typeset.h"

using namespace jianbao;
using namespace jianbao::test;

namespace {

Pages set(std::vector<Block> blocks, const Style& style = {}) {
  Document document;
  document.name = "test";
  document.draft = false;
  document.blocks = std::move(blocks);
  auto out = typeset(document, style, shipped_fonts());
  REQUIRE(out.value.has_value());
  return std::move(*out.value);
}

TableCell cell(std::string text, std::uint16_t columns = 1, std::uint16_t rows = 1) {
  return {text.empty() ? Spans{} : plain(std::move(text)), columns, rows};
}

Table table_of(std::vector<std::string> heads) {
  Table table;
  table.caption = "表1　例";
  for (std::string& head : heads) {
    table.columns.push_back({std::move(head), ColumnAlign::Left, 1, false});
  }
  return table;
}

std::string whole_text(const Page& page) {
  std::string text;
  for (const SetText& line : lines_of(page)) {
    text += line.text;
  }
  return text;
}

std::size_t count_of(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
    ++n;
  }
  return n;
}

/// Everything stands between the edges of the type area, whatever the page.
void check_inside(const Pages& pages) {
  for (std::size_t k = 0; k < pages.pages.size(); ++k) {
    const Length left = k % 2 == 1 ? Geometry::outer : Geometry::inner;
    const Rect area{left, Geometry::top, Geometry::width, Geometry::height};
    for (const Item& item : pages.pages[k].items) {
      const auto* fill = std::get_if<Fill>(&item);
      if (fill == nullptr) {
        continue;
      }
      CAPTURE(k + 1);
      CHECK(fill->area.x >= area.x);
      CHECK(fill->area.y >= area.y - Length::millipoints(1));
      CHECK(fill->area.x + fill->area.width <= area.x + area.width + Length::millipoints(1));
      CHECK(fill->area.y + fill->area.height <= area.y + area.height + Length::pt(1));
    }
  }
}

ColumnNeed need(std::int64_t natural, std::int64_t least, std::uint16_t weight = 1) {
  ColumnNeed n{Length::pt(natural), Length::pt(least),
               Length::pt(std::min<std::int64_t>(least, 40))};
  n.weight = weight;
  n.add_cell(n.natural);
  return n;
}

Length sum(const std::vector<Length>& widths) {
  Length total;
  for (const Length width : widths) {
    total += width;
  }
  return total;
}

}  // namespace

TEST_CASE("widths fill the measure exactly and keep their bounds") {
  const Length measure = Length::pt(400);
  SUBCASE("with room to spare, by weight") {
    const auto widths = solve_widths({need(100, 50, 3), need(100, 50, 1)}, measure);
    CHECK(widths[0] == Length::pt(250));
    CHECK(widths[1] == Length::pt(150));
  }
  SUBCASE("without, the longer text has more, and nobody less than the least") {
    const auto widths = solve_widths({need(60, 60), need(900, 50), need(300, 50)}, measure);
    CHECK(sum(widths) == measure);
    CHECK(widths[0] == Length::pt(60));
    CHECK(widths[1] > widths[2]);
    CHECK(widths[2] >= Length::pt(50));
  }
  SUBCASE("when not even the least fits, words give way and whole columns do not") {
    ColumnNeed whole = need(120, 120);
    whole.hard = whole.least;
    const auto widths = solve_widths({whole, need(300, 250), need(300, 250)}, measure);
    CHECK(sum(widths) == measure);
    CHECK(widths[0] == Length::pt(120));
  }
  SUBCASE("a column narrower than one word: in proportion, still exact") {
    ColumnNeed whole = need(500, 500);
    whole.hard = whole.least;
    CHECK(sum(solve_widths({whole, whole, whole}, measure)) == measure);
  }
  CHECK(solve_widths({}, measure).empty());
}

TEST_CASE("a row taller than a page is cut between lines, all of its text in order") {
  Table table = table_of({"甲", "乙"});
  std::string text;
  for (int k = 0; k < 1500; ++k) {
    append_utf8(text, static_cast<char32_t>(0x4E00 + k));
  }
  table.rows.push_back({cell("短"), cell(text)});
  table.rows.push_back({cell("后"), cell("完")});
  const Pages pages = set({{table, std::nullopt}});
  REQUIRE(pages.pages.size() >= 2);
  std::string all;
  for (const Page& page : pages.pages) {
    all += whole_text(page);
  }
  std::string left = all;
  for (const std::string repeated : {"续表1　例", "甲", "乙"}) {
    for (std::size_t at; (at = left.find(repeated)) != std::string::npos;) {
      left.erase(at, repeated.size());
    }
  }
  CHECK(left.find("后") != std::string::npos);
  // Every character of the tall cell once, in order.
  std::size_t from = 0;
  for (int k = 0; k < 1500; ++k) {
    const std::string c = to_utf8(std::u32string(1, static_cast<char32_t>(0x4E00 + k)));
    if (c == "甲" || c == "乙") {
      continue;
    }
    const std::size_t at = left.find(c, from);
    REQUIRE(at != std::string::npos);
    from = at;
  }
  check_inside(pages);
}

TEST_CASE(
    "a cell over several rows stands once on a page, and again where a page begins amid them") {
  Table table = table_of({"类", "项"});
  for (int k = 0; k < 40; ++k) {
    table.rows.push_back(
        {k == 0 ? cell("同一类别", 1, 40) : cell(""), cell("项" + std::to_string(k + 1))});
  }
  const Pages pages = set({{table, std::nullopt}});
  REQUIRE(pages.pages.size() >= 2);
  for (const Page& page : pages.pages) {
    CHECK(count_of(whole_text(page), "同一类别") == 1);
  }
  check_inside(pages);
}

TEST_CASE("a short span is kept on one page and no rule runs through it") {
  Table table = table_of({"类", "项"});
  table.rows.push_back({cell("三行", 1, 3), cell("一")});
  table.rows.push_back({cell(""), cell("二")});
  table.rows.push_back({cell(""), cell("三")});
  table.rows.push_back({cell("另"), cell("四")});
  const Pages pages = set({{table, std::nullopt}});
  const auto lines = lines_of(pages.pages.front());
  const auto y_with = [&](const std::string& part) {
    const auto found = std::ranges::find_if(
        lines, [&](const SetText& line) { return line.text.find(part) != std::string::npos; });
    REQUIRE(found != lines.end());
    return found->y;
  };
  // In the middle of its three rows: on the line of the second.
  CHECK(std::abs((y_with("三行") - y_with("二")).count()) <= 1);
  // Rules below the first two rows begin right of the first column.
  int partial = 0;
  for (const Item& item : pages.pages.front().items) {
    const auto* fill = std::get_if<Fill>(&item);
    if (fill != nullptr && fill->area.height < Length::pt(1) && fill->area.width > Length::pt(5) &&
        fill->area.x > Geometry::inner) {
      ++partial;
    }
  }
  CHECK(partial == 2);
}

TEST_CASE("a cell over several columns has no column rule in it") {
  Table table = table_of({"甲", "乙", "丙"});
  table.rows.push_back({cell("横跨两列的一格", 2), cell(""), cell("丙一")});
  table.rows.push_back({cell("甲二"), cell("乙二"), cell("丙二")});
  const Pages pages = set({{table, std::nullopt}});
  std::vector<Length> heights;
  for (const Item& item : pages.pages.front().items) {
    const auto* fill = std::get_if<Fill>(&item);
    if (fill != nullptr && fill->area.width < Length::pt(1)) {
      heights.push_back(fill->area.height);
    }
  }
  // Between 甲 and 乙: the head and the second row; between 乙 and 丙: one rule through all.
  CHECK(heights.size() == 3);
}

TEST_CASE("a group goes on under its name, marked （续）, and a new one does not") {
  Table table = table_of({"项", "数"});
  for (int g = 0; g < 3; ++g) {
    table.rows.emplace_back(
        std::vector<TableCell>{cell("第" + std::string(1, char('A' + g)) + "组")}, RowKind::Group);
    for (int k = 0; k < 14; ++k) {
      table.rows.push_back({cell("项目"), cell(std::to_string(k))});
    }
  }
  const Pages pages = set({{table, std::nullopt}});
  REQUIRE(pages.pages.size() == 3);
  CHECK(whole_text(pages.pages[1]).find("（续）") != std::string::npos);
  for (const Page& page : pages.pages) {
    const auto lines = text_of(page);
    // No page ends with the name of a group.
    CHECK(lines.back().text.find("组") == std::string::npos);
  }
}

TEST_CASE("heads over several columns stand above theirs and come again with 续表") {
  Table table = table_of({"指标", "本期", "上年同期", "单位"});
  table.groups = {{"一月至十月", 1, 2}};
  for (int k = 0; k < 60; ++k) {
    table.rows.push_back({cell("项"), cell("1"), cell("2"), cell("个")});
  }
  const Pages pages = set({{table, std::nullopt}});
  REQUIRE(pages.pages.size() >= 3);
  for (std::size_t k = 0; k < pages.pages.size(); ++k) {
    const std::string text = whole_text(pages.pages[k]);
    CHECK(count_of(text, "一月至十月") == 1);
    CHECK((k == 0 || text.starts_with("续表1")));
  }
  const auto lines = lines_of(pages.pages.front());
  const auto y_with = [&](const std::string& part) {
    const auto found = std::ranges::find_if(
        lines, [&](const SetText& line) { return line.text.find(part) != std::string::npos; });
    REQUIRE(found != lines.end());
    return found->y;
  };
  CHECK(y_with("一月至十月") < y_with("指标"));
  CHECK(y_with("指标") < y_with("上年同期"));
}

TEST_CASE("an empty table says that it is empty; one row and empty columns are set") {
  const Pages empty = set({{table_of({"甲", "乙"}), std::nullopt}});
  CHECK(whole_text(empty.pages.front()).find("没有数据") != std::string::npos);
  Table one = table_of({"甲", "乙", "丙"});
  one.rows.push_back({cell("唯一"), cell("")});
  CHECK(whole_text(set({{one, std::nullopt}}).pages.front()).find("唯一") != std::string::npos);
  CHECK(set({{Table{}, std::nullopt}}).pages.size() <= 1);
}

TEST_CASE("notes stay with the last row") {
  for (int rows = 14; rows < 24; ++rows) {
    Table table = table_of({"甲", "乙"});
    for (int k = 0; k < rows; ++k) {
      table.rows.push_back({cell("行"), cell("值")});
    }
    table.notes.push_back(plain("注：说明。"));
    const Pages pages = set({{table, std::nullopt}});
    const std::string last = whole_text(pages.pages.back());
    CAPTURE(rows);
    CHECK(last.find("注：说明。") != std::string::npos);
    CHECK(last.find("行") != std::string::npos);
  }
}

TEST_CASE("the unit goes below a caption that leaves it no room") {
  Table table = table_of({"甲"});
  table.unit = "单位：亿元";
  table.rows.push_back({cell("一")});
  const auto same = lines_of(set({{table, std::nullopt}}).pages.front());
  CHECK(same.front().text == "表1例单位：亿元");  // a blank has no glyph
  table.caption = repeat("很长的表题", 6);
  const auto apart = lines_of(set({{table, std::nullopt}}).pages.front());
  CHECK(apart[0].text == table.caption);
  CHECK(apart[1].text == "单位：亿元");
}

TEST_CASE(
    "E-25: a landscape table is turned to the left on pages of its own, after the page that speaks "
    "of it") {
  Table table = table_of({"甲", "乙"});
  table.landscape = true;
  for (int k = 0; k < 30; ++k) {
    table.rows.push_back({cell("行" + std::to_string(k + 1)), cell("值")});
  }
  const Pages pages = set({lines_of_text(30), {table, std::nullopt}, lines_of_text(30)});
  // Text, text; the table waits until page 2 is full.
  REQUIRE(pages.pages.size() == 6);
  for (std::size_t k = 0; k < pages.pages.size(); ++k) {
    bool any = false, all = true;
    for (const Item& item : pages.pages[k].items) {
      const auto* run = std::get_if<TextRun>(&item);
      if (run == nullptr || run->origin.y > Geometry::top + Geometry::height) {
        continue;  // the page number stays where it is
      }
      any = any || run->turned;
      all = all && run->turned;
    }
    CAPTURE(k + 1);
    const bool turned = k == 2 || k == 3 || k == 4;
    CHECK(any == turned);
    CHECK(all == turned);
    CHECK(pages.pages[k].number == k + 1);
  }
  // The head is at the left edge: the binding edge of page 3, the fore edge of page 4.
  for (const std::size_t k : {std::size_t{2}, std::size_t{3}}) {
    const Length left = k % 2 == 1 ? Geometry::outer : Geometry::inner;
    const auto& items = pages.pages[k].items;
    const auto* first = std::get_if<TextRun>(&items.front());
    REQUIRE(first != nullptr);
    CHECK(first->turned);
    CHECK(first->origin.x - left < Length::pt(29));
  }
  check_inside(pages);
}

TEST_CASE("three-line tables have no column rules") {
  Table table = table_of({"甲", "乙"});
  table.rules = TableRules::ThreeLine;
  table.rows.push_back({cell("一"), cell("二")});
  const Pages pages = set({{table, std::nullopt}});
  int across = 0;
  for (const Item& item : pages.pages.front().items) {
    if (const auto* fill = std::get_if<Fill>(&item)) {
      CHECK(fill->area.width > Length::pt(1));
      ++across;
    }
  }
  CHECK(across == 3);
}

TEST_CASE("a head taller than a page is an error that says how tall") {
  Table table = table_of({"甲"});
  table.caption = repeat("表题很长", 250);
  table.rows.push_back({cell("一")});
  Document document;
  document.name = "test";
  document.blocks = {{table, std::nullopt}};
  const auto out = typeset(document, Style{}, shipped_fonts());
  CHECK_FALSE(out.value.has_value());
  REQUIRE(out.diagnostics.count(Severity::Error) == 1);
}

TEST_CASE("V-04: a paragraph gives up a line where else a page would end early") {
  // Line by line it takes five lines; all at once it can be set in four.
  const std::string pressed =
      "。国国国国国国国国国，国（中国），国TIR国国（中国）国国国（中国）2024年国国国国国国国国国"
      "国国国国国1—10月国国国，国国1—10月国12.5亿元国（中国）国国，国国国国国国国国。国国国国国国。"
      "国。国国国国国国国国国国国国国国国国2024年";
  Style style;
  style.body_breaker = LineBreaker::FirstFit;
  const Pages alone = set({body(pressed)}, style);
  REQUIRE(text_of(alone.pages.front()).size() == 5);
  // 5 + 16 + 2 lines: the last two may not be parted, so that one line of page 1 would stay empty.
  const Pages pages = set({body(pressed), lines_of_text(16), lines_of_text(2)}, style);
  CHECK(pages.pages.size() == 1);
  CHECK(text_of(pages.pages.front()).size() == 22);
  CHECK(pages.lines.lines == 22);
  CHECK(pages.lines.very_loose == 0);
}
