#pragma once
// `jianbao lines`: how a text breaks, and what was done to each line.

#include <istream>
#include <optional>
#include <string>

#include "app/run.h"

namespace jianbao {

struct LinesOptions {
  std::string measure = "28";       ///< characters of a line, as typed
  std::string indent = "0";         ///< of the first line, as typed
  bool strict = false;              ///< L-03: neither —— nor …… starts a line
  bool brief_faces = false;         ///< widths of the workspace's fonts instead of the box font
  bool normalise = false;           ///< put right first, as fmt would (typography.md §3.5)
  bool optimum = false;             ///< the best lines of the whole text instead of first-fit
  std::optional<std::string> text;  ///< none: one text a line of `input`
};

/// With a text: its lines joined by | and then what was done to each, one a line. Without: for each
/// line of `input` one line, "lines<tab>L1 …; L2 …" as in typography.md §7; nothing at all when one
/// of them cannot be read. Fails: usage/measure, usage/indent, text/not-utf8, text/too-long,
/// input/too-large and what forbidden_character() says; with brief_faces what load says of fonts.
[[nodiscard]] CommandResult show_lines(const Settings&, const LinesOptions&, std::istream& input);

}  // namespace jianbao
