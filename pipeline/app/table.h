#pragma once
// Tables on a terminal, aligned by display width: Han take two columns.

#include <string>
#include <string_view>
#include <vector>

namespace jianbao {

struct TextColumn {
  std::string head;
  bool right = false;  ///< numbers stand at the right
};

/// Columns two spaces apart, each line ending with a line feed and no spaces before it.
[[nodiscard]] std::string format_text_table(const std::vector<TextColumn>& columns,
                                            const std::vector<std::vector<std::string>>& rows);

/// Words in a row: a, b, c.
[[nodiscard]] std::string joined(const std::vector<std::string>& words, std::string_view separator);

}  // namespace jianbao
