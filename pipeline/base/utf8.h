#pragma once
// Strict UTF-8, and how wide a character stands on a terminal.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jianbao {

/// The byte offset of the first fault (overlong, surrogate, truncated, > U+10FFFF); none: valid.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view);
/// Reads one character of valid UTF-8 at `offset` and moves it on. Precondition: valid, not at end.
char32_t next_character(std::string_view, std::size_t& offset);
[[nodiscard]] std::u32string to_utf32(std::string_view valid_utf8);
[[nodiscard]] std::string to_utf8(std::u32string_view);
void append_utf8(std::string&, char32_t);
[[nodiscard]] std::size_t count_characters(std::string_view valid_utf8);
/// Nothing but blanks: spaces, tabs, line ends, U+00A0 and U+3000; also nothing at all.
[[nodiscard]] bool is_blank(std::string_view valid_utf8);
/// Columns on a terminal: 2 for Han and full-width forms, 0 for combining marks, else 1.
[[nodiscard]] int display_width(char32_t);
[[nodiscard]] int display_width(std::string_view valid_utf8);
/// Han: unified ideographs of all planes, compatibility ideographs and 〇.
[[nodiscard]] bool is_han(char32_t);
/// "U+7A00"
[[nodiscard]] std::string code_point_name(char32_t);

}  // namespace jianbao
