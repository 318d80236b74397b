// What closes a text: where lists of attachments, signatures, notes and the colophon stand, in
// millipoints from the left and top edge of the paper. Expected places are reckoned from
// typography.md §1 and §2 alone.

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

Pages set(std::vector<Block> blocks, const Style& style = {}) {
  Document document;
  document.name = "test";
  document.draft = false;
  document.blocks = std::move(blocks);
  auto out = typeset(document, style, shipped_fonts());
  REQUIRE(out.value.has_value());
  CHECK(out.diagnostics.empty());
  return std::move(*out.value);
}

template <class Content>
Block block(Content content) {
  return {std::move(content), std::nullopt};
}

/// G-03, G-08: x of a place so many 1/16 of a cell from the left of an odd page's type area.
std::int64_t sixteenths(std::int64_t n) { return 79'370 + (n * 442'205 + 224) / (16 * 28); }
std::int64_t cells(std::int64_t n) { return sixteenths(16 * n); }

/// G-02, G-07, G-21: baseline of body text in band k, 0…21.
std::int64_t band(std::int64_t k) { return 104'882 + ((2 * k + 1) * 637'795 + 22) / 44 + 5'985; }

bool is_at(Length found, std::int64_t due) { return std::abs(found.count() - due) <= 2; }

/// The runs of a page in the type area, each with its text: parts of a line have places of their
/// own.
std::vector<SetText> runs_of(const Page& page) {
  std::vector<SetText> runs;
  for (const Item& item : page.items) {
    if (const auto* run = std::get_if<TextRun>(&item)) {
      Page alone;
      alone.items.push_back(*run);
      runs.push_back(lines_of(alone).front());
    }
  }
  return runs;
}

/// The first run whose text begins so.
SetText run_that_begins(const Page& page, const std::string& start) {
  for (const SetText& run : runs_of(page)) {
    if (run.text.starts_with(start)) {
      return run;
    }
  }
  FAIL("no run begins with " << start);
  return {};
}

Length lowest_fill(const Page& page) {
  Length foot;
  for (const Item& item : page.items) {
    if (const auto* fill = std::get_if<Fill>(&item)) {
      foot = std::max(foot, fill->area.y + fill->area.height);
    }
  }
  return foot;
}

Colophon colophon() {
  return {{{"报：", "示范区党工委、管委会领导。"}}, "编辑部", "2031年4月12日印发", ""};
}

const std::string date = "2031年4月12日";  // 7 3/8 cells: digits ½, L-23 gaps ¼, L-24 gaps ⅛
constexpr std::int64_t date_width = 118;   // in 1/16 of a cell

}  // namespace

TEST_CASE("E-17: the names of attachments stand under one another, turned lines as well") {
  const Pages pages =
      set({lines_of_text(1), block(AttachmentList{{"甲" + repeat("项", 25), "乙"}})});
  const Page& page = pages.pages.front();
  // One band blank, then the label two cells in, the number after it, the names a cell further.
  const SetText label = run_that_begins(page, "附件：");
  CHECK(is_at(label.x, cells(2)));
  CHECK(is_at(label.y, band(2)));
  const SetText first = run_that_begins(page, "甲"), second = run_that_begins(page, "乙");
  CHECK(is_at(first.x, cells(6)));
  CHECK(is_at(first.y, band(2)));
  CHECK(is_at(second.x, cells(6)));
  CHECK(is_at(second.y, band(4)));
  CHECK(is_at(run_that_begins(page, "1.").x, cells(5)));
  CHECK(is_at(run_that_begins(page, "2.").x, cells(5)));
  // 22 cells are left for a name: 26 characters turn over, and begin under the first.
  const auto lines = text_of(page);
  REQUIRE(lines.size() == 4);
  CHECK(lines[2].text == "项项项项");
  CHECK(is_at(lines[2].x, cells(6)));
  CHECK(is_at(lines[2].y, band(3)));
}

TEST_CASE("E-17: one attachment has no number, ten take half a cell more for theirs") {
  const Pages one = set({lines_of_text(1), block(AttachmentList{{"名册"}})});
  CHECK(is_at(run_that_begins(one.pages.front(), "名册").x, cells(5)));
  CHECK(text_of(one.pages.front()).back().text == "附件：名册");

  const Pages ten =
      set({lines_of_text(1), block(AttachmentList{std::vector<std::string>(10, "名册")})});
  CHECK(is_at(run_that_begins(ten.pages.front(), "名册").x, sixteenths(16 * 6 + 8)));
  CHECK(is_at(run_that_begins(ten.pages.front(), "10.").x, cells(5)));
}

TEST_CASE("E-18: the date stands two cells right of the signature that is longer") {
  const std::string unit = repeat("某", 12);
  const Pages pages = set({lines_of_text(1), block(Signature{unit, date, false})});
  const Page& page = pages.pages.front();
  const SetText signature = run_that_begins(page, unit), day = run_that_begins(page, "2031");
  CHECK(is_at(signature.x, cells(28 - 2 - 12)));  // 右空二字
  CHECK(is_at(signature.y, band(2)));             // a band blank after the text
  CHECK(is_at(day.x, cells(28 - 2 - 12 + 2)));
  CHECK(is_at(day.y, band(3)));
}

TEST_CASE("E-18: a date longer than the signature is the one that keeps two cells at its right") {
  const Pages pages = set({lines_of_text(1), block(Signature{"某某办公室", date, false})});
  const Page& page = pages.pages.front();
  const std::int64_t date_left = 16 * 26 - date_width;
  CHECK(is_at(run_that_begins(page, "2031").x, sixteenths(date_left)));
  CHECK(is_at(run_that_begins(page, "某某").x, sixteenths(date_left - 32)));
}

