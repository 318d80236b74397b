// The page of every published PDF, measured with tools that are not ours: each G- number of
// typography.md §1 with what was found, the worst of all pages (issue 5). The elements on the page
// (E-) are in elements_test.cpp.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <sstream>
#include <string>
#include <vector>

#include "support/measures.h"
#include "support/published.h"
#include "support/type_area.h"

using namespace jianbao;
using namespace jianbao::test;

namespace {

constexpr double exact = 0.05;  // mm: where characters and rules stand, as the file says
constexpr double pixel = 0.10;  // mm: ink at 300 dots an inch, one dot and a little
constexpr double fine = 0.085;  // mm: ink at 600 dots an inch, two dots
constexpr int coarse_dpi = 300, fine_dpi = 600;

void page_boxes(const Paper& paper, Measures& m) {
  for (std::size_t k = 0; k < paper.pages.size(); ++k) {
    const std::string where = place_name(paper, k);
    m.take("G-01", "width of the paper", "mm", 210, mm(paper.pages[k].width), exact, where);
    m.take("G-01", "height of the paper", "mm", 297, mm(paper.pages[k].height), exact, where);
  }
  std::istringstream lines(output_of("pdfinfo -box -f 1 -l 9999 '" + paper.file.string() + "'"));
  std::size_t boxes = 0;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t at = line.find("Box:");
    if (!line.starts_with("Page") || at == std::string::npos) {
      continue;
    }
    std::istringstream values(line.substr(at + 4));
    double x0 = -1, y0 = -1, x1 = -1, y1 = -1;
    values >> x0 >> y0 >> x1 >> y1;
    m.take("G-01 G-23", "right edge of MediaBox … TrimBox", "mm", 210, mm(x1 - x0), exact,
           paper.name);
    m.take("G-01 G-23", "upper edge of MediaBox … TrimBox", "mm", 297, mm(y1 - y0), exact,
           paper.name);
    ++boxes;
  }
  CHECK(boxes == 5 * paper.pages.size());
}

// Full lines of justified text show both edges of the type area.
void side_margins(const Paper& paper, Measures& m) {
  for (std::size_t k = 0; k < paper.pages.size(); ++k) {
    const bool odd = k % 2 == 0;
    for (const PaperRow* row : body_rows(paper.pages[k])) {
      if (!is_full_line(*row) || row->text().starts_with("——")) {  // a subtitle is centred
        continue;
      }
      const std::string where = place_name(paper, k);
      // The last character is drawn a little narrower than its cell (G-20).
      const double right = row->right() + TypeArea::cell - TypeArea::body;
      const double fore = paper.pages[k].width - right;
      m.take(odd ? "G-03" : "G-05 G-22",
             odd ? "订口, left of odd pages" : "切口, left of even pages", "mm", odd ? 28 : 26,
             mm(row->left()), exact, where);
      m.take(odd ? "G-05" : "G-03 G-22",
             odd ? "切口, right of odd pages" : "订口, right of even pages", "mm", odd ? 26 : 28,
             mm(fore), exact, where);
      m.take("G-04", "width of full lines", "mm", 156, mm(right - row->left()), exact, where);
      m.take("G-14", "printed type area, tolerance of the standard", "mm", 156,
             mm(right - row->left()), 1, where);
    }
  }
}

const char* after(const PaperRow& row, const PaperRow& before) {
  if (before.size() < TypeArea::fourth - 0.1) {
    return "lines after a table, a chart or notes, off the grid";
  }
  if (before.chars.front().face != row.chars.front().face) {
    return "lines after a heading or another face, off the grid";
  }
  return "lines of text, off the grid";
}

