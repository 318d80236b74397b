#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/source_map.h"
#include "base/utf8.h"
#include "support/set_pages.h"
#include "typeset/characters.h"
#include "typeset/typeset.h"

using namespace jianbao;
using namespace jianbao::test;

namespace {

Pages set(std::vector<Block> blocks, bool draft = false, Style style = {}) {
  Document d;
  d.name = "test";
  d.blocks = std::move(blocks);
  d.draft = draft;
  auto out = typeset(d, style, shipped_fonts());
  REQUIRE(out.value.has_value());
  CHECK(out.diagnostics.empty());
  return std::move(*out.value);
}

}  // namespace

TEST_CASE("P1: 22 × 28 Han fill one page on the grid, the next line goes to page 2 (G-06…G-08)") {
  // 26 in the first line after its indent, then full lines; 23 lines in all.
  const Pages pages = set({body(repeat("国", 26 + 22 * 28))});
  REQUIRE(pages.pages.size() == 2);
  const auto lines = text_of(pages.pages[0]);
  REQUIRE(lines.size() == 21);  // V-04: the last line does not stand alone on page 2
  CHECK(text_of(pages.pages[1]).size() == 2);
  for (std::size_t k = 1; k < lines.size(); ++k) {
    CAPTURE(k);
    const auto pitch = (lines[k].y - lines[k - 1].y).count();
    CHECK(std::abs(pitch - 28'991) <= 1);
  }
  // Line 2: 28 cells from the left of the type area to its right.
  std::vector<Length> xs;
  for (const Item& item : pages.pages[0].items) {
    const auto& run = std::get<TextRun>(item);
    if (run.origin.y != lines[1].y) {
      continue;
    }
    for (const Glyph& g : run.glyphs) {
      xs.push_back(run.origin.x + Length::millipoints(g.x));
    }
  }
  REQUIRE(xs.size() == 28);
  for (std::size_t k = 0; k < xs.size(); ++k) {
    CAPTURE(k);
    const Length due = Geometry::inner + Geometry::cell_left(static_cast<int>(k));
    CHECK(std::abs((xs[k] - due).count()) <= 1);
  }
}

TEST_CASE("a full page has 22 lines of text") {
  const Pages pages = set({body(repeat("国", 26 + 23 * 28))});
  CHECK(text_of(pages.pages[0]).size() == 22);
}

TEST_CASE("P2: no page opens with the last line of a paragraph (V-04)") {
  const Pages pages = set({body(repeat("国", 26 + 19 * 28)), body(repeat("民", 26 + 2 * 28))});
  REQUIRE(pages.pages.size() == 2);
  // 20 lines, then a paragraph of three: two would fit, one would be left over.
  CHECK(text_of(pages.pages[0]).size() == 20);
  CHECK(text_of(pages.pages[1]).size() == 3);
}

TEST_CASE("P3: a heading has two lines of its text below it on the same page (V-03)") {
  for (const int lines_before : {19, 20, 21, 22}) {
    CAPTURE(lines_before);
    std::vector<Block> blocks{body(repeat("国", 26 + (lines_before - 1) * 28)),
                              {Heading{1, "一、国际物流中心"}, std::nullopt},
                              body(repeat("民", 26 + 4 * 28))};
    const Pages pages = set(std::move(blocks));
    for (const Page& page : pages.pages) {
      const auto lines = text_of(page);
      for (std::size_t k = 0; k < lines.size(); ++k) {
        if (lines[k].text.find("一、") == 0) {
          CHECK(k + 2 < lines.size());
        }
      }
    }
  }
}

TEST_CASE(
    "P4: the page number stands 7 mm below, right on odd pages and left on even, one cell in") {
  const Pages pages = set({body(repeat("国", 26 + 30 * 28))});
  REQUIRE(pages.pages.size() == 2);
  const auto folio = [](const Page& page) { return lines_of(page).back(); };
  CHECK(folio(pages.pages[0]).text == "— 1 —");
  CHECK(folio(pages.pages[1]).text == "— 2 —");
  CHECK(folio(pages.pages[1]).x >= Geometry::outer + Length::pt(14));
  CHECK(folio(pages.pages[1]).x < Geometry::outer + Length::pt(16));
  CHECK(folio(pages.pages[0]).x > Geometry::inner + Geometry::width.scaled(3, 4));
}

TEST_CASE("P5: the last rule of the colophon ends at the foot of the type area (V-06)") {
  Colophon colophon{{{"报：", "示范区党工委、管委会领导。"}, {"发：", "各部门。"}},
                    "编辑部",
                    "2024年12月　日印发",
                    ""};
  const auto foot_of = [](const Page& page) {
    Length foot;
    for (const Item& item : page.items) {
      if (const auto* fill = std::get_if<Fill>(&item)) {
        foot = std::max(foot, fill->area.y + fill->area.height);
      }
    }
    return foot;
  };
  const Length due = Geometry::top + Geometry::height;
  const Pages pages = set({body("国"), {colophon, std::nullopt}});
  REQUIRE(pages.pages.size() == 1);
  CHECK(std::abs((foot_of(pages.pages[0]) - due).count()) <= 2);
  SUBCASE("without room it takes a page of its own, without a number") {
    Style style;
    style.tight_lines = false;
    const Pages two =
        set({body(repeat("国", 26 + 21 * 28)), {colophon, std::nullopt}}, false, style);
    REQUIRE(two.pages.size() == 2);
    CHECK_FALSE(two.pages[1].number.has_value());
    CHECK(std::abs((foot_of(two.pages[1]) - due).count()) <= 2);
  }
}

TEST_CASE("P6: a title of 23 characters stands in the two lines of its sense, centred (E-08)") {
  Title title;
  title.lines = {plain("上合示范区国际物流中心"), plain("前十个月建设进展情况通报")};
  const Pages pages =
      set({{Masthead{"工作简报", "第2期", "编辑部", "2024年12月　日"}, std::nullopt},
           {title, std::nullopt},
           body(repeat("国", 26 + 6 * 28))});
  std::vector<SetText> lines;
  for (const SetText& line : text_of(pages.pages[0])) {
    if (line.text == "上合示范区国际物流中心" || line.text == "前十个月建设进展情况通报") {
      lines.push_back(line);
    }
  }
  REQUIRE(lines.size() == 2);
  const Length size = Length::pt(22);
  for (const auto& [line, characters] : {std::pair{lines[0], 11}, {lines[1], 12}}) {
    const Length width = size * characters;
    const Length due = Geometry::inner + (Geometry::width - width).scaled(1, 2);
    CHECK(std::abs((line.x - due).count()) <= 1);
  }
  CHECK(lines[1].y - lines[0].y == Length::pt(36));
  // Both lines in bands 11 to 13, one blank band, then the text in band 15.
  const Grid grid;
  const Length drop = size.scaled(38, 100);  // G-21: of the baseline below the middle of its line
  const Length middle = (lines[0].y + lines[1].y).scaled(1, 2) - drop - Geometry::top;
  CHECK(std::abs((middle - (grid.top(10) + grid.top(13)).scaled(1, 2)).count()) <= 2);
  const auto rows = text_of(pages.pages[0]);
  const auto first =
      std::ranges::find_if(rows, [](const SetText& l) { return l.text.starts_with("国国"); });
  REQUIRE(first != rows.end());
  CHECK(grid.line_of(first->y) == 15);
}

TEST_CASE("P7: body text stands on page 1 even below a title of three lines (E-24)") {
  Title title;
  title.lines = {plain("上合示范区建设情况"), plain("上合示范区建设情况"),
                 plain("上合示范区建设情况")};
  title.subtitle = plain("——副题");
  title.as_of = plain("（数据截至某日）");
  const Pages pages =
      set({{Masthead{"工作简报", "第2期", "编辑部", "2024年12月　日"}, std::nullopt},
           {title, std::nullopt},
           body(repeat("国", 26 + 6 * 28))});
  const auto lines = text_of(pages.pages[0]);
  const auto body_lines = std::ranges::count_if(
      lines, [](const SetText& l) { return l.text.find("国国国") != std::string::npos; });
  CHECK(body_lines >= 2);
}

TEST_CASE("a table that is cut repeats its head under 续表 and closes its part with a rule") {
  Table table;
  table.caption = "表1　长表";
  table.columns = {{"序号", ColumnAlign::Centre, 1, true},
                   {"名称", ColumnAlign::Left, 3, false},
                   {"数值", ColumnAlign::Decimal, 1, true}};
  for (int k = 1; k <= 60; ++k) {
    table.rows.push_back({{plain(std::to_string(k))}, {plain("名称")}, {plain("12.5")}});
  }
  table.notes = {plain("注：说明。")};
  const Pages pages = set({{table, std::nullopt}});
  REQUIRE(pages.pages.size() == 4);
  int rows = 0;
  for (std::size_t p = 0; p < pages.pages.size(); ++p) {
    const auto lines = text_of(pages.pages[p]);
    CAPTURE(p);
    CHECK(lines[0].text == (p == 0 ? "表1长表" : "续表1长表"));
    CHECK(lines[1].text == "序号名称数值");
    for (const SetText& l : lines) {
      rows += l.text.ends_with("12.5") ? 1 : 0;
    }
  }
  CHECK(rows == 60);
  CHECK(text_of(pages.pages[3]).back().text == "注：说明。");
}

TEST_CASE("numbers of a column stand on the decimal point") {
  Table table;
  table.columns = {{"数值", ColumnAlign::Decimal, 1, true}};
  for (const char* v : {"915", "71.6", "8.47", "287～291"}) {
    table.rows.push_back({{plain(v)}});
  }
  const Pages pages = set({{table, std::nullopt}});
  // The right end of the whole part is the same in every row: digits are half an em wide.
  std::vector<Length> ends;
  for (const Item& item : pages.pages[0].items) {
    const auto* run = std::get_if<TextRun>(&item);
    if (run == nullptr || run->origin.y > Geometry::top + Geometry::height) {
      continue;
    }
    if (!is_digit(run->glyphs.front().text) || !is_digit(run->glyphs.back().text)) {
      continue;
    }
    ends.push_back(run->origin.x + Length::millipoints(run->glyphs.back().x) + Length::pt(6));
  }
  // 915, 71, 8, and 291 of the range (its ～ comes from another face, so 287 is a run of its own).
  REQUIRE(ends.size() == 5);
  for (const std::size_t k : {1U, 2U, 4U}) {
    CHECK(ends[k] == ends[0]);
  }
}

TEST_CASE("a character that no face has is an error that names it and its place") {
  Document d;
  SourceMap sources;
  const FileId file = sources.add("data/notes/x.yaml", "a\n");
  d.blocks.push_back(
      {Paragraph{ParagraphStyle::Body, plain("国\U0010FFFD")}, Span{file, {1, 1}, {1, 2}}});
  const auto out = typeset(d, Style{}, shipped_fonts());
  CHECK_FALSE(out.value.has_value());
  REQUIRE(out.diagnostics.all().size() == 1);
  CHECK(out.diagnostics.all()[0].code == Code::TextNoGlyph);
  CHECK(out.diagnostics.all()[0].where.has_value());
}

TEST_CASE("a body of more pages than the report allows is refused") {
  Document d;
  d.name = "long";
  d.pages_most = 1;
  d.blocks.push_back(body(repeat("国", 26 + 30 * 28)));
  const auto out = typeset(d, Style{}, shipped_fonts());
  CHECK_FALSE(out.value.has_value());
  CHECK(out.diagnostics.all()[0].code == Code::TypesetTooManyPages);
}
