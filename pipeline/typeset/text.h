#pragma once
// Spans of text → lines of placed glyphs in the faces of a style.

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "faces/font_set.h"
#include "model/document.h"
#include "model/page.h"
#include "model/style.h"
#include "typeset/lines.h"

namespace jianbao {

/// How text of one kind is set. A Han advances by exactly one cell whatever the drawn size (G-20).
struct TextStyle {
  FontRole han = FontRole::Fs, latin = FontRole::Latin;
  Length size;                      ///< drawn
  std::int64_t cell_numerator = 0;  ///< the cell in millipoints is numerator ÷ denominator
  std::int64_t cell_denominator = 1;
  Rgb colour{};

  /// Body text on the 28-cell grid.
  static TextStyle on_grid(FontRole han, Length size);
  /// Text whose cell is its own size.
  static TextStyle free(FontRole han, FontRole latin, Length size);
  /// Em of this style → length, rounded once.
  [[nodiscard]] Length length(Em) const;
  /// How many em of this style fit into a length, rounded down.
  [[nodiscard]] Em ems(Length) const;
};

/// Widths of what is set in the Latin face of a style; a character that it lacks is as wide as in
/// the Han face. The font set must outlive the result.
[[nodiscard]] LatinWidth latin_widths(const FontSet&, const TextStyle&);

enum class Align : std::uint8_t { Left, Centre, Right };

/// One line ready to be put somewhere: runs relative to the line's left end and baseline.
struct TextLine {
  std::vector<TextRun> runs;
  Length width;
};

/// Sets text with one font set; what it cannot draw becomes a diagnostic at `where`.
class TextSetter {
 public:
  TextSetter(const FontSet& fonts, Diagnostics& diagnostics)
      : fonts_(fonts), diagnostics_(diagnostics) {}

  /// Where the text that follows was declared.
  void set_place(std::optional<Span> where) { where_ = where; }

  /// Reports something at the place of the text being set.
  void complain(Code code, Args args) { diagnostics_.add({code, where_, std::move(args)}); }

  /// A paragraph broken to the measure. What is very loose or had to be taken apart is a note.
  std::vector<TextLine> paragraph(const Spans&, const TextStyle&, const LineOptions&);
  struct Rewritten {
    std::vector<TextLine> lines;
    LineCounts before, after;
  };
  /// The same in fewer lines by §3 compression (V-04); none when that is not permitted or would be
  /// very loose. Tells and counts nothing.
  [[nodiscard]] std::optional<Rewritten> in_fewer_lines(const Spans&, const TextStyle&,
                                                        LineOptions);
  /// Everything on one line at natural width.
  TextLine line(const Spans&, const TextStyle&);
  TextLine line(std::string_view text, const TextStyle&);
  TextLine line(const std::string& text, const TextStyle& s) {
    return line(std::string_view(text), s);
  }
  /// Every character `tracking` apart beyond its width (E-03).
  TextLine letterspaced(std::string_view text, const TextStyle&, Length tracking);
  /// The widest pieces that should not be broken, for table columns.
  struct Widest {
    Length piece, number;
  };
  [[nodiscard]] Widest widest(const Spans&, const TextStyle&) const;

  /// Of all paragraphs set so far.
  [[nodiscard]] const LineCounts& line_counts() const { return counts_; }

  /// Baseline below the centre of a line of this style (G-21, F-09).
  [[nodiscard]] Length baseline_below_centre(const TextStyle&) const;
  /// Height of a character's ink above the baseline.
  [[nodiscard]] Length ink_top(char32_t, const TextStyle&) const;

 private:
  struct Flat {
    std::u32string text;
    std::vector<std::uint32_t> span_of;  ///< per character
  };
  [[nodiscard]] static Flat flatten(const Spans&);
  void draw(const Flat&, const Spans&, const LineItem&, Em at, const TextStyle&, TextLine&);
  void draw_atom(char32_t, const Atom&, Em at, const TextSpan&, CharClass, const TextStyle&,
                 TextLine&);
  struct Stand {
    Length x;
    std::int32_t scale;  ///< horizontal, in 1/1000
  };
  /// Where a glyph of this size is drawn in the room that its class gives it, which begins at
  /// `left`.
  [[nodiscard]] Stand stand(const GlyphRef&, CharClass, Length left, Length room,
                            Length size) const;
  TextLine assemble(const Flat&, const Spans&, const std::vector<LineItem>&, const SetLine&,
                    const TextStyle&);
  [[nodiscard]] std::optional<GlyphRef> glyph_for(char32_t, const TextSpan&, const TextStyle&,
                                                  bool mark, bool latin);
  void tell_very_loose(const SetLine&, const std::vector<LineItem>&, const Flat&);
  void count_overlong(const std::vector<LineItem>&, const Flat&);
  [[nodiscard]] GlyphRef centred(GlyphRef, const TextStyle&) const;
  /// Reports a character without a glyph, and once each that a face other than the role's draws.
  std::optional<GlyphRef> told(std::optional<GlyphRef>, FontRole, char32_t);
  void report_missing(char32_t, FontRole);
  void report_fallback(char32_t, FontRole, FaceId);

  const FontSet& fonts_;
  Diagnostics& diagnostics_;
  std::optional<Span> where_;
  LineCounts counts_;
  std::set<std::pair<FontRole, char32_t>> fallbacks_;  ///< told
};

/// Shifts a line's runs to an origin (baseline, left end) and appends them.
void put(std::vector<Item>& items, const TextLine&, Point origin);

}  // namespace jianbao
