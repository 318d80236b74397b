#pragma once
// One figure divided by another. Private to aggregate.

#include "aggregate/derive.h"

namespace jianbao::derivation {

[[nodiscard]] Interval in_base_unit(const Operand&);

/// Part ÷ whole in per cent, whoever says that the one lies in the other: the caller knows. None:
/// units that do not convert, a whole that may be nothing.
[[nodiscard]] Derivation share_of(const Source&, const Operand& part, const Operand& whole);

/// Amount ÷ count. None: nothing to divide by, or an average that would be printed as 0.
[[nodiscard]] Derivation average_of(const Source&, const Operand& amount, const Operand& count);

/// An average with the unit and decimals it is printed in.
struct Average {
  UnitId unit;
  Interval range;
  int decimals;
};
/// The unit in which the average has digits enough, from that of the amount downwards: 1.7万人次 ÷
/// 239 is told in 人次. It never has more digits than the amount. None: it would be printed as 0.
/// `range`: in the unit of the amount, bounded.
[[nodiscard]] std::optional<Average> choose_unit(const Source&, const Operand& amount,
                                                 const Interval& range);

}  // namespace jianbao::derivation
