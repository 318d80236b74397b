#pragma once
// A finished PDF as programs that are not ours see it: mutool tells characters and filled
// rectangles, pdftotext the boxes of lines, pdfinfo the boxes of pages, pdftoppm the ink. Lengths
// are points (1/72 inch) from the top left corner of a page.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "support/pdf_text.h"

namespace jianbao::test {

struct PaperChar {
  char32_t c = 0;
  double left = 0, right = 0;  ///< of its advance
  double baseline = 0, size = 0;
  std::string face;          ///< FandolFang-Regular
  std::uint32_t colour = 0;  ///< 0xRRGGBB
};

/// Characters on one baseline, left to right, without blanks.
struct PaperRow {
  std::vector<PaperChar> chars;  ///< never empty
  [[nodiscard]] std::string text() const;
  [[nodiscard]] double size() const;  ///< of most of its characters
  [[nodiscard]] double baseline() const { return chars.front().baseline; }
  [[nodiscard]] double left() const { return chars.front().left; }
  [[nodiscard]] double right() const { return chars.back().right; }
};

/// A filled rectangle: a rule, a bar.
struct PaperFill {
  double left = 0, top = 0, right = 0, bottom = 0;
  std::uint32_t colour = 0;
};

/// A line as pdftotext -bbox-layout finds it; its height is that of the face, not of the ink.
struct PaperBox {
  double left = 0, top = 0, right = 0, bottom = 0;
  std::string text;
};

struct PaperPage {
  double width = 0, height = 0;
  std::vector<PaperRow> rows;  ///< from the top down
  /// Characters that run upwards (E-25): left and baseline are from the left and the top of the
  /// page as it lies.
  std::vector<PaperChar> turned;
  std::vector<PaperFill> fills;
  std::vector<PaperBox> boxes;
};

/// A page or a part of it as pixels of grey.
struct Ink {
  int dpi = 0, width = 0, height = 0, x0 = 0, y0 = 0;  ///< the part begins at pixel (x0, y0)
  std::string pixels;                                  ///< one byte each, 255 is white
  [[nodiscard]] int darkness(int x, int y) const;      ///< 0 white … 255; x, y of the part
  /// The rectangle of all that is darker than a quarter, of the whole width or between two places;
  /// left > right when there is nothing.
  [[nodiscard]] PaperFill extent() const { return extent(0, 1e6); }
  [[nodiscard]] PaperFill extent(double from, double to) const;
  /// Height of the ink in a column at `x` points, as the sum of what each pixel is darker than
  /// white against the darkest, so that a rule's thickness is known better than to a pixel.
  [[nodiscard]] double thickness_at(double x) const;
};

class Paper {
 public:
  /// Reads the file with all programs; fails the test when one of them cannot.
  Paper(std::string its_name, std::filesystem::path its_file);

  std::string name;  ///< monthly-brief
  std::filesystem::path file;
  std::vector<PaperPage> pages;

  /// Rasterised by pdftoppm: all of page k (0 is the first), or the part between two heights.
  [[nodiscard]] Ink ink(std::size_t k, int dpi) const;
  [[nodiscard]] Ink ink(std::size_t k, int dpi, double top, double bottom) const;
};

}  // namespace jianbao::test
