#pragma once
// Strips → pages of 22 bands: keeps, widows, cut tables, page numbers, the colophon at the foot.

#include <optional>
#include <string>
#include <vector>

#include "typeset/strip.h"
#include "typeset/text.h"

namespace jianbao {

struct FlowOptions {
  bool draft = true;   ///< the draft mark at the foot of each page
  bool proof = false;  ///< line numbers beside the text
};

/// A page that the text leaves more than a third empty although it goes on.
struct ShortPage {
  std::uint32_t page;  ///< 1…
  int empty_bands;
};

/// A paragraph that was set in a line less (V-04).
struct Shortened {
  std::uint32_t page;  ///< 1…
  std::string begins;  ///< its first characters
};

struct Flowed {
  Pages pages;
  std::size_t body_pages = 0;  ///< of the first part: what a leader reads
  std::vector<ShortPage> short_pages;
  std::vector<Shortened> shortened;
  bool thin_end = false;        ///< the last page of all holds one or two lines and nothing else
  bool colophon_alone = false;  ///< for want of room, not by Style::colophon_on_back
};

/// `colophon`: anchored to the foot of the last page; on a page of its own, without a page number,
/// when there is no room (V-06), or when the last page is no back of a sheet and
/// Style::colophon_on_back asks for one (E-23).
[[nodiscard]] Flowed flow(std::vector<FlowPart>, const std::optional<Strip>& colophon, const Style&,
                          const FlowOptions&, TextSetter&);

}  // namespace jianbao
