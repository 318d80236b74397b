#pragma once
// Strips: pieces of the page that are a whole number of bands high (G-21), so that text on both
// sides of a sheet registers. Blocks become strips; flow puts strips on pages.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/page.h"
#include "model/style.h"

namespace jianbao {

struct Strip;

/// The lines of a paragraph set anew.
struct Rewritten {
  std::vector<Strip> strips;
  LineCounts before, after;  ///< of its lines
};

/// Stands on the first strip of a paragraph.
struct Rewriting {
  std::size_t strips;  ///< of the paragraph as it is
  /// The same text in fewer lines; none when the limits of §3 do not permit that (V-04).
  std::function<std::optional<Rewritten>()> in_fewer_lines;
};

struct Strip {
  int bands = 1;
  /// Relative to the left of the type area and the top of the strip. `bands` is measured from the
  /// grid, so items use Grid::top(): whole strips never sum rounding errors.
  std::vector<Item> items;
  /// Drawn only if a page ends after this strip: the closing rule of a cut table.
  std::vector<Item> items_at_cut;
  /// Drawn only if a page begins with this strip after a cut: a cell that spans the cut.
  std::vector<Item> items_after_cut;
  bool keep_with_next = false;  ///< no page may end after this strip
  bool keeps_whole = false;     ///< better not, if it leaves no more than cheap_blank() empty
  int rows_lacking = 0;         ///< to what would better stand on either side of an end here
  bool blank = false;           ///< vanishes at the top of a page
  bool floats = false;          ///< may stand at the top of the next page, after later text
  bool is_text = false;         ///< text that a float may be moved past
  std::shared_ptr<const std::vector<Strip>> at_next_page;  ///< set before the strip after a cut
  std::optional<Bookmark> bookmark;                        ///< page and y are filled in by flow
  std::shared_ptr<const Rewriting> rewriting;              ///< of the paragraph that begins here
  /// Set on pages of their own, turned, that follow the page on which this strip of no height
  /// stands (E-25).
  std::shared_ptr<std::vector<Strip>> turned;
};

/// Bands that may stay empty at the foot of a page for the sake of what is better kept together: a
/// fifth of them.
[[nodiscard]] constexpr int cheap_blank(const Grid& grid) { return grid.bands / 5; }

/// What a document consists of for flow.
struct FlowPart {
  std::vector<Strip> strips;
  bool new_page = false;  ///< attachments start on a page of their own
};

/// Moves an item to the right and down.
void shift(Item&, Length dx, Length dy);

/// Turns an item of a landscape frame to the left: its left end goes to the foot of the type area
/// of a page that begins at `left`, its head to the left edge, which is the binding edge on odd
/// pages and the fore edge on even ones (E-25).
void turn(Item&, Length left);

}  // namespace jianbao
