#include "typeset/balance.h"

#include <algorithm>
#include <string>

namespace jianbao {
namespace {

constexpr std::size_t fewest_pages = 3;

/// G-24: a pitch of 26 to 30 pt. 24 lines are 26.6 pt apart and 23 are 27.7; 21 lines at 30 pt
/// leave 8 pt of the type area free.
constexpr Grid tight_23{23, Geometry::height}, tight_24{24, Geometry::height};
constexpr Grid wide_21{21, Length::pt(30) * 21};

template <class Content>
bool holds(const Document& document) {
  return std::ranges::any_of(document.blocks, [](const Block& block) {
    return std::holds_alternative<Content>(block.content);
  });
}

/// "3、5": the pages that were short, with that of the 版记 when it stood alone.
std::string faulty_pages(const Flowed& flowed) {
  std::string pages;
  const auto append = [&pages](std::size_t page) {
    pages += (pages.empty() ? "" : "、") + std::to_string(page);
  };
  if (flowed.pages.pages.size() >= fewest_pages) {
    for (const ShortPage& page : flowed.short_pages) {
      append(page.page);
    }
  }
  if (flowed.colophon_alone || flowed.thin_end) {
    append(flowed.pages.pages.size());
  }
  return pages;
}

}  // namespace

std::size_t fault_count(const Flowed& flowed) {
  const bool long_enough = flowed.pages.pages.size() >= fewest_pages;
  const std::size_t short_pages = flowed.short_pages.size() + (flowed.thin_end ? 1 : 0);
  return (long_enough ? short_pages : 0) + (flowed.colophon_alone ? 1 : 0);
}

std::vector<Layout> remedies(const Document& document, const Style& style, const Flowed& flowed) {
  std::vector<Grid> grids{style.layout.grid};
  if (style.tight_lines) {
    grids.insert(grids.end(), {tight_23, tight_24, wide_21});
  }
  std::vector<int> heights{0};
  if (holds<Chart>(document)) {
    heights.insert(heights.end(), {-1, 1, -2, 2});
  }
  std::vector<bool> splits{false};
  if (holds<Table>(document) && !flowed.short_pages.empty()) {
    splits.push_back(true);
  }
  std::vector<Layout> layouts;
  for (const Grid& grid : grids) {
    for (const bool split : splits) {
      for (const int height : heights) {
        layouts.push_back({grid, height, split});
      }
    }
  }
  layouts.erase(layouts.begin());  // the standard one
  return layouts;
}

void tell_remedy(const Document& document, const Layout& layout, const Flowed& standard,
                 Diagnostics& said) {
  const Args about{{"document", document.name}, {"pages", faulty_pages(standard)}};
  const auto tell = [&](Code code, std::string_view key, int value) {
    Args args = about;
    args.emplace_back(key, std::to_string(value));
    said.add({code, std::nullopt, std::move(args)});
  };
  if (layout.grid != standard.pages.grid) {
    tell(Code::TypesetTightLines, "lines", layout.grid.bands);
  }
  if (layout.chart_bands != 0) {
    tell(Code::TypesetChartHeight, "bands", layout.chart_bands);
  }
  if (layout.split_tables) {
    said.add({Code::TypesetTablesSplit, std::nullopt, about});
  }
}

void tell_shortened(const Document& document, const Flowed& flowed, Diagnostics& said) {
  for (const Shortened& paragraph : flowed.shortened) {
    said.add({Code::TypesetLineSaved,
              std::nullopt,
              {{"document", document.name},
               {"page", std::to_string(paragraph.page)},
               {"begins", paragraph.begins}}});
  }
}

void tell_short_pages(const Document& document, const Flowed& flowed, Diagnostics& said) {
  for (const ShortPage& page : flowed.short_pages) {
    said.add({Code::TypesetShortPage,
              std::nullopt,
              {{"document", document.name},
               {"page", std::to_string(page.page)},
               {"bands", std::to_string(page.empty_bands)}}});
  }
}

}  // namespace jianbao
