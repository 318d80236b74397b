#include "app/issue/printed_lines.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "base/utf8.h"

namespace jianbao {
namespace {

/// A mark at the left edge stands up to 3.3 mm outside (L-21), the number of a line 4.6 mm and
/// more.
constexpr Length overhang = Length::mm(4);
constexpr std::string_view wide_space = "　";

Length left_of(std::uint32_t page_index, bool duplex) {
  return duplex && page_index % 2 == 1 ? Geometry::outer : Geometry::inner;
}

/// A run as a reader sees it, from the left and the head of the type area.
struct Placed {
  Point at;
  const TextRun* run;
};

Placed placed(const TextRun& run, std::uint32_t page_index, bool duplex) {
  const Length left = left_of(page_index, duplex);
  if (run.turned) {
    return {{Geometry::top + Geometry::height - run.origin.y, run.origin.x - left}, &run};
  }
  return {{run.origin.x - left, run.origin.y - Geometry::top}, &run};
}

bool is_text(const Placed& placed) {
  const Length foot = placed.run->turned ? Geometry::width : Geometry::height;
  return !placed.run->glyphs.empty() && placed.at.x > -overhang && placed.at.y < foot;
}

/// Where the last character ends, near enough to tell a gap from none.
Length end_of(const Placed& placed) {
  const Glyph& last = placed.run->glyphs.back();
  const Length wide = last.text < 0x2E80 ? placed.run->size.scaled(1, 2) : placed.run->size;
  return placed.at.x + Length::millipoints(last.x) + wide;
}

/// Cells whose lines stand on half bands have two lines in one: the upper one is read first.
void put_in_order(std::vector<Placed>& runs, Length quarter) {
  const auto by_y = [](const Placed& a, const Placed& b) { return a.at.y < b.at.y; };
  std::ranges::stable_sort(runs, by_y);
  for (auto first = runs.begin(); first != runs.end();) {
    const auto last = std::find_if(
        first, runs.end(), [&](const Placed& run) { return run.at.y - first->at.y > quarter; });
    std::stable_sort(first, last, [](const Placed& a, const Placed& b) { return a.at.x < b.at.x; });
    first = last;
  }
}

std::string text_of(const std::vector<Placed>& runs, Length quarter) {
  std::string text;
  for (std::size_t k = 0; k < runs.size(); ++k) {
    if (k > 0) {
      const Length gap = runs[k].at.x - end_of(runs[k - 1]);
      const bool below = runs[k].at.y - runs[k - 1].at.y > quarter;
      text += below || gap > runs[k].run->size.scaled(3, 4) ? wide_space : "";
    }
    for (const Glyph& glyph : runs[k].run->glyphs) {
      append_utf8(text, glyph.text);
    }
  }
  return text;
}

}  // namespace

std::uint32_t line_of(const Pages& pages, std::uint32_t page_index, const TextRun& run,
                      bool duplex) {
  const Length y = placed(run, page_index, duplex).at.y + Geometry::top;
  return (run.turned ? pages.grid.turned() : pages.grid).line_of(y);
}

std::vector<ManifestLine> printed_lines(const Pages& pages, bool duplex) {
  std::vector<ManifestLine> lines;
  const Length quarter = pages.grid.height.scaled(1, std::int64_t{4} * pages.grid.bands);
  for (std::uint32_t index = 0; index < pages.pages.size(); ++index) {
    const Page& page = pages.pages[index];
    std::map<std::uint32_t, std::vector<Placed>> by_line;
    for (const Item& item : page.items) {
      const auto* run = std::get_if<TextRun>(&item);
      if (run != nullptr && is_text(placed(*run, index, duplex))) {
        by_line[line_of(pages, index, *run, duplex)].push_back(placed(*run, index, duplex));
      }
    }
    for (auto& [line, runs] : by_line) {
      put_in_order(runs, quarter);
      lines.push_back({page.number.value_or(index + 1), line, text_of(runs, quarter)});
    }
  }
  return lines;
}

}  // namespace jianbao
