#pragma once
// The options of what a schedule runs: `publish`, `catch-up`, and the file of settings.

#include <optional>
#include <string>

#include "app/publish/catch_up.h"
#include "app/publish/publish.h"

namespace CLI {
class App;
}  // namespace CLI

namespace jianbao {

struct ScheduleOptions {
  PublishOptions publish;
  CatchUpOptions catch_up;
  std::string as_of;   ///< of publish; empty: none
  std::string out;     ///< empty: out/ of the workspace, or as the settings say
  std::string config;  ///< file of settings; empty: none
};

/// And --config, which all commands share.
void describe_schedule(CLI::App& program, ScheduleOptions&, Language);
/// nullopt: it is no command of these.
[[nodiscard]] std::optional<CommandResult> run_schedule(const std::string& command, const Settings&,
                                                        ScheduleOptions);

}  // namespace jianbao
