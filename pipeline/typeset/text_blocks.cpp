#include "typeset/text_blocks.h"

#include <algorithm>

#include "base/utf8.h"

namespace jianbao {
namespace {

constexpr Length size_2 = Length::pt(22);                                    // 2 号
constexpr Length size_4 = Length::pt(14);                                    // 4 号
constexpr Length small = Length::pt(12);                                     // 小四
constexpr Length title_step = Length::pt(36);                                // E-08
constexpr Length red_line = Length::millipoints(1'500);                      // E-06
constexpr Length red_line_gap = Length::mm(4);                               // G-12
constexpr Length rule_heavy = Length::um(350), rule_thin = Length::um(250);  // G-13
// A masthead name wider than this share of its room looks squeezed: letterspacing starts here.
constexpr std::int64_t masthead_air = 106;

Length centred(Length width) { return (Geometry::width - width).scaled(1, 2); }
Length right_edge(Length width, int cells) {
  return Geometry::width - Geometry::cell_left(cells) - width;
}

TextStyle body_style(const Style& style, FontRole role = FontRole::Fs) {
  return TextStyle::on_grid(role, style.body_size);
}

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

Spans plain(std::string text) { return {TextSpan{std::move(text), Emphasis::Plain, std::nullopt}}; }

}  // namespace

Length baseline_in_band(const Grid& grid, int k, const TextStyle& style, const TextSetter& setter) {
  return (grid.top(k) + grid.top(k + 1)).scaled(1, 2) + setter.baseline_below_centre(style);
}

Strip blank_strip(int bands) {
  Strip s;
  s.bands = bands;
  s.blank = true;
  return s;
}

std::vector<Strip> set_masthead(const Masthead& head, const Style& style, TextSetter& setter) {
  const Grid& grid = style.layout.grid;
  Strip strip;
  strip.bands = 8;
  // E-03: the name in bands 2–4, as large as the width allows in steps of 2 pt.
  const auto count = static_cast<std::int64_t>(count_characters(head.name));
  Length size = style.masthead_most;
  while (size > style.masthead_least &&
         (size * count).scaled(masthead_air, 100) > style.masthead_width) {
    size -= Length::pt(2);
  }
  TextStyle name = TextStyle::free(FontRole::Xbs, FontRole::LatinBold, size);
  name.colour = style.red;
  const Length spare = style.masthead_width - size * count;
  const Length tracking =
      count > 1 ? std::clamp(spare.scaled(1, count - 1), Length(), size.scaled(1, 2)) : Length();
  const TextLine name_line = setter.letterspaced(head.name, name, tracking);
  put(strip.items, name_line,
      {centred(name_line.width),
       (grid.top(1) + grid.top(4)).scaled(1, 2) + setter.baseline_below_centre(name)});

  const TextStyle text = body_style(style);
  const TextLine issue = setter.line(head.issue_line, text);
  put(strip.items, issue, {centred(issue.width), baseline_in_band(grid, 4, text, setter)});
  const Length base = baseline_in_band(grid, 6, text, setter);
  put(strip.items, setter.line(head.unit, text), {Geometry::cell_left(1), base});
  const TextLine date = setter.line(head.date, text);
  put(strip.items, date, {right_edge(date.width, 1), base});
  // 4 mm below the glyph box of that line: 880/−120 of its size.
  const Length box_bottom = base + style.body_size.scaled(120, 1000);
  strip.items.emplace_back(
      Fill{{Length(), box_bottom + red_line_gap, Geometry::width, red_line}, style.red});
  strip.keep_with_next = true;
  return {strip};
}

std::vector<Strip> set_title(const Title& title, bool below_masthead, const Style& style,
                             TextSetter& setter) {
  const Grid& grid = style.layout.grid;
  std::vector<Strip> out;
  if (below_masthead) {  // E-08: bands 9 and 10 stay empty
    Strip gap;
    gap.bands = 2;
    gap.keep_with_next = true;
    out.push_back(std::move(gap));
  }
  const TextStyle text = TextStyle::free(FontRole::Xbs, FontRole::LatinBold, size_2);
  LineOptions options;
  options.measure = text.ems(Geometry::width);
  options.justify = false;
  std::vector<TextLine> lines;
  for (const Spans& part : title.lines) {
    for (TextLine& line : setter.paragraph(part, text, options)) {
      lines.push_back(std::move(line));
    }
  }
  const auto n = static_cast<std::int64_t>(lines.size());
  Strip strip;
  const Length needed = title_step * n;
  while (grid.top(strip.bands) < needed) {
    ++strip.bands;
  }
  const Length top = (grid.top(strip.bands) - needed).scaled(1, 2);
  for (std::int64_t k = 0; k < n; ++k) {
    const TextLine& line = lines[static_cast<std::size_t>(k)];
    const Length centre = top + title_step * k + title_step.scaled(1, 2);
    put(strip.items, line, {centred(line.width), centre + setter.baseline_below_centre(text)});
  }
  strip.keep_with_next = true;
  out.push_back(std::move(strip));

  for (const Spans* line : {&title.subtitle, &title.as_of}) {
    if (line->empty()) {
      continue;
    }
    const TextStyle kai = line == &title.subtitle
                              ? body_style(style, FontRole::Kai)
                              : TextStyle::free(FontRole::Kai, FontRole::Latin, size_4);
    LineOptions centred_text;
    centred_text.justify = false;
    centred_text.measure = kai.ems(Geometry::width);
    for (const TextLine& set : setter.paragraph(*line, kai, centred_text)) {
      Strip one;
      put(one.items, set, {centred(set.width), baseline_in_band(grid, 0, kai, setter)});
      one.keep_with_next = true;
      out.push_back(std::move(one));
    }
  }
  Strip gap = blank_strip(1);
  gap.keep_with_next = true;
  out.push_back(gap);
  return out;
}

std::vector<Strip> set_paragraph(const Paragraph& paragraph, const Style& style,
                                 TextSetter& setter) {
  const Grid& grid = style.layout.grid;
  TextStyle text = body_style(style);
  LineOptions options;
  options.first_indent = 2 * one_em;
  Length left;
  Spans spans = paragraph.spans;
  std::vector<Strip> out;
  switch (paragraph.style) {
    case ParagraphStyle::Body:
      break;
    case ParagraphStyle::EditorNote:  // E-07: indented two cells on both sides
      text = body_style(style, FontRole::Kai);
      options.measure = (Geometry::cells - 4) * one_em;
      left = Geometry::cell_left(2);
      break;
    case ParagraphStyle::AttachmentNote:  // E-17
      options.justify = false;
      out.push_back(blank_strip(1));
      break;
    case ParagraphStyle::Small:
      text = TextStyle::free(FontRole::Song, FontRole::Latin, small);
      options.measure = text.ems(Geometry::width);
      break;
  }
  const std::size_t start = out.size();
  for (const TextLine& line : setter.paragraph(spans, text, options)) {
    Strip strip;
    put(strip.items, line, {left, baseline_in_band(grid, 0, text, setter)});
    out.push_back(std::move(strip));
  }
  std::vector<Strip> lines(
      std::make_move_iterator(out.begin() + static_cast<std::ptrdiff_t>(start)),
      std::make_move_iterator(out.end()));
  out.resize(start);
  keep_ends_together(lines);
  // V-05 by analogy: an attachment note never stands alone on a page.
  if (paragraph.style == ParagraphStyle::AttachmentNote && !out.empty()) {
    out.front().keep_with_next = true;
  }
  out.insert(out.end(), std::make_move_iterator(lines.begin()),
             std::make_move_iterator(lines.end()));
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
    strip.keep_with_next =
        true;  // V-03; the two lines below are kept by keep_heading_with_two_lines
    out.push_back(std::move(strip));
  }
  if (!out.empty()) {
    out.front().bookmark = Bookmark{heading.level, heading.text, 0, Length()};
  }
  return out;
}

std::vector<Strip> set_attachment(const Attachment& attachment, const Style& style,
                                  TextSetter& setter) {
  const Grid& grid = style.layout.grid;
  const TextStyle hei = body_style(style, FontRole::Hei);
  Strip label;
  put(label.items, setter.line(attachment.label, hei),
      {Length(), baseline_in_band(grid, 0, hei, setter)});
  label.keep_with_next = true;
  label.bookmark = Bookmark{1, attachment.label + "　" + attachment.title, 0, Length()};
  Strip gap;
  gap.keep_with_next = true;
  std::vector<Strip> out{label, gap};  // E-21: the title on line 3
  Title title;
  title.lines.push_back(plain(attachment.title));
  for (Strip& s : set_title(title, false, style, setter)) {
    out.push_back(std::move(s));
  }
  return out;
}

Strip set_colophon(const Colophon& colophon, const Style& style, TextSetter& setter) {
  const Grid& grid = style.layout.grid;
  const TextStyle text = TextStyle::free(FontRole::Fs, FontRole::Latin, size_4);
  const Length indent = size_4;  // 左右各空一字
  const Length measure = Geometry::width - indent * 2;
  std::vector<std::vector<TextLine>> blocks;
  Strip strip;
  strip.bands = 0;
  const auto rule = [&](Length y, Length thickness) {
    strip.items.emplace_back(Fill{{Length(), y, Geometry::width, thickness}, {}});
  };
  rule(Length(), rule_heavy);
  int band = 0;
  for (const auto& [label, names] : colophon.lines) {
    const TextLine head = setter.line(label, text);
    // The mark after 报 keeps its whole em: the names begin in the cell after it.
    const Length head_width = size_4 * static_cast<std::int64_t>(count_characters(label));
    LineOptions options;
    options.measure = text.ems(measure - head_width);
    options.justify = false;
    bool first = true;
    for (const TextLine& line : setter.paragraph(plain(names), text, options)) {
      const Length base = baseline_in_band(grid, band, text, setter);
      if (first) {
        put(strip.items, head, {indent, base});
      }
      first = false;
      put(strip.items, line, {indent + head_width, base});
      ++band;
    }
  }
  if (band > 0) {
    rule(grid.top(band), rule_thin);
  }
  const Length base = baseline_in_band(grid, band, text, setter);
  put(strip.items, setter.line(colophon.unit, text), {indent, base});
  const TextLine date = setter.line(colophon.date, text);
  put(strip.items, date, {Geometry::width - indent - date.width, base});
  ++band;
  if (!colophon.copies.empty()) {
    const TextLine copies = setter.line(colophon.copies, text);
    put(strip.items, copies,
        {Geometry::width - indent - copies.width, baseline_in_band(grid, band, text, setter)});
    ++band;
  }
  rule(grid.top(band) - rule_heavy,
       rule_heavy);  // the last rule's lower edge is the type area's foot
  strip.bands = band;
  return strip;
}

}  // namespace jianbao
