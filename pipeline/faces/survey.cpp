#include "faces/survey.h"

#include <algorithm>

#include "faces/face.h"
#include "faces/han_sets.h"

namespace jianbao {
namespace {

constexpr unsigned most_faces = 64;
constexpr std::size_t most_examples = 10;

/// F-07: the comma's ink stands in the left of its cell, that of what opens in the right. Limits in
/// 1/1000 em.
constexpr std::int32_t comma_right_most = 450;
constexpr std::int32_t open_left_least = 500;
/// Other marks that pause or close may reach a little past the middle, as 、 of good mainland fonts
/// does; a centred one reaches much farther.
constexpr std::int32_t close_right_most = 550;
/// F-05.
constexpr std::int32_t full_width_least = 900;

bool is_misplaced(const OpenFace& face, char32_t mark, auto fits) {
  const auto glyph = chinese_glyph(face, mark);
  const auto box = glyph ? glyph_ink(face.font.get(), *glyph) : std::nullopt;
  return !box || !fits(*box);
}

std::u32string misplaced_marks(const OpenFace& face) {
  std::u32string found;
  if (is_misplaced(face, U'，', [](InkBox b) { return b.right < comma_right_most; })) {
    found += U'，';
  }
  for (const char32_t mark : std::u32string_view(U"（《")) {
    if (is_misplaced(face, mark, [](InkBox b) { return b.left > open_left_least; })) {
      found += mark;
    }
  }
  for (const char32_t mark : std::u32string_view(U"、。）》")) {
    if (is_misplaced(face, mark, [](InkBox b) { return b.right < close_right_most; })) {
      found += mark;
    }
  }
  return found;
}

std::u32string narrow_quotes(const OpenFace& face) {
  std::u32string found;
  for (const char32_t mark : std::u32string_view(U"“”‘’")) {
    const auto glyph = chinese_glyph(face, mark);
    if (!glyph || hb_font_get_glyph_h_advance(face.font.get(), *glyph) < full_width_least) {
      found += mark;
    }
  }
  return found;
}

std::int32_t digit_advance(const OpenFace& face) {
  std::int32_t common = 0;
  for (char32_t digit = U'0'; digit <= U'9'; ++digit) {
    const auto glyph = nominal_glyph(face.font.get(), digit);
    const std::int32_t width = glyph ? hb_font_get_glyph_h_advance(face.font.get(), *glyph) : 0;
    if (width == 0 || (digit != U'0' && width != common)) {
      return 0;
    }
    common = width;
  }
  return common;
}

void find_blanks(const OpenFace& face, FaceSurvey& survey) {
  for (const char32_t han : han_set(HanSet::Gb2312)) {
    const auto glyph = nominal_glyph(face.font.get(), han);
    if (glyph && !sound_ink(face, *glyph)) {
      ++survey.blank;
      if (survey.first_blank.size() < most_examples) {
        survey.first_blank += han;
      }
    }
  }
}

HbSet characters_of(const OpenFace& face) {
  HbSet set(hb_set_create());
  hb_face_collect_unicodes(face.face.get(), set.get());
  for (const char32_t wrong : face.except) {
    hb_set_del(set.get(), wrong);
  }
  return set;
}

std::uint32_t count_in(const hb_set_t* set, std::u32string_view characters) {
  return static_cast<std::uint32_t>(
      std::ranges::count_if(characters, [&](char32_t c) { return hb_set_has(set, c) != 0; }));
}

}  // namespace

std::vector<FaceName> faces_in(std::string_view file) {
  const HbBlob blob(hb_blob_create(file.data(), static_cast<unsigned>(file.size()),
                                   HB_MEMORY_MODE_READONLY, nullptr, nullptr));
  std::vector<FaceName> faces;
  const unsigned count = std::min(hb_face_count(blob.get()), most_faces);
  for (std::uint32_t i = 0; i < count; ++i) {
    const HbFace face(hb_face_create(blob.get(), i));
    faces.push_back({i, name_of(face.get(), HB_OT_NAME_ID_FULL_NAME)});
  }
  return faces;
}

std::string list_faces(const std::vector<FaceName>& faces) {
  std::string list;
  for (const FaceName& face : faces) {
    list += (list.empty() ? "" : ", ") + std::to_string(face.index) +
            (face.name.empty() ? "" : " " + face.name);
  }
  return list;
}

FaceSurvey FontSet::survey(FaceId id) const {
  const OpenFace& face = *faces_[id.index()];
  FaceSurvey survey;
  survey.name = name_of(face.face.get(), HB_OT_NAME_ID_FULL_NAME);
  survey.version = name_of(face.face.get(), HB_OT_NAME_ID_VERSION_STRING);
  survey.cff = face.cff;
  survey.glyphs = hb_face_get_glyph_count(face.face.get());
  survey.weight = face.metrics.weight;
  survey.han_advance = face.metrics.han_advance;
  survey.baseline_below = face.metrics.baseline_below_centre;
  survey.local_forms = !face.local_glyphs.empty();
  find_blanks(face, survey);
  survey.misplaced = misplaced_marks(face);
  survey.narrow_quotes = narrow_quotes(face);
  survey.digit_advance = digit_advance(face);
  for (char32_t c = U'!'; c <= U'~'; ++c) {
    const auto glyph = nominal_glyph(face.font.get(), c);
    if (!glyph || !sound_ink(face, *glyph)) {
      survey.missing_latin += c;
    }
  }
  return survey;
}

std::uint32_t FontSet::count(FaceId face, std::u32string_view characters) const {
  return count_in(characters_of(*faces_[face.index()]).get(), characters);
}

std::uint32_t FontSet::count(FontRole role, std::u32string_view characters) const {
  const HbSet all(hb_set_create());
  for (const std::uint32_t index : chains_[static_cast<std::size_t>(role)]) {
    hb_set_union(all.get(), characters_of(*faces_[index]).get());
  }
  return count_in(all.get(), characters);
}

}  // namespace jianbao
