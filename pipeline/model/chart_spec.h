#pragma once
// A chart as a report declares it: which facts, which of their sides, what kind of drawing.

#include <cstdint>
#include <string>
#include <vector>

#include "base/source_map.h"
#include "model/skeleton.h"

namespace jianbao {

enum class ChartKind : std::uint8_t { Column, Bar };

struct ChartBarSpec {
  Located<std::string> of;    ///< indicator key
  Located<std::string> view;  ///< value | base | rate
  Skeleton label;
};

struct ChartSpec {
  std::string name;
  ChartKind kind;
  Skeleton title;
  std::string unit;  ///< printed with the caption
  std::vector<ChartBarSpec> bars;
  std::vector<Skeleton> notes;
  std::uint8_t bands = 8;  ///< height of the plot in bands
  Span span;
};

}  // namespace jianbao
