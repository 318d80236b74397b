#pragma once
// Style of reports/common/style.yaml, and what of it typesetting may vary by itself.

#include <string>

#include "base/length.h"
#include "model/geometry.h"
#include "model/page.h"

namespace jianbao {

/// What may be varied on a whole document to balance its pages (G-24, issue 5).
struct Layout {
  Grid grid;
  int chart_bands = 0;        ///< added to the height of every chart
  bool split_tables = false;  ///< short tables may be cut as long ones are
};

/// How the lines of a paragraph are found: one after the other (L-30), or all at once so that they
/// are least loose.
enum class LineBreaker : std::uint8_t { FirstFit, Optimum };

struct Style {
  Length body_size = Length::millipoints(15'750);  ///< G-20: 15.75…16 pt
  bool duplex = true;                              ///< G-22
  bool tight_lines = true;        ///< G-24: a document may be set on another grid than 22 lines
  bool colophon_on_back = false;  ///< 版记 on the last even page, after a blank one if need be
  Layout layout;
  Rgb red{0xE0, 0x3A, 0x2E};  ///< masthead alone
  Rgb draft_grey{0x80, 0x80, 0x80};
  Length masthead_most = Length::pt(60), masthead_least = Length::pt(36);  ///< E-03
  Length masthead_width = Length::mm(140);
  LineBreaker body_breaker = LineBreaker::Optimum;  ///< of justified text
  std::string draft_mark = "（送审稿）";            ///< E-02a
};

}  // namespace jianbao
