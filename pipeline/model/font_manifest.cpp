#include "model/font_manifest.h"

#include <algorithm>

namespace jianbao {
namespace {

constexpr std::array<std::string_view, font_role_count> names{"xbs",  "fs",    "hei",       "kai",
                                                              "song", "latin", "latin_bold"};

}  // namespace

std::string_view font_role_name(FontRole role) { return names.at(static_cast<std::size_t>(role)); }

std::optional<FontRole> parse_font_role(std::string_view name) {
  const auto* const found = std::ranges::find(names, name);
  return found == names.end() ? std::nullopt
                              : std::optional(static_cast<FontRole>(found - names.begin()));
}

std::filesystem::path font_path(const FontFile& file, const std::filesystem::path& folder) {
  return file.system.empty() ? folder / file.file : std::filesystem::path(file.system);
}

}  // namespace jianbao
