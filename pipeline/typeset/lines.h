#pragma once
// Items → lines: first fit with 先挤进，后推出 (typography.md §3.2–§3.4).

#include <cstdint>
#include <vector>

#include "typeset/itemize.h"

namespace jianbao {

struct LineOptions {
  Em measure = 28 * one_em;
  Em first_indent = 0;  ///< of the first line
  bool strict = false;  ///< L-03: neither DS nor EL starts a line
  bool justify = true;  ///< L-37: off for centred and table text
};

/// What was done to a line, in totals, as the golden cases of §7 state it.
struct Adjustment {
  Em brackets = 0, commas = 0;  ///< taken
  Em spaces = 0, gaps = 0;      ///< added, or taken when negative
  Em positions = 0;             ///< added over `count` positions
  std::uint32_t count = 0;
};

struct SetLine {
  struct Placed {
    std::size_t item;
    Em x;  ///< of the item's own left edge: a trimmed left blank has been taken off already
  };
  std::vector<Placed> items;  ///< word spaces at the edges are dropped
  Em width = 0;               ///< as set
  Em natural = 0;
  bool last = false;
  Adjustment adjustment;
};

[[nodiscard]] std::vector<SetLine> break_lines(const std::vector<LineItem>&, const LineOptions&);

/// Natural width of everything on one line.
[[nodiscard]] Em natural_width(const std::vector<LineItem>&);

/// A line may end after item `a` and the next begin with item `b` = a + 1.
[[nodiscard]] bool may_break(const LineItem& a, const LineItem& b, bool strict);

}  // namespace jianbao
