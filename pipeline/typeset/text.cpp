#include "typeset/text.h"

#include <algorithm>

#include "base/utf8.h"

namespace jianbao {
namespace {

// Quotation marks and brackets narrower than this belong to another script's habits (F-05): LXGW
// WenKai draws “ ” 0.35 em wide.
constexpr std::int32_t least_mark_advance = 900;

bool is_full_width_mark(CharClass c) {
  return c == CharClass::Open || c == CharClass::Close || c == CharClass::Comma ||
         c == CharClass::Stop || c == CharClass::StopPair;
}

// Marks whose glyph is centred in the width that their class gives them (F-06).
bool is_centred(CharClass c) {
  return c == CharClass::Middot || c == CharClass::Dash || c == CharClass::Tilde ||
         c == CharClass::Hyphen || c == CharClass::Solidus || c == CharClass::Ellipsis;
}

FontRole heavy_latin(FontRole latin) {
  return latin == FontRole::Latin ? FontRole::LatinBold : latin;
}

}  // namespace

TextStyle TextStyle::on_grid(FontRole han, Length size) {
  TextStyle s;
  s.han = han;
  s.latin = han == FontRole::Xbs || han == FontRole::Hei ? FontRole::LatinBold : FontRole::Latin;
  s.size = size;
  s.cell_numerator = Geometry::width.count();
  s.cell_denominator = Geometry::cells;
  return s;
}

TextStyle TextStyle::free(FontRole han, FontRole latin, Length size) {
  TextStyle s;
  s.han = han;
  s.latin = latin;
  s.size = size;
  s.cell_numerator = size.count();
  return s;
}

Length TextStyle::length(Em em) const {
  const std::int64_t n = em * cell_numerator;  // < 2^63: 28 em × 442,205 millipoints
  const std::int64_t d = one_em * cell_denominator;
  return Length::millipoints((n < 0 ? n - d / 2 : n + d / 2) / d);
}

Em TextStyle::ems(Length l) const { return l.count() * cell_denominator * one_em / cell_numerator; }

Length TextSetter::baseline_below_centre(const TextStyle& style) const {
  const auto han = fonts_.find(style.han, U'国');
  const std::int32_t below = han ? fonts_.metrics(han->face).baseline_below_centre : 380;
  return style.size.scaled(below, 1000);
}

Length TextSetter::ink_top(char32_t c, const TextStyle& style) const {
  const auto glyph = fonts_.find(style.han, c);
  const auto ink = glyph ? fonts_.ink(glyph->face, glyph->glyph) : std::nullopt;
  return ink ? style.size.scaled(ink->top, 1000) : Length();
}

TextSetter::Flat TextSetter::flatten(const Spans& spans) {
  Flat flat;
  for (std::uint32_t k = 0; k < spans.size(); ++k) {
    flat.text += to_utf32(spans[k].text);
    flat.span_of.resize(flat.text.size(), k);
  }
  return flat;
}

LatinWidth TextSetter::latin_width(const TextStyle& style) const {
  return [this, &style](char32_t c) -> Em {
    if (is_digit(c)) {
      return one_em / 2;
    }  // G-21: a digit advances exactly half a cell
    const auto glyph = fonts_.find(style.latin, c);
    if (!glyph) {
      return one_em;
    }
    return Em{glyph->advance} * style.size.count() * style.cell_denominator * (one_em / 1000) /
           style.cell_numerator;
  };
}

std::vector<TextLine> TextSetter::paragraph(const Spans& spans, const TextStyle& style,
                                            const LineOptions& options) {
  const Flat flat = flatten(spans);
  const auto items = itemize(flat.text, latin_width(style), options.measure - options.first_indent);
  std::vector<TextLine> lines;
  for (const SetLine& set : break_lines(items, options)) {
    lines.push_back(assemble(flat, spans, items, set, style));
  }
  return lines;
}

TextLine TextSetter::line(const Spans& spans, const TextStyle& style) {
  LineOptions options;
  options.measure = 1000 * one_em;
  options.justify = false;
  auto lines = paragraph(spans, style, options);
  return lines.empty() ? TextLine{} : std::move(lines.front());
}

TextLine TextSetter::line(std::string_view text, const TextStyle& style) {
  return line(Spans{TextSpan{std::string(text), Emphasis::Plain, std::nullopt}}, style);
}

TextLine TextSetter::letterspaced(std::string_view text, const TextStyle& style, Length tracking) {
  TextLine out;
  const TextSpan span{};
  Length x;
  const LatinWidth latin = latin_width(style);
  for (const char32_t c : to_utf32(text)) {
    TextLine one;
    const Em width = is_ascii(c) ? latin(c) : one_em;
    draw_atom(c, {0, 0, width}, 0, span, class_of(c), style, one);
    for (TextRun& run : one.runs) {
      run.origin.x += x;
      out.runs.push_back(std::move(run));
    }
    x += style.length(width) + tracking;
  }
  out.width = x - tracking;
  return out;
}

Length TextSetter::widest_piece(const Spans& spans, const TextStyle& style) {
  const Flat flat = flatten(spans);
  const auto items = itemize(flat.text, latin_width(style), 1000 * one_em);
  Em widest = 0, current = 0;
  for (std::size_t k = 0; k < items.size(); ++k) {
    current += items[k].width;
    if (k + 1 == items.size() || may_break(items[k], items[k + 1], false)) {
      widest = std::max(widest, current);
      current = 0;
    }
  }
  return style.length(widest);
}

TextLine TextSetter::assemble(const Flat& flat, const Spans& spans,
                              const std::vector<LineItem>& items, const SetLine& set,
                              const TextStyle& style) {
  TextLine line;
  for (const auto& placed : set.items) {
    draw(flat, spans, items[placed.item], placed.x, style, line);
  }
  line.width = style.length(set.width);
  return line;
}

void TextSetter::draw(const Flat& flat, const Spans& spans, const LineItem& item, Em at,
                      const TextStyle& style, TextLine& line) {
  for (const Atom& atom : item.atoms) {
    const char32_t c = flat.text[atom.index];
    CharClass kind = item.kind;
    // Inside a number group or word each character is drawn by its own class.
    if (kind == CharClass::Number || kind == CharClass::Latin) {
      kind = class_of(c);
    }
    draw_atom(c, atom, at + atom.x, spans[flat.span_of[atom.index]], kind, style, line);
  }
}

void TextSetter::draw_atom(char32_t c, const Atom& atom, Em at, const TextSpan& span,
                           CharClass kind, const TextStyle& style, TextLine& line) {
  if (c == 0x3000) {
    return;
  }  // a blank of one em has no glyph
  const auto glyph = glyph_for(c, span, style, is_full_width_mark(kind));
  if (!glyph) {
    report_missing(c, style);
    return;
  }
  Length x = style.length(at);
  std::int32_t scale = 1000;
  const Length drawn = style.size.scaled(glyph->advance, 1000);
  const Length room = style.length(at + atom.width) - x;
  if (is_centred(kind)) {
    x += (room - drawn).scaled(1, 2);
  } else if (kind == CharClass::DoubleDash) {
    // Drawn as one stroke: each half is stretched until its ink fills its em (F-06).
    if (const auto ink = fonts_.ink(glyph->face, glyph->glyph); ink && ink->right > ink->left) {
      const std::int64_t wide = style.size.scaled(ink->right - ink->left, 1000).count();
      scale = static_cast<std::int32_t>((room.count() * 1000 + wide - 1) / wide);
      x -= style.size.scaled(ink->left, 1000).scaled(scale, 1000);
    }
  }
  const bool joins = !line.runs.empty() && line.runs.back().face == glyph->face &&
                     line.runs.back().figure == span.figure && line.runs.back().x_scale == scale &&
                     scale == 1000;
  if (!joins) {
    line.runs.push_back(
        TextRun{{x, Length()}, glyph->face, style.size, style.colour, scale, {}, span.figure});
  }
  TextRun& run = line.runs.back();
  run.glyphs.push_back({glyph->glyph, static_cast<std::int32_t>((x - run.origin.x).count()), c});
}

std::optional<GlyphRef> TextSetter::glyph_for(char32_t c, const TextSpan& span,
                                              const TextStyle& style, bool mark) {
  const bool strong = span.emphasis == Emphasis::Strong;
  if (is_ascii(c) || c == U' ') {
    return fonts_.find(strong ? heavy_latin(style.latin) : style.latin, c);
  }
  const FontRole role = strong                           ? FontRole::Hei
                        : span.emphasis == Emphasis::Kai ? FontRole::Kai
                                                         : style.han;
  if (mark) {
    if (const auto wide = fonts_.find(role, c, least_mark_advance)) {
      return wide;
    }
  }
  return fonts_.find(role, c);
}

void TextSetter::report_missing(char32_t c, const TextStyle& style) {
  std::string owners;
  for (const std::string& file : fonts_.files_with(c)) {
    owners += (owners.empty() ? "" : "、") + file;
  }
  std::string character;
  append_utf8(character, c);
  diagnostics_.add({Code::TextNoGlyph,
                    where_,
                    {{"character", character},
                     {"code_point", code_point_name(c)},
                     {"role", std::string(font_role_name(style.han))},
                     {"files", owners.empty() ? "—" : owners}}});
}

void put(std::vector<Item>& items, const TextLine& line, Point origin) {
  for (TextRun run : line.runs) {
    run.origin.x += origin.x;
    run.origin.y += origin.y;
    items.emplace_back(std::move(run));
  }
}

}  // namespace jianbao
