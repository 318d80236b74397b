#pragma once
// Numbers in the words of a source, with what stands around them. Private to validate.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/catalogue.h"

namespace jianbao::validation {

/// A whole number token: 18.1 is neither in 118.1 nor in 18.15.
struct AnchorNumber {
  std::string digits;      ///< as a plain decimal: "915"; "6" for 六
  std::u32string before;   ///< the words in front, without an opening quote: 首次超过
  std::u32string after;    ///< the words behind, without a closing quote: 余车次
  std::size_t begin, end;  ///< the token, half open, in characters of the text
};

/// All numbers of an anchor or of a line, from left to right, ASCII or full width or, for whole
/// numbers below 1000, Chinese. Ordinal numbers (第一) are none, nor is the 一 of 统一.
[[nodiscard]] std::vector<AnchorNumber> numbers_in(std::string_view anchor);

enum class UnitFit : std::uint8_t {
  Fits,
  Cut,    ///< the anchor ends with the digits: nothing speaks against the unit
  Other,  ///< another unit, another scale (1.5万家 is not 家), or none in sight
};
/// Whether `unit` is what stands behind the digits. 余 and 多 may stand between, and so may words
/// (六大交易品种), but no other number and no scale word that the unit does not have.
[[nodiscard]] UnitFit unit_fit(const AnchorNumber&, const Unit&, const Catalogue&);

/// The bounding word that the source has with this number.
[[nodiscard]] Qualifier qualifier_in(const AnchorNumber&, const Unit&);
/// Whether a word in that place would be in the anchor at all: an anchor that starts with its
/// digits does not show what stands before them.
[[nodiscard]] bool shows_place(const AnchorNumber&, const Unit&, QualifierPlace);

/// Whether two numbers that follow one another are the ends of one range: 5—8个, 5%至8%.
[[nodiscard]] bool is_range(const AnchorNumber& low, const AnchorNumber& high, const Unit&);

enum class Direction : std::uint8_t { Unsaid, Up, Down };
/// What the words in front of the number say: 同比增长 up, 下降 down.
[[nodiscard]] Direction direction_in(const AnchorNumber&);

}  // namespace jianbao::validation
