#include "typeset/line_numbers.h"

#include <set>
#include <string>
#include <utility>

#include "typeset/strip.h"

namespace jianbao {
namespace {

constexpr Length number_size = Length::pt(9);
constexpr Length gap = Length::mm(3);  // to the type area; the page number stands 7 mm below (G-10)
constexpr std::uint32_t told_apart = 5;

struct NumberedLines {
  std::set<std::uint32_t> upright, turned;
};

NumberedLines lines_with_text(const Page& page, const Grid& grid, Length left) {
  NumberedLines lines;
  for (const Item& item : page.items) {
    const auto* run = std::get_if<TextRun>(&item);
    if (run == nullptr) {
      continue;
    }
    if (run->turned) {
      lines.turned.insert(grid.turned().line_of(run->origin.x - left + Geometry::top));
    } else {
      lines.upright.insert(grid.line_of(run->origin.y));
    }
  }
  return lines;
}

/// In coordinates of the type area.
std::vector<Item> number_of(std::uint32_t line, const Grid& grid, Rgb grey, TextSetter& setter) {
  TextStyle style = TextStyle::free(FontRole::Song, FontRole::Latin, number_size);
  style.colour = line % told_apart == 0 ? Rgb{} : grey;
  const TextLine text = setter.line(std::to_string(line), style);
  const Length middle = grid.half(static_cast<int>(2 * line - 1));
  std::vector<Item> items;
  put(items, text, {-gap - text.width, middle + setter.baseline_below_centre(style)});
  return items;
}

}  // namespace

void number_lines(Page& page, const Grid& grid, Length left, Rgb grey, TextSetter& setter) {
  const NumberedLines lines = lines_with_text(page, grid, left);
  for (const std::uint32_t line : lines.upright) {
    for (Item& item : number_of(line, grid, grey, setter)) {
      shift(item, left, Geometry::top);
      page.items.push_back(std::move(item));
    }
  }
  for (const std::uint32_t line : lines.turned) {
    for (Item& item : number_of(line, grid.turned(), grey, setter)) {
      turn(item, left);
      page.items.push_back(std::move(item));
    }
  }
}

}  // namespace jianbao