void lines_on_grid(const Paper& paper, const LineGrid& grid, Measures& m) {
  for (std::size_t k = 0; k < paper.pages.size(); ++k) {
    const auto& rows = paper.pages[k].rows;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (std::abs(rows[r].size() - TypeArea::body) < 0.01 && rows[r].baseline() < TypeArea::foot) {
        m.take("G-19 G-21",
               r == 0 ? "first lines of a page, off the grid" : after(rows[r], rows[r - 1]), "mm",
               0, mm(grid.off(rows[r])), exact, place_name(paper, k));
      }
    }
    // Rules across the page stand on half lines: tables take whole and half bands (V-02, E-26).
    for (const PaperFill& fill : paper.pages[k].fills) {
      const double thick = fill.bottom - fill.top;
      const bool axis = std::abs(thick - 0.75) < 0.01;  // of a chart
      if (fill.right - fill.left < TypeArea::width - 1 || thick > 1.1 || axis || fill.colour != 0) {
        continue;
      }
      const auto off = [&](double y) {
        const double halves = (y - TypeArea::top) / grid.pitch * 2;
        return std::abs(halves - std::round(halves)) * grid.pitch / 2;
      };
      m.take("G-21 V-02", "rules of tables and of the 版记, off the half lines", "mm", 0,
             mm(std::min(off(fill.top), off(fill.bottom))), exact, place_name(paper, k));
    }
  }
}

// Where the lines of a page begin, from all its lines: the two sides of a sheet must agree.
double top_of_lines(const PaperPage& page, const LineGrid& grid) {
  double sum = 0;
  const auto rows = body_rows(page);
  for (const PaperRow* row : rows) {
    sum += grid.off(*row);
  }
  return rows.empty() ? TypeArea::top : TypeArea::top + sum / static_cast<double>(rows.size());
}

void register_of(const Paper& paper, const LineGrid& grid, Measures& m) {
  for (std::size_t k = 0; k < paper.pages.size(); ++k) {
    const std::string where = place_name(paper, k);
    if (body_rows(paper.pages[k]).empty()) {
      continue;
    }
    const double top = top_of_lines(paper.pages[k], grid);
    m.take("G-02", "天头, from the lines of each page", "mm", 37, mm(top), exact, where);
    if (k > 0 && !body_rows(paper.pages[k - 1]).empty()) {
      const double before = top_of_lines(paper.pages[k - 1], grid);
      m.take("G-14 G-21", "register of a page with the one before", "mm", 0, mm(top - before),
             exact, where);
    }
  }
}

void pitch_of(const Paper& paper, const LineGrid& grid, Measures& m) {
  m.at_least("G-24", "least pitch of a document", "pt", 26, grid.pitch, 0.001, paper.name);
  m.at_most("G-24", "greatest pitch of a document", "pt", 30, grid.pitch, 0.001, paper.name);
  for (std::size_t k = 0; k < paper.pages.size(); ++k) {
    const auto rows = body_rows(paper.pages[k]);
    if (rows.size() < 2) {
      continue;
    }
    const double span = rows.back()->baseline() - rows.front()->baseline();
    const double lines = std::round(span / grid.pitch);
    const std::string what =
        grid.lines == 22 ? "line pitch, first to last line of a page"
                         : fmt::format("line pitch of {} lines a page (tight_lines)", grid.lines);
    m.take(grid.lines == 22 ? "G-07" : "G-07 G-24", what, "pt", grid.pitch, span / lines, 0.01,
           place_name(paper, k));
  }
}

void body_size(const Paper& paper, Measures& m) {
  for (std::size_t k = 0; k < paper.pages.size(); ++k) {
    for (const PaperRow* row : body_rows(paper.pages[k])) {
      for (const PaperChar& c : row->chars) {
        if (c.face == "FandolFang-Regular" && c.c != U'—' && c.c != U'…') {
          m.take("G-09", "仿宋 of the text, size", "pt", 15.75, c.size, 0.01, place_name(paper, k));
        }
      }
    }
  }
}

void page_number_line(const Paper& paper, Measures& m) {
  for (std::size_t k = 0; k < paper.pages.size(); ++k) {
    const auto number = text_on(paper.pages[k], "—" + std::to_string(k + 1) + "—");
    if (!number || number->baseline() < TypeArea::foot) {
      continue;
    }
    const Ink ink = paper.ink(k, fine_dpi, TypeArea::foot + 2, TypeArea::foot + 50);
    const PaperChar& dash = number->chars.front();
    m.take("G-10", "top of the 一字线 below the type area (ink)", "mm", 7,
           mm(ink.extent(dash.left, dash.right).top - TypeArea::foot), fine, place_name(paper, k));
  }
}

