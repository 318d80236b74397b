#include "typeset/characters.h"

#include <algorithm>
#include <array>

namespace jianbao {
namespace {

constexpr std::u32string_view open_marks = U"“‘（《〈【〔「『［｛";
constexpr std::u32string_view close_marks = U"”’）》〉】〕」』］｝";
constexpr std::u32string_view commas = U"，、；：";
constexpr std::u32string_view stops = U"。！？．";

bool among(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

// The measure words that stay with their figure. Longest first, so that the first match is the
// longest. 余 and 多 stand inside the group: 220余车次 is one figure.
constexpr std::array<std::u32string_view, 71> units = {
    U"个百分点", U"平方公里", U"标准箱", U"百分点", U"平方米", U"万标箱", U"亿美元", U"万美元",
    U"万亿元",   U"万人次",   U"万TEU",  U"亿元",   U"万元",   U"美元",   U"标箱",   U"万吨",
    U"人次",     U"架次",     U"月份",   U"公里",   U"车次",   U"班次",   U"万家",   U"万户",
    U"万人",     U"万个",     U"TEU",    U"个",     U"元",     U"吨",     U"人",     U"户",
    U"家",       U"项",       U"件",     U"列",     U"号",     U"期",     U"年",     U"月",
    U"日",       U"时",       U"分",     U"倍",     U"次",     U"亿",     U"万",     U"条",
    U"只",       U"场",       U"名",     U"种",     U"座",     U"届",     U"岁",     U"天",
    U"周",       U"国",       U"城",     U"处",     U"批",     U"所",     U"辆",     U"艘",
    U"班",       U"亩",       U"份",     U"％",     U"%",      U"‰",      U"℃"};

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
  if (c == 0x00B7) {
    return CharClass::Middot;
  }
  if (c == 0x2014) {
    return CharClass::Dash;
  }
  if (c == 0xFF5E) {
    return CharClass::Tilde;
  }
  if (c == 0x2E3A) {
    return CharClass::DoubleDash;
  }
  if (c == 0x2026 || c == 0x22EF) {
    return CharClass::Ellipsis;
  }
  // Latin letters with accents and Cyrillic behave as words; everything else is a square.
  const bool alphabetic =
      (c >= 0x00C0 && c < 0x0250 && c != 0x00D7 && c != 0x00F7) || (c >= 0x0370 && c < 0x0530);
  return alphabetic ? CharClass::Latin : CharClass::Ideograph;
}

std::size_t unit_length(std::u32string_view rest) {
  std::size_t inside = 0;
  if (!rest.empty() && (rest[0] == U'余' || rest[0] == U'多')) {
    inside = 1;
  }
  const auto tail = rest.substr(inside);
  const auto found =
      std::ranges::find_if(units, [&](std::u32string_view u) { return tail.starts_with(u); });
  return found == units.end() ? inside : inside + found->size();
}

}  // namespace jianbao
