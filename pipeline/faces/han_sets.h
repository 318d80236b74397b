#pragma once
// The sets of hanzi that offices ask whether a font has (typography.md §5.2, §5.5).

#include <array>
#include <cstdint>
#include <string_view>

namespace jianbao {

enum class HanSet : std::uint8_t {
  Gb2312,     ///< GB/T 2312-1980: 6763
  Table8105,  ///< 通用规范汉字表 (2013): 8105
  Level1,     ///< GB 18030-2022: U+4E00…9FEF and extension A: 27 558
  Level2,     ///< and the rest of the 8105: 27 754
  Level3,     ///< level 1, 12 compatibility ideographs, extensions B to F: 87 887
};
inline constexpr std::array all_han_sets{HanSet::Gb2312, HanSet::Table8105, HanSet::Level1,
                                         HanSet::Level2, HanSet::Level3};

/// The characters, ascending. Made at the first call, then shared.
[[nodiscard]] std::u32string_view han_set(HanSet);

}  // namespace jianbao
