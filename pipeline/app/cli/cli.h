#pragma once
// The command line. The only user of CLI11.

#include <filesystem>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "app/run.h"

namespace jianbao {

/// What the program takes from its surroundings, apart from its arguments. The locale is never
/// read: the same arguments print the same text everywhere.
struct Environment {
  std::optional<std::string> language;   ///< JIANBAO_LANG
  std::optional<std::string> workspace;  ///< JIANBAO_WORKSPACE
  std::istream* input = nullptr;         ///< standard input; null: empty
  const Console* console = nullptr;      ///< null: nothing is told before a command is over
  /// What is installed with the program: template, fonts, reports (JIANBAO_SHARE).
  std::filesystem::path share = "share/jianbao";
};

/// `arguments` without the program's name.
[[nodiscard]] CommandResult run_command_line(const std::vector<std::string>& arguments,
                                             const Environment&);

}  // namespace jianbao
