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

// Marks whose place follows from what is drawn of them.
bool stands_by_ink(CharClass c) {
  return c == CharClass::DoubleDash || c == CharClass::Ellipsis || c == CharClass::StopPair;
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

LatinWidth latin_widths(const FontSet& fonts, const TextStyle& style) {
  return [&fonts, style](char32_t c) -> Em {
    if (is_digit(c)) {
      return one_em / 2;
    }  // G-21: a digit advances exactly half a cell
    auto glyph = fonts.find(style.latin, c);
    if (!glyph) {
      glyph = fonts.find(style.han, c);
    }
    if (!glyph) {
      return one_em;
    }
    return Em{glyph->advance} * style.size.count() * style.cell_denominator * (one_em / 1000) /
           style.cell_numerator;
  };
}

namespace {

// L-35, of justified lines.
LineCounts counted(const std::vector<SetLine>& lines) {
  LineCounts counts;
  for (const SetLine& line : lines) {
    ++counts.lines;
    counts.forced += line.forced ? 1 : 0;
    counts.tight += line.quality == LineQuality::Tight ? 1 : 0;
    counts.loose += line.quality == LineQuality::Loose ? 1 : 0;
    counts.very_loose += line.quality == LineQuality::VeryLoose ? 1 : 0;
  }
  return counts;
}

}  // namespace

std::vector<TextLine> TextSetter::paragraph(const Spans& spans, const TextStyle& style,
                                            const LineOptions& options) {
  const Flat flat = flatten(spans);
  const auto items = line_items(flat.text, latin_widths(fonts_, style), options);
  count_overlong(items, flat);
  const auto set_lines = break_lines(items, options);
  if (options.justify) {
    counts_ += counted(set_lines);
  }
  std::vector<TextLine> lines;
  for (const SetLine& set : set_lines) {
    if (options.justify && set.quality == LineQuality::VeryLoose) {
      tell_very_loose(set, items, flat);
    }
    lines.push_back(assemble(flat, spans, items, set, style));
  }
  return lines;
}

std::optional<TextSetter::Rewritten> TextSetter::in_fewer_lines(const Spans& spans,
                                                                const TextStyle& style,
                                                                LineOptions options) {
  const Flat flat = flatten(spans);
  const auto items = line_items(flat.text, latin_widths(fonts_, style), options);
  const auto before = break_lines(items, options);
  options.breaker = LineBreaker::Optimum;
  options.fewest_lines = true;
  const auto after = break_lines(items, options);
  Rewritten out{{}, counted(before), counted(after)};
  // What was told of the lines as they are must stay true.
  const bool told = out.before.very_loose + out.before.forced > 0;
  if (told || after.size() >= before.size() || out.after.very_loose + out.after.forced > 0) {
    return std::nullopt;
  }
  for (const SetLine& set : after) {
    out.lines.push_back(assemble(flat, spans, items, set, style));
  }
  return out;
}

void TextSetter::tell_very_loose(const SetLine& line, const std::vector<LineItem>& items,
                                 const Flat& flat) {
  const std::size_t begin = items[line.items.front().item].begin;
  const std::size_t end = items[line.items.back().item].end;
  complain(Code::TypesetVeryLoose,
           {{"line", to_utf8(std::u32string_view(flat.text).substr(begin, end - begin))}});
}

void TextSetter::count_overlong(const std::vector<LineItem>& items, const Flat& flat) {
  for (std::size_t k = 0; k < items.size(); ++k) {
    if (items[k].piece != Piece::First) {
      continue;
    }
    std::size_t last = k;
    while (last + 1 < items.size() && items[last + 1].piece == Piece::Later) {
      ++last;
    }
    const bool number = items[k].kind == CharClass::Number;
    ++(number ? counts_.overlong_numbers : counts_.overlong_words);
    const std::size_t begin = items[k].begin;
    complain(
        number ? Code::TypesetOverlongNumber : Code::TypesetOverlongWord,
        {{"word", to_utf8(std::u32string_view(flat.text).substr(begin, items[last].end - begin))}});
  }
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
  const LatinWidth latin = latin_widths(fonts_, style);
  for (const char32_t c : to_utf32(text)) {
    TextLine one;
    const Em width = is_ascii(c) ? latin(c) : one_em;
    draw_atom(c, {0, 0, width, is_ascii(c)}, 0, span, class_of(c), style, one);
    for (TextRun& run : one.runs) {
      run.origin.x += x;
      out.runs.push_back(std::move(run));
    }
    x += style.length(width) + tracking;
  }
  out.width = x - tracking;
  return out;
}

TextSetter::Widest TextSetter::widest(const Spans& spans, const TextStyle& style) const {
  const Flat flat = flatten(spans);
  const auto items = itemize(flat.text, latin_widths(fonts_, style));
  Em piece = 0, number = 0, current = 0;
  for (std::size_t k = 0; k < items.size(); ++k) {
    current += items[k].width;
    if (items[k].kind == CharClass::Number) {
      number = std::max(number, items[k].width);
    }
    if (k + 1 == items.size() || may_break(items[k], items[k + 1], false)) {
      piece = std::max(piece, std::exchange(current, 0));
    }
  }
  return {style.length(piece), style.length(number)};
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
    if (atom.latin) {
      kind = CharClass::Latin;
    } else if (kind == CharClass::Number) {
      kind = class_of(c);
    }
    draw_atom(c, atom, at + atom.x, spans[flat.span_of[atom.index]], kind, style, line);
  }
}

