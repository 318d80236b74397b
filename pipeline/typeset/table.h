#pragma once
// Open statistical tables (开口表, E-26): heavy rules above and below, open sides, thin column
// rules, head rows that come again with 续表, rows that are never cut.

#include <vector>

#include "model/document.h"
#include "typeset/strip.h"
#include "typeset/text.h"

namespace jianbao {

[[nodiscard]] std::vector<Strip> set_table(const Table&, const Style&, TextSetter&);

}  // namespace jianbao
