// Opening a face, and every reason for not doing so. What a font file holds is asked of HarfBuzz
// alone, which checks each table before it reads it; here nothing looks at a byte.

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "faces/face.h"
#include "faces/survey.h"

namespace jianbao {
namespace {

constexpr std::uint32_t max_glyph = 0xFFFF;
/// HarfBuzz starts and ends a walk over a set with it.
constexpr hb_codepoint_t no_glyph = 0xFFFFFFFF;
/// The ideographic em box 880/−120, and how far a face's own box may stray from 1 em (F-09).
constexpr std::int32_t ideographic_centre = 380;
constexpr std::int32_t em_box_tolerance = 30;
/// A Han is drawn on one em, whatever the face's units; more or less is a damaged or foreign face.
constexpr std::int32_t han_least = 700, han_most = 1300;
constexpr std::int32_t digit_least = 200, digit_most = 900;

constexpr hb_tag_t zh_hans = tag("ZHS ");
constexpr hb_tag_t han_script = tag("hani");

/// In a PDF the name is a Name object: no delimiters, no spaces, and libharu's limit is 127.
std::string postscript_name(hb_face_t* face, const std::string& file_name) {
  std::array<char, 64> buffer{};
  unsigned length = buffer.size();
  hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, nullptr, &length, buffer.data());
  std::string name(buffer.data(), length);
  if (name.empty()) {
    name = std::filesystem::path(file_name).stem().string();
  }
  const auto kept = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
  };
  std::erase_if(name, [&](char c) { return !kept(c); });
  name.resize(std::min<std::size_t>(name.size(), 63));
  return name.empty() ? "Font" : name;
}

/// The face's own ideographic box where it declares one, else its line box where that is an em
/// high. A face that does not stand in an ideographic box (Latin) sits on the Han baseline and gets
/// the Han value.
std::int32_t baseline_below_centre(hb_font_t* font, std::int32_t ascent, std::int32_t descent) {
  if (!nominal_glyph(font, U'一') && !nominal_glyph(font, U'\U00020000')) {
    return ideographic_centre;
  }
  hb_position_t bottom = 0;
  if (hb_ot_layout_get_baseline(font, HB_OT_LAYOUT_BASELINE_TAG_IDEO_EMBOX_BOTTOM_OR_LEFT,
                                HB_DIRECTION_LTR, han_script, zh_hans, &bottom) != 0 &&
      std::abs(bottom) < units / 2) {
    return bottom + units / 2;
  }
  const bool one_em = std::abs(ascent - descent - units) <= em_box_tolerance;
  return one_em ? (ascent + descent) / 2 : ideographic_centre;
}

FaceMetrics read_metrics(hb_font_t* font) {
  FaceMetrics m{};
  hb_ot_metrics_get_position_with_fallback(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, &m.ascent);
  hb_ot_metrics_get_position_with_fallback(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER,
                                           &m.descent);
  hb_ot_metrics_get_position_with_fallback(font, HB_OT_METRICS_TAG_CAP_HEIGHT, &m.cap_height);
  for (std::int32_t* metric : {&m.ascent, &m.descent, &m.cap_height}) {
    *metric = std::clamp(*metric, -4 * units, 4 * units);  // they go into the PDF
  }
  m.baseline_below_centre = baseline_below_centre(font, m.ascent, m.descent);
  const float weight = hb_style_get_value(font, HB_STYLE_TAG_WEIGHT);
  m.weight = static_cast<std::int32_t>(std::clamp(weight, 1.0F, 1000.0F));
  m.han_advance = units;
  for (const char32_t han : {U'一', U'\U00020000'}) {
    if (const auto glyph = nominal_glyph(font, han)) {
      m.han_advance = hb_font_get_glyph_h_advance(font, *glyph);
      break;
    }
  }
  return m;
}

bool is_plausible(const InkBox& box) {
  return box.left >= -2 * units && box.right <= 5 * units && box.bottom >= -2 * units &&
         box.top <= 3 * units && box.left < box.right && box.bottom < box.top;
}

/// Whether the outline reaches the sides of the box that the glyph declares, and not far beyond:
/// points that only bend a curve may lie outside.
bool is_filled(const InkBox& box, const std::optional<InkBox>& outline) {
  constexpr std::int32_t short_of = 12;  // 1/1000 em
  constexpr std::int32_t beyond = 150;
  const auto fits = [](std::int32_t inward) { return inward <= short_of && inward >= -beyond; };
  return outline && fits(outline->left - box.left) && fits(outline->bottom - box.bottom) &&
         fits(box.right - outline->right) && fits(box.top - outline->top);
}

/// Common characters show whether the font's boxes are to be relied on: nearly all must be right.
bool boxes_agree(hb_font_t* font) {
  int tried = 0;
  int right = 0;
  for (const char32_t c : std::u32string_view(U"一国中的人年月日，。（aegABE0258%")) {
    const auto glyph = nominal_glyph(font, c);
    const auto box = glyph ? glyph_ink(font, *glyph) : std::nullopt;
    if (box) {
      ++tried;
      right += is_filled(*box, outline_box(font, *glyph)) ? 1 : 0;
    }
  }
  return tried > 0 && right * 10 >= tried * 8;
}

