#include "typeset/chart_scale.h"

#include <algorithm>
#include <array>

namespace jianbao::charting {
namespace {

// A decimal has at most nine places; one more holds a step of 2.5 × 10^-9.
constexpr int scale_digits = 10;
constexpr int largest_power = 19;  // a decimal has at most 18 digits

Int128 fine(const Decimal& value) {
  return Int128{value.coefficient()} * power_of_ten(scale_digits - value.scale());
}

/// Without zeros that nobody needs: 250, 2.5, 0.
Decimal shortest(Int128 value) {
  int scale = scale_digits;
  while (scale > 0 && value % 10 == 0) {
    value /= 10;
    --scale;
  }
  return {static_cast<std::int64_t>(value), static_cast<std::int8_t>(scale)};
}

Int128 floor_step(Int128 value, Int128 step) { return floor_divide(value, step) * step; }
Int128 ceil_step(Int128 value, Int128 step) { return -floor_divide(-value, step) * step; }

struct Ends {
  Int128 low, high;
};

Ends round_ends(Ends ends, Int128 step) {
  return {floor_step(ends.low, step), ceil_step(ends.high, step)};
}

/// Steps from small to large: 1, 2, 2.5, 5, 10 …
Int128 round_step(Ends ends, int most_steps) {
  constexpr std::array<int, 4> tenths{10, 20, 25, 50};
  Int128 power = 1;  // a tenth of the smallest step, which is 10^-9
  for (int k = 0; k < scale_digits + largest_power; ++k, power *= 10) {
    for (const int tenth : tenths) {
      const Int128 step = power * tenth;
      const Ends rounded = round_ends(ends, step);
      if (rounded.high - rounded.low <= step * most_steps) {
        return step;
      }
    }
  }
  return power;
}

}  // namespace

Scale make_scale(const std::vector<Decimal>& values, int most_steps, bool from_zero) {
  Ends ends{0, 0};
  if (!values.empty()) {
    ends = {fine(*std::ranges::min_element(values)), fine(*std::ranges::max_element(values))};
  }
  // Differences that are small beside the values themselves are what a line is drawn for.
  const bool far = ends.low > 0 ? ends.high - ends.low < ends.low
                                : ends.high < 0 && ends.high - ends.low < -ends.high;
  Scale scale;
  scale.broken_ = !from_zero && far && ends.high > ends.low;
  if (!scale.broken_) {
    ends = {std::min<Int128>(ends.low, 0), std::max<Int128>(ends.high, 0)};
  }
  if (ends.low == ends.high) {
    ends.high = power_of_ten(scale_digits);
  }
  const Int128 step = round_step(ends, most_steps);
  ends = round_ends(ends, step);
  scale.low_ = ends.low;
  scale.high_ = ends.high;
  scale.broken_ = scale.broken_ && (ends.low > 0 || ends.high < 0);
  scale.step_ = step;
  scale.make_ticks();
  return scale;
}

void Scale::make_ticks() {
  ticks_.clear();
  for (Int128 tick = low_; tick <= high_; tick += step_) {
    ticks_.push_back(shortest(tick));
  }
}

int Scale::steps_below() const { return broken_ ? 0 : static_cast<int>(-low_ / step_); }

int Scale::steps_above() const {
  return static_cast<int>(broken_ ? (high_ - low_) / step_ : high_ / step_);
}

void Scale::stretch(int below, int above) {
  low_ = std::min(low_, -step_ * below);
  high_ = std::max(high_, step_ * above);
  make_ticks();
}

Length Scale::at(const Decimal& value, Length room) const {
  const Int128 range = high_ - low_;
  const Int128 over = (fine(value) - low_) * 2 * room.count() + range;
  return Length::millipoints(static_cast<std::int64_t>(floor_divide(over, range * 2)));
}

Length Scale::zero(Length room) const {
  return low_ >= 0 ? Length() : high_ <= 0 ? room : at(Decimal(), room);
}

std::string tick_text(const Decimal& value) {
  return (value.is_negative() ? "−" : "") + value.absolute().to_string();
}

}  // namespace jianbao::charting
