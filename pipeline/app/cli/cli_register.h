#pragma once
// The options of what becomes of an issue: `approve`, `release`, `withdraw`, `status`, `register`.

#include <optional>
#include <string>

#include "app/register/issue_commands.h"

namespace CLI {
class App;
}  // namespace CLI

namespace jianbao {

struct RegisterOptions {
  ApproveOptions approve;
  ReleaseOptions release;
  DeliverOptions deliver;
  WithdrawOptions withdraw;
  StatusOptions status;
  std::string state;  ///< folder of the register; empty: that of the workspace
};

/// And --state, which all commands share.
void describe_register(CLI::App& program, RegisterOptions&, Language);
/// nullopt: it is no command of these.
[[nodiscard]] std::optional<CommandResult> run_register(const std::string& command, const Settings&,
                                                        const RegisterOptions&);

}  // namespace jianbao
