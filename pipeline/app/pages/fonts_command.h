#pragma once
// `jianbao fonts`: what the fonts can do, and a font of one's own put in the first place of a role.

#include <cstdint>
#include <optional>
#include <string>

#include "app/run.h"

namespace jianbao {

/// Lists files and roles with their coverage (typography.md §5.2, §5.5), and every character of
/// data/ and reports/ that a role could not draw, with the place where it is first used.
/// `json`: one JSON object a line, told apart by its member "kind".
[[nodiscard]] CommandResult list_fonts(const Settings&, bool json);

struct FontsAddOptions {
  std::string file;
  std::string role;  ///< a name of font_role_name
  std::optional<std::uint32_t>
      index;             ///< of the face in a collection; none: the simplified Chinese
  std::string licence;   ///< empty: the entry says that it is not stated
  bool dry_run = false;  ///< look, write nothing
};

/// Looks the font over (outlines, F-05, F-07 to F-09, coverage), copies it into fonts/, never over
/// another file, and enters it in fonts/fonts.yaml in front of the role's chain; all else in that
/// file stays as it is. A damaged or unfit font is refused by name, and nothing is written.
[[nodiscard]] CommandResult add_font(const Settings&, const FontsAddOptions&);

}  // namespace jianbao
