#pragma once
// The command that makes the documents of issues and writes them.

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/build_issue.h"
#include "app/run.h"

namespace jianbao {

/// The issues asked for, ascending; none named: all. An unknown key is an error.
[[nodiscard]] std::vector<const Issue*> select_issues(Run&, const std::vector<Issue>&,
                                                      const std::vector<std::string>& keys);

struct PublishOptions {
  std::vector<std::string> issues;                                   ///< none: all
  std::optional<std::chrono::year_month_day> due_on = std::nullopt;  ///< instead: what is due then
  std::optional<std::filesystem::path> out;  ///< none: out/ in the workspace
};

/// Everything is rendered before anything is written. An error in a fact stops every report that
/// prints it, whole, and no other. The check report of each issue is written in any case: it is
/// needed most where nothing else goes out, and says so.
[[nodiscard]] CommandResult publish(const Settings&, const PublishOptions&);

}  // namespace jianbao
