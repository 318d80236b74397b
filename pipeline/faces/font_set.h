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
#include <string_view>
#include <vector>

#include "base/length.h"
#include "base/result.h"
#include "model/font_manifest.h"

namespace jianbao {

struct FaceSurvey;

/// A glyph of a face, 1000 units to the em whatever the file says.
struct GlyphRef {
  FaceId face;
  std::uint16_t glyph;
  std::int32_t advance;  ///< in 1/1000 em of the size at which it is drawn
  /// 1/1000 of the size asked for: a fallback face whose Han are not one em wide is drawn larger or
  /// smaller, so that they fill the cell.
  std::int32_t size = 1000;
  /// How much lower than the line's its baseline stands, in 1/1000 of the size asked for, so that
  /// em boxes share their centre (F-09). Of the role's first face: 0.
  std::int32_t drop = 0;
};

/// Ink box of a glyph in 1/1000 em, y upwards from the baseline.
struct InkBox {
  std::int32_t left, bottom, right, top;
};

/// In 1/1000 em; y upwards.
struct FaceMetrics {
  std::int32_t ascent, descent, cap_height;  ///< descent negative
  /// Baseline below the centre of the em box (typography.md G-21, F-09): 380 for 880/−120.
  std::int32_t baseline_below_centre;
  std::int32_t weight;       ///< class, 1…1000: 400 regular, 700 bold
  std::int32_t han_advance;  ///< of its Han; 1000 for a face without any
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
  InkBox bounding_box{};  ///< of all its glyphs
  /// Null when the use is not in the subset.
  [[nodiscard]] const Coded* find(GlyphUse) const;
  [[nodiscard]] std::uint16_t code_of(GlyphUse) const;  ///< 0 when the use is not in the subset
};

/// An optional font of the system that is not installed.
struct AbsentFont {
  std::string file, package;
};

struct OpenFace;

/// Name and version of the library that shapes and cuts fonts: another one may write other bytes.
[[nodiscard]] std::string font_library();

class FontSet {
 public:
  /// Maps and opens every file of the manifest; optional ones that are not there are left out.
  /// Refused by name: missing files, other sizes than recorded, and what no page could be set with
  /// (fonts/not-a-font, no-such-face, no-outlines, variable, unusable).
  static Outcome<FontSet> open(const FontManifest&, const std::filesystem::path& folder);
  /// One file that is in memory as the whole set, serving every role: to look at a font before it
  /// is registered.
  static Outcome<FontSet> open_alone(const FontFile&, const std::string& bytes);
  FontSet(FontSet&&) noexcept;
  FontSet& operator=(FontSet&&) noexcept;
  ~FontSet();

  /// The first face of the role's chain that has the character, does not draw it wrong
  /// (FontFile::except) and, where `min_advance` (1/1000
  /// em) is given, draws it at least that wide (full-width quotes, F-05). In Chinese roles the
  /// glyph is the one for zh-Hans.
  [[nodiscard]] std::optional<GlyphRef> find(FontRole, char32_t,
                                             std::int32_t min_advance = 0) const;
  [[nodiscard]] std::int32_t advance(FaceId, std::uint16_t glyph) const;
  [[nodiscard]] std::optional<InkBox> ink(FaceId, std::uint16_t glyph) const;
  [[nodiscard]] const FaceMetrics& metrics(FaceId) const;
  [[nodiscard]] const std::string& file_name(FaceId) const;
  /// The face that a role is meant to be set in.
  [[nodiscard]] FaceId primary(FontRole) const;
  /// Optional, or without a recorded digest: it is an input of those documents that use it, by the
  /// digest that it has.
  [[nodiscard]] bool counts_when_used(FaceId) const;
  [[nodiscard]] std::string sha256(FaceId) const;
  [[nodiscard]] std::size_t bytes(FaceId) const;  ///< of the file
  [[nodiscard]] std::size_t face_count() const;
  /// All faces, in manifest order: index() runs 0…face_count()-1.
  [[nodiscard]] std::vector<FaceId> faces() const;
  /// The files that have the character, for the hint of text/no-glyph.
  [[nodiscard]] std::vector<std::string> files_with(char32_t) const;
  [[nodiscard]] const std::vector<AbsentFont>& absent() const { return absent_; }
  /// What a font says of itself and what it can do; see survey.h.
  [[nodiscard]] FaceSurvey survey(FaceId) const;
  /// How many characters of a set (ascending) the face has.
  [[nodiscard]] std::uint32_t count(FaceId, std::u32string_view characters) const;
  /// The same for a role, over its whole chain.
  [[nodiscard]] std::uint32_t count(FontRole, std::u32string_view characters) const;

  /// `uses` ascending and unique. Deterministic: same uses, same bytes, same name. A glyph that
  /// would print nothing, or ink where none can be, is refused by character (fonts/broken-glyph).
  [[nodiscard]] Result<SubsetFont> subset(FaceId, std::span<const GlyphUse> uses) const;
  /// The outline of one glyph as drawn, "M x y L … Q … C … Z" in font units: for tests that a
  /// subset draws what the original draws.
  [[nodiscard]] std::string outline(FaceId, std::uint16_t glyph) const;

 private:
  FontSet();
  std::vector<std::unique_ptr<const OpenFace>> faces_;
  std::array<std::vector<std::uint32_t>, font_role_count> chains_;
  std::vector<AbsentFont> absent_;
};

}  // namespace jianbao
