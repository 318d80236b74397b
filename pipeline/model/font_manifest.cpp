#include "model/font_manifest.h"

namespace jianbao {

std::string_view font_role_name(FontRole role) {
  constexpr std::array<std::string_view, font_role_count> names{"xbs",  "fs",    "hei",       "kai",
                                                                "song", "latin", "latin_bold"};
  return names.at(static_cast<std::size_t>(role));
}

}  // namespace jianbao
