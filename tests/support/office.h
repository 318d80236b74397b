#pragma once
// A copy of the small fictional office of tests/workspaces, and examples that are run on it.

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "app/run.h"
#include "base/examples.h"

namespace jianbao::test {

/// The copy is the working folder as long as it lives, so that no path of the machine is printed.
class Office {
 public:
  Office();
  ~Office();
  Office(const Office&) = delete;
  Office& operator=(const Office&) = delete;

  /// Does one step of an example; empty, or why it cannot be done.
  [[nodiscard]] std::string apply(const ExampleStep&) const;
  /// The program in this folder; `command` is split at spaces.
  [[nodiscard]] static CommandResult run(const std::string& command, Language);

 private:
  std::filesystem::path before_, root_;
};

/// What the program says of an example, without the closing count. `fault`: it cannot be run.
struct Said {
  std::string text, fault;
  int exit_code = 0;
};
[[nodiscard]] Said run_example(const Example&, Language);

/// The codes that a printed text names, of errors, warnings and notes.
[[nodiscard]] std::set<std::string> codes_in(std::string_view said);

}  // namespace jianbao::test
