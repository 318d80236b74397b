#pragma once
// What tests of typesetting share: the shipped fonts, small documents, and what stands where on a
// page that was set.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/length.h"
#include "faces/font_set.h"
#include "model/document.h"
#include "model/page.h"

namespace jianbao::test {

/// The fonts of the checkout, read through the loader and opened once a process. Fails the test
/// when they cannot be had.
[[nodiscard]] const FontSet& shipped_fonts();

[[nodiscard]] Spans plain(std::string text);
[[nodiscard]] Block body(std::string text);
[[nodiscard]] std::string repeat(std::string_view text, int times);
/// A body paragraph of just so many lines of 国: 26 cells, then 28 each (G-06).
[[nodiscard]] Block lines_of_text(int lines);

/// A line of text on paper: where its first glyph and its baseline stand, from the left and top
/// edge of the page.
struct SetText {
  Length x, y;
  std::string text;
};
/// The text of a page, one entry a baseline, in reading order; page numbers included.
[[nodiscard]] std::vector<SetText> lines_of(const Page&);
/// Only what stands in the type area.
[[nodiscard]] std::vector<SetText> text_of(const Page&);

}  // namespace jianbao::test
