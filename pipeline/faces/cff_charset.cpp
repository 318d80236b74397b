#include "faces/cff_charset.h"

#include <numeric>

namespace jianbao {
namespace {

/// The unsigned big-endian number of `width` bytes (1…4) at `offset`; none where it does not fit:
/// the program comes from a font, and a font is input like any other.
std::optional<std::uint32_t> read_big_endian(std::string_view bytes, std::size_t offset,
                                             std::size_t width) {
  if (offset > bytes.size() || width > bytes.size() - offset) {
    return std::nullopt;
  }
  std::uint32_t value = 0;
  for (const char c : bytes.substr(offset, width)) {
    value = value << 8U | static_cast<unsigned char>(c);
  }
  return value;
}

/// Adobe Technical Note 5176: operators of the Top DICT; two-byte ones are 12 followed by a byte.
constexpr unsigned op_charset = 15;
constexpr unsigned op_char_strings = 17;
constexpr unsigned op_ros = 0x0C1E;

/// Offsets 0, 1 and 2 name predefined charsets instead of a place in the program.
constexpr std::uint32_t last_predefined_charset = 2;

struct Index {
  std::uint32_t count = 0;
  std::string_view first;  ///< bytes of the first object
  std::size_t end = 0;     ///< offset of what follows
};

std::optional<Index> read_index(std::string_view bytes, std::size_t at) {
  const auto count = read_big_endian(bytes, at, 2);
  if (!count) {
    return std::nullopt;
  }
  if (*count == 0) {
    return Index{0, {}, at + 2};
  }
  const std::size_t width = read_big_endian(bytes, at + 2, 1).value_or(0);
  if (width < 1 || width > 4) {
    return std::nullopt;
  }
  const auto offset = [&](std::size_t i) {
    return read_big_endian(bytes, at + 3 + width * i, width);
  };
  const std::size_t base = at + 2 + width * (*count + std::size_t{1});  // offsets count from 1
  const auto begin = offset(0);
  const auto next = offset(1);
  const auto end = offset(*count);
  if (!begin || !next || !end || *begin != 1 || *next < 1 || *end < *next ||
      base + *end > bytes.size()) {
    return std::nullopt;
  }
  return Index{*count, bytes.substr(base + 1, *next - 1), base + *end};
}

struct TopDict {
  bool cid_keyed = false;
  std::uint32_t charset = 0;
  std::uint32_t char_strings = 0;
};

/// Bytes of a real number after its 30: pairs of nibbles up to one that is 0xF.
std::size_t real_length(std::string_view dict, std::size_t at) {
  std::size_t n = 0;
  while (at + n < dict.size()) {
    const auto b = static_cast<unsigned char>(dict[at + n++]);
    if ((b & 0x0FU) == 0x0FU || b >> 4U == 0x0FU) {
      break;
    }
  }
  return n;
}

/// The operand at `at`, which moves past it; the value is of use for offsets only, so negative
/// numbers and reals count as 0. None when it does not fit.
std::optional<std::uint32_t> read_operand(std::string_view dict, std::size_t& at) {
  const std::uint32_t b = read_big_endian(dict, at++, 1).value_or(0);
  std::size_t width = 0;
  std::optional<std::uint32_t> value = 0;
  if (b == 28 || b == 29) {
    width = b == 28 ? 2 : 4;
    value = read_big_endian(dict, at, width);
  } else if (b == 30) {
    width = real_length(dict, at);
  } else if (b >= 247) {
    width = 1;
    if (b <= 250) {
      value = (b - 247) * 256 + read_big_endian(dict, at, 1).value_or(0) + 108;
    }
  } else if (b >= 139) {
    value = b - 139;
  }
  at += width;
  return value;
}

std::optional<TopDict> read_top_dict(std::string_view dict) {
  TopDict top;
  std::uint32_t last = 0;
  for (std::size_t at = 0; at < dict.size();) {
    const unsigned b = static_cast<unsigned char>(dict[at]);
    if (b >= 28) {
      const auto operand = read_operand(dict, at);
      if (!operand) {
        return std::nullopt;
      }
      last = *operand;
      continue;
    }
    const unsigned op = b == 12 ? 0x0C00U | read_big_endian(dict, at + 1, 1).value_or(0) : b;
    at += b == 12 ? 2 : 1;
    top.cid_keyed = top.cid_keyed || op == op_ros;
    top.charset = op == op_charset ? last : top.charset;
    top.char_strings = op == op_char_strings ? last : top.char_strings;
  }
  return top;
}

/// Formats 0 (a list), 1 and 2 (ranges). Glyph 0 is .notdef and not in the table.
std::optional<std::vector<std::uint16_t>> read_charset(std::string_view program, std::size_t at,
                                                       std::uint32_t glyphs) {
  const auto format = read_big_endian(program, at++, 1);
  if (!format || *format > 2) {
    return std::nullopt;
  }
  std::vector<std::uint16_t> cids{0};
  while (cids.size() < glyphs) {
    const auto first = read_big_endian(program, at, 2);
    const auto left = *format == 0 ? 0 : read_big_endian(program, at + 2, *format);
    if (!first || !left || *first + *left > 0xFFFF || *left >= glyphs - cids.size()) {
      return std::nullopt;
    }
    for (std::uint32_t i = 0; i <= *left; ++i) {
      cids.push_back(static_cast<std::uint16_t>(*first + i));
    }
    at += 2 + *format;
  }
  return cids;
}

}  // namespace

std::optional<CffCharset> read_cff_charset(std::string_view program) {
  const auto names = read_index(program, read_big_endian(program, 2, 1).value_or(0));
  const auto tops = names ? read_index(program, names->end) : std::nullopt;
  const auto top = tops && tops->count > 0 ? read_top_dict(tops->first) : std::nullopt;
  const auto glyphs = top ? read_index(program, top->char_strings) : std::nullopt;
  if (!glyphs || glyphs->count == 0) {
    return std::nullopt;
  }
  CffCharset result{top->cid_keyed, {}};
  if (top->cid_keyed && top->charset > last_predefined_charset) {
    auto cids = read_charset(program, top->charset, glyphs->count);
    if (!cids) {
      return std::nullopt;
    }
    result.cids = std::move(*cids);
  } else {
    // A CID-keyed font without a charset of its own counts through (ISOAdobe is the identity).
    result.cids.resize(glyphs->count);
    std::iota(result.cids.begin(), result.cids.end(), std::uint16_t{0});
  }
  return result;
}

}  // namespace jianbao
