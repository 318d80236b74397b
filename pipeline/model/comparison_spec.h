#pragma once
// Two figures that a report wants to set against each other. Whether they may be, and what follows,
// is reckoned by aggregate (prose.md W-10, W-11, W-12).

#include <cstdint>
#include <optional>
#include <string>

#include "base/source_map.h"

namespace jianbao {

struct ComparisonSpec {
  enum class Kind : std::uint8_t { Times, Share };
  std::string name;
  Kind kind = Kind::Times;
  Located<std::string> now;     ///< fact key; of Share: the part
  Located<std::string> before;  ///< fact key; of Share: the whole
  Span span;
};

}  // namespace jianbao
