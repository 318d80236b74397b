// 校样: the same pages with numbers beside the lines.

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "support/set_pages.h"
#include "typeset/typeset.h"

using namespace jianbao;
using namespace jianbao::test;

namespace {

Pages set(std::vector<Block> blocks, bool proof, const Style& style = {}) {
  Document d;
  d.name = "test";
  d.blocks = std::move(blocks);
  d.draft = d.proof = proof;
  auto out = typeset(d, style, shipped_fonts());
  REQUIRE(out.value.has_value());
  return std::move(*out.value);
}

std::vector<Block> long_text() {
  std::vector<Block> blocks;
  for (int k = 0; k < 12; ++k) {
    blocks.push_back({Heading{1, "一、国际物流中心"}, std::nullopt});
    blocks.push_back(body(repeat("上合示范区开行中欧班列，", 7 + k)));
  }
  return blocks;
}

std::string text_of_run(const TextRun& run) {
  std::string text;
  for (const Glyph& glyph : run.glyphs) {
    append_utf8(text, glyph.text);
  }
  return text;
}

/// Line numbers of a page by their baseline.
std::map<std::int64_t, std::string> numbers_of(const Page& page, Length left) {
  std::map<std::int64_t, std::string> numbers;
  for (const Item& item : page.items) {
    const auto* run = std::get_if<TextRun>(&item);
    if (run != nullptr && !run->turned && run->origin.x < left - Length::mm(4)) {
      numbers[run->origin.y.count()] += text_of_run(*run);
    }
  }
  return numbers;
}

bool equal(const Item& a, const Item& b) {
  const auto* run = std::get_if<TextRun>(&a);
  const auto* other = std::get_if<TextRun>(&b);
  if (run == nullptr || other == nullptr) {
    return a.index() == b.index();
  }
  return run->origin.x == other->origin.x && run->origin.y == other->origin.y &&
         run->size == other->size && run->face == other->face &&
         text_of_run(*run) == text_of_run(*other) &&
         std::ranges::equal(run->glyphs, other->glyphs, {}, &Glyph::x, &Glyph::x);
}

}  // namespace

TEST_CASE("the text of a proof stands where it stands in the document, to the millipoint") {
  const Pages plain = set(long_text(), false);
  const Pages proof = set(long_text(), true);
  REQUIRE(plain.pages.size() == proof.pages.size());
  REQUIRE(plain.pages.size() > 2);
  for (std::size_t k = 0; k < plain.pages.size(); ++k) {
    CAPTURE(k);
    const auto& items = plain.pages[k].items;
    const auto& proofed = proof.pages[k].items;
    REQUIRE(proofed.size() > items.size());
    // What flow places comes first; page number, marks and line numbers are put on at the end.
    std::size_t same = 0;
    while (same < items.size() && equal(items[same], proofed[same])) {
      ++same;
    }
    CHECK(same > 10);
    for (std::size_t rest = same; rest < items.size(); ++rest) {  // the page number
      CHECK(std::get<TextRun>(items[rest]).origin.y > Geometry::top + Geometry::height);
    }
    CHECK(text_of(plain.pages[k]).size() ==
          text_of(proof.pages[k]).size() -
              numbers_of(proof.pages[k], k % 2 == 1 ? Geometry::outer : Geometry::inner).size());
  }
}

TEST_CASE("every line of text has its number of the grid, and only these, outside the type area") {
  const Pages proof = set(long_text(), true);
  for (std::size_t k = 0; k < proof.pages.size(); ++k) {
    CAPTURE(k);
    const Length left = k % 2 == 1 ? Geometry::outer : Geometry::inner;
    std::vector<std::uint32_t> due;
    for (const Item& item : proof.pages[k].items) {
      const auto* run = std::get_if<TextRun>(&item);
      if (run != nullptr && run->origin.x >= left - Length::mm(4) &&
          run->origin.y < Geometry::top + Geometry::height) {
        due.push_back(proof.grid.line_of(run->origin.y));
      }
    }
    std::ranges::sort(due);
    due.erase(std::unique(due.begin(), due.end()), due.end());
    std::vector<std::uint32_t> found;
    for (const auto& [y, text] : numbers_of(proof.pages[k], left)) {
      found.push_back(static_cast<std::uint32_t>(std::stoul(text)));
      CHECK(proof.grid.line_of(Length::millipoints(y)) == found.back());
    }
    CHECK(found == due);
    CHECK(found.size() > 1);
  }
}

TEST_CASE("a document that is no proof has no line numbers") {
  const Pages plain = set(long_text(), false);
  for (std::size_t k = 0; k < plain.pages.size(); ++k) {
    CHECK(numbers_of(plain.pages[k], k % 2 == 1 ? Geometry::outer : Geometry::inner).empty());
  }
}

TEST_CASE("on a page that is turned the numbers run along the side that is read as its left") {
  Table table;
  table.landscape = true;
  table.columns = {{"指标"}, {"数"}};
  for (int k = 0; k < 5; ++k) {
    table.rows.push_back({TableCell{plain("中欧班列")}, TableCell{plain("一二三")}});
  }
  const Pages proof = set({body("见表。"), {table, std::nullopt}}, true);
  REQUIRE(proof.pages.size() == 2);
  std::vector<std::string> numbers;
  for (const Item& item : proof.pages[1].items) {
    const auto* run = std::get_if<TextRun>(&item);
    // Below the foot of the upright type area: to the left of what is turned.
    if (run != nullptr && run->turned &&
        run->origin.y > Geometry::top + Geometry::height + Length::mm(2)) {
      numbers.push_back(text_of_run(*run));
      CHECK(run->origin.y < Geometry::top + Geometry::height + Length::mm(7));  // the page number
    }
  }
  REQUIRE(numbers.size() >= 6);
  CHECK(numbers.front() == "1");
}
