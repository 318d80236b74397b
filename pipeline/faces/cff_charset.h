#pragma once
// The charset of a bare CFF program: which CID stands for which glyph. In a PDF, the code that
// shows a glyph of a CID-keyed CFF is the CID, not the glyph index (libharu.md 8).

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace jianbao {

struct CffCharset {
  bool cid_keyed = false;
  /// By glyph index. Of a font that is not CID-keyed, the glyph index itself: that is what a PDF
  /// reader takes for the code then.
  std::vector<std::uint16_t> cids;
};

/// None when the program is damaged.
[[nodiscard]] std::optional<CffCharset> read_cff_charset(std::string_view program);

}  // namespace jianbao
