#pragma once
// 附件: what the report declares, and 主要数据来源及口径: where the printed figures come from and
// what they count.

#include <string>
#include <vector>

#include "compose/context.h"

namespace jianbao::composing {

/// What stands behind the body: the report's own annexes that this issue has, and the one with
/// sources and definitions.
struct MadeAnnex {
  std::string title;
  std::vector<Block> blocks;
};
/// Composed after the body: they list what it printed.
[[nodiscard]] std::vector<MadeAnnex> make_annexes(Context&);
/// 附件：… under the body (E-17). Nothing when there is none.
void announce_annexes(Context&, const std::vector<MadeAnnex>&);
/// Each on a page of its own (E-21).
void add_annexes(Context&, std::vector<MadeAnnex>);

}  // namespace jianbao::composing
