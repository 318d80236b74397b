#pragma once
// Twice the width of a figure, for intermediate results that are exact.

#include <cstdint>

namespace jianbao {

__extension__ typedef __int128 Int128;  // NOLINT: `using` cannot carry __extension__

constexpr Int128 power_of_ten(int exponent) {
  Int128 power = 1;
  for (int i = 0; i < exponent; ++i) {
    power *= 10;
  }
  return power;
}

/// ⌊a ÷ b⌋ for b > 0; the language rounds towards zero.
constexpr Int128 floor_divide(Int128 a, Int128 b) { return a / b - (a % b < 0 ? 1 : 0); }

}  // namespace jianbao