TextSetter::Stand TextSetter::stand(const GlyphRef& glyph, CharClass kind, Length left, Length room,
                                    Length size) const {
  const auto em = [size](std::int32_t thousandths) { return size.scaled(thousandths, 1000); };
  const Stand plain{is_centred(kind) ? left + (room - em(glyph.advance)).scaled(1, 2) : left, 1000};
  if (!stands_by_ink(kind)) {
    return plain;
  }
  const auto ink = fonts_.ink(glyph.face, glyph.glyph);
  if (!ink || ink->right <= ink->left) {
    return plain;
  }
  const std::int32_t wide = ink->right - ink->left;
  if (kind == CharClass::DoubleDash) {  // one stroke: the ink of each half fills its em (F-06)
    const std::int64_t ink_width = em(wide).count();
    const auto scale = static_cast<std::int32_t>((room.count() * 1000 + ink_width - 1) / ink_width);
    return {left - em(ink->left).scaled(scale, 1000), scale};
  }
  const std::int32_t dot = ink->top - ink->bottom;
  if (kind == CharClass::Ellipsis && dot > 0 && 2 * dot < wide) {
    // Dots a third of an em apart, so that those of …… are evenly spread over its two ems.
    const auto scale = static_cast<std::int32_t>(room.count() * 2000 / 3 / em(wide - dot).count());
    return {left + room.scaled(1, 6) - em(ink->left + dot / 2).scaled(scale, 1000), scale};
  }
  if (kind == CharClass::StopPair) {  // ？！ stand side by side: by their ink, not by their blanks
    return {left + (room - em(ink->left + ink->right)).scaled(1, 2), 1000};
  }
  return plain;
}

void TextSetter::draw_atom(char32_t c, const Atom& atom, Em at, const TextSpan& span,
                           CharClass kind, const TextStyle& style, TextLine& line) {
  if (c == 0x3000) {
    return;
  }  // a blank of one em has no glyph
  const bool latin = atom.latin || is_ascii(drawn_as(c)) || c == U' ';
  const auto glyph = glyph_for(drawn_as(c), span, style, is_full_width_mark(kind), latin);
  if (!glyph) {
    return;
  }
  const Length size = style.size.scaled(glyph->size, 1000);
  const Length left = style.length(at);
  const auto [x, scale] = stand(*glyph, kind, left, style.length(at + atom.width) - left, size);
  const Point origin{x, style.size.scaled(glyph->drop, 1000)};
  const bool joins = !line.runs.empty() && line.runs.back().face == glyph->face &&
                     line.runs.back().size == size && line.runs.back().origin.y == origin.y &&
                     line.runs.back().figure == span.figure && line.runs.back().x_scale == scale &&
                     scale == 1000;
  if (!joins) {
    line.runs.push_back(TextRun{origin, glyph->face, size, style.colour, scale, {}, span.figure});
  }
  TextRun& run = line.runs.back();
  run.glyphs.push_back({glyph->glyph, static_cast<std::int32_t>((x - run.origin.x).count()), c});
}

