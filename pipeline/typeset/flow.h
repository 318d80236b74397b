#pragma once
// Strips → pages of 22 bands: keeps, widows, cut tables, page numbers, the colophon at the foot.

#include <optional>
#include <vector>

#include "typeset/strip.h"
#include "typeset/text.h"

namespace jianbao {

struct FlowOptions {
  bool draft = true;
};

struct Flowed {
  Pages pages;
  std::size_t body_pages = 0;  ///< of the first part: what a leader reads
};

/// `colophon`: anchored to the foot of the last page; on a page of its own, without a page number,
/// when there is no room (V-06).
[[nodiscard]] Flowed flow(std::vector<FlowPart>, const std::optional<Strip>& colophon, const Style&,
                          const FlowOptions&, TextSetter&);

}  // namespace jianbao
