#pragma once
// Items → lines (typography.md §3.2–§3.4). Two ways to find the ends of lines stand behind
// break_lines(); what may end where, what a line can give and take and how it is set is the same
// for both (line_ruler.h, set_line.h).

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/style.h"
#include "typeset/itemize.h"

namespace jianbao {

struct LineOptions {
  Em measure = 28 * one_em;
  Em first_indent = 0;  ///< of the first line
  bool strict = false;  ///< L-03: neither DS nor EL starts a line
  bool justify = true;  ///< L-37: off for centred and table text
  LineBreaker breaker = LineBreaker::FirstFit;
  bool fewest_lines = false;          ///< Optimum: as few lines as the limits permit (V-04)
  bool hang = false;                  ///< L-36: ， 、 。 may hang outside the measure
  bool shrink_period = false;         ///< L-31 step 7
  bool trim_first_line_open = false;  ///< L-22 on a paragraph's first line too
  Em most_gap = one_em / 2;           ///< L-32 step 2: of a CJK–Latin gap
  Em unit_gap = one_em / 8;           ///< L-24
};

/// What was done to a line, in totals, as the golden cases of §7 state it.
struct Adjustment {
  Em brackets = 0, commas = 0, stops = 0;  ///< taken
  Em spaces = 0, gaps = 0;                 ///< added, or taken when negative
  Em positions = 0;                        ///< added over `count` positions
  std::uint32_t count = 0;
  Em hung = 0;      ///< of a mark outside the measure (L-36)
  Em short_of = 0;  ///< of the measure: nothing in the line may stretch
};

/// L-35. Tight: compressed as far as L-31 lets it.
enum class LineQuality : std::uint8_t { Good, Tight, Loose, VeryLoose };

struct SetLine {
  struct Placed {
    std::size_t item;
    Em x;        ///< of the item's own left edge: a trimmed left blank has been taken off already
    Em trimmed;  ///< by L-20, L-21, L-22
  };
  std::vector<Placed> items;  ///< word spaces at the edges are dropped
  Em width = 0;               ///< as set, with a mark that hangs
  Em natural = 0;
  bool last = false;
  /// No permitted break is in reach: ended where L-01 or L-02 forbid it, or wider than the measure.
  bool forced = false;
  Adjustment adjustment;
  LineQuality quality = LineQuality::Good;
};

/// The items of a text for these options; what fits no line is taken apart (overlong.h).
[[nodiscard]] std::vector<LineItem> line_items(std::u32string_view text, const LatinWidth&,
                                               const LineOptions&);

/// Every item is on exactly one line, in order, but for word spaces at line edges. Deterministic;
/// time grows with the number of items. Precondition: items of line_items() for the same options,
/// 0 ≤ first_indent < measure.
[[nodiscard]] std::vector<SetLine> break_lines(const std::vector<LineItem>&, const LineOptions&);

/// How loose a line is: the square of what L-32 step 3 added to each position, in 1/1000 em; 0 when
/// nothing was. Squares, because one hole is worse than ten hair's breadths.
[[nodiscard]] std::int64_t looseness(const Adjustment&);

/// A line may end after item `a` and the next begin with item `b` = a + 1 (L-01…L-06).
[[nodiscard]] bool may_break(const LineItem& a, const LineItem& b, bool strict);

}  // namespace jianbao
