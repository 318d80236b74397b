#pragma once
// 同比 that no document states: reckoned from two published levels a year apart (typography.md
// §4, S-01…S-09). Where a document states the growth, that one is printed and none is reckoned
// (S-02).

#include <optional>
#include <string>

#include "model/facts.h"

namespace jianbao {

struct ReckonedGrowth {
  FactIndex before;  ///< the same thing in the same span of the year before; of it the level
  /// Per cent with one decimal, half away from zero (S-01). None: the base is not above zero
  /// (S-08), or the figure is a percentage itself (S-06).
  std::optional<Decimal> rate = std::nullopt;
  /// The growth in 倍, never finer than the levels (S-09). None: no rate, or no growth.
  std::optional<Decimal> times = std::nullopt;
  /// now − before as published, in the unit of now. None: they are written in different units.
  std::optional<Decimal> difference = std::nullopt;
  bool unchanged = false;    ///< the levels are equal
  int direction = 0;         ///< of now against before: −1, 0, 1
  bool refused = false;      ///< the level of before failed its checks: nothing may rest on it
  std::string formula = {};  ///< of rate and times; empty without a rate
  std::string difference_formula = {};
};

}  // namespace jianbao
