#include "typeset/characters.h"

#include <algorithm>
#include <array>

namespace jianbao {
namespace {

constexpr std::u32string_view open_marks = U"“‘（《〈【〔「『［｛〖";
constexpr std::u32string_view close_marks = U"”’）》〉】〕」』］｝〗";
constexpr std::u32string_view commas = U"，、；：";
constexpr std::u32string_view stops = U"。！？．";

bool among(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

// The powers of ten that may stand before a measure word, longest first.
constexpr std::array<std::u32string_view, 5> powers = {U"万亿", U"千万", U"百万", U"亿", U"万"};

// The measure words that stay with their figure, longest first, so that the first match is the
// longest. The list of L-10 with the words that the catalogue of units adds.
constexpr std::array<std::u32string_view, 72> measure_words = {
    U"个百分点", U"平方公里", U"标准箱", U"百分点", U"平方米", U"立方米", U"千瓦时", U"美元",
    U"标箱",     U"人次",     U"架次",   U"月份",   U"公里",   U"车次",   U"班次",   U"TEU",
    U"个月",     U"年代",     U"世纪",   U"周年",   U"季度",   U"小时",   U"分钟",   U"公顷",
    U"千瓦",     U"兆瓦",     U"个",     U"元",     U"吨",     U"人",     U"户",     U"家",
    U"项",       U"件",       U"列",     U"号",     U"期",     U"年",     U"月",     U"日",
    U"时",       U"分",       U"倍",     U"次",     U"条",     U"只",     U"场",     U"名",
    U"种",       U"座",       U"届",     U"岁",     U"天",     U"周",     U"国",     U"城",
    U"处",       U"批",       U"所",     U"辆",     U"艘",     U"班",     U"亩",     U"份",
    U"台",       U"套",       U"箱",     U"架",     U"％",     U"%",      U"‰",      U"℃"};

template <class Words>
std::size_t word_length(const Words& words, std::u32string_view rest) {
  const auto found =
      std::ranges::find_if(words, [&](std::u32string_view w) { return rest.starts_with(w); });
  return found == words.end() ? 0 : found->size();
}

// 余 and 多 stand inside the group: 220余车次 is one figure.
std::size_t rounding_length(std::u32string_view rest) {
  return !rest.empty() && (rest[0] == U'余' || rest[0] == U'多') ? 1 : 0;
}

}  // namespace

CharClass class_of(char32_t c) {
  if (is_digit(c)) {
    return CharClass::Number;
  }
  if (c == U' ' || c == 0x3000) {
    return CharClass::Space;
  }
  if (c == U'/' || c == U'／') {
    return CharClass::Solidus;
  }
  if (c == U'-' || c == 0x2010 || c == 0x2013) {
    return CharClass::Hyphen;
  }
  if (is_ascii(c)) {
    return CharClass::Latin;
  }
  if (among(open_marks, c)) {
    return CharClass::Open;
  }
  if (among(close_marks, c)) {
    return CharClass::Close;
  }
  if (among(commas, c)) {
    return CharClass::Comma;
  }
  if (among(stops, c)) {
    return CharClass::Stop;
  }
  if (drawn_as(c) == 0x00B7) {
    return CharClass::Middot;
  }
  if (c == 0x2014) {
    return CharClass::Dash;
  }
  if (c == 0xFF5E || c == 0x301C) {
    return CharClass::Tilde;
  }
  if (c == 0x2E3A) {
    return CharClass::DoubleDash;
  }
  if (c == 0x2026 || c == 0x22EF) {
    return CharClass::Ellipsis;
  }
  // Latin letters with accents (combining ones too), Greek and Cyrillic behave as words; everything
  // else is a square.
  const bool alphabetic = (c >= 0x00C0 && c < 0x0250 && c != 0x00D7 && c != 0x00F7) ||
                          (c >= 0x0300 && c < 0x0530) || (c >= 0x1E00 && c < 0x1F00);
  return alphabetic ? CharClass::Latin : CharClass::Ideograph;
}

bool is_ascii_opening(char32_t c) { return among(U"([{", c); }

bool is_ascii_closing(char32_t c) { return among(U")]},.:;!?%", c); }

char32_t drawn_as(char32_t c) {
  if (c == 0x30FB || c == 0x2027 || c == 0x2022) {
    return 0x00B7;
  }
  return c == U'／' ? U'/' : c;
}

std::size_t unit_length(std::u32string_view rest) {
  std::size_t n = rounding_length(rest);
  const std::size_t power = word_length(powers, rest.substr(n));
  n += power;
  if (power > 0) {
    n += rounding_length(rest.substr(n));
  }
  return n + word_length(measure_words, rest.substr(n));
}

}  // namespace jianbao
