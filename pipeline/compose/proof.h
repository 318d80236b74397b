#pragma once
// 校样: a body once more, for those who read it before it goes out.

#include <string>

#include "model/document.h"
#include "model/issue.h"

namespace jianbao {

/// The same blocks and figures under the name <name>.proof, with line numbers beside the text and
/// a mark at the foot of each page, whether the issue was signed off or not.
[[nodiscard]] Document proof_of(const Document& body);

/// What that mark says: 校样　2024年第2期（总第4期）. It stands in the place of the draft mark, so
/// that it moves nothing.
[[nodiscard]] std::string proof_mark(const Issue&);

}  // namespace jianbao