// G-23: by ink, page by page. The line of page number and draft mark is the one exception.
void ink_within(const Paper& paper, Measures& m) {
  constexpr double folio_top = TypeArea::foot + pt(4), folio_foot = TypeArea::foot + pt(13);
  for (std::size_t k = 0; k < paper.pages.size(); ++k) {
    const std::string where = place_name(paper, k);
    const double left = TypeArea::left(k), right = TypeArea::right(k);
    const auto within = [&](double from, double to, const char* what, bool folio) {
      const PaperFill ink = paper.ink(k, coarse_dpi, from, to).extent();
      if (ink.right < ink.left) {
        return;
      }
      m.at_least("G-23", fmt::format("{}, left edge", what), "mm", 0, mm(ink.left - left), pixel,
                 where);
      m.at_most("G-23", fmt::format("{}, right edge", what), "mm", 0, mm(ink.right - right), pixel,
                where);
      if (!folio) {
        m.at_least("G-23 G-02", "ink and the head of the type area", "mm", 0,
                   mm(ink.top - TypeArea::top), pixel, where);
        m.at_most("G-23 G-05", "ink and the foot of the type area", "mm", 0,
                  mm(ink.bottom - TypeArea::foot), pixel, where);
      }
    };
    within(0, folio_top, "ink and the type area", false);
    within(folio_top, folio_foot, "ink of the page number line", true);
    const PaperFill below = paper.ink(k, coarse_dpi, folio_foot, paper.pages[k].height).extent();
    m.holds("G-23", "no ink below the page number line", below.right < below.left, where);
  }
}

// G-12: from the glyph box of unit and date to the red line. Its edges are seen at 600 dpi.
void red_line(const Paper& paper, const std::string& unit, Measures& m) {
  const PaperRow row = find_text(paper, unit).row;
  const double box_foot = row.baseline() + 0.12 * TypeArea::body;
  const Ink ink = paper.ink(0, fine_dpi, box_foot + 2, box_foot + 20);
  const PaperFill edges = ink.extent();
  m.take("G-12", "glyph box of 编印单位 to the red line (ink)", "mm", 4, mm(edges.top - box_foot),
         fine, place_name(paper, 0));
}

// The rules that stand next above and below rows of the 版记.
const PaperFill* rule_above(const PaperPage& page, double y) {
  const PaperFill* found = nullptr;
  for (const PaperFill& fill : page.fills) {
    if (fill.right - fill.left > TypeArea::width - 1 && fill.bottom < y &&
        (found == nullptr || fill.top > found->top)) {
      found = &fill;
    }
  }
  return found;
}

void colophon_rules(const Paper& paper, Measures& m) {
  const std::size_t k = paper.pages.size() - 1;
  const PaperPage& page = paper.pages[k];
  const auto first = text_on(page, "报："), last = text_on(page, "日印发");
  REQUIRE(first.has_value());
  REQUIRE(last.has_value());
  const std::string where = place_name(paper, k);
  const auto measure = [&](const char* what, double due, const PaperFill* rule) {
    REQUIRE(rule != nullptr);
    const Ink ink = paper.ink(k, fine_dpi, rule->top - 2, rule->bottom + 2);
    m.take("G-13", fmt::format("{} rule of the 版记", what), "mm", due,
           mm(rule->bottom - rule->top), 0.005, where);
    m.take("G-13", fmt::format("{} rule of the 版记 (ink)", what), "mm", due,
           mm(ink.thickness_at(rule->left + 5)), 0.05, where);
  };
  measure("first", 0.35, rule_above(page, first->baseline()));
  measure("middle", 0.25, rule_above(page, last->baseline()));
  measure("last", 0.35, rule_above(page, TypeArea::foot + 1));
}

Document full_page(int lines) {
  std::string text;
  for (int k = 0; k < 26 + (lines - 1) * 28; ++k) {
    text += "国";
  }
  Document document;
  document.draft = false;
  document.blocks.push_back(
      {Paragraph{ParagraphStyle::Body, {{text, Emphasis::Plain, std::nullopt}}}, std::nullopt});
  return document;
}

