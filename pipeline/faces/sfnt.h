#pragma once
// The outer shape of a TrueType or OpenType file. HarfBuzz quietly clips tables that reach past the
// end of a truncated file; a font that would print half its characters must be refused instead.

#include <cstdint>
#include <string_view>

namespace jianbao {

/// The part that is missing or wrong, or empty when the file can be used: a whole table directory,
/// outlines (glyf or CFF), metrics, and unitsPerEm within 16…16384.
[[nodiscard]] std::string_view sfnt_fault(std::string_view file, std::uint32_t index);

/// A table's bytes; empty when absent or outside the file. `tag` is four characters.
[[nodiscard]] std::string_view sfnt_table(std::string_view file, std::uint32_t index,
                                          std::string_view tag);

}  // namespace jianbao
