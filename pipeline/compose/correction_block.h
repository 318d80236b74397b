#pragma once
// What a correction is called, in the notice and in the issue that reports it. Private to compose.

#include <string>

#include "compose/correction.h"
#include "compose/wording.h"
#include "model/catalogue.h"

namespace jianbao::composing {

/// 中欧班列（上合示范区，2024年1—10月）
[[nodiscard]] std::string what_words(const Fact&, const Catalogue&);
/// 铁路部门更正（综合科负责人，2025年1月8日）; one after the other.
[[nodiscard]] std::string reasons(const Correction&);

}  // namespace jianbao::composing
