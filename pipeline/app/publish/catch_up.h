#pragma once
// What a schedule runs: missed months are made up for, however many there are.

#include <chrono>
#include <string>
#include <vector>

#include "app/issue/build_issue.h"
#include "app/publish/publish.h"

namespace jianbao {

/// Every issue that the calendar says is due on the day and the register does not know as released,
/// oldest first. One that is due and not entered in data/issues.yaml is a warning of the run: its
/// data are late.
[[nodiscard]] std::vector<const Issue*> due_issues(Run&, const Prepared&,
                                                   std::chrono::year_month_day);

struct CatchUpOptions {
  std::string as_of;      ///< empty: today in Beijing
  std::string backfill;   ///< "2024-01..2024-12": these issues instead, due or not
  std::string reprocess;  ///< of a backfill: none, failed or all; empty: failed
};
/// Publishes them, otherwise as `publish` says.
[[nodiscard]] CommandResult catch_up(const Settings&, const CatchUpOptions&,
                                     PublishOptions publish);

}  // namespace jianbao
