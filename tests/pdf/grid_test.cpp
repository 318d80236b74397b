// The 22 × 28 grid as poppler measures it in the finished file (typography.md §1, tests a–d).

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

#include "render/render.h"
#include "support/set_pages.h"
#include "typeset/typeset.h"

namespace fs = std::filesystem;
using namespace jianbao;

namespace {

struct TextBox {
  double left, top, right, bottom;
};

// One page of 26 + 21 × 28 国, as pdftotext -bbox-layout sees its lines.
std::vector<TextBox> lines_of_a_full_page() {
  const FontSet& fonts = test::shipped_fonts();
  Document document;
  document.draft = false;
  std::string text;
  for (int k = 0; k < 26 + 21 * 28; ++k) {
    text += "国";
  }
  document.blocks.push_back(
      {Paragraph{ParagraphStyle::Body, {{text, Emphasis::Plain, std::nullopt}}}, std::nullopt});
  const auto pages = typeset(document, Style{}, fonts);
  REQUIRE(pages.value.has_value());
  PdfInfo info;
  info.date = std::chrono::year_month_day{std::chrono::year{2024}, std::chrono::month{12},
                                          std::chrono::day{3}};
  const auto pdf = render(*pages, fonts, info);
  REQUIRE(pdf.value.has_value());

  const fs::path folder = fs::temp_directory_path() / ("jianbao-grid-" + std::to_string(getpid()));
  fs::create_directories(folder);
  std::ofstream(folder / "a.pdf", std::ios::binary) << *pdf;
  const std::string command =
      "pdftotext -bbox-layout " + (folder / "a.pdf").string() + " " + (folder / "a.html").string();
  REQUIRE(std::system(command.c_str()) == 0);
  std::ifstream in(folder / "a.html");
  const std::regex line(
      "<line xMin=\"([0-9.]+)\" yMin=\"([0-9.]+)\" xMax=\"([0-9.]+)\" yMax=\"([0-9.]+)\">");
  std::vector<TextBox> boxes;
  for (std::string row; std::getline(in, row);) {
    std::smatch m;
    if (!std::regex_search(row, m, line)) {
      continue;
    }
    const TextBox box{std::stod(m[1]), std::stod(m[2]), std::stod(m[3]), std::stod(m[4])};
    if (box.top < 742) {
      boxes.push_back(box);
    }  // not the page number
  }
  fs::remove_all(folder);
  std::ranges::sort(boxes, {}, &TextBox::top);
  return boxes;
}

}  // namespace

TEST_CASE("poppler measures 22 lines at 28.991 pt and 28 Han to 442.2 pt (G-06…G-08)") {
  const auto lines = lines_of_a_full_page();
  REQUIRE(lines.size() == 22);
  for (std::size_t k = 1; k < lines.size(); ++k) {
    CAPTURE(k);
    CHECK(std::abs(lines[k].top - lines[0].top - static_cast<double>(k) * 637.795 / 22) < 0.01);
    CHECK(std::abs(lines[k].left - 79.370) < 0.01);
    // The 28th glyph is drawn 15.75 pt wide in a cell of 15.793: typography.md §1, test (a).
    CHECK(std::abs(lines[k].right - 521.532) < 0.01);
  }
  CHECK(lines.front().top > 104.882 - 1);
  CHECK(lines.back().bottom < 742.677 + 1);
}
