// Pages are balanced by the least intrusive means that helps, on the whole document, and the reason
// is told (G-24, issue 5). Documents are made so that one remedy and no other helps; how high a
// chart or a table is, is measured and not assumed.

#include <doctest/doctest.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "support/set_pages.h"
#include "typeset/typeset.h"

using namespace jianbao;
using namespace jianbao::test;

namespace {

struct Balanced {
  Pages pages;
  std::vector<Diagnostic> notes;
};

Balanced set(std::vector<Block> blocks, bool tight_lines) {
  Document document;
  document.name = "test";
  document.draft = false;
  document.blocks = std::move(blocks);
  Style style;
  style.tight_lines = tight_lines;
  auto out = typeset(document, style, shipped_fonts());
  REQUIRE(out.value.has_value());
  const auto all = out.diagnostics.all();
  return {std::move(*out.value), {all.begin(), all.end()}};
}

std::string argument(const Diagnostic& note, std::string_view name) {
  for (const auto& [key, value] : note.args) {
    if (key == name) {
      return value;
    }
  }
  return {};
}

/// The only note; it is one, and names the document.
Diagnostic only_note(const Balanced& set, Code code) {
  REQUIRE(set.notes.size() == 1);
  CHECK(set.notes.front().code == code);
  CHECK(set.notes.front().severity == Severity::Note);
  CHECK(argument(set.notes.front(), "document") == "test");
  return set.notes.front();
}

Block chart(int plot_bands) {
  Chart chart;
  chart.caption = "图1　列数（列）";
  chart.categories = {{"甲"}, {"乙"}};
  chart.series = {{"",
                   "",
                   false,
                   {{Decimal(3, 0), {}, PointNature::Actual, plain("3")},
                    {Decimal(2, 0), {}, PointNature::Actual, plain("2")}}}};
  chart.bands = static_cast<std::uint8_t>(plot_bands);
  return {std::move(chart), std::nullopt};
}

Block table(int rows) {
  Table table;
  table.caption = "表1　列数";
  table.columns = {{"名称", ColumnAlign::Left, 1, false}, {"列数", ColumnAlign::Decimal, 1, true}};
  for (int k = 0; k < rows; ++k) {
    table.rows.push_back({{plain("甲")}, {plain("12")}});
  }
  return {std::move(table), std::nullopt};
}

/// The colophon has three bands and one of air above it.
Block colophon() {
  return {Colophon{{{"报：", "示范区党工委、管委会领导。"}, {"发：", "各部门。"}},
                   "编辑部",
                   "2031年4月12日印发",
                   ""},
          std::nullopt};
}

/// How many bands a block takes.
int bands_of(const Block& block) {
  const Balanced alone = set({block, body("民")}, false);
  const auto lines = text_of(alone.pages.pages.front());
  return static_cast<int>(Grid{}.line_of(lines.back().y)) - 1;
}

bool is_at(Length found, std::int64_t due) { return std::abs(found.count() - due) <= 2; }

/// Baselines of one page: `lines` of them share `height` millipoints (G-19).
void check_pitch(const Page& page, std::int64_t height, std::int64_t lines) {
  const auto text = text_of(page);
  REQUIRE(text.size() > 2);
  for (std::size_t k = 1; k < text.size(); ++k) {
    CAPTURE(k);
    CHECK(is_at(text[k].y, text[0].y.count() + static_cast<std::int64_t>(k) * height / lines));
  }
}

}  // namespace

