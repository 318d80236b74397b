#pragma once
// The paper: type area, cells and lines (typography.md §1).

#include <algorithm>
#include <cstdint>

#include "base/length.h"

namespace jianbao {

/// GB/T 9704 geometry, G-01…G-08. Cells are counted, never summed (G-19).
struct Geometry {
  static constexpr Length page_width = Length::mm(210), page_height = Length::mm(297);
  static constexpr Length top = Length::mm(37);                               ///< 天头
  static constexpr Length inner = Length::mm(28);                             ///< 订口
  static constexpr Length outer = Length::mm(26);                             ///< 切口
  static constexpr Length width = Length::mm(156), height = Length::mm(225);  ///< 版心
  static constexpr int cells = 28;
  static constexpr Length cell_left(int k) { return width.scaled(k, cells); }
};

/// The lines of a document: bands of equal height, counted from the top of the type area and never
/// summed (G-19). Every page of a document has the same grid, so that both sides of a sheet
/// register (G-21).
struct Grid {
  int bands = 22;                    ///< G-06
  Length height = Geometry::height;  ///< of all bands together
  /// Top of band k, 0…bands, from the top of the type area.
  [[nodiscard]] constexpr Length top(int k) const { return height.scaled(k, bands); }
  /// Top of half band k, 0…2 × bands: rows of tables stand on these (E-26).
  [[nodiscard]] constexpr Length half(int k) const {
    return height.scaled(k, std::int64_t{2} * bands);
  }
  /// The line, 1…bands, that a baseline at `y` from the top of the paper stands in.
  [[nodiscard]] constexpr std::uint32_t line_of(Length y) const {
    const std::int64_t line = (y - Geometry::top).count() * bands / height.count();
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(line, 0, bands - 1)) + 1;
  }
  bool operator==(const Grid&) const = default;
  /// The lines of the same pitch on a page that is turned (E-25).
  [[nodiscard]] constexpr Grid turned() const {
    const auto lines = static_cast<int>(Geometry::width.count() * bands / height.count());
    return {lines, height.scaled(lines, bands)};
  }
};

/// What blocks are laid out in: the type area, upright or turned.
struct Frame {
  Length width = Geometry::width;
  Grid grid;
};

}  // namespace jianbao
