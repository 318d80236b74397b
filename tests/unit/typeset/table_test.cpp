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

/// A run from its first glyph to the end of its last one, as it lies on the page.
Rect box_of(const TextRun& run) {
  const Length from = Length::millipoints(run.glyphs.front().x);
  const Length to = Length::millipoints(run.glyphs.back().x) + run.size.scaled(1, 2);
  return run.turned ? Rect{run.origin.x - run.size, run.origin.y - to, run.size, to - from}
                    : Rect{run.origin.x + from, run.origin.y - run.size, to - from, run.size};
}

/// Rules and texts stand between the edges of the type area, the page number apart; marks at an
/// edge may hang half their width outside (L-21, L-22).
void check_inside(const Pages& pages) {
  for (std::size_t k = 0; k < pages.pages.size(); ++k) {
    const Length left = k % 2 == 1 ? Geometry::outer : Geometry::inner;
    const Rect area{left, Geometry::top, Geometry::width, Geometry::height};
    for (const Item& item : pages.pages[k].items) {
      const auto* run = std::get_if<TextRun>(&item);
      const auto* fill = std::get_if<Fill>(&item);
      if (run != nullptr && run->origin.y > Geometry::top + Geometry::height) {
        CHECK(run->size == Length::pt(14));  // E-23
        continue;
      }
      const Rect box = run != nullptr ? box_of(*run) : fill->area;
      const Length leeway = run != nullptr ? run->size.scaled(1, 2) : Length::pt(1);
      CAPTURE(k + 1);
      CHECK(box.x >= area.x - leeway);
      CHECK(box.y >= area.y - leeway);
      CHECK(box.x + box.width <= area.x + area.width + leeway);
      CHECK(box.y + box.height <= area.y + area.height + leeway);
    }
  }
}

/// In the type area.
bool no_two_lines_overlap(const Page& page) {
  std::vector<Rect> boxes;
  for (const Item& item : page.items) {
    const auto* run = std::get_if<TextRun>(&item);
    if (run != nullptr && run->origin.y <= Geometry::top + Geometry::height) {
      boxes.push_back(box_of(*run));
    }
  }
  const Length slack = Length::pt(2);
  for (std::size_t a = 0; a < boxes.size(); ++a) {
    for (std::size_t b = a + 1; b < boxes.size(); ++b) {
      const bool apart = boxes[a].x + boxes[a].width <= boxes[b].x + slack ||
                         boxes[b].x + boxes[b].width <= boxes[a].x + slack ||
                         boxes[a].y + boxes[a].height <= boxes[b].y + slack ||
                         boxes[b].y + boxes[b].height <= boxes[a].y + slack;
      if (!apart) {
        return false;
      }
    }
  }
  return true;
}

Diagnostics complaints_of(std::vector<Block> blocks) {
  Document document;
  document.name = "test";
  document.blocks = std::move(blocks);
  auto out = typeset(document, Style{}, shipped_fonts());
  CHECK_FALSE(out.value.has_value());
  return std::move(out.diagnostics);
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
  std::size_t marked = 0;
  for (std::size_t k = 1; k < pages.pages.size(); ++k) {
    marked += count_of(whole_text(pages.pages[k]), "（续）");
  }
  CHECK(marked == 2);  // both pages begin amid a group
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
  const Pages single = set({{one, std::nullopt}});
  CHECK(whole_text(single.pages.front()).find("甲乙丙唯一") != std::string::npos);
  check_inside(single);
}