TEST_CASE("G-24: a page for the colophon alone is saved by as many lines a page as it takes") {
  struct Case {
    int lines, lines_a_page;
  };
  for (const Case& c : {Case{19, 23}, Case{20, 24}}) {
    CAPTURE(c.lines);
    CHECK(set({lines_of_text(c.lines), colophon()}, false).pages.pages.size() == 2);
    const Balanced tight = set({lines_of_text(c.lines), colophon()}, true);
    REQUIRE(tight.pages.pages.size() == 1);
    CHECK(tight.pages.grid.bands == c.lines_a_page);
    const Diagnostic note = only_note(tight, Code::TypesetTightLines);
    CHECK(argument(note, "lines") == std::to_string(c.lines_a_page));
    CHECK(argument(note, "pages") == "2");
    Page text_only = tight.pages.pages.front();
    std::erase_if(text_only.items, [](const Item& item) {
      const auto* run = std::get_if<TextRun>(&item);
      return run == nullptr || run->glyphs.front().text != U'国';
    });
    check_pitch(text_only, 637'795, c.lines_a_page);
  }
}

TEST_CASE("G-24: a last page of two lines is saved the same way, on every page alike") {
  const Balanced loose = set({lines_of_text(46)}, false);
  CHECK(loose.pages.pages.size() == 3);
  CHECK(loose.notes.empty());  // a thin end is no short page: there is nothing to tell
  const Balanced tight = set({lines_of_text(46)}, true);
  REQUIRE(tight.pages.pages.size() == 2);
  CHECK(argument(only_note(tight, Code::TypesetTightLines), "pages") == "3");
  for (const Page& page : tight.pages.pages) {
    CHECK(text_of(page).size() == 23);
    check_pitch(page, 637'795, 23);
  }
}

TEST_CASE("charts are made lower before lines are moved") {
  // With the chart as declared the colophon lacks one band.
  const int high = bands_of(chart(8));
  const int lines = 22 - 4 - high + 1;
  REQUIRE(lines > 2);
  for (const bool tight_lines : {false, true}) {
    CAPTURE(tight_lines);
    const Balanced low = set({lines_of_text(lines), chart(8), colophon()}, tight_lines);
    REQUIRE(low.pages.pages.size() == 1);
    CHECK(low.pages.grid == Grid{});
    const Diagnostic note = only_note(low, Code::TypesetChartHeight);
    CHECK(argument(note, "bands") == "-1");
    CHECK(argument(note, "pages") == "2");
    // The caption stands one band higher than it would.
    const auto caption_of = [](const Pages& pages) {
      for (const SetText& line : text_of(pages.pages.front())) {
        if (line.text.starts_with("图1")) {
          return line.y;
        }
      }
      FAIL("no caption");
      return Length();
    };
    const Balanced declared = set({lines_of_text(lines), chart(8)}, false);
    CHECK(declared.notes.empty());
    CHECK(is_at(caption_of(low.pages), caption_of(declared.pages).count() - 28'991));
  }
}

TEST_CASE("a short table is cut when that saves a page") {
  // Four bands are left below the text: that is cheap, so the table goes over whole, and what is
  // left below it is too little for the chart.
  const int rows = 8;
  Block without_caption = table(rows);
  std::get<Table>(without_caption.content).caption.clear();
  const int of_table = bands_of(without_caption);
  REQUIRE(of_table > 4);
  const int chart_bands = 25 - of_table;
  const int plot = chart_bands - (bands_of(chart(8)) - 8);
  const std::vector<Block> blocks{lines_of_text(18), without_caption, chart(plot)};
  const Balanced cut = set(blocks, false);
  REQUIRE(cut.pages.pages.size() == 2);
  CHECK(argument(only_note(cut, Code::TypesetTablesSplit), "pages") == "2");
  CHECK(cut.pages.grid == Grid{});
  const auto first = text_of(cut.pages.pages[0]), second = text_of(cut.pages.pages[1]);
  CHECK(first.back().text == "甲12");
  CHECK(second.front().text == "名称列数");
  int found = 0;
  for (const auto& lines : {first, second}) {
    for (const SetText& line : lines) {
      found += line.text == "甲12" ? 1 : 0;
    }
  }
  CHECK(found == rows);
}

TEST_CASE("where nothing helps the page is named and all stays as it is") {
  // Neither chart goes below the text of page 1, and no text is left to fill it.
  const std::vector<Block> blocks{lines_of_text(10), chart(18), chart(18)};
  for (const bool tight_lines : {false, true}) {
    CAPTURE(tight_lines);
    const Balanced set_as_is = set(blocks, tight_lines);
    REQUIRE(set_as_is.pages.pages.size() == 3);
    const Diagnostic note = only_note(set_as_is, Code::TypesetShortPage);
    CHECK(argument(note, "page") == "1");
    CHECK(argument(note, "bands") == "12");
    CHECK(set_as_is.pages.grid == Grid{});
    check_pitch(set_as_is.pages.pages[0], 637'795, 22);
  }
}

TEST_CASE("two pages have no balance to keep but that of their colophon") {
  const Balanced two = set({lines_of_text(10), chart(18)}, true);
  CHECK(two.pages.pages.size() == 2);
  CHECK(two.pages.grid == Grid{});
  CHECK(two.notes.empty());
}
