#pragma once
// What a correction is called, in the notice and in the issue that reports it. Private to compose.

#include <string>
#include <vector>

#include "compose/context.h"
#include "compose/wording.h"
#include "model/catalogue.h"

namespace jianbao::composing {

/// 中欧班列（上合示范区，2024年1—10月）
[[nodiscard]] std::string what_words(const Fact&, const Catalogue&);
/// 铁路部门更正（综合科负责人，2025年1月8日）; one after the other.
[[nodiscard]] std::string reasons(const Correction&);

/// ComposeInput::corrections, a paragraph each: which issue, where, what it printed, what is right,
/// why, who approved it and when. None: earlier issues need none.
[[nodiscard]] std::vector<BlockContent> make_corrections(Context&, const CorrectionsSpec&);

}  // namespace jianbao::composing
