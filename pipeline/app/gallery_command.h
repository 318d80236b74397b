#pragma once
// Charts outside of a brief: all of reports/gallery on pages of the office's paper, or one alone on
// a page of its own size, for slides and for looking at while editing.

#include <string>

#include "app/run.h"

namespace jianbao {

/// Which facts are meant: those of an issue; empty: the last one.
struct GalleryOptions {
  std::string issue;
  std::string out;  ///< empty: out/gallery.pdf
};
[[nodiscard]] CommandResult print_gallery(const Settings&, const GalleryOptions&);

struct ChartOptions {
  std::string spec;  ///< the form that stands below `chart:` in a report
  std::string out;   ///< .pdf, or .png, which pdftoppm makes of it
  std::string issue;
  int dpi = 150;  ///< of a .png
};
[[nodiscard]] CommandResult draw_chart(const Settings&, const ChartOptions&);

}  // namespace jianbao
