#include <algorithm>

#include "base/utf8.h"
#include "typeset/blocks.h"

namespace jianbao {
namespace {

constexpr Length size_4 = Length::pt(14);                                    // 4 号
constexpr Length rule_heavy = Length::um(350), rule_thin = Length::um(250);  // G-13

}  // namespace

std::vector<Strip> set_attachment_list(const AttachmentList& list, const Style& style,
                                       TextSetter& setter) {
  const Grid& grid = style.layout.grid;
  const TextStyle text = body_style(style);
  const TextLine label = setter.line(plain("附件："), text);
  // Two cells of indent, three of the label; a number with its stop takes one more, or one and a
  // half from ten on.
  const std::size_t count = list.names.size();
  const Length number_left = Geometry::cell_left(5);
  const Length name_left = count < 2    ? number_left
                           : count < 10 ? Geometry::cell_left(6)
                                        : Geometry::width.scaled(13, 2 * Geometry::cells);
  LineOptions options;
  options.measure = text.ems(Geometry::width - name_left);
  options.justify = false;
  std::vector<Strip> out{blank_strip(1)};
  for (std::size_t k = 0; k < count; ++k) {
    const auto lines = setter.paragraph(plain(list.names[k]), text, options);
    for (std::size_t n = 0; n < lines.size(); ++n) {
      Strip strip;
      const Length base = baseline_in_band(grid, 0, text, setter);
      if (n == 0 && k == 0) {
        put(strip.items, label, {Geometry::cell_left(2), base});
      }
      if (n == 0 && count > 1) {
        put(strip.items, setter.line(std::to_string(k + 1) + ".", text), {number_left, base});
      }
      put(strip.items, lines[n], {name_left, base});
      strip.keep_with_next = n + 1 < lines.size() || k + 1 < count;
      out.push_back(std::move(strip));
    }
  }
  out.front().keep_with_next = true;
  return out;
}

std::vector<Strip> set_signature(const Signature& signature, const Style& style,
                                 TextSetter& setter) {
  const Grid& grid = style.layout.grid;
  const TextStyle text = body_style(style);
  const TextLine unit = setter.line(signature.unit, text);
  const TextLine date = setter.line(signature.date, text);
  const Length two = Geometry::cell_left(2), four = Geometry::cell_left(4);
  Length unit_left, date_left;
  if (signature.sealed) {  // E-19: the unit is centred over the date
    date_left = Geometry::width - four - date.width;
    unit_left = date_left + (date.width - unit.width).scaled(1, 2);
    unit_left = std::min(unit_left, Geometry::width - unit.width);
  } else if (date.width > unit.width) {  // E-18
    date_left = Geometry::width - two - date.width;
    unit_left = date_left - two;
  } else {
    unit_left = Geometry::width - two - unit.width;
    date_left = unit_left + two;
  }
  Strip gap = blank_strip(1), first, second;
  put(first.items, unit, {std::max(unit_left, Length()), baseline_in_band(grid, 0, text, setter)});
  put(second.items, date, {date_left, baseline_in_band(grid, 0, text, setter)});
  gap.keep_with_next = first.keep_with_next = true;
  return {std::move(gap), std::move(first), std::move(second)};
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
  const Length indent = Geometry::cell_left(1);  // 左右各空一字, one cell whatever the size (§2)
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
  put_at_ends(strip.items, setter.line(colophon.unit, text), setter.line(colophon.date, text),
              indent, base, setter);
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
