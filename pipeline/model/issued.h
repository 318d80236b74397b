#pragma once
// What went out: the figures of issues that were signed off, as they were printed.

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "base/source_map.h"

namespace jianbao {

/// One figure of data/issued/<issue>.yaml. It never changes again.
struct IssuedFigure {
  std::string issue;   ///< "2024-12"
  std::string figure;  ///< 915列
  Span span;
};
/// By fact, each in the order of issues.
using IssuedFigures = std::map<std::string, std::vector<IssuedFigure>, std::less<>>;

}  // namespace jianbao
