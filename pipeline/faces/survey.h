#pragma once
// What a font says of itself and whether mainland Chinese can be set with it: for people who choose
// fonts. No stage uses it.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "faces/font_set.h"

namespace jianbao {

struct FaceName {
  std::uint32_t index;
  std::string name;  ///< full name, in Chinese where the font has one; may be empty
};
/// The faces of a file, at most 64; none: no font. A plain font has one.
[[nodiscard]] std::vector<FaceName> faces_in(std::string_view file);
/// "0 AR PL UKai CN, 1 AR PL UKai HK"
[[nodiscard]] std::string list_faces(const std::vector<FaceName>&);

struct FaceSurvey {
  std::string name;     ///< full name
  std::string version;  ///< as the font words it; may be empty
  bool cff = false;
  std::uint32_t glyphs = 0;
  std::int32_t weight = 400;        ///< class, 1…1000
  std::int32_t han_advance = 0;     ///< 1/1000 em
  std::int32_t baseline_below = 0;  ///< below the centre of the em box, 1/1000 em (F-09)
  bool local_forms = false;         ///< has `locl` forms for zh-Hans
  std::uint32_t blank = 0;          ///< hanzi of GB 2312 that it has and draws nothing for
  std::u32string first_blank;       ///< at most ten of them
  /// F-07, in the order tried: marks that are missing or whose ink stands on the wrong side.
  std::u32string misplaced;
  std::u32string narrow_quotes;  ///< F-05: “ ” ‘ ’ that are not one em wide
  /// F-08: advance of 0…9, 1/1000 em; 0: they differ or are missing.
  std::int32_t digit_advance = 0;
  std::u32string missing_latin;  ///< of the printing ASCII characters; blank ones too
};

}  // namespace jianbao
