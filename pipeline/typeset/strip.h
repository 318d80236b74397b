#pragma once
// Strips: pieces of the page that are a whole number of bands high (G-21), so that text on both
// sides of a sheet registers. Blocks become strips; flow puts strips on pages.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/page.h"
#include "model/style.h"

namespace jianbao {

struct Strip {
  int bands = 1;
  /// Relative to the left of the type area and the top of the strip. `bands` is measured from the
  /// grid, so items use Grid::top(): whole strips never sum rounding errors.
  std::vector<Item> items;
  /// Drawn only if a page ends after this strip: the closing rule of a cut table.
  std::vector<Item> items_at_cut;
  bool keep_with_next = false;       ///< no page may end after this strip
  bool soft_keep_with_next = false;  ///< better not; given up when it would leave a third empty
  bool blank = false;                ///< vanishes at the top of a page
  bool floats = false;               ///< may stand at the top of the next page, after later text
  std::shared_ptr<const std::vector<Strip>> at_next_page;  ///< set before the strip after a cut
  std::optional<Bookmark> bookmark;                        ///< page and y are filled in by flow
};

/// What a document consists of for flow.
struct FlowPart {
  std::vector<Strip> strips;
  bool new_page = false;  ///< attachments start on a page of their own
};

/// Moves an item to the right and down.
void shift(Item&, Length dx, Length dy);

}  // namespace jianbao
