#pragma once
// The display list: where everything is on paper, with no idea of what it means. Written by
// typeset, read by render and by app, which lists the printed figures by page and line.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/length.h"
#include "model/font_manifest.h"
#include "model/geometry.h"

namespace jianbao {

/// Which printed figure a run belongs to: an index into Document::figures.
using FigureIndex = std::uint32_t;

struct Rgb {
  std::uint8_t red = 0, green = 0, blue = 0;
  auto operator<=>(const Rgb&) const = default;
};

struct Glyph {
  std::uint16_t id;
  std::int32_t x;  ///< millipoints right of the run's origin
  char32_t text;   ///< the character that was set
};

/// Glyphs of one face and size on one baseline. A word space is a glyph too (U+0020), so that text
/// read back has it.
struct TextRun {
  Point origin;  ///< baseline of the first glyph
  FaceId face;
  Length size;
  Rgb colour;
  std::int32_t x_scale = 1000;  ///< horizontal stretch in 1/1000, for dashes drawn to class width
  std::vector<Glyph> glyphs;
  std::optional<FigureIndex> figure;
  bool turned = false;  ///< runs upwards, on a page that is read from its right side (E-25)
};

/// A filled rectangle: rules, bars.
struct Fill {
  Rect area;
  Rgb colour;
};

/// A hatched or open bar or frame, with or without an outline. Patterns are told apart by the
/// direction and the distance of their lines, so that a grey copier keeps them.
struct Box {
  enum class Pattern : std::uint8_t {
    Open,
    Hatch,  ///< 45° from below left to above right
    Back,   ///< 45° from above left to below right
    Cross,  ///< both
    Level,  ///< level lines
  };
  Rect area;
  Pattern pattern;
  Length line;   ///< outline and hatch width
  Length pitch;  ///< distance of hatch lines
  Rgb colour;
  bool outline = true;
  Length dash = {};  ///< of the outline; 0: solid
};

struct Stroke {
  Point from, to;
  Length width;
  Rgb colour;
  Length dash;  ///< 0: solid; else dash and gap of this length
};

/// Straight lines through points: markers, broken ends, frames that are no rectangle.
struct Shape {
  std::vector<Point> points;
  bool closed = true;
  std::optional<Rgb> fill = std::nullopt;  ///< of a closed one
  Length width = {};                       ///< of the line; 0: none is drawn
  Rgb colour = {};
};

using Item = std::variant<TextRun, Fill, Box, Stroke, Shape>;

struct Page {
  Length width, height;
  std::optional<std::uint32_t> number;  ///< as printed; none on a page without one
  std::vector<Item> items;              ///< in reading order
};

struct Bookmark {
  std::uint8_t level;  ///< 1…
  std::string title;
  std::uint32_t page;  ///< 0-based
  Length y;
};

/// How the justified lines of a document turned out (typography.md L-35), and what had to be taken
/// apart in any text (L-04, L-10).
struct LineCounts {
  std::uint32_t lines = 0, tight = 0, loose = 0, very_loose = 0;
  std::uint32_t forced = 0;  ///< no permitted break was in reach
  std::uint32_t overlong_words = 0, overlong_numbers = 0;

  LineCounts& operator+=(const LineCounts& other);
  LineCounts& operator-=(const LineCounts& other);  ///< of lines that were counted before
};

struct Pages {
  std::vector<Page> pages;
  std::vector<Bookmark> bookmarks;
  LineCounts lines = {};
  Grid grid = {};  ///< of every page
};

/// The layout as text, one line an item: the golden file of typeset.
[[nodiscard]] std::string dump(const Pages&, const std::vector<std::string>& face_names);

}  // namespace jianbao
