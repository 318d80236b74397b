// Where pages end amid and around tables: a short table is kept whole where that is cheap and
// divided where it is dear, and no page begins or ends with too few of its rows.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/set_pages.h"
#include "typeset/strip.h"
#include "typeset/typeset.h"

using namespace jianbao;
using namespace jianbao::test;

namespace {

constexpr int bands = 22, head = 2;         // G-06; a caption and a head of one line
constexpr int cheap = 4;                    // a fifth of 22 bands, rounded down
constexpr int fewest = 3, fewest_last = 4;  // rows

Outcome<Pages> set(std::vector<Block> blocks, bool tight_lines = false) {
  Document document;
  document.name = "test";
  document.draft = false;
  document.blocks = std::move(blocks);
  Style style;
  style.tight_lines = tight_lines;
  auto out = typeset(document, style, shipped_fonts());
  REQUIRE(out.value.has_value());
  return out;
}

/// Each row begins with 甲 and has as many lines as `lines` says, of 35 or 36 Han.
Block table(const std::vector<int>& lines) {
  Table table;
  table.caption = "表1　列数";
  table.columns = {{"名称", ColumnAlign::Left, 1, false}};
  for (const int n : lines) {
    table.rows.push_back({{plain("甲" + repeat("文", 35 * n - 11))}});
  }
  return {std::move(table), std::nullopt};
}

Block table(int rows) { return table(std::vector<int>(static_cast<std::size_t>(rows), 1)); }

struct PageFill {
  int rows = 0;   ///< of the table
  int empty = 0;  ///< bands below the last line of text; a row of several lines may end lower
  bool begins_anew = false;
};

/// What stands on each page.
std::vector<PageFill> fills_of(const Pages& pages) {
  std::vector<PageFill> fills;
  for (const Page& page : pages.pages) {
    const auto lines = text_of(page);
    PageFill fill;
    for (const SetText& line : lines) {
      fill.rows += static_cast<int>(line.text.starts_with("甲"));
    }
    fill.empty = pages.grid.bands - static_cast<int>(pages.grid.line_of(lines.back().y));
    fill.begins_anew = lines.front().text.starts_with("续表1");
    fills.push_back(fill);
  }
  return fills;
}

/// Rows of a short table, all of one band, that stand on the page where `free` bands are left.
int rows_due(int rows, int free) {
  if (head + rows <= free) {
    return rows;
  }
  if (free <= cheap || rows < 2 * fewest) {
    return 0;
  }
  const int liked = std::min(free - head, rows - fewest_last);
  return liked >= fewest && free - head - liked <= cheap ? liked
                                                         : std::min(free - head, rows - fewest);
}

}  // namespace

TEST_CASE("what is cheap is a fifth of the page, in whole bands") {
  CHECK(cheap_blank(Grid{}) == cheap);
  CHECK(cheap_blank(Grid{}.turned()) == 3);
}

TEST_CASE("a short table stays whole where that is cheap, else no part has less than three rows") {
  int whole = 0, divided = 0;
  for (const int rows : {4, 5, 6, 7, 9, 12}) {
    for (int lines = 8; lines < bands; ++lines) {
      const int free = bands - lines;
      CAPTURE(rows);
      CAPTURE(free);
      const auto out = set({lines_of_text(lines), table(rows)});
      const auto fills = fills_of(*out.value);
      REQUIRE(fills.size() <= 2);
      const int here = fills.front().rows;
      CHECK(here == rows_due(rows, free));
      if (here == rows) {
        continue;
      }
      REQUIRE(fills.size() == 2);
      CHECK(here + fills[1].rows == rows);
      CHECK(fills[1].begins_anew == (here > 0));
      // A page of which more is empty ends there because the table is too short to divide.
      CHECK((fills[0].empty <= cheap || rows < 2 * fewest));
      ++(here == 0 ? whole : divided);
    }
  }
  CHECK(whole > 20);
  CHECK(divided > 20);
}

