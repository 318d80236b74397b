#pragma once
// The type area as typography.md §1 states it, in points, and where a line of a page stands in it.
// Written down here once more on purpose: a measure must not come from what it measures.

#include <optional>
#include <string>
#include <vector>

#include "support/measures.h"
#include "support/paper.h"

namespace jianbao::test {

struct TypeArea {
  static constexpr double top = pt(37), width = pt(156), height = pt(225), foot = top + height;
  static constexpr double binding = pt(28), fore = pt(26);  // G-03, G-05
  static constexpr double cell = width / 28;                // G-08
  static constexpr double body = 15.75, small_title = 22, fourth = 14;
  /// Page k, 0 is the first: G-22.
  static double left(std::size_t k) { return k % 2 == 0 ? binding : fore; }
  static double right(std::size_t k) { return left(k) + width; }
};

/// The lines of a document as its own text shows them.
struct LineGrid {
  int lines = 0;
  double pitch = 0;  ///< points
  /// 1… at the centre of a line, with a fraction between.
  [[nodiscard]] double place(const PaperRow& row) const { return place(row, row.size()); }
  [[nodiscard]] double place(const PaperRow& row, double size) const;
  /// How far the row's centre is from the centre of the nearest line.
  [[nodiscard]] double off(const PaperRow& row) const;
};

/// Centre of the em box (880/−120): the baseline is 0.38 of the size below it (G-21).
[[nodiscard]] double centre_of(const PaperRow&, double size);

/// The grid that the text of body size stands on: 22 lines, or one of those that tight_lines may
/// choose (G-24). Fails the test when no text of body size is there.
[[nodiscard]] LineGrid grid_of(const Paper&);

/// Rows of body size within the type area.
[[nodiscard]] std::vector<const PaperRow*> body_rows(const PaperPage&);
/// As wide as the type area, both edges without a trimmed mark.
[[nodiscard]] bool is_full_line(const PaperRow&);

[[nodiscard]] bool is_opening(char32_t);  ///< OP
[[nodiscard]] bool is_closing(char32_t);  ///< CL, PC, PE
/// Right edge as set: a closing mark at the end has given up half an em (L-21).
[[nodiscard]] double set_right(const PaperRow&);

struct Found {
  std::size_t page = 0;
  PaperRow row;  ///< only the characters of the text
};
/// The first place where the text (without blanks) stands in one row; fails the test when nowhere.
[[nodiscard]] Found find_text(const Paper&, const std::string& text);
/// The same on page k only, or nothing.
[[nodiscard]] std::optional<PaperRow> text_on(const PaperPage&, const std::string& text);

[[nodiscard]] std::string place_name(const Paper&, std::size_t page);

}  // namespace jianbao::test
