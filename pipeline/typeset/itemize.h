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

/// What stands at an edge of an item, for gaps (L-23) and for breaks.
enum class Edge : std::uint8_t { Han, Latin, Mark };

struct Atom {
  std::size_t index;  ///< character in the paragraph's text
  Em x;               ///< from the item's left edge
  Em width;           ///< the class width it stands in
};

struct LineItem {
  CharClass kind;
  std::size_t begin, end;  ///< characters of the text
  Em width;                ///< full width, blanks included
  Edge left, right;
  bool stays_with_next = false;  ///< enumerators, L-05
  bool ends_in_hyphen = false;   ///< a word may be broken after a hyphen that it has
  std::vector<Atom> atoms;
};

/// Width of a printing character other than Han and full-width marks, in the style's em.
using LatinWidth = std::function<Em(char32_t)>;

/// `measure`: an item wider than this is taken apart (L-04, L-10), so that every item fits a line.
[[nodiscard]] std::vector<LineItem> itemize(std::u32string_view text, const LatinWidth&,
                                            Em measure);

}  // namespace jianbao
