#pragma once
// “ ” ‘ ’ are one character each in Unicode and two in print: full-width marks in Chinese, narrow
// ones in the Latin face inside Latin text.

#include <string_view>
#include <vector>

namespace jianbao {

/// For each character: it is a quotation mark of Latin text, or an apostrophe. A pair is Chinese
/// when the text has Han and anything but ASCII stands next to one of its two marks; spaces and
/// other quotation marks between are looked through (typography.md §3.1).
[[nodiscard]] std::vector<bool> latin_quotes(std::u32string_view text);

}  // namespace jianbao
