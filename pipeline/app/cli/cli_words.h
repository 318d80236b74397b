#pragma once
// How every command of the program is described, in the reader's language.

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>

#include "app/run.h"

namespace jianbao {

/// Of a command line in one language.
class CommandWords {
 public:
  explicit CommandWords(Language language) : language_(language) {}
  [[nodiscard]] std::string operator()(std::string_view zh, std::string_view en) const {
    return std::string(pick(language_, zh, en));
  }
  /// A command among the others, with its own options under their head.
  CLI::App& command(CLI::App& program, const std::string& name, std::string_view zh,
                    std::string_view en) const {
    CLI::App& made = *program.add_subcommand(name, (*this)(zh, en));
    made.group((*this)("命令", "Commands"));
    made.get_help_ptr()->group((*this)("选项", "Options"));
    made.fallthrough();  // --lang and --workspace may follow the command
    return made;
  }

 private:
  Language language_;
};

}  // namespace jianbao
