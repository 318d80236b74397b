#pragma once

#include <string>

#include "base/source_map.h"

namespace jianbao {

/// "1—10月，{rail.trains:subject}累计开行{rail.trains}。" with its place.
using Skeleton = Located<std::string>;

}  // namespace jianbao
