#pragma once
// From values to places along an axis: exact, on whole numbers, with round ticks.

#include <string>
#include <vector>

#include "base/decimal.h"
#include "base/int128.h"
#include "base/length.h"

namespace jianbao::charting {

/// An axis from `low` to `high`. Ticks are 1, 2, 2.5 or 5 × 10^k apart in the unit of the data.
class Scale {
 public:
  /// Where a value stands, from the low end of an axis of length `room`; rounded once.
  [[nodiscard]] Length at(const Decimal& value, Length room) const;
  /// Of zero, or of the end nearest to it.
  [[nodiscard]] Length zero(Length room) const;
  [[nodiscard]] const std::vector<Decimal>& ticks() const { return ticks_; }
  [[nodiscard]] Decimal low() const { return ticks_.front(); }
  [[nodiscard]] Decimal high() const { return ticks_.back(); }
  /// The axis starts elsewhere than at zero: it must be marked as broken.
  [[nodiscard]] bool is_broken() const { return broken_; }

  /// Steps from zero down and up; of a broken axis all are up.
  [[nodiscard]] int steps_below() const;
  [[nodiscard]] int steps_above() const;
  /// More steps, so that two axes have their zeros and grid lines in common. Not for a broken axis.
  void stretch(int below, int above);

 private:
  void make_ticks();
  friend Scale make_scale(const std::vector<Decimal>&, int, bool);
  Int128 low_ = 0, high_ = 1, step_ = 1;  ///< in 10^-scale_digits
  bool broken_ = false;
  std::vector<Decimal> ticks_;  ///< at least two, ascending, the first `low`, the last `high`
};

/// The smallest round step that needs at most `most_steps` (≥ 1) steps. Columns and bars start at
/// zero; without `from_zero` the axis may start elsewhere when all values lie in the outer half of
/// it. No values, or all zero: from 0 to 1.
[[nodiscard]] Scale make_scale(const std::vector<Decimal>& values, int most_steps, bool from_zero);

/// −2.5 as it stands at an axis, with U+2212.
[[nodiscard]] std::string tick_text(const Decimal&);

}  // namespace jianbao::charting