TEST_CASE("5,000 rows stand on pages of their own head, every row once and in order") {
  Table table = table_of({"序号", "名称"});
  for (int k = 1; k <= 5000; ++k) {
    table.rows.push_back({cell("行" + std::to_string(k) + "。"), cell("名")});
  }
  const Pages pages = set({{table, std::nullopt}});
  CHECK(pages.pages.size() > 200);
  int next = 1;
  for (const Page& page : pages.pages) {
    const std::string text = whole_text(page);
    CHECK(text.find("序号名称") != std::string::npos);
    for (std::size_t at = 0; next <= 5000;) {
      at = text.find("行" + std::to_string(next) + "。", at);
      if (at == std::string::npos) {
        break;
      }
      ++next;
    }
  }
  CHECK(next == 5001);
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

TEST_CASE("what cannot stand on a page is an error that says how tall or how wide") {
  Table head = table_of({"甲"});
  head.caption = repeat("表题很长", 250);
  head.rows.push_back({cell("一")});
  const Diagnostics tall = complaints_of({{head, std::nullopt}});
  REQUIRE(tall.count(Severity::Error) == 1);
  CHECK(tall.all().front().code == Code::TypesetHeadTooTall);

  Table notes = table_of({"甲"});
  notes.rows.push_back({cell("一")});
  notes.notes.push_back(plain(repeat("说明", 1500)));
  CHECK(complaints_of({{notes, std::nullopt}}).all().front().code == Code::TypesetTooTall);

  Table span = table_of({"甲", "乙"});
  span.rows.push_back({cell(repeat("字", 3000), 1, 2), cell("一")});
  span.rows.push_back({cell(""), cell("二")});
  CHECK(complaints_of({{span, std::nullopt}}).all().front().code == Code::TypesetCellTooTall);

  Table wide = table_of({});
  for (int k = 0; k < 12; ++k) {
    wide.columns.push_back({"数", ColumnAlign::Decimal, 1, true});
  }
  wide.rows.emplace_back(std::vector<TableCell>(12, cell("1234567.89")));
  CHECK(complaints_of({{wide, std::nullopt}}).all().front().code == Code::TypesetColumnTooNarrow);

  CHECK(complaints_of({{Signature{repeat("部", 40), "日", false}, std::nullopt}})
            .all()
            .front()
            .code == Code::TypesetTooWide);
}

TEST_CASE("chains of cells over rows are tied as a whole, whatever their stagger") {
  Table table = table_of({"甲", "乙", "丙"});
  for (int k = 0; k < 60; ++k) {
    table.rows.push_back({k % 2 == 0 ? cell(repeat("左", 19), 1, 2) : cell(""),
                          k == 0 || k == 59 ? cell("端")
                          : k % 2 == 1      ? cell(repeat("右", 19), 1, 2)
                                            : cell(""),
                          cell("行" + std::to_string(k))});
  }
  const Pages pages = set({{table, std::nullopt}});
  for (const Page& page : pages.pages) {
    CHECK(whole_text(page).find("行") != std::string::npos);
    CHECK(no_two_lines_overlap(page));
  }
  check_inside(pages);
}

TEST_CASE("a tall row amid a group comes below a head, never alone") {
  for (int characters = 1000; characters < 1300; characters += 15) {
    Table table = table_of({"甲", "乙"});
    table.rows.emplace_back(std::vector<TableCell>{cell("组名")}, RowKind::Group);
    table.rows.push_back({cell("一"), cell("二")});
    table.rows.push_back({cell("三"), cell("四")});
    table.rows.push_back({cell("甲"), cell(repeat("啊", characters))});
    table.rows.push_back({cell("五"), cell("六")});
    const Pages pages = set({{table, std::nullopt}});
    CAPTURE(characters);
    std::size_t found = 0;
    for (const Page& page : pages.pages) {
      const std::string text = whole_text(page);
      CHECK(text.find("表1") != std::string::npos);
      CHECK((text.find("啊") != std::string::npos || text.find("六") != std::string::npos ||
             text.find("三") != std::string::npos));
      found += count_of(text, "啊");
    }
    CHECK(found == static_cast<std::size_t>(characters));
    check_inside(pages);
  }
}

TEST_CASE("a chart that floats goes past text, never into a table or past what closes the text") {
  Chart chart;
  chart.caption = "图1　例";
  chart.categories = {{"甲"}};
  chart.series = {{"", "", false, {{Decimal(3, 0), {}, PointNature::Actual, plain("3")}}}};
  chart.bands = 11;
  Table table = table_of({"甲", "乙"});
  for (int k = 0; k < 30; ++k) {
    table.rows.push_back({cell("行"), cell("值")});
  }
  const Pages pages = set({lines_of_text(16), {chart, std::nullopt}, {table, std::nullopt}});
  // The chart stands above the table, which begins below it.
  const auto lines = text_of(pages.pages[1]);
  const auto at = [&](const std::string& part) {
    return std::ranges::find_if(
        lines, [&](const SetText& line) { return line.text.find(part) != std::string::npos; });
  };
  REQUIRE(at("图1") != lines.end());
  REQUIRE(at("表1") != lines.end());
  CHECK(at("图1") < at("表1"));
  CHECK(at("表1")->text.find("续") == std::string::npos);
}

TEST_CASE("E-25: a turned table that comes first begins on page 1; a heading does not stay alone") {
  Table table = table_of({"甲"});
  table.landscape = true;
  table.rows.push_back({cell("一")});
  const Pages first = set({{table, std::nullopt}});
  REQUIRE(first.pages.size() == 1);
  CHECK(whole_text(first.pages[0]).find("表1") != std::string::npos);
  const Pages pages = set({lines_of_text(21),
                           {Heading{1, "一、标题"}, std::nullopt},
                           {table, std::nullopt},
                           lines_of_text(3)});
  CHECK(whole_text(pages.pages[0]).find("标题") == std::string::npos);
}

TEST_CASE("V-04: a paragraph gives up a line where else a page would end early") {
  // Two full lines with commas to press, and five characters that fit into them.
  const std::string pressed =
      repeat("国国国国国，", 4) + "国国" + repeat("国国国国国国，", 4) + "国国国。";
  const Pages alone = set({body(pressed)});
  REQUIRE(text_of(alone.pages.front()).size() == 3);
  // 3 + 18 + 2 lines: the last two may not be parted, so that one line of page 1 would stay empty.
  const Pages pages = set({body(pressed), lines_of_text(18), lines_of_text(2)});
  CHECK(pages.pages.size() == 1);
  CHECK(text_of(pages.pages.front()).size() == 22);
  CHECK(pages.lines.lines == 22);
  CHECK(pages.lines.very_loose == 0);
}
