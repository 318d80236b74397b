#pragma once
// A figure as printed and what it says: digits, unit, the bounding word of the source.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "base/source_map.h"

namespace jianbao {

class Catalogue;
using UnitId = Id<Catalogue, struct UnitTag>;
using SubjectId = Id<Catalogue, struct SubjectTag>;
using IndicatorId = Id<Catalogue, struct IndicatorTag>;
using DocumentId = Id<Catalogue, struct DocumentTag>;

/// The bounding words, kept as the source has them (prose.md W-10).
enum class Qualifier : std::uint8_t {
  None,
  AtLeast,     ///< 以上   [v, ∞)   after the unit
  NoLessThan,  ///< 不少于 [v, ∞)
  Over,        ///< 超     (v, ∞)
  Exceeding,   ///< 超过   (v, ∞)
  Breaking,    ///< 突破   (v, ∞)
  Odd,         ///< 余     (v, ∞)   between figure and measure word
  Many,        ///< 多     (v, ∞)   between figure and measure word
  Nearly,      ///< 近     (-∞, v)
  LessThan,    ///< 不足   (-∞, v)
  About,       ///< 约
  Around,      ///< 左右            after the unit
  Range,       ///< 5～8: [v, upper]
};
/// The word as printed beside the digits; "" for None and Range.
[[nodiscard]] std::string_view qualifier_word(Qualifier);
/// 余 and 多 stand between figure and unit, 以上 and 左右 after the unit, the rest before.
enum class QualifierPlace : std::uint8_t { Before, Inside, After };
[[nodiscard]] QualifierPlace qualifier_place(Qualifier);

/// Of what an amount of money is counted in.
enum class Currency : std::uint8_t {
  None,     ///< no money
  Home,     ///< the unit of account: 元
  Foreign,  ///< 美元
};

/// 亿元, 万人次, 列, %. A unit is a measure of some kind times an exact factor.
struct Unit {
  std::string name;  ///< as printed: 万家
  std::string base;  ///< the unit of the same kind with factor 1: 家; units of one base convert
  std::int64_t factor = 1;  ///< 10000 for 万家
  bool countable = false;   ///< whole things are counted: 915列 is exactly 915
  Span span;
  Currency currency = Currency::None;  ///< of all units of one base the same
};

struct Quantity {
  Decimal amount;  ///< in the printed unit, with the printed digits
  UnitId unit;
  Qualifier qualifier = Qualifier::None;
  std::optional<Decimal> upper = std::nullopt;  ///< of a Range
};

/// The source's own form: 915列, 超350家, 220余车次, 100个以上.
[[nodiscard]] std::string figure_text(const Quantity&, const Unit&);
/// Digits and unit with the bounding word in its place: 超18.1%, 3余倍, 10%以上.
[[nodiscard]] std::string figure_text(std::string_view digits, std::string_view unit, Qualifier);

/// What the printed figure allows, in the printed unit: exact for counted whole things with
/// factor 1, else everything that rounds to the digits; bounds by the qualifier; 约 and 左右 widen
/// to half a unit of the last non-zero digit.
[[nodiscard]] Interval interval_of(const Quantity&, const Unit&);
/// The same of bare digits, of a growth or a share: everything that rounds to them, or what the
/// bounding word allows. Range: as if it were not there.
[[nodiscard]] Interval interval_of(const Decimal& amount, Qualifier);

}  // namespace jianbao
