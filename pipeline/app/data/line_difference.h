#pragma once
// Two texts side by side, for people, as `diff -u` shows them.

#include <string>

namespace jianbao {

/// Hunks of the lines that differ with three lines around each; empty when none does. Lines are
/// compared one by one where both texts have as many, else as one stretch from the first to the
/// last that differs. Line ends are shown as they are.
[[nodiscard]] std::string line_difference(const std::string& path, const std::string& before,
                                          const std::string& after);

}  // namespace jianbao
