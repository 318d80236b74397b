#pragma once
// Faces: which glyph stands for a character in a role, how wide it is, and the small font program
// that goes into a PDF. The only user of HarfBuzz. Opened once a process, read-only, shared by
// threads.

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/length.h"
#include "base/result.h"
#include "model/font_manifest.h"

namespace jianbao {

/// A glyph of a face, 1000 units to the em whatever the file says.
struct GlyphRef {
  FaceId face;
  std::uint16_t glyph;
  std::int32_t advance;  ///< in 1/1000 em
};

/// Ink box of a glyph in 1/1000 em, y upwards from the baseline.
struct InkBox {
  std::int32_t left, bottom, right, top;
};

/// In 1/1000 em; y upwards.
struct FaceMetrics {
  std::int32_t ascent, descent, cap_height;  ///< descent negative
  std::array<std::int32_t, 4> bounding_box;  ///< left, bottom, right, top
  /// Baseline below the centre of the em box (typography.md G-21, F-09): 380 for 880/−120.
  std::int32_t baseline_below_centre;
  std::int32_t weight;  ///< OS/2 usWeightClass: 400 regular, 700 bold
};

/// One glyph as it was set: the text is what a reader's program must get back (never inverted from
/// the cmap: Han share glyphs with radicals, libharu.md 11).
struct GlyphUse {
  std::uint16_t glyph;
  char32_t text;
  auto operator<=>(const GlyphUse&) const = default;
};

/// A font program ready to embed and the code that shows each glyph with its text.
struct SubsetFont {
  struct Coded {
    GlyphUse use;
    std::uint16_t code;    ///< two-byte code in the content stream (Identity-H), never 0
    std::int32_t advance;  ///< 1/1000 em
    /// The code already stands for another text and the font format has no second code for the
    /// glyph (CFF): show it inside /Span <</ActualText …>>, and leave it out of ToUnicode.
    bool actual_text = false;
  };
  std::string program;        ///< bare CFF, or an sfnt with glyf
  bool cff = false;           ///< FontFile3 /CIDFontType0C, else FontFile2
  std::string name;           ///< PostScript name with subset tag "ABCDEF+Name"
  std::vector<Coded> glyphs;  ///< ascending by use
  /// TrueType only, when codes are not glyph indices: big-endian CIDToGIDMap; empty: Identity.
  std::string cid_to_gid;
  /// Null when the use is not in the subset.
  [[nodiscard]] const Coded* find(GlyphUse) const;
  [[nodiscard]] std::uint16_t code_of(GlyphUse) const;  ///< 0 when the use is not in the subset
};

class FontSet {
 public:
  /// `files` holds each face's bytes by manifest order; see open(). Damaged fonts, fonts without
  /// outlines and unitsPerEm outside 16…16384 are refused by name (fonts/unusable).
  static Outcome<FontSet> open(const FontManifest&, const std::filesystem::path& folder);
  FontSet(FontSet&&) noexcept;
  FontSet& operator=(FontSet&&) noexcept;
  ~FontSet();

  /// The first face of the role's chain that has the character and, where `min_advance` (1/1000
  /// em) is given, draws it at least that wide (full-width quotes, F-05).
  [[nodiscard]] std::optional<GlyphRef> find(FontRole, char32_t,
                                             std::int32_t min_advance = 0) const;
  [[nodiscard]] std::int32_t advance(FaceId, std::uint16_t glyph) const;
  [[nodiscard]] std::optional<InkBox> ink(FaceId, std::uint16_t glyph) const;
  [[nodiscard]] const FaceMetrics& metrics(FaceId) const;
  [[nodiscard]] const std::string& file_name(FaceId) const;
  [[nodiscard]] std::size_t face_count() const;
  /// All faces, in manifest order: index() runs 0…face_count()-1.
  [[nodiscard]] std::vector<FaceId> faces() const;
  /// The files that have the character, for the hint of text/no-glyph.
  [[nodiscard]] std::vector<std::string> files_with(char32_t) const;

  /// `uses` ascending and unique. Deterministic: same uses, same bytes, same name.
  [[nodiscard]] Result<SubsetFont> subset(FaceId, std::span<const GlyphUse> uses) const;
  /// The outline of one glyph as drawn, "M x y L … Q … C … Z" in font units: for tests that a
  /// subset draws what the original draws.
  [[nodiscard]] std::string outline(FaceId, std::uint16_t glyph) const;

 private:
  struct Face;
  FontSet();
  static Result<std::unique_ptr<const Face>> open_face(const FontFile&,
                                                       const std::filesystem::path& folder);
  std::vector<std::unique_ptr<const Face>> faces_;
  std::array<std::vector<std::uint32_t>, font_role_count> chains_;
};

}  // namespace jianbao
