#pragma once
// The same sentences said of every fact of a selection.

#include <string>
#include <vector>

#include "compose/context.h"

namespace jianbao::composing {

struct EachItem {
  std::string heading;  ///< run-in, without a full stop; may be empty
  Spans text;           ///< never empty
};
/// Heading: empty where the block is not grouped.
struct EachGroup {
  std::string heading;
  std::vector<EachItem> items;
};

/// Facts of which no sentence could be said are left out, and so are groups without any. As a run
/// all facts of a group are one item.
[[nodiscard]] std::vector<EachGroup> make_each(Context&, const EachSpec&);

}  // namespace jianbao::composing
