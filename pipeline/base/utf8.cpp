#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <span>

namespace jianbao {
namespace {

struct Range {
  char32_t first, last;
};

/// East Asian Width W and F of Unicode 15 (UAX #11), joined where nothing narrow lies between.
constexpr std::array wide_ranges = {
    Range{0x1100, 0x115F},   Range{0x2E80, 0x303E},   Range{0x3041, 0x33FF},
    Range{0x3400, 0x4DBF},   Range{0x4E00, 0xA4CF},   Range{0xA960, 0xA97F},
    Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},   Range{0xFE10, 0xFE19},
    Range{0xFE30, 0xFE6F},   Range{0xFF01, 0xFF60},   Range{0xFFE0, 0xFFE6},
    Range{0x1F300, 0x1F64F}, Range{0x1F900, 0x1F9FF}, Range{0x20000, 0x3FFFD},
};

/// Combining marks and what has no advance of its own.
constexpr std::array zero_width_ranges = {
    Range{0x0300, 0x036F}, Range{0x0483, 0x0489}, Range{0x0591, 0x05BD}, Range{0x064B, 0x065F},
    Range{0x1AB0, 0x1AFF}, Range{0x1DC0, 0x1DFF}, Range{0x200B, 0x200F}, Range{0x202A, 0x202E},
    Range{0x2060, 0x2069}, Range{0x20D0, 0x20FF}, Range{0x302A, 0x302F}, Range{0x3099, 0x309A},
    Range{0xFE00, 0xFE0F}, Range{0xFE20, 0xFE2F}, Range{0xFEFF, 0xFEFF}, Range{0xE0100, 0xE01EF},
};

/// Blocks of unified ideographs and of their compatibility forms, Unicode 15.1; and 〇.
constexpr std::array han_ranges = {
    Range{0x3007, 0x3007},   Range{0x3400, 0x4DBF},   Range{0x4E00, 0x9FFF},
    Range{0xF900, 0xFAFF},   Range{0x20000, 0x2A6DF}, Range{0x2A700, 0x2EBE0},
    Range{0x2EBF0, 0x2EE5D}, Range{0x2F800, 0x2FA1F}, Range{0x30000, 0x323AF},
};

bool in_ranges(std::span<const Range> ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [c](const Range& r) { return r.first <= c && c <= r.last; });
}

unsigned byte_at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

/// The length of the well-formed sequence at `i`, or 0 (Unicode 15, table 3-7).
std::size_t sequence_length(std::string_view text, std::size_t i) {
  const unsigned first = byte_at(text, i);
  if (first < 0x80) {
    return 1;
  }
  const std::size_t length = first >= 0xC2 && first <= 0xDF   ? 2
                             : first >= 0xE0 && first <= 0xEF ? 3
                             : first >= 0xF0 && first <= 0xF4 ? 4
                                                              : 0;
  if (length == 0 || text.size() - i < length) {
    return 0;
  }
  // The second byte alone tells overlong forms, surrogates and what lies beyond U+10FFFF.
  const unsigned low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const unsigned high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  const unsigned second = byte_at(text, i + 1);
  if (second < low || second > high) {
    return 0;
  }
  for (std::size_t k = 2; k < length; ++k) {
    if ((byte_at(text, i + k) & 0xC0U) != 0x80U) {
      return 0;
    }
  }
  return length;
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = sequence_length(text, i);
    if (length == 0) {
      return i;
    }
    i += length;
  }
  return std::nullopt;
}

char32_t next_character(std::string_view text, std::size_t& offset) {
  const unsigned first = byte_at(text, offset++);
  if (first < 0x80) {
    return first;
  }
  const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  char32_t c = first & (0x3FU >> more);
  for (int k = 0; k < more; ++k) {
    c = (c << 6) | (byte_at(text, offset++) & 0x3FU);
  }
  return c;
}

std::u32string to_utf32(std::string_view valid_utf8) {
  std::u32string out;
  for (std::size_t i = 0; i < valid_utf8.size();) {
    out.push_back(next_character(valid_utf8, i));
  }
  return out;
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) {
    append_utf8(out, c);
  }
  return out;
}

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

std::size_t count_characters(std::string_view valid_utf8) {
  return static_cast<std::size_t>(std::count_if(valid_utf8.begin(), valid_utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

int display_width(char32_t c) {
  if (c < 0x300) {
    return 1;
  }
  if (in_ranges(zero_width_ranges, c)) {
    return 0;
  }
  return in_ranges(wide_ranges, c) ? 2 : 1;
}

int display_width(std::string_view valid_utf8) {
  int width = 0;
  for (std::size_t i = 0; i < valid_utf8.size();) {
    width += display_width(next_character(valid_utf8, i));
  }
  return width;
}

bool is_han(char32_t c) { return in_ranges(han_ranges, c); }

std::string code_point_name(char32_t c) {
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "U+%04X", static_cast<unsigned>(c));
  return buffer.data();
}

bool is_blank(std::string_view valid_utf8) {
  constexpr std::u32string_view blanks = U" \t\r\n\u00A0\u3000";
  for (std::size_t at = 0; at < valid_utf8.size();) {
    if (blanks.find(next_character(valid_utf8, at)) == std::u32string_view::npos) {
      return false;
    }
  }
  return true;
}

}  // namespace jianbao