std::optional<GlyphRef> TextSetter::glyph_for(char32_t c, const TextSpan& span,
                                              const TextStyle& style, bool mark, bool latin) {
  const bool strong = span.emphasis == Emphasis::Strong;
  if (latin) {
    const FontRole role = strong ? heavy_latin(style.latin) : style.latin;
    const auto own = fonts_.find(role, c);
    if (own || is_ascii(c)) {
      return told(own, role, c);
    }  // else a letter of another script: the Han face may have it
  }
  const FontRole role = strong                           ? FontRole::Hei
                        : span.emphasis == Emphasis::Kai ? FontRole::Kai
                                                         : style.han;
  if (mark) {
    if (const auto wide = fonts_.find(role, c, least_mark_advance)) {
      return told(centred(*wide, style), role, c);
    }
  }
  const auto glyph = fonts_.find(role, c);
  return told(glyph && role != style.han ? centred(*glyph, style) : glyph, role, c);
}

/// 黑体 amid 仿宋 stands on the centre of the 仿宋.
GlyphRef TextSetter::centred(GlyphRef glyph, const TextStyle& style) const {
  const FaceMetrics& line = fonts_.metrics(fonts_.primary(style.han));
  glyph.drop = fonts_.metrics(glyph.face).baseline_below_centre * glyph.size / 1000 -
               line.baseline_below_centre;
  return glyph;
}

std::optional<GlyphRef> TextSetter::told(std::optional<GlyphRef> glyph, FontRole role, char32_t c) {
  if (!glyph) {
    report_missing(c, role);
  } else if (glyph->face != fonts_.primary(role) && fallbacks_.insert({role, c}).second) {
    report_fallback(c, role, glyph->face);
  }
  return glyph;
}

void TextSetter::report_fallback(char32_t c, FontRole role, FaceId face) {
  constexpr std::int32_t like_weight = 200;
  const FaceId primary = fonts_.primary(role);
  const std::int32_t weight = fonts_.metrics(face).weight;
  const std::int32_t wanted = fonts_.metrics(primary).weight;
  Args args{{"character", to_utf8(std::u32string(1, c))},
            {"code_point", code_point_name(c)},
            {"role", std::string(font_role_name(role))},
            {"primary", fonts_.file_name(primary)},
            {"file", fonts_.file_name(face)}};
  if (std::abs(weight - wanted) <= like_weight) {
    complain(Code::TextFallback, std::move(args));
    return;
  }
  args.emplace_back("weight", std::to_string(weight));
  args.emplace_back("primary_weight", std::to_string(wanted));
  complain(Code::TextFallbackWeight, std::move(args));
}

void TextSetter::report_missing(char32_t c, FontRole role) {
  std::string owners;
  for (const std::string& file : fonts_.files_with(c)) {
    owners += (owners.empty() ? "" : "、") + file;
  }
  std::string packages;
  for (const AbsentFont& font : fonts_.absent()) {
    packages += (packages.empty() ? "" : "、") + font.file +
                (font.package.empty() ? "" : "（" + font.package + "）");
  }
  complain(Code::TextNoGlyph, {{"character", to_utf8(std::u32string(1, c))},
                               {"code_point", code_point_name(c)},
                               {"role", std::string(font_role_name(role))},
                               {"files", owners.empty() ? "—" : owners},
                               {"packages", packages.empty() ? "—" : packages}});
}

void put(std::vector<Item>& items, const TextLine& line, Point origin) {
  for (TextRun run : line.runs) {
    run.origin.x += origin.x;
    run.origin.y += origin.y;
    items.emplace_back(std::move(run));
  }
}

}  // namespace jianbao
