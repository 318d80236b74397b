#pragma once
// Compares a text with a file that was once looked at and found right.

#include <string>
#include <string_view>

namespace jianbao::test {

/// Empty when `actual` is what tests/golden/<name> holds; otherwise the difference, for people.
/// With JIANBAO_UPDATE_GOLDEN=1 in the environment the file is rewritten instead.
[[nodiscard]] std::string compare_golden(std::string_view name, const std::string& actual);

/// The lines that differ, "-" expected, "+" actual, with a little around them.
[[nodiscard]] std::string line_difference(std::string_view expected, std::string_view actual);

}  // namespace jianbao::test
