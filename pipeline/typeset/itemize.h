#pragma once
// Text → items that a line is made of: Han, marks, words, number groups. Gaps between Han and Latin
// are not part of any item; they belong to the line (architecture.md: spaces are items between
// runs, never padding inside glyphs).

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "typeset/characters.h"

namespace jianbao {

/// What stands at an edge of an item, for gaps (L-23) and for breaks. LatinMark: a mark that is set
/// in the Latin face: it belongs to the word next to it, and no gap stands beside it.
enum class Edge : std::uint8_t { Han, Latin, LatinMark, Mark };

/// Whether an item was taken apart because it fits no line (overlong.h).
enum class Piece : std::uint8_t { Whole, First, Later };

struct Atom {
  std::size_t index;   ///< character in the paragraph's text
  Em x;                ///< from the item's left edge
  Em width;            ///< the class width it stands in
  bool latin = false;  ///< drawn in the Latin face at its own width
};

struct LineItem {
  CharClass kind;
  std::size_t begin, end;  ///< characters of the text
  Em width;                ///< full width, blanks included
  Edge left, right;
  bool stays_with_next = false;  ///< enumerators, L-05
  bool ends_in_hyphen = false;   ///< a word may be broken after a hyphen that it has
  bool never_starts = false;     ///< a word that begins with ) , . and the like
  bool never_ends = false;       ///< a word that ends with ( and the like
  bool may_hang = false;         ///< ， 、 。 (L-36)
  Piece piece = Piece::Whole;
  std::vector<Atom> atoms;
};

/// Width of a printing character other than Han and full-width marks, in the style's em.
using LatinWidth = std::function<Em(char32_t)>;

/// Widths of the box font of typography.md §7: Han and full-width marks one em, everything set in
/// the Latin face half an em.
[[nodiscard]] inline Em box_width(char32_t) { return one_em / 2; }

/// Every character belongs to exactly one item, in order, but for spaces that are typed between Han
/// and Latin or at either end, and all but one of several spaces (L-25). `unit_gap`: between figure
/// and unit (L-24).
[[nodiscard]] std::vector<LineItem> itemize(std::u32string_view text, const LatinWidth&,
                                            Em unit_gap = one_em / 8);

}  // namespace jianbao
