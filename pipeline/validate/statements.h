#pragma once
// Statements that can be found in a text without understanding it. Private to validate.

#include <string>
#include <string_view>
#include <vector>

#include "validate/evidence.h"

namespace jianbao::validation {

/// Half open, in characters of the line.
struct Extent {
  std::size_t begin, end;
};

struct Statement {
  StatementKind kind;
  Extent extent;
  Extent word;  ///< what it was found by: the first 将 or 力争 of a sentence, else all of it
};

/// Whole runs of digits with their points and separators of thousands, ASCII or full width.
[[nodiscard]] std::vector<Extent> number_tokens(std::u32string_view line);

/// Numbers, claims, names and undertakings of one line, kind by kind, from left to right.
[[nodiscard]] std::vector<Statement> find_statements(std::u32string_view line);

}  // namespace jianbao::validation
