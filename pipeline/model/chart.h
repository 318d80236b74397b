#pragma once
// A chart as it is said: values, their nature and their words, with no idea of paper.

#include <cstdint>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "model/spans.h"

namespace jianbao {

/// How a bar is drawn says what kind of number it is.
enum class BarNature : std::uint8_t { Actual, Derived, Estimate, LowerBound };
struct ChartBar {
  std::string label;
  Decimal length;  ///< in the chart's unit
  BarNature nature = BarNature::Actual;
  Spans value;  ///< printed at the bar
};
struct Chart {
  bool horizontal = false;
  std::string caption;  ///< 图1　…（列）
  std::vector<ChartBar> bars;
  std::vector<Spans> notes;
  std::uint8_t bands = 8;   ///< height of the plot
  std::string alternative;  ///< the same in words
};

}  // namespace jianbao
