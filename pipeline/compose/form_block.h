#pragma once
// Sheets that people sign: a form to fill in by hand, and what exactly is signed.

#include <optional>

#include "compose/context.h"

namespace jianbao::composing {

/// The first column holds the rows' labels, the others are empty; a column 日期 holds 年　月　日
/// around room for the pen, and 意见 has the most room. The last row is two bands high, for
/// whoever answers for all; of a tall form every row.
[[nodiscard]] std::optional<Table> make_form(Context&, const FormSpec&);

/// ComposeInput::made, one row each, with the first characters of their digests; a note says what
/// these are of. None: no document was made before this one.
[[nodiscard]] std::optional<Table> make_documents(Context&, const DocumentsSpec&);

}  // namespace jianbao::composing
