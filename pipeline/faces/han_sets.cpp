#include "faces/han_sets.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/encoding.h"
#include "base/utf8.h"
#include "faces/han_8105.inc"

namespace jianbao {
namespace {

void append_range(std::u32string& out, char32_t first, char32_t last) {
  for (char32_t c = first; c <= last; ++c) {
    out += c;
  }
}

std::u32string sorted(std::u32string text) {
  std::ranges::sort(text);
  const auto rest = std::ranges::unique(text);
  text.erase(rest.begin(), rest.end());
  return text;
}

/// Rows 16 to 87 of GB 2312 are two bytes each of GB 18030, and stand for the same characters. The
/// last five of row 55 are empty.
std::u32string make_gb2312() {
  std::string bytes;
  for (int row = 0xB0; row <= 0xF7; ++row) {
    for (int cell = 0xA1; cell <= (row == 0xD7 ? 0xF9 : 0xFE); ++cell) {
      bytes += static_cast<char>(row);
      bytes += static_cast<char>(cell);
    }
  }
  return sorted(to_utf32(from_gb18030(bytes).value_or(std::string())));
}

std::u32string make_level1() {
  std::u32string text;
  append_range(text, 0x3400, 0x4DB5);
  append_range(text, 0x4E00, 0x9FEF);
  return text;
}

std::u32string make_level3() {
  std::u32string text = make_level1();
  text += U"\uFA0E\uFA0F\uFA11\uFA13\uFA14\uFA1F\uFA21\uFA23\uFA24\uFA27\uFA28\uFA29";
  for (const auto& [first, last] :
       {std::pair(0x20000, 0x2A6D6), std::pair(0x2A700, 0x2B734), std::pair(0x2B740, 0x2B81D),
        std::pair(0x2B820, 0x2CEA1), std::pair(0x2CEB0, 0x2EBE0)}) {
    append_range(text, static_cast<char32_t>(first), static_cast<char32_t>(last));
  }
  return text;
}

}  // namespace

std::u32string_view han_set(HanSet set) {
  switch (set) {
    case HanSet::Gb2312: {
      static const std::u32string text = make_gb2312();
      return text;
    }
    case HanSet::Table8105: {
      static const std::u32string text = sorted(std::u32string(han_8105));
      return text;
    }
    case HanSet::Level1: {
      static const std::u32string text = make_level1();
      return text;
    }
    case HanSet::Level2: {
      static const std::u32string text = sorted(make_level1() + std::u32string(han_8105));
      return text;
    }
    case HanSet::Level3:
      break;
  }
  static const std::u32string text = make_level3();
  return text;
}

}  // namespace jianbao
