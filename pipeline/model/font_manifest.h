#pragma once
// fonts/fonts.yaml as read: which files stand for which role, in order of fallback.

#include <array>
#include <cstdint>
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

struct FontFile {
  std::string file;    ///< relative to fonts/, no separators but '/', never ".."
  std::string sha256;  ///< of the file as committed
  std::uint64_t bytes = 0;
  std::uint32_t index = 0;  ///< face in a collection
  std::string licence;      ///< SPDX expression
  Span span;
};

struct FontManifest {
  std::vector<FontFile> files;
  /// Per role, indices into files in order of fallback; never empty after load.
  std::array<std::vector<std::uint32_t>, font_role_count> chains;
};

}  // namespace jianbao
