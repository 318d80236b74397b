#include "faces/font_set.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "faces/big_endian.h"
#include "faces/face.h"
#include "faces/sfnt.h"

namespace jianbao {
namespace {

constexpr int units = 1000;
constexpr std::uint32_t max_glyph = 0xFFFF;
constexpr char32_t han_one = U'一';
/// The ideographic em box 880/−120, and how far a face's typographic box may stray from 1 em.
constexpr std::int32_t ideographic_centre = 380;
constexpr std::int32_t em_box_tolerance = 30;

std::optional<std::uint16_t> nominal_glyph(hb_font_t* font, char32_t character) {
  hb_codepoint_t glyph = 0;
  if (!hb_font_get_nominal_glyph(font, character, &glyph) || glyph == 0 || glyph > max_glyph) {
    return std::nullopt;
  }
  return static_cast<std::uint16_t>(glyph);
}

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

/// A face that does not stand in an ideographic box (Latin) sits on the Han baseline, so it gets
/// the Han value.
std::int32_t baseline_below_centre(hb_font_t* font, std::int32_t ascender, std::int32_t descender) {
  const bool ideographic =
      nominal_glyph(font, han_one) && std::abs(ascender - descender - units) <= em_box_tolerance;
  return ideographic ? (ascender + descender) / 2 : ideographic_centre;
}

FaceMetrics read_metrics(hb_font_t* font, std::string_view file, std::uint32_t index) {
  const std::string_view head = sfnt_table(file, index, "head");
  const std::string_view os2 = sfnt_table(file, index, "OS/2");
  const auto per_em = static_cast<std::int32_t>(*read_big_endian(head, 18, 2));
  const auto scaled = [&](std::string_view table, std::size_t offset) {
    return read_int16(table, offset) * units / per_em;
  };
  FaceMetrics m{};
  hb_ot_metrics_get_position_with_fallback(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, &m.ascent);
  hb_ot_metrics_get_position_with_fallback(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER,
                                           &m.descent);
  hb_ot_metrics_get_position_with_fallback(font, HB_OT_METRICS_TAG_CAP_HEIGHT, &m.cap_height);
  m.bounding_box = {scaled(head, 36), scaled(head, 38), scaled(head, 40), scaled(head, 42)};
  m.baseline_below_centre = baseline_below_centre(font, scaled(os2, 68), scaled(os2, 70));
  const auto weight = static_cast<std::int32_t>(read_big_endian(os2, 4, 2).value_or(400));
  m.weight = std::clamp(weight, 1, 1000);
  return m;
}

/// Maps the file into memory. Not a plain file (a FIFO would hang here): missing.
Result<HbBlob> map_file(const FontFile& file, const std::filesystem::path& path) {
  std::error_code error;
  HbBlob blob;
  if (std::filesystem::is_regular_file(path, error)) {
    blob.reset(hb_blob_create_from_file_or_fail(path.c_str()));
  }
  if (!blob) {
    return tl::unexpected(
        Diagnostic(Code::FontsMissing, file.span, {{"path", path.generic_string()}}));
  }
  // The size finds a file that was replaced or cut short; reading 60 MB for the digest would cost
  // more than all the rest of a run. The tests compare the digests.
  const std::size_t size = bytes_of(blob).size();
  if (size != file.bytes) {
    return tl::unexpected(Diagnostic(Code::FontsWrongSize, file.span,
                                     {{"file", file.file},
                                      {"expected", std::to_string(file.bytes)},
                                      {"found", std::to_string(size)}}));
  }
  return blob;
}

}  // namespace

FontSet::FontSet() = default;
FontSet::FontSet(FontSet&&) noexcept = default;
FontSet& FontSet::operator=(FontSet&&) noexcept = default;
FontSet::~FontSet() = default;

Result<std::unique_ptr<const FontSet::Face>> FontSet::open_face(
    const FontFile& file, const std::filesystem::path& folder) {
  const auto blob = map_file(file, folder / file.file);
  if (!blob) {
    return tl::unexpected(blob.error());
  }
  const std::string_view bytes = bytes_of(*blob);
  const std::string_view fault = sfnt_fault(bytes, file.index);
  auto result = std::make_unique<Face>();
  result->face.reset(hb_face_create(blob->get(), file.index));
  if (!fault.empty() || hb_face_get_glyph_count(result->face.get()) == 0) {
    return tl::unexpected(
        Diagnostic(Code::FontsUnusable, file.span,
                   {{"file", file.file}, {"part", std::string(fault.empty() ? "maxp" : fault)}}));
  }
  hb_face_make_immutable(result->face.get());
  result->font.reset(hb_font_create(result->face.get()));
  hb_font_set_scale(result->font.get(), units, units);
  hb_font_make_immutable(result->font.get());
  result->file_name = file.file;
  result->postscript_name = postscript_name(result->face.get(), file.file);
  result->cff = !sfnt_table(bytes, file.index, "CFF ").empty();
  result->metrics = read_metrics(result->font.get(), bytes, file.index);
  return result;
}

Outcome<FontSet> FontSet::open(const FontManifest& manifest, const std::filesystem::path& folder) {
  Outcome<FontSet> outcome;
  FontSet set;
  for (const FontFile& file : manifest.files) {
    auto face = open_face(file, folder);
    if (face) {
      set.faces_.push_back(std::move(*face));
    } else {
      outcome.diagnostics.add(face.error());
    }
  }
  set.chains_ = manifest.chains;
  if (!outcome.diagnostics.has_errors()) {
    outcome.value.emplace(std::move(set));
  }
  return outcome;
}

std::optional<GlyphRef> FontSet::find(FontRole role, char32_t character,
                                      std::int32_t min_advance) const {
  for (const std::uint32_t index : chains_[static_cast<std::size_t>(role)]) {
    hb_font_t* font = faces_[index]->font.get();
    const auto glyph = nominal_glyph(font, character);
    if (!glyph) {
      continue;
    }
    const std::int32_t width = hb_font_get_glyph_h_advance(font, *glyph);
    if (width >= min_advance) {
      return GlyphRef{FaceId(index), *glyph, width};
    }
  }
  return std::nullopt;
}

std::int32_t FontSet::advance(FaceId face, std::uint16_t glyph) const {
  return hb_font_get_glyph_h_advance(faces_[face.index()]->font.get(), glyph);
}

std::optional<InkBox> FontSet::ink(FaceId face, std::uint16_t glyph) const {
  hb_glyph_extents_t box{};
  if (!hb_font_get_glyph_extents(faces_[face.index()]->font.get(), glyph, &box) || box.width == 0 ||
      box.height == 0) {
    return std::nullopt;
  }
  // HarfBuzz gives the top and a height that points down.
  return InkBox{box.x_bearing, box.y_bearing + box.height, box.x_bearing + box.width,
                box.y_bearing};
}

const FaceMetrics& FontSet::metrics(FaceId face) const { return faces_[face.index()]->metrics; }

const std::string& FontSet::file_name(FaceId face) const { return faces_[face.index()]->file_name; }

std::size_t FontSet::face_count() const { return faces_.size(); }

std::vector<FaceId> FontSet::faces() const {
  std::vector<FaceId> ids;
  for (std::size_t i = 0; i < faces_.size(); ++i) {
    ids.push_back(FaceId(static_cast<std::uint32_t>(i)));
  }
  return ids;
}

std::vector<std::string> FontSet::files_with(char32_t character) const {
  std::vector<std::string> names;
  for (const auto& face : faces_) {
    if (nominal_glyph(face->font.get(), character)) {
      names.push_back(face->file_name);
    }
  }
  return names;
}

}  // namespace jianbao
