#pragma once
// Numbers out of font files. Font files are input like any other: every read is bounds-checked.

#include <cstdint>
#include <optional>
#include <string_view>

namespace jianbao {

/// The unsigned big-endian number of `width` bytes (1…4) at `offset`; none where it does not fit.
[[nodiscard]] constexpr std::optional<std::uint32_t> read_big_endian(std::string_view bytes,
                                                                     std::size_t offset,
                                                                     std::size_t width) {
  if (offset > bytes.size() || width > bytes.size() - offset) {
    return std::nullopt;
  }
  std::uint32_t value = 0;
  for (const char c : bytes.substr(offset, width)) {
    value = value << 8U | static_cast<unsigned char>(c);
  }
  return value;
}

/// A signed 16-bit number; 0 where it does not fit.
[[nodiscard]] constexpr std::int32_t read_int16(std::string_view bytes, std::size_t offset) {
  return static_cast<std::int16_t>(read_big_endian(bytes, offset, 2).value_or(0));
}

}  // namespace jianbao
