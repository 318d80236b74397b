// One chart or table outside of a brief: on a page of its own size, for slides and for looking at
// while editing.

#include <algorithm>

#include "typeset/chart.h"
#include "typeset/table.h"
#include "typeset/typeset.h"

namespace jianbao {
namespace {

constexpr Length page_margin = Length::mm(3);

bool stands_alone(const Block& block) {
  return std::holds_alternative<Chart>(block.content) ||
         std::holds_alternative<Table>(block.content);
}

/// A wide table is not turned: the page is as wide as it.
Frame frame_of(const Block& block, const Style& style) {
  const auto* table = std::get_if<Table>(&block.content);
  return table != nullptr && table->landscape ? Frame{Geometry::height, style.layout.grid}
                                              : Frame{Geometry::width, style.layout.grid};
}

std::vector<Strip> strips_of(const Block& block, const Frame& frame, const Style& style,
                             TextSetter& setter) {
  if (const auto* chart = std::get_if<Chart>(&block.content)) {
    return set_chart(*chart, style, setter);
  }
  auto strips = set_table(std::get<Table>(block.content), frame, style.layout, setter);
  while (!strips.empty() && strips.back().blank) {
    strips.pop_back();
  }
  return strips;
}

}  // namespace

Outcome<Pages> typeset_alone(const Document& document, const Style& style, const FontSet& fonts) {
  Outcome<Pages> out;
  const auto block = std::ranges::find_if(document.blocks, stands_alone);
  if (block == document.blocks.end()) {
    out.diagnostics.add({Code::TypesetNothingAlone, std::nullopt, {}});
    return out;
  }
  TextSetter setter(fonts, out.diagnostics);
  setter.set_place(block->span);
  const Frame frame = frame_of(*block, style);
  std::vector<Strip> strips = strips_of(*block, frame, style, setter);
  Page page{frame.width + page_margin * 2, {}, std::nullopt, {}};
  int used = 0;
  for (Strip& strip : strips) {
    for (Item& item : strip.items) {
      shift(item, page_margin, page_margin + frame.grid.height.scaled(used, frame.grid.bands));
      page.items.push_back(std::move(item));
    }
    used += strip.bands;
  }
  if (used > frame.grid.bands) {  // longer than a page: as in a brief
    Document single;
    single.name = document.name;
    single.draft = false;
    single.blocks = {*block};
    return typeset(single, style, fonts);
  }
  page.height = frame.grid.top(used) + page_margin * 2;
  if (!out.diagnostics.has_errors()) {
    out.value = Pages{{std::move(page)}, {}, {}, frame.grid};
  }
  return out;
}

}  // namespace jianbao
