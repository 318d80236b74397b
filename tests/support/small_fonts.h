#pragma once
// Small fonts made from the shipped ones while a test runs: a few dozen glyphs instead of thirty
// thousand, so that a test can open thousands of them, damage them, or put them into a collection.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jianbao::test {

/// The characters of `text` out of a font of fonts/, with all its tables for them.
[[nodiscard]] std::string small_font(const std::string& file, std::u32string_view text);

/// The font with one table replaced or added; empty bytes take it out.
[[nodiscard]] std::string with_table(const std::string& font, const char (&name)[5],
                                     const std::string& bytes);
/// A table's bytes; empty: it has none.
[[nodiscard]] std::string table_of(const std::string& font, const char (&name)[5]);

/// The fonts as one TrueType collection.
[[nodiscard]] std::string collection_of(const std::vector<std::string>& fonts);

/// A name table that holds `full_name` in UTF-16 for Windows, as fonts of today have it.
[[nodiscard]] std::string name_table(std::string_view full_name);

/// A GSUB table whose `locl` feature of zh-Hans replaces one glyph by another.
[[nodiscard]] std::string locl_table(std::uint16_t from, std::uint16_t to);

/// `value` in `width` bytes, the greatest first.
[[nodiscard]] std::string big_endian(std::uint32_t value, int width);

}  // namespace jianbao::test