TEST_CASE("E-19: with a seal the date keeps four cells and the signature is centred over it") {
  const std::int64_t date_left = 16 * 24 - date_width;
  SUBCASE("a shorter signature") {
    const Pages pages = set({lines_of_text(1), block(Signature{"某某办公室", date, true})});
    const Page& page = pages.pages.front();
    CHECK(is_at(run_that_begins(page, "2031").x, sixteenths(date_left)));
    CHECK(is_at(run_that_begins(page, "某某").x,
                sixteenths(date_left) + (date_width - 16 * 5) * 442'205 / (2 * 16 * 28)));
  }
  SUBCASE("a longer one") {
    const Pages pages = set({lines_of_text(1), block(Signature{repeat("某", 9), date, true})});
    CHECK(is_at(run_that_begins(pages.pages.front(), "某").x,
                sixteenths(date_left) - (16 * 9 - date_width) * 442'205 / (2 * 16 * 28)));
  }
  SUBCASE("one that would leave the type area ends at its edge") {
    const Pages pages = set({lines_of_text(1), block(Signature{repeat("某", 20), date, true})});
    const Page& page = pages.pages.front();
    CHECK(is_at(run_that_begins(page, "某").x, cells(8)));
    CHECK(is_at(run_that_begins(page, "2031").x, sixteenths(date_left)));
  }
}

TEST_CASE("V-05: a signature has two lines of text above it on its page") {
  // 20 lines and three bands do not fit on 22.
  const Pages pages = set({lines_of_text(20), block(Signature{"某某办公室", date, false})});
  REQUIRE(pages.pages.size() == 2);
  CHECK(text_of(pages.pages[0]).size() == 18);
  const auto lines = text_of(pages.pages[1]);
  REQUIRE(lines.size() == 4);
  CHECK(is_at(lines[1].y, band(1)));
  CHECK(lines[2].text == "某某办公室");
  CHECK(is_at(lines[2].y, band(3)));
}

TEST_CASE("E-20: a note stands under the date, two cells in, and turns over flush left") {
  const Pages pages =
      set({lines_of_text(1), block(Signature{"某某办公室", date, false}),
           block(Paragraph{ParagraphStyle::PostNote, plain("（" + repeat("注", 30) + "）")})});
  const auto lines = text_of(pages.pages.front());
  REQUIRE(lines.size() == 5);
  CHECK(lines[3].text.starts_with("（注"));
  CHECK(is_at(lines[3].x, cells(2)));
  CHECK(is_at(lines[3].y, band(4)));
  CHECK(is_at(lines[4].x, cells(0)));
  CHECK(is_at(lines[4].y, band(5)));
}

TEST_CASE("E-22: the colophon stands 空一字 in at both sides, each line in a band of its own") {
  const Pages pages = set({lines_of_text(1), block(colophon())});
  const Page& page = pages.pages.front();
  // 4 号: one cell of it is 14 pt, its baseline 0.38 × 14 pt below the middle of the band.
  const auto of_band = [](std::int64_t k) { return band(k) - 5'985 + 5'320; };
  CHECK(is_at(run_that_begins(page, "报：").x, 79'370 + 15'793));
  CHECK(is_at(run_that_begins(page, "报：").y, of_band(20)));
  CHECK(is_at(run_that_begins(page, "示范区").x, 79'370 + 15'793 + 2 * 14'000));
  CHECK(is_at(run_that_begins(page, "编辑部").x, 79'370 + 15'793));
  CHECK(is_at(run_that_begins(page, "编辑部").y, of_band(21)));
  CHECK(is_at(lowest_fill(page), 104'882 + 637'795));
}

TEST_CASE(
    "E-23: a colophon that belongs on the back of a sheet finds one, blank pages unnumbered") {
  struct Case {
    int lines;
    std::size_t pages;  ///< of all
    bool duplex, on_back;
  };
  // The colophon has two bands and one of air above it.
  for (const Case& c : {Case{19, 1, true, false}, Case{19, 1, false, true}, Case{19, 2, true, true},
                        Case{22 + 19, 2, true, true}, Case{22 + 20, 4, true, true},
                        Case{22 + 20, 3, true, false}, Case{44 + 19, 4, true, true}}) {
    CAPTURE(c.lines);
    CAPTURE(c.on_back);
    CAPTURE(c.duplex);
    Style style;
    style.duplex = c.duplex;
    style.colophon_on_back = c.on_back;
    style.tight_lines = false;
    const Pages pages = set({lines_of_text(c.lines), block(colophon())}, style);
    REQUIRE(pages.pages.size() == c.pages);
    const std::size_t of_text = (static_cast<std::size_t>(c.lines) + 21) / 22;
    for (std::size_t k = 0; k < c.pages; ++k) {
      CAPTURE(k);
      CHECK(pages.pages[k].number.has_value() == (k < of_text));
      CHECK(pages.pages[k].items.empty() == (k >= of_text && k + 1 < c.pages));
    }
    const Page& last = pages.pages.back();
    CHECK(is_at(lowest_fill(last), 104'882 + 637'795));
    // G-22: the type area of a back begins 26 mm from the left.
    const bool even = c.duplex && c.pages % 2 == 0;
    CHECK(is_at(run_that_begins(last, "编辑部").x, (even ? 73'701 : 79'370) + 15'793));
  }
}
