#include "support/chart_boxes.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <variant>

#include "base/utf8.h"

namespace jianbao::test {
namespace {

constexpr Rgb white{0xFF, 0xFF, 0xFF};
constexpr Rgb grid_grey{0xB8, 0xB8, 0xB8};
constexpr Length near_by = Length::millipoints(500);

struct Ink {
  Rect box;
  std::size_t item;
  Length baseline;
  Rgb colour;
  std::string text;
};

struct Mark {
  Rect box;
  std::size_t item;
  bool open;                   ///< nothing is drawn inside
  std::optional<Rgb> solid;    ///< one colour all over
  std::optional<Stroke> line;  ///< a line, of which `box` is the reach
};

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

bool contains(const Rect& outer, const Rect& inner) {
  return inner.x >= outer.x && inner.y >= outer.y &&
         inner.x + inner.width <= outer.x + outer.width &&
         inner.y + inner.height <= outer.y + outer.height;
}

Rect grown(const Rect& r, Length by) {
  return {r.x - by, r.y - by, r.width + by * 2, r.height + by * 2};
}

Rect reach_of(const std::vector<Point>& points) {
  Length left = points[0].x, right = left, top = points[0].y, foot = top;
  for (const Point& p : points) {
    left = std::min(left, p.x);
    right = std::max(right, p.x);
    top = std::min(top, p.y);
    foot = std::max(foot, p.y);
  }
  return {left, top, right - left, foot - top};
}

std::optional<Ink> ink_of(const TextRun& run, std::size_t item, const FontSet& fonts) {
  std::vector<Point> corners;
  std::u32string text;
  for (const Glyph& glyph : run.glyphs) {
    text += glyph.text;
    const auto ink = fonts.ink(run.face, glyph.id);
    if (!ink) {
      continue;
    }
    const auto em = [&](std::int32_t v) { return run.size.scaled(v, 1000); };
    const Length x = run.origin.x + Length::millipoints(glyph.x);
    corners.push_back({x + em(ink->left).scaled(run.x_scale, 1000), run.origin.y - em(ink->top)});
    corners.push_back(
        {x + em(ink->right).scaled(run.x_scale, 1000), run.origin.y - em(ink->bottom)});
  }
  if (corners.empty()) {
    return std::nullopt;
  }
  return Ink{reach_of(corners), item, run.origin.y, run.colour, to_utf8(text)};
}

std::optional<Mark> mark_of(const Item& item, std::size_t index) {
  if (const auto* fill = std::get_if<Fill>(&item)) {
    return fill->colour == white ? std::nullopt
                                 : std::optional(Mark{fill->area, index, false, fill->colour, {}});
  }
  if (const auto* box = std::get_if<Box>(&item)) {
    return Mark{box->area, index, box->pattern == Box::Pattern::Open, std::nullopt, {}};
  }
  if (const auto* stroke = std::get_if<Stroke>(&item)) {
    return stroke->colour == grid_grey ? std::nullopt
                                       : std::optional(Mark{reach_of({stroke->from, stroke->to}),
                                                            index, false, std::nullopt, *stroke});
  }
  if (const auto* shape = std::get_if<Shape>(&item)) {
    const bool visible = shape->width > Length() || (shape->fill && *shape->fill != white);
    return visible ? std::optional(Mark{reach_of(shape->points), index, false, std::nullopt, {}})
                   : std::nullopt;
  }
  return std::nullopt;
}

/// The straight line passes through the box.
bool passes(const Stroke& line, const Rect& box) {
  if (!overlap(grown(reach_of({line.from, line.to}), line.width), box)) {
    return false;
  }
  const auto side = [&](Length x, Length y) {
    const auto turn = (line.to.x - line.from.x).count() * (y - line.from.y).count() -
                      (line.to.y - line.from.y).count() * (x - line.from.x).count();
    return turn > 0 ? 1 : turn < 0 ? -1 : 0;
  };
  const std::array<int, 4> sides{side(box.x, box.y), side(box.x + box.width, box.y),
                                 side(box.x, box.y + box.height),
                                 side(box.x + box.width, box.y + box.height)};
  return !std::ranges::all_of(sides, [](int s) { return s > 0; }) &&
         !std::ranges::all_of(sides, [](int s) { return s < 0; });
}

class Judge {
 public:
  Judge(const std::vector<Item>& items, const FontSet& fonts) : items_(items) {
    for (std::size_t k = 0; k < items.size(); ++k) {
      if (const auto* run = std::get_if<TextRun>(&items[k])) {
        if (auto ink = ink_of(*run, k, fonts)) {
          inks_.push_back(std::move(*ink));
        }
      } else if (auto mark = mark_of(items[k], k)) {
        marks_.push_back(*mark);
      }
    }
  }

  std::vector<std::string> faults(const Rect& frame) {
    for (const Ink& ink : inks_) {
      if (!contains(grown(frame, near_by), ink.box)) {
        faults_.push_back("outside: " + ink.text);
      }
      for (const Mark& mark : marks_) {
        check(ink, mark);
      }
    }
    for (const Mark& mark : marks_) {
      if (!contains(frame, mark.box)) {
        faults_.push_back("mark outside: " + std::to_string(mark.box.y.count()) + " + " +
                          std::to_string(mark.box.height.count()) + " at " +
                          std::to_string(mark.box.x.count()));
      }
    }
    for (std::size_t a = 0; a < inks_.size(); ++a) {
      for (std::size_t b = a + 1; b < inks_.size(); ++b) {
        check(inks_[a], inks_[b]);
      }
    }
    return std::move(faults_);
  }

 private:
  /// Runs of one line follow each other; all others keep apart.
  void check(const Ink& a, const Ink& b) {
    const bool one_line = a.item + 1 == b.item && a.baseline == b.baseline;
    // The halves of —— are drawn to meet.
    if (one_line && a.text == "—" && b.text == "—") {
      return;
    }
    if (overlap(a.box, one_line ? b.box : grown(b.box, near_by))) {
      faults_.push_back("labels touch: " + a.text + " | " + b.text);
    }
  }

  void check(const Ink& ink, const Mark& mark) {
    const bool meets = mark.line ? passes(*mark.line, ink.box) : overlap(mark.box, ink.box);
    if (!meets || stands_on_white(ink, mark)) {
      return;
    }
    const bool dark = mark.solid && mark.solid->red < 0x80;
    const bool legible = mark.open || (mark.solid && dark == (ink.colour == white));
    if (mark.line || !contains(mark.box, ink.box) || !legible) {
      faults_.push_back("label on a mark: " + ink.text);
    }
  }

  /// A white plate lies between the mark and the label.
  [[nodiscard]] bool stands_on_white(const Ink& ink, const Mark& mark) const {
    for (std::size_t k = mark.item + 1; k < ink.item; ++k) {
      const auto* fill = std::get_if<Fill>(&items_[k]);
      if (fill != nullptr && fill->colour == white &&
          contains(grown(fill->area, near_by), ink.box)) {
        return true;
      }
    }
    return false;
  }

  const std::vector<Item>& items_;
  std::vector<Ink> inks_;
  std::vector<Mark> marks_;
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> chart_faults(const std::vector<Item>& items, const FontSet& fonts,
                                      const Rect& frame) {
  return Judge(items, fonts).faults(frame);
}

std::string text_of(const std::vector<Item>& items) {
  std::u32string text;
  for (const Item& item : items) {
    if (const auto* run = std::get_if<TextRun>(&item)) {
      for (const Glyph& glyph : run->glyphs) {
        text += glyph.text;
      }
    }
  }
  return to_utf8(text);
}

}  // namespace jianbao::test
