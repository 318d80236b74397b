#pragma once
// What is said when the command line cannot be understood.

#include <CLI/CLI.hpp>
#include <string_view>

#include "app/run.h"

namespace jianbao {

[[nodiscard]] CommandResult usage_error(Language, Code, Args);

/// CLI11 speaks English only: what it found is said in our words, with the argument's name.
/// `commands`: the names of all, for whoever misspelt one.
[[nodiscard]] CommandResult explain_parse_error(Language, CLI::App&, const CLI::ParseError&,
                                                std::string_view commands);

}  // namespace jianbao
