#pragma once
// `jianbao init`: a workspace for an office that has none. It publishes at once, and its comments
// say what to change.

#include <filesystem>
#include <string>

#include "app/run.h"

namespace jianbao {

struct InitOptions {
  std::filesystem::path folder;  ///< must not exist, or be empty
  std::string name;              ///< of the office, as it is printed
  std::string month;             ///< of the first brief, "2026-10"; empty: the one before today's
};

/// Copies `share`/template, with name and month put in, and links fonts to `share`/fonts. The
/// folder is there as a whole or not at all. Fails: usage/office-name, usage/bad-value,
/// output/folder-taken, output/cannot-create, input/no-template and what writing a file can meet.
[[nodiscard]] CommandResult init_workspace(const Settings&, const InitOptions&,
                                           const std::filesystem::path& share);

}  // namespace jianbao
