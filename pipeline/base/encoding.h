#pragma once
// Texts that are not UTF-8: an office's old programs save GB 18030. The only user of iconv.

#include <optional>
#include <string>
#include <string_view>

namespace jianbao {

/// The text in UTF-8; none when it is not GB 18030 either. Never a replacement character.
[[nodiscard]] std::optional<std::string> from_gb18030(std::string_view bytes);

}  // namespace jianbao
