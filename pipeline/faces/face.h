#pragma once
// One opened face. Internal to faces/: the only header that shows HarfBuzz.

#include <hb-ot.h>
#include <hb-subset.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "faces/font_set.h"

namespace jianbao {

/// Calls HarfBuzz's own destroy function; owners are unique_ptr so that no path leaks.
template <auto Destroy>
struct HbDelete {
  template <class T>
  void operator()(T* object) const {
    Destroy(object);
  }
};
using HbBlob = std::unique_ptr<hb_blob_t, HbDelete<hb_blob_destroy>>;
using HbFace = std::unique_ptr<hb_face_t, HbDelete<hb_face_destroy>>;
using HbFont = std::unique_ptr<hb_font_t, HbDelete<hb_font_destroy>>;
using HbSet = std::unique_ptr<hb_set_t, HbDelete<hb_set_destroy>>;

/// Every length that leaves this module is in thousandths of an em.
inline constexpr int units = 1000;

struct OpenFace {
  std::string file_name;
  std::string postscript_name;  ///< printable ASCII without PDF delimiters
  bool counts_when_used = false;
  HbBlob blob;  ///< the whole file
  HbFace face;  ///< immutable, so threads share it
  HbFont font;  ///< 1000 units to the em, immutable
  bool cff = false;
  /// Glyphs that its `locl` feature may replace by their zh-Hans forms, ascending; mostly none.
  std::vector<std::uint16_t> local_glyphs;
  /// The boxes that its glyphs declare are those of their outlines, so that one that is not tells
  /// of damage. Some old fonts declare anything.
  bool boxes_agree = false;
  std::u32string except;  ///< see FontFile
  FaceMetrics metrics{};
};

[[nodiscard]] inline std::string_view bytes_of(const HbBlob& blob) {
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob.get(), &length);
  return data == nullptr ? std::string_view() : std::string_view(data, length);
}

/// A table's name as HarfBuzz takes it (HB_TAG is a macro of C casts).
[[nodiscard]] constexpr hb_tag_t tag(const char (&name)[5]) {
  hb_tag_t value = 0;
  for (int i = 0; i < 4; ++i) {
    value = value << 8U | static_cast<unsigned char>(name[i]);
  }
  return value;
}

/// Bytes that the face has of a table; 0: it has none. Says nothing of what is in them.
[[nodiscard]] unsigned table_length(hb_face_t*, hb_tag_t);

/// The font has a glyph for the character, but the manifest says that it is not to be used.
[[nodiscard]] bool is_excepted(const OpenFace&, char32_t);
/// The glyph of a character by the cmap alone; none: .notdef, or beyond what a PDF can name.
[[nodiscard]] std::optional<std::uint16_t> nominal_glyph(hb_font_t*, char32_t);
/// The glyph for simplified Chinese: the cmap's, or its `locl` replacement for zh-Hans.
[[nodiscard]] std::optional<std::uint16_t> chinese_glyph(const OpenFace&, char32_t);
/// None: blank.
[[nodiscard]] std::optional<InkBox> glyph_ink(hb_font_t*, std::uint16_t glyph);
/// The box around the points of the outline as it is drawn; none: nothing is drawn.
[[nodiscard]] std::optional<InkBox> outline_box(hb_font_t*, std::uint16_t glyph);
/// The ink of a glyph that can be printed. None: blank, or damaged, as far as can be told: ink
/// where no glyph's can be, or parts of the outline missing from the box that the glyph declares
/// (the breve of й, when a file was cut short).
[[nodiscard]] std::optional<InkBox> sound_ink(const OpenFace&, std::uint16_t glyph);
/// Characters that have a glyph without ink.
[[nodiscard]] bool is_blank(char32_t);

/// Opens one face of a file that is in memory. Refused with the reason: no font at all, no such
/// face in a collection, no outlines that can be printed, a variable font, tables damaged.
[[nodiscard]] Result<std::unique_ptr<OpenFace>> open_face(HbBlob, const FontFile&);

/// A name of the font's own name table in Chinese where it has one; may be empty.
[[nodiscard]] std::string name_of(hb_face_t*, hb_ot_name_id_t);

}  // namespace jianbao
