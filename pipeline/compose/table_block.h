#pragma once
// Tables: one row a fact, columns of the closed vocabulary.

#include <optional>

#include "compose/context.h"

namespace jianbao::composing {

/// None: no row has a fact in this issue, or something is wrong and reported.
[[nodiscard]] std::optional<Table> make_table(Context&, const TableSpec&);

/// A cell of plain words.
[[nodiscard]] TableCell plain_cell(std::string text);

/// 青岛晚报2024年12月3日
[[nodiscard]] std::string source_words(const SourceDocument&);

/// A sentence with its full stop, whether it was entered with one or without; empty stays empty.
[[nodiscard]] std::string with_stop(std::string text);

}  // namespace jianbao::composing