// §1, tests (a) to (d).
void full_page_of_cells(Measures& m) {
  const Paper paper = paper_of("full-page", full_page(22));
  REQUIRE(paper.pages.size() == 1);
  const auto rows = body_rows(paper.pages.front());
  const std::string where = paper.name;
  m.take("G-06", "lines of a full page", "lines", 22, static_cast<double>(rows.size()), 0, where);
  REQUIRE(rows.size() == 22);
  for (std::size_t k = 1; k < rows.size(); ++k) {
    const auto& chars = rows[k]->chars;
    m.take("G-06", "characters of a full line", "chars", 28, static_cast<double>(chars.size()), 0,
           where);
    for (std::size_t c = 0; c < chars.size(); ++c) {
      m.take("G-08 G-20", "place of each of 28 characters", "pt",
             TypeArea::binding + static_cast<double>(c) * TypeArea::cell, chars[c].left, 0.01,
             where);
    }
    m.take("G-07", "place of each of 22 lines", "pt",
           TypeArea::top + (static_cast<double>(k) + 0.5) * TypeArea::height / 22,
           centre_of(*rows[k], TypeArea::body), 0.01, where);
  }
  m.take("G-04", "height of 22 lines", "mm", 225,
         mm((rows.back()->baseline() - rows.front()->baseline()) / 21 * 22), exact, where);
  m.take("G-05", "地脚, below the 22nd line", "mm", 35,
         297 - mm(centre_of(*rows.back(), TypeArea::body) + TypeArea::height / 44), exact, where);
  // The same as pdftotext sees it: its boxes have the height of the face.
  auto boxes = paper.pages.front().boxes;
  std::erase_if(boxes, [](const PaperBox& box) { return box.top > TypeArea::foot; });
  REQUIRE(boxes.size() == 22);
  std::ranges::sort(boxes, {}, &PaperBox::top);
  for (std::size_t k = 1; k < boxes.size(); ++k) {
    m.take("G-07", "line pitch (pdftotext)", "pt", TypeArea::height / 22,
           (boxes[k].top - boxes.front().top) / static_cast<double>(k), 0.01, where);
    m.take("G-08", "28 cells, left to right edge (pdftotext)", "pt", 521.532, boxes[k].right, 0.01,
           where);
  }
}

}  // namespace

TEST_CASE("every number of the page geometry, on every published PDF (G-01…G-24)") {
  Measures m;
  // Nothing is measured that is not there: each issue has what every issue has.
  const auto count = [](std::string_view name) {
    return std::ranges::count_if(published_papers(), [name](const Paper& paper) {
      const bool other = paper.name.starts_with("20") && paper.name.substr(8) == name;
      return paper.name == name || other;  // 2024-02/digest
    });
  };
  const auto issues = count("check-report");
  REQUIRE(issues == 5);
  for (const char* name : {"monthly-brief", "monthly-brief.sources", "pledges", "digest",
                           "register", "sign-off", "area-brief-上合示范区"}) {
    CAPTURE(std::string(name));
    CHECK(count(name) == issues);
  }
  for (const char* name : {"specimen", "gallery", "office/monthly", "office/check-report"}) {
    CAPTURE(std::string(name));
    CHECK(count(name) == 1);
  }
  // Proofs have line numbers outside the type area: proof_test.cpp holds each to its body.
  for (const Paper& paper : published_papers()) {
    const LineGrid grid = grid_of(paper);
    page_boxes(paper, m);
    side_margins(paper, m);
    lines_on_grid(paper, grid, m);
    register_of(paper, grid, m);
    pitch_of(paper, grid, m);
    body_size(paper, m);
    page_number_line(paper, m);
    ink_within(paper, m);
  }
  const Paper& brief = published_paper("monthly-brief");
  const Paper& specimen = published_paper("specimen");
  red_line(brief, "上合示范区工作简报编辑部编", m);
  red_line(specimen, "上合示范区工作简报编辑部编", m);
  colophon_rules(brief, m);
  colophon_rules(specimen, m);
  full_page_of_cells(m);
  m.leave_out("G-11", "发文机关标志 of a 公文, not binding on a 简报; E-03 is measured instead");
  m.conclude({"G-01", "G-02", "G-03", "G-04", "G-05", "G-06", "G-07", "G-08", "G-09", "G-10",
              "G-11", "G-12", "G-13", "G-14", "G-19", "G-20", "G-21", "G-22", "G-23", "G-24"});
  // Both a standard grid and one that tight_lines chose were measured.
  CHECK(grid_of(brief).lines == 22);
  CHECK(grid_of(specimen).lines != 22);
}
