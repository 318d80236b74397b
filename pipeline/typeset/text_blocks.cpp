#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "typeset/blocks.h"

namespace jianbao {
namespace {

constexpr Length small = Length::pt(12);           // 小四
constexpr Length hair = Length::millipoints(250);  // the edges of a sample
constexpr int sample_left = 4;                     // cells: room for its label

// V-04: no page begins with the last line of a paragraph, none ends with the first line of three or
// more.
void keep_ends_together(std::vector<Strip>& lines) {
  if (lines.size() < 2) {
    return;
  }
  lines[lines.size() - 2].keep_with_next = true;
  if (lines.size() >= 3) {
    lines.front().keep_with_next = true;
  }
}

// What the last line holds would have to be pressed out of the others; no line of a brief gives
// more than this.
bool may_lose_a_line(const std::vector<TextLine>& lines, const TextStyle& style) {
  const auto others = static_cast<std::int64_t>(lines.size()) - 1;
  return lines.back().width <= style.length(2 * one_em) * others;
}

}  // namespace

Spans plain(std::string text) { return {TextSpan{std::move(text), Emphasis::Plain, std::nullopt}}; }

TextStyle body_style(const Style& style, FontRole role) {
  return TextStyle::on_grid(role, style.body_size);
}

Length baseline_in_band(const Grid& grid, int k, const TextStyle& style, const TextSetter& setter) {
  return (grid.top(k) + grid.top(k + 1)).scaled(1, 2) + setter.baseline_below_centre(style);
}

void put_at_ends(std::vector<Item>& items, const TextLine& left, const TextLine& right,
                 Length inset, Length baseline, TextSetter& setter) {
  if (left.width + right.width + inset * 2 + Geometry::cell_left(1) > Geometry::width) {
    std::string text;
    for (const TextLine* line : {&left, &right}) {
      for (const TextRun& run : line->runs) {
        for (const Glyph& glyph : run.glyphs) {
          append_utf8(text, glyph.text);
        }
      }
    }
    setter.complain(Code::TypesetTooWide, {{"text", std::move(text)}});
  }
  put(items, left, {inset, baseline});
  put(items, right, {Geometry::width - inset - right.width, baseline});
}

Strip blank_strip(int bands) {
  Strip s;
  s.bands = bands;
  s.blank = true;
  return s;
}

std::vector<Strip> set_paragraph(const Paragraph& paragraph, const Style& style,
                                 TextSetter& setter) {
  const Grid& grid = style.layout.grid;
  TextStyle text = body_style(style);
  LineOptions options;
  options.first_indent = 2 * one_em;
  options.breaker = style.body_breaker;
  Length left;
  switch (paragraph.style) {
    case ParagraphStyle::Body:
      break;
    case ParagraphStyle::EditorNote:  // E-07: indented two cells on both sides
      text = body_style(style, FontRole::Kai);
      options.measure = (Geometry::cells - 4) * one_em;
      left = Geometry::cell_left(2);
      break;
    case ParagraphStyle::Addressee:  // E-10
      options.first_indent = 0;
      break;
    case ParagraphStyle::PostNote:  // E-20
      options.justify = false;
      break;
    case ParagraphStyle::Small:
      text = TextStyle::free(FontRole::Song, FontRole::Latin, small);
      options.measure = text.ems(Geometry::width);
      break;
  }
  const auto strips_of = [&setter, &paragraph, grid, text, left](const std::vector<TextLine>& set) {
    std::vector<Strip> strips;
    for (const TextLine& line : set) {
      Strip strip;
      put(strip.items, line, {left, baseline_in_band(grid, 0, text, setter)});
      strip.is_text = paragraph.style == ParagraphStyle::Body;
      strips.push_back(std::move(strip));
    }
    keep_ends_together(strips);
    return strips;
  };
  const std::vector<TextLine> lines = setter.paragraph(paragraph.spans, text, options);
  std::vector<Strip> out = strips_of(lines);
  if (options.justify && out.size() > 1 && may_lose_a_line(lines, text)) {
    const auto again = [&setter, &paragraph, text, options,
                        strips_of]() -> std::optional<Rewritten> {
      auto set = setter.in_fewer_lines(paragraph.spans, text, options);
      if (!set) {
        return std::nullopt;
      }
      return Rewritten{strips_of(set->lines), set->before, set->after};
    };
    out.front().rewriting = std::make_shared<const Rewriting>(Rewriting{out.size(), again});
  }
  return out;
}

std::vector<Strip> set_sample(const Sample& sample, const Style& style, TextSetter& setter) {
  const Grid& grid = style.layout.grid;
  const TextStyle text = body_style(style);
  const TextStyle label = TextStyle::free(FontRole::Song, FontRole::Latin, small);
  const Length left = Geometry::cell_left(sample_left), width = Geometry::cell_left(sample.measure);
  LineOptions options;
  options.measure = sample.measure * one_em;
  options.first_indent = sample.indent * one_em;
  options.strict = sample.strict;
  std::vector<Strip> out;
  for (const TextLine& line : setter.paragraph(plain(sample.text), text, options)) {
    Strip strip;
    if (out.empty()) {
      put(strip.items, setter.line(plain(sample.label), label),
          {Length(), baseline_in_band(grid, 0, label, setter)});
    }
    put(strip.items, line, {left, baseline_in_band(grid, 0, text, setter)});
    for (const Length edge : {left - hair, left + width}) {  // the measure
      strip.items.emplace_back(Fill{{edge, Length(), hair, grid.top(1)}, style.draft_grey});
    }
    strip.keep_with_next = true;
    out.push_back(std::move(strip));
  }
  if (!out.empty()) {
    out.back().keep_with_next = false;
  }
  return out;
}

std::vector<Strip> set_heading(const Heading& heading, const Style& style, TextSetter& setter) {
  const Grid& grid = style.layout.grid;
  const TextStyle text = body_style(style, heading.level == 1 ? FontRole::Hei : FontRole::Kai);
  LineOptions options;
  options.first_indent = 2 * one_em;
  options.justify = false;
  std::vector<Strip> out;
  for (const TextLine& line : setter.paragraph(plain(heading.text), text, options)) {
    Strip strip;
    put(strip.items, line, {Length(), baseline_in_band(grid, 0, text, setter)});
    strip.is_text = true;
    strip.keep_with_next = true;  // V-03: its text keeps its own first two lines (V-04)
    out.push_back(std::move(strip));
  }
  if (!out.empty()) {
    out.front().bookmark = Bookmark{heading.level, heading.text, 0, Length()};
  }
  return out;
}

}  // namespace jianbao
