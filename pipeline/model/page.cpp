#include "model/page.h"

#include <array>
#include <string_view>

#include "base/utf8.h"

namespace jianbao {
namespace {

/// Always three decimals, so that columns of a golden file stay aligned and diffs are small.
std::string points(std::int64_t millipoints) {
  const bool negative = millipoints < 0;
  const auto magnitude = static_cast<std::uint64_t>(negative ? -millipoints : millipoints);
  std::string decimals = std::to_string(magnitude % 1000);
  decimals.insert(0, 3 - decimals.size(), '0');
  return (negative ? "-" : "") + std::to_string(magnitude / 1000) + '.' + decimals;
}

std::string points(Length length) { return points(length.count()); }

std::string hex(Rgb colour) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "#";
  for (const unsigned part : {colour.red, colour.green, colour.blue}) {
    out += digits[part >> 4U];
    out += digits[part & 0xFU];
  }
  return out;
}

/// Radicals look like the Han they stand for, and controls like nothing: both are spelt out.
bool is_legible(char32_t c) {
  return c >= U' ' && c != U'"' && c != U'\\' && c != 0x3000 && !(c >= 0x7F && c < 0xA1) &&
         !(c >= 0x2E80 && c < 0x2FE0);
}

std::string in_quotes(const std::u32string& text) {
  std::string out = "\"";
  for (const char32_t c : text) {
    if (is_legible(c)) {
      append_utf8(out, c);
    } else {
      out += '{' + code_point_name(c) + '}';
    }
  }
  return out + '"';
}

/// "step 22.000" where all glyphs are as far apart, else every position.
std::string positions(const std::vector<Glyph>& glyphs) {
  if (glyphs.size() < 2 && (glyphs.empty() || glyphs.front().x == 0)) {
    return {};
  }
  const std::int64_t step = glyphs.size() < 2 ? 0 : std::int64_t{glyphs[1].x} - glyphs[0].x;
  bool uniform = glyphs.front().x == 0;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    uniform = uniform && glyphs[i].x == step * static_cast<std::int64_t>(i);
  }
  if (uniform) {
    return "  step " + points(step);
  }
  std::string out = "  x";
  for (const Glyph& glyph : glyphs) {
    out += ' ' + points(glyph.x);
  }
  return out;
}

std::string_view pattern_name(Box::Pattern pattern) {
  switch (pattern) {
    case Box::Pattern::Open:
      return "open";
    case Box::Pattern::Hatch:
      return "hatch";
    case Box::Pattern::Back:
      return "back";
    case Box::Pattern::Cross:
      return "cross";
    case Box::Pattern::Level:
      return "level";
  }
  return "";
}

/// Renders one item each, without indentation and line end.
struct Line {
  const std::vector<std::string>& face_names;

  std::string operator()(const TextRun& run) const {
    std::u32string text;
    for (const Glyph& glyph : run.glyphs) {
      text += glyph.text;
    }
    const std::size_t face = run.face.index();
    std::string out = "text  " + points(run.origin.x) + ' ' + points(run.origin.y) + "  " +
                      (face < face_names.size() ? face_names[face] : "?") + ' ' + points(run.size) +
                      ' ' + in_quotes(text) + positions(run.glyphs);
    if (run.x_scale != 1000) {
      out += "  stretch " + points(run.x_scale);
    }
    if (run.colour != Rgb{}) {
      out += "  " + hex(run.colour);
    }
    if (run.turned) {
      out += "  turned";
    }
    if (run.figure) {
      out += "  fig " + std::to_string(*run.figure);
    }
    return out;
  }

  std::string operator()(const Fill& fill) const {
    return "fill  " + rectangle(fill.area) + ' ' + hex(fill.colour);
  }

  std::string operator()(const Box& box) const {
    const bool open = box.pattern == Box::Pattern::Open;
    return "box  " + rectangle(box.area) + ' ' + std::string(pattern_name(box.pattern)) +
           (open ? "" : ' ' + points(box.pitch)) + " line " + points(box.line) +
           (box.dash > Length() ? " dash " + points(box.dash) : "") +
           (box.outline ? " " : " bare ") + hex(box.colour);
  }

  std::string operator()(const Stroke& stroke) const {
    return "stroke  " + points(stroke.from.x) + ' ' + points(stroke.from.y) + " → " +
           points(stroke.to.x) + ' ' + points(stroke.to.y) + " line " + points(stroke.width) +
           (stroke.dash > Length() ? " dash " + points(stroke.dash) : "") + ' ' +
           hex(stroke.colour);
  }

  std::string operator()(const Shape& shape) const {
    std::string out = shape.closed ? "shape " : "path ";
    for (const Point& point : shape.points) {
      out += ' ' + points(point.x) + ' ' + points(point.y);
    }
    return out + " line " + points(shape.width) + ' ' + hex(shape.colour) +
           (shape.fill ? " fill " + hex(*shape.fill) : "");
  }

  static std::string rectangle(const Rect& area) {
    return points(area.x) + ' ' + points(area.y) + ' ' + points(area.width) + " × " +
           points(area.height);
  }
};

// Every count of both, one pair after the other.
template <class Do>
void each_count(LineCounts& a, const LineCounts& b, Do apply) {
  apply(a.lines, b.lines);
  apply(a.tight, b.tight);
  apply(a.loose, b.loose);
  apply(a.very_loose, b.very_loose);
  apply(a.forced, b.forced);
  apply(a.overlong_words, b.overlong_words);
  apply(a.overlong_numbers, b.overlong_numbers);
}

}  // namespace

LineCounts& LineCounts::operator+=(const LineCounts& other) {
  each_count(*this, other, [](std::uint32_t& a, std::uint32_t b) { a += b; });
  return *this;
}

LineCounts& LineCounts::operator-=(const LineCounts& other) {
  each_count(*this, other, [](std::uint32_t& a, std::uint32_t b) { a -= b; });
  return *this;
}

std::string dump(const Pages& pages, const std::vector<std::string>& face_names) {
  std::string out;
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    const Page& page = pages.pages[i];
    out += "page " + std::to_string(i + 1) + "  " + points(page.width) + " × " +
           points(page.height) +
           (page.number ? "  number " + std::to_string(*page.number) : std::string()) + '\n';
    for (const Item& item : page.items) {
      out += "  " + std::visit(Line{face_names}, item) + '\n';
    }
  }
  for (const Bookmark& mark : pages.bookmarks) {
    out += "bookmark " + std::to_string(mark.level) + ' ' + in_quotes(to_utf32(mark.title)) +
           " → page " + std::to_string(mark.page + 1) + " y " + points(mark.y) + '\n';
  }
  return out;
}

}  // namespace jianbao
