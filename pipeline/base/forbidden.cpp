#include "base/forbidden.h"

#include <algorithm>
#include <array>

namespace jianbao {
namespace {

struct Rule {
  char32_t first, last;
  Code code;
};

constexpr std::array forbidden_rules = {
    Rule{0x0000, 0x0008, Code::TextControlCharacter},
    Rule{0x000B, 0x001F, Code::TextControlCharacter},
    Rule{0x007F, 0x009F, Code::TextControlCharacter},
    Rule{0x00AD, 0x00AD, Code::TextSoftHyphen},
    Rule{0x034F, 0x034F, Code::TextInvisible},  // combining grapheme joiner
    Rule{0x061C, 0x061C, Code::TextBidiControl},
    Rule{0x115F, 0x1160, Code::TextInvisible},          // Hangul fillers
    Rule{0x180B, 0x180F, Code::TextVariationSelector},  // Mongolian
    Rule{0x200B, 0x200D, Code::TextInvisible},
    Rule{0x200E, 0x200F, Code::TextBidiControl},
    Rule{0x2028, 0x2029, Code::TextLineSeparator},
    Rule{0x202A, 0x202E, Code::TextBidiControl},
    Rule{0x2060, 0x2065, Code::TextInvisible},
    Rule{0x2066, 0x2069, Code::TextBidiControl},
    Rule{0x206A, 0x206F, Code::TextInvisible},
    Rule{0x3164, 0x3164, Code::TextInvisible},  // Hangul filler
    Rule{0xE000, 0xF8FF, Code::TextPrivateUse},
    Rule{0xFDD0, 0xFDEF, Code::TextNoncharacter},
    Rule{0xFE00, 0xFE0F, Code::TextVariationSelector},
    Rule{0xFEFF, 0xFEFF, Code::TextInvisible},
    Rule{0xFFA0, 0xFFA0, Code::TextInvisible},  // half-width Hangul filler
    Rule{0xFFF9, 0xFFFB, Code::TextInvisible},  // interlinear annotation
    Rule{0xFFFD, 0xFFFD, Code::TextReplacementCharacter},
    Rule{0xE0000, 0xE007F, Code::TextInvisible},  // tags
    Rule{0xE0100, 0xE01EF, Code::TextVariationSelector},
    Rule{0xF0000, 0xFFFFD, Code::TextPrivateUse},
    Rule{0x100000, 0x10FFFD, Code::TextPrivateUse},
};

}  // namespace

std::optional<Code> forbidden_character(char32_t c) {
  // Nearly every character of an office is one of these.
  if ((c >= U' ' && c <= U'~') || (c >= 0x4E00 && c <= 0x9FFF)) {
    return std::nullopt;
  }
  if ((c & 0xFFFEU) == 0xFFFEU) {
    return Code::TextNoncharacter;  // the last two code points of every plane
  }
  const auto rule = std::find_if(forbidden_rules.begin(), forbidden_rules.end(),
                                 [c](const Rule& r) { return r.first <= c && c <= r.last; });
  return rule == forbidden_rules.end() ? std::nullopt : std::optional(rule->code);
}

}  // namespace jianbao
