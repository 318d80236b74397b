#include <algorithm>

#include "base/utf8.h"
#include "typeset/blocks.h"

namespace jianbao {
namespace {

constexpr Length size_2 = Length::pt(22);                // 2 号
constexpr Length size_4 = Length::pt(14);                // 4 号
constexpr Length title_step = Length::pt(36);            // E-08
constexpr Length red_line = Length::millipoints(1'500);  // E-06
constexpr Length red_line_gap = Length::mm(4);           // G-12
// A masthead name wider than this share of its room looks squeezed: letterspacing starts here.
constexpr std::int64_t masthead_air = 106;

Length centred(Length width) { return (Geometry::width - width).scaled(1, 2); }

// Line 1: 密级 flush left, 份号 flush right, without space between the characters (E-01, E-02).
void set_marks(const Masthead& head, const Style& style, TextSetter& setter, Strip& strip) {
  const TextStyle hei = body_style(style, FontRole::Hei);
  const Length base = baseline_in_band(style.layout.grid, 0, hei, setter);
  const auto set = [&setter](const std::string& text, const TextStyle& in) {
    return text.empty() ? TextLine{} : setter.letterspaced(text, in, Length());
  };
  put_at_ends(strip.items, set(head.classification, hei), set(head.copy_number, body_style(style)),
              Length(), base, setter);
}

}  // namespace

std::vector<Strip> set_masthead(const Masthead& head, const Style& style, TextSetter& setter) {
  const Grid& grid = style.layout.grid;
  Strip strip;
  strip.bands = 8;
  const TextStyle text = body_style(style);
  set_marks(head, style, setter, strip);
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

  const TextLine issue = setter.line(head.issue_line, text);
  put(strip.items, issue, {centred(issue.width), baseline_in_band(grid, 4, text, setter)});
  const Length base = baseline_in_band(grid, 6, text, setter);
  put_at_ends(strip.items, setter.line(head.unit, text), setter.line(head.date, text),
              Geometry::cell_left(1), base, setter);
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

  // The dates stand below one another, each whole.
  std::vector<Spans> below;
  if (!title.subtitle.empty()) {
    below.push_back(title.subtitle);
  }
  for (const TextSpan& date : title.as_of) {
    below.push_back({date});
  }
  for (std::size_t k = 0; k < below.size(); ++k) {
    const bool subtitle = k == 0 && !title.subtitle.empty();
    const TextStyle kai = subtitle ? body_style(style, FontRole::Kai)
                                   : TextStyle::free(FontRole::Kai, FontRole::Latin, size_4);
    LineOptions centred_text;
    centred_text.justify = false;
    centred_text.measure = kai.ems(Geometry::width);
    for (const TextLine& set : setter.paragraph(below[k], kai, centred_text)) {
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

}  // namespace jianbao
