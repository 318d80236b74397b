#pragma once
// Character classes of Chinese line composition (typography.md §3.1). UAX #14 is not relied on: it
// lets ～ and ／ start a line and reads “ ” as ambiguous.

#include <cstdint>
#include <string_view>

namespace jianbao {

/// Lengths along a line, in millionths of an em (one em = one cell of the style). Exact for ¼, ⅛
/// and ½ (L-38); positions are rounded once to millipoints when glyphs are placed.
using Em = std::int64_t;
inline constexpr Em one_em = 1'000'000;

enum class CharClass : std::uint8_t {
  Ideograph,   ///< ID: Han and full-width symbols
  Open,        ///< OP
  Close,       ///< CL
  Comma,       ///< PC 句内点号
  Stop,        ///< PE 句末点号
  StopPair,    ///< PE2 / PE3: ？！ together
  Middot,      ///< MD 间隔号, with ・ ‧ •
  Solidus,     ///< SL 分隔号, with ／
  Hyphen,      ///< HY 短横线
  Dash,        ///< LN 一字线
  Tilde,       ///< TL 浪纹线
  DoubleDash,  ///< DS 破折号
  Ellipsis,    ///< EL 省略号
  Number,      ///< NG number group, L-10
  Latin,       ///< LA Latin word
  Space,       ///< SP word space; also U+3000, which is never stretched
};

/// The class of one character standing alone; digits are Number, ASCII letters Latin.
[[nodiscard]] CharClass class_of(char32_t);
/// True for the marks of Close, Comma and Stop: they lose their right half at a line end (L-21).
[[nodiscard]] constexpr bool has_right_blank(CharClass c) {
  return c == CharClass::Close || c == CharClass::Comma || c == CharClass::Stop;
}
[[nodiscard]] constexpr bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
/// Printable ASCII: set in the Latin face of the style.
[[nodiscard]] constexpr bool is_ascii(char32_t c) { return c > U' ' && c < 0x7F; }
/// “ ” ‘ ’: full-width in Chinese, narrow in Latin text (see quotes.h).
[[nodiscard]] constexpr bool is_curly_quote(char32_t c) {
  return c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D;
}
/// ( [ { and ) ] } , . : ; ! ? % of ASCII, which a text not yet normalised may have next to Han:
/// L-01 and L-02 hold for them too.
[[nodiscard]] bool is_ascii_opening(char32_t);
[[nodiscard]] bool is_ascii_closing(char32_t);
/// The character whose glyph is drawn: the three look-alikes of · are mapped to it, ／ to / (§3.1).
[[nodiscard]] char32_t drawn_as(char32_t);
/// Length in characters of the unit at the start of `rest` that belongs to a number group (L-10,
/// longest match); 0: none. A unit is a power of ten (万, 亿 …) or a measure word or both, with 余
/// or 多 before either: 万人次, 余车次, 万多家.
[[nodiscard]] std::size_t unit_length(std::u32string_view rest);

}  // namespace jianbao
