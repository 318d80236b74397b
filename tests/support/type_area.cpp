#include "support/type_area.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/utf8.h"

namespace jianbao::test {
namespace {

bool is_of_size(const PaperRow& row, double size) { return std::abs(row.size() - size) < 0.01; }

}  // namespace

double centre_of(const PaperRow& row, double size) { return row.baseline() - 0.38 * size; }

double LineGrid::place(const PaperRow& row, double size) const {
  return (centre_of(row, size) - TypeArea::top) / pitch + 0.5;
}

double LineGrid::off(const PaperRow& row) const {
  const double at = place(row);
  return (at - std::round(at)) * pitch;
}

std::vector<const PaperRow*> body_rows(const PaperPage& page) {
  std::vector<const PaperRow*> rows;
  for (const PaperRow& row : page.rows) {
    if (is_of_size(row, TypeArea::body) && row.baseline() < TypeArea::foot) {
      rows.push_back(&row);
    }
  }
  return rows;
}

LineGrid grid_of(const Paper& paper) {
  LineGrid best;
  double least = std::numeric_limits<double>::max();
  for (const int lines : {22, 23, 24, 21}) {
    const LineGrid grid{lines, lines == 21 ? 30.0 : TypeArea::height / lines};
    double worst = 0;
    std::size_t count = 0;
    for (const PaperPage& page : paper.pages) {
      for (const PaperRow* row : body_rows(page)) {
        worst = std::max(worst, std::abs(grid.off(*row)));
        ++count;
      }
    }
    REQUIRE_MESSAGE(count > 0, paper.name);
    if (worst < least) {
      least = worst;
      best = grid;
    }
  }
  return best;
}

bool is_opening(char32_t c) {
  return std::u32string_view(U"“‘（《〈【〔「『［｛").find(c) != std::u32string_view::npos;
}

bool is_closing(char32_t c) {
  return std::u32string_view(U"”’）》〉】〕」』］｝，、；：。！？").find(c) !=
         std::u32string_view::npos;
}

bool is_full_line(const PaperRow& row) {
  return row.right() - row.left() > 27 * TypeArea::cell && !is_opening(row.chars.front().c) &&
         !is_closing(row.chars.back().c);
}

double set_right(const PaperRow& row) {
  return row.right() - (is_closing(row.chars.back().c) ? row.chars.back().size / 2 : 0);
}

std::optional<PaperRow> text_on(const PaperPage& page, const std::string& text) {
  const std::u32string wanted = to_utf32(without_spaces(text));
  for (const PaperRow& row : page.rows) {
    const std::size_t at = to_utf32(row.text()).find(wanted);
    if (at != std::u32string::npos) {
      const auto begin = row.chars.begin() + static_cast<std::ptrdiff_t>(at);
      return PaperRow{{begin, begin + static_cast<std::ptrdiff_t>(wanted.size())}};
    }
  }
  return std::nullopt;
}

Found find_text(const Paper& paper, const std::string& text) {
  for (std::size_t k = 0; k < paper.pages.size(); ++k) {
    if (auto row = text_on(paper.pages[k], text)) {
      return {k, std::move(*row)};
    }
  }
  FAIL(paper.name, ": no row holds ", text);
  return {};
}

std::string place_name(const Paper& paper, std::size_t page) {
  return paper.name + " p. " + std::to_string(page + 1);
}

}  // namespace jianbao::test