std::vector<std::uint16_t> local_glyphs(hb_face_t* face) {
  const std::array<hb_tag_t, 2> scripts{han_script, 0};
  const std::array<hb_tag_t, 2> languages{zh_hans, 0};
  const std::array<hb_tag_t, 2> features{tag("locl"), 0};
  const HbSet lookups(hb_set_create());
  hb_ot_layout_collect_lookups(face, HB_OT_TAG_GSUB, scripts.data(), languages.data(),
                               features.data(), lookups.get());
  const HbSet found(hb_set_create());
  for (hb_codepoint_t at = no_glyph; hb_set_next(lookups.get(), &at) != 0;) {
    hb_ot_layout_lookup_collect_glyphs(face, HB_OT_TAG_GSUB, at, nullptr, found.get(), nullptr,
                                       nullptr);
  }
  std::vector<std::uint16_t> glyphs;
  for (hb_codepoint_t at = no_glyph; hb_set_next(found.get(), &at) != 0 && at <= max_glyph;) {
    glyphs.push_back(static_cast<std::uint16_t>(at));
  }
  return glyphs;
}

/// None, or the table that cannot be right.
std::string_view damaged_part(const OpenFace& face) {
  hb_face_t* const f = face.face.get();
  const unsigned count = hb_face_get_glyph_count(f);
  if (count == 0 || count > max_glyph + 1) {
    return "maxp";
  }
  if (table_length(f, tag("head")) == 0) {
    return "head";
  }
  // Each glyph has two bytes in hmtx and in loca at the least, and loca has one entry more.
  if (table_length(f, tag("hhea")) == 0 || table_length(f, tag("hmtx")) < 2 * count) {
    return "hhea/hmtx";
  }
  if (!face.cff && table_length(f, tag("loca")) < 2 * (count + 1)) {
    return "loca";
  }
  const auto digit = nominal_glyph(face.font.get(), U'0');
  const std::int32_t width =
      digit ? hb_font_get_glyph_h_advance(face.font.get(), *digit) : units / 2;
  if (face.metrics.han_advance < han_least || face.metrics.han_advance > han_most ||
      width < digit_least || width > digit_most) {
    return "unitsPerEm/hmtx";
  }
  for (const char32_t c : {U'一', U'国', U'，', U'0', U'A'}) {
    const auto glyph = nominal_glyph(face.font.get(), c);
    const auto box = glyph ? glyph_ink(face.font.get(), *glyph) : std::nullopt;
    if (glyph && (!box || !is_plausible(*box))) {
      return face.cff ? "CFF" : "glyf";
    }
  }
  return {};
}

std::string tag_text(hb_tag_t name) {
  std::string text(4, ' ');
  hb_tag_to_string(name, text.data());
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

/// Names of the tables that hold pictures of glyphs, for whoever wonders why a font is refused.
std::string outline_formats(hb_face_t* face) {
  std::string found;
  for (const hb_tag_t name : {tag("CFF2"), tag("CBDT"), tag("EBDT"), tag("sbix"), tag("SVG "),
                              tag("COLR"), tag("TYP1"), tag("glyf"), tag("loca")}) {
    if (table_length(face, name) > 0) {
      found += (found.empty() ? "" : ", ") + tag_text(name);
    }
  }
  return found.empty() ? "—" : found;
}

/// Why the file or the face in it cannot be taken, before any table is used.
std::optional<Diagnostic> refusal(const HbBlob& blob, hb_face_t* face, const FontFile& file) {
  const unsigned count = hb_face_count(blob.get());
  if (count == 0) {
    return Diagnostic(Code::FontsNotAFont, file.span, {{"file", file.file}});
  }
  if (file.index >= count) {
    return Diagnostic(Code::FontsNoSuchFace, file.span,
                      {{"file", file.file},
                       {"index", std::to_string(file.index)},
                       {"count", std::to_string(count)},
                       {"names", list_faces(faces_in(bytes_of(blob)))}});
  }
  if (hb_ot_var_has_data(face) != 0) {
    return Diagnostic(Code::FontsVariable, file.span, {{"file", file.file}});
  }
  const bool outlines =
      table_length(face, tag("CFF ")) > 0 ||
      (table_length(face, tag("glyf")) > 0 && table_length(face, tag("loca")) > 0);
  if (!outlines) {
    return Diagnostic(Code::FontsNoOutlines, file.span,
                      {{"file", file.file}, {"formats", outline_formats(face)}});
  }
  return std::nullopt;
}

}  // namespace

unsigned table_length(hb_face_t* face, hb_tag_t name) {
  const HbBlob table(hb_face_reference_table(face, name));
  return hb_blob_get_length(table.get());
}

