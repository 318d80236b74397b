#pragma once
// Style of reports/common/style.yaml and the geometry of the paper (typography.md §1).

#include <cstdint>

#include "base/length.h"
#include "model/page.h"

namespace jianbao {

/// GB/T 9704 geometry, G-01…G-08. Bands and cells are counted, never summed (G-19).
struct Geometry {
  static constexpr Length page_width = Length::mm(210), page_height = Length::mm(297);
  static constexpr Length top = Length::mm(37);                               ///< 天头
  static constexpr Length inner = Length::mm(28);                             ///< 订口
  static constexpr Length outer = Length::mm(26);                             ///< 切口
  static constexpr Length width = Length::mm(156), height = Length::mm(225);  ///< 版心
  static constexpr int bands = 22, cells = 28;
  /// Top of band k, 0…22, from the top of the type area.
  static constexpr Length band_top(int k) { return height.scaled(k, bands); }
  static constexpr Length cell_left(int k) { return width.scaled(k, cells); }
};

/// How the lines of a paragraph are found: one after the other (L-30), or all at once so that they
/// are least loose.
enum class LineBreaker : std::uint8_t { FirstFit, Optimum };

struct Style {
  Length body_size = Length::millipoints(15'750);  ///< G-20: 15.75…16 pt
  bool duplex = true;                              ///< G-22
  Rgb red{0xE0, 0x3A, 0x2E};                       ///< masthead alone
  Rgb draft_grey{0x80, 0x80, 0x80};
  Length masthead_most = Length::pt(60), masthead_least = Length::pt(36);  ///< E-03
  Length masthead_width = Length::mm(140);
  LineBreaker body_breaker = LineBreaker::Optimum;  ///< of justified text
  std::string draft_mark = "（送审稿）";            ///< E-02a
};

}  // namespace jianbao
