#pragma once
// Charts and tables outside of a brief: all of reports/gallery on pages of the office's paper, or
// one alone on a page of its own size, for slides and for looking at while editing.

#include <cstdint>
#include <string>

#include "app/run.h"

namespace jianbao {

/// Which facts are meant: those of an issue; empty: the last one.
struct GalleryOptions {
  std::string issue;
  std::string out;  ///< empty: out/gallery.pdf
};
[[nodiscard]] CommandResult print_gallery(const Settings&, const GalleryOptions&);

struct AloneOptions {
  std::string spec;  ///< the form that stands below `chart:` or `table:` in a report
  std::string out;   ///< .pdf, or .png, which pdftoppm makes of it
  std::string issue;
  int dpi = 150;  ///< of a .png
};
enum class AloneKind : std::uint8_t { Chart, Table };
[[nodiscard]] CommandResult draw_alone(const Settings&, AloneKind, const AloneOptions&);

}  // namespace jianbao