TEST_CASE(
    "rows that are tall may be fewer on a page, so that no short table leaves it half empty") {
  // Rows of four lines take two and a half bands, and two of them five: more are not kept
  // together.
  const auto fills = fills_of(*set({lines_of_text(12), table({4, 4, 4, 4, 4, 4})}).value);
  REQUIRE(fills.size() == 2);
  CHECK(fills[0].rows == 2);
  CHECK(fills[1].rows == 4);
  CHECK(fills[0].empty <= cheap);
}

TEST_CASE("the air below a table counts as empty when the next one does not fit") {
  Block next = table(6);
  std::get<Table>(next.content).caption.clear();
  // Four bands are left below the air, and a head with three rows takes them.
  const auto fills = fills_of(*set({lines_of_text(10), table(5), next}).value);
  REQUIRE(fills.size() == 2);
  CHECK(fills[0].rows == 5 + 3);
  CHECK(fills[1].rows == 3);
}

TEST_CASE("rows of three and a half bands are not tied in twos for the sake of half a band") {
  const auto fills = fills_of(*set({table(std::vector<int>(14, 6))}).value);
  REQUIRE(fills.size() > 2);
  for (std::size_t k = 0; k + 1 < fills.size(); ++k) {
    CHECK(fills[k].rows == 5);
  }
}

TEST_CASE("a long table ends on a page with at least four rows, and every page before is filled") {
  int cut = 0;
  for (int rows = 13; rows <= 45; rows += 1) {
    for (const int lines : {0, 7, 16, 18, 20}) {
      CAPTURE(rows);
      CAPTURE(lines);
      std::vector<Block> blocks{table(rows)};
      if (lines > 0) {
        blocks.insert(blocks.begin(), lines_of_text(lines));
      }
      const auto fills = fills_of(*set(std::move(blocks)).value);
      CHECK(fills.back().rows >= fewest_last);
      int sum = 0;
      for (std::size_t k = 0; k < fills.size(); ++k) {
        sum += fills[k].rows;
        CHECK((k + 1 == fills.size() || fills[k].empty <= cheap));
      }
      CHECK(sum == rows);
      cut += static_cast<int>(fills.back().begins_anew);
    }
  }
  CHECK(cut > 100);
}

TEST_CASE("the last page of a table has as many rows as are cheap where four are too dear") {
  // Five rows of four bands fill a page; one that goes over leaves four bands, two would leave
  // eight.
  const auto fills = fills_of(*set({table(std::vector<int>(16, 6))}).value);
  REQUIRE(fills.size() == 4);
  CHECK(fills[2].rows == 4);
  CHECK(fills[3].rows == 2);
}

TEST_CASE("what would stand alone on the last page is given the last rows of the table above it") {
  // 19 rows, their head and the air below fill the page; the line after them would be alone.
  const auto fills = fills_of(*set({table(19), body("民")}).value);
  REQUIRE(fills.size() == 2);
  CHECK(fills[0].rows == 19 - fewest);
  CHECK(fills[1].rows == fewest);
  CHECK(fills[1].begins_anew);
  // Four lines are company enough, and tall rows are too dear to give.
  CHECK(fills_of(*set({table(19), lines_of_text(4)}).value)[0].rows == 19);
  std::vector<int> tall_at_end(11, 1);
  tall_at_end.push_back(15);  // eight bands
  const auto dear = fills_of(*set({table(tall_at_end), body("民")}).value);
  REQUIRE(dear.size() == 2);
  CHECK(dear[0].rows == 12);
  CHECK(dear[1].rows == 0);
}

TEST_CASE("G-24: a last page of one row below its head is saved by as many lines as it takes") {
  // The row before the last is too tall to go over with it.
  std::vector<int> rows(11, 1);
  rows.insert(rows.end(), {16, 1});  // nine bands and one
  const std::vector<Block> blocks{lines_of_text(22), table(rows)};
  const auto loose = fills_of(*set(blocks).value);
  REQUIRE(loose.size() == 3);
  CHECK(loose[2].rows == 1);
  const auto tight = set(blocks, true);
  CHECK(tight.value->pages.size() == 2);
  CHECK(tight.value->grid.bands > bands);
}