bool is_excepted(const OpenFace& face, char32_t character) {
  return std::ranges::binary_search(face.except, character);
}

std::optional<std::uint16_t> nominal_glyph(hb_font_t* font, char32_t character) {
  hb_codepoint_t glyph = 0;
  if (hb_font_get_nominal_glyph(font, character, &glyph) == 0 || glyph == 0 || glyph > max_glyph) {
    return std::nullopt;
  }
  return static_cast<std::uint16_t>(glyph);
}

std::optional<std::uint16_t> chinese_glyph(const OpenFace& face, char32_t character) {
  const auto nominal = nominal_glyph(face.font.get(), character);
  if (!nominal || !std::ranges::binary_search(face.local_glyphs, *nominal)) {
    return nominal;  // most faces, and nearly every character of the others
  }
  const std::unique_ptr<hb_buffer_t, HbDelete<hb_buffer_destroy>> buffer(hb_buffer_create());
  const std::uint32_t text = character;
  hb_buffer_add_utf32(buffer.get(), &text, 1, 0, 1);
  hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer.get(), HB_SCRIPT_HAN);
  hb_buffer_set_language(buffer.get(), hb_language_from_string("zh-Hans", -1));
  // One character stands alone here; what depends on its neighbours is not for a grid of cells.
  std::array<hb_feature_t, 6> off{};
  constexpr std::array<hb_tag_t, 6> names{tag("calt"), tag("ccmp"), tag("clig"),
                                          tag("liga"), tag("rclt"), tag("rlig")};
  for (std::size_t i = 0; i < off.size(); ++i) {
    off.at(i) = {names.at(i), 0, 0, 0xFFFFFFFF};
  }
  hb_shape(face.font.get(), buffer.get(), off.data(), off.size());
  unsigned length = 0;
  const hb_glyph_info_t* shaped = hb_buffer_get_glyph_infos(buffer.get(), &length);
  const bool usable = length == 1 && shaped->codepoint != 0 && shaped->codepoint <= max_glyph;
  return usable ? static_cast<std::uint16_t>(shaped->codepoint) : nominal;
}

std::optional<InkBox> glyph_ink(hb_font_t* font, std::uint16_t glyph) {
  hb_glyph_extents_t box{};
  if (hb_font_get_glyph_extents(font, glyph, &box) == 0 || box.width == 0 || box.height == 0) {
    return std::nullopt;
  }
  // HarfBuzz gives the top and a height that points down.
  return InkBox{box.x_bearing, box.y_bearing + box.height, box.x_bearing + box.width,
                box.y_bearing};
}

std::optional<InkBox> sound_ink(const OpenFace& face, std::uint16_t glyph) {
  const auto box = glyph_ink(face.font.get(), glyph);
  if (!box || !is_plausible(*box)) {
    return std::nullopt;
  }
  const bool whole = !face.boxes_agree || is_filled(*box, outline_box(face.font.get(), glyph));
  return whole ? box : std::nullopt;
}

bool is_blank(char32_t c) {
  return c <= U' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200F) || c == 0x202F || c == 0x205F ||
         c == 0x3000 || c == 0xFEFF;
}

Result<std::unique_ptr<OpenFace>> open_face(HbBlob blob, const FontFile& file) {
  auto result = std::make_unique<OpenFace>();
  hb_blob_make_immutable(blob.get());
  result->face.reset(hb_face_create(blob.get(), file.index));
  if (auto refused = refusal(blob, result->face.get(), file)) {
    return tl::unexpected(std::move(*refused));
  }
  hb_face_make_immutable(result->face.get());
  result->font.reset(hb_font_create(result->face.get()));
  hb_font_set_scale(result->font.get(), units, units);
  hb_font_make_immutable(result->font.get());
  result->blob = std::move(blob);
  result->file_name = file.file;
  result->counts_when_used = counts_when_used(file);
  result->except = file.except;
  result->postscript_name = postscript_name(result->face.get(), file.file);
  result->cff = table_length(result->face.get(), tag("CFF ")) > 0;
  result->metrics = read_metrics(result->font.get());
  result->boxes_agree = boxes_agree(result->font.get());
  result->local_glyphs = local_glyphs(result->face.get());
  if (const auto part = damaged_part(*result); !part.empty()) {
    return tl::unexpected(Diagnostic(Code::FontsUnusable, file.span,
                                     {{"file", file.file}, {"part", std::string(part)}}));
  }
  return result;
}

std::string name_of(hb_face_t* face, hb_ot_name_id_t id) {
  for (const char* language : {"zh-cn", "zh", "en"}) {
    std::array<char, 256> buffer{};
    unsigned length = buffer.size();
    if (hb_ot_name_get_utf8(face, id, hb_language_from_string(language, -1), &length,
                            buffer.data()) > 0) {
      return std::string(buffer.data(), length);
    }
  }
  return {};
}

}  // namespace jianbao
