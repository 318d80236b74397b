#pragma once
// What follows when two figures are set against each other, and whether they may be.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/comparison_spec.h"
#include "model/facts.h"

namespace jianbao {

/// One thing that may be printed of a comparison: `view` is its name in skeletons.
struct ComparisonValue {
  std::string_view view;         ///< times, added, monthly_now, per_added, share_change …
  std::string printed;           ///< 3.8倍, 176个班次, 69～74人次
  std::string formula;           ///< the arithmetic on intervals; empty of a figure as published
  std::vector<FactIndex> facts;  ///< never empty
  bool derived = true;
};

struct ComparisonResult {
  bool allowed = false;  ///< the two may be compared in print
  std::string reason;    ///< why they may not, or what allows it: a clause without a full stop
  std::vector<ComparisonValue> values;  ///< may hold averages where the levels are not alike
  /// What may not be printed, but an officer may want to see reckoned (`jianbao reckon`).
  std::vector<ComparisonValue> unprinted;
};

/// Aggregate reckons, compose prints: the application hands the one to the other.
using Compare =
    std::function<ComparisonResult(FactIndex now, FactIndex before, ComparisonSpec::Kind)>;

}  // namespace jianbao
