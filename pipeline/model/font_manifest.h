#pragma once
// fonts/fonts.yaml as read: which files stand for which role, in order of fallback.

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_map.h"

namespace jianbao {

class FontSet;
using FaceId = Id<FontSet, struct FaceTag>;

/// The roles of typography.md §5.1. The two Latin roles serve digits and Latin letters beside the
/// light (仿宋, 宋, 楷) and the heavy (小标宋, 黑) Chinese faces.
enum class FontRole : std::uint8_t { Xbs, Fs, Hei, Kai, Song, Latin, LatinBold };
inline constexpr std::size_t font_role_count = 7;
/// "xbs", "fs", "hei", "kai", "song", "latin", "latin_bold": the names in fonts.yaml.
[[nodiscard]] std::string_view font_role_name(FontRole);
/// The role of such a name.
[[nodiscard]] std::optional<FontRole> parse_font_role(std::string_view);
/// Digits and Latin letters; the other roles set Chinese.
[[nodiscard]] constexpr bool is_latin(FontRole role) {
  return role == FontRole::Latin || role == FontRole::LatinBold;
}

struct FontFile {
  std::string file;         ///< its name in the chains; relative to fonts/, no separators but '/'
  std::string sha256;       ///< of the file as committed; empty: not recorded (fonts of the system)
  std::uint64_t bytes = 0;  ///< 0: not recorded
  std::uint32_t index = 0;  ///< face in a collection
  std::string licence;      ///< SPDX expression
  Span span;
  std::string system;     ///< absolute path of a font of the system; empty: it lies in fonts/
  std::string package;    ///< the package that has it, for whoever has to install it; may be empty
  bool optional = false;  ///< left out of every chain while the file is not there
  /// Characters that the font has and draws wrong: to every role it is as if it had none of them.
  /// Ascending, unique.
  std::u32string except = {};
};
/// Optional, or without a recorded digest: no input of a document that does not use it.
[[nodiscard]] inline bool counts_when_used(const FontFile& file) {
  return file.optional || file.sha256.empty();
}
/// Where the file is.
[[nodiscard]] std::filesystem::path font_path(const FontFile&, const std::filesystem::path& folder);

struct FontManifest {
  std::vector<FontFile> files;
  /// Per role, indices into files in order of fallback; never empty after load.
  std::array<std::vector<std::uint32_t>, font_role_count> chains;
};

}  // namespace jianbao
