#pragma once
// 附件 主要数据来源及口径: where the printed figures come from and what they count.

#include "compose/context.h"

namespace jianbao::composing {

/// 附件：… under the body (E-17). Nothing when the report declares no annex.
void announce_annex(Context&);
/// The annex itself, on a page of its own. Composed last: it lists what the body printed.
void add_annex(Context&);

}  // namespace jianbao::composing
