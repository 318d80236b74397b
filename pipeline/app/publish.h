#pragma once
// The command that makes the documents of issues and writes them.

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/build_issue.h"
#include "app/run.h"
#include "compose/check_report.h"

namespace jianbao {

/// 数据核对报告 for an officer to sign: everything that the run has found so far, settled, and what
/// the rules said of the facts known on `as_of`. None: it could not be set, and the run says why.
struct CheckReportOf {
  const CheckedFacts& checked;
  std::chrono::year_month_day as_of;
  const std::vector<RuleTally>& tallies;
  std::optional<DocumentsRead> documents = std::nullopt;  ///< none: nobody asked for them
  /// Reports of the issue that errors kept back; nothing: the report is of no issue.
  const std::vector<std::string>* stopped = nullptr;
  bool all_stopped = false;
  const BuiltIssue* issue = nullptr;  ///< whose implied values are told; nothing: of no issue
};
[[nodiscard]] std::optional<std::string> check_report_pdf(Run&, const Prepared&,
                                                          const CheckReportOf&);

/// The issues asked for, ascending; none named: all. An unknown key is an error.
[[nodiscard]] std::vector<const Issue*> select_issues(Run&, const std::vector<Issue>&,
                                                      const std::vector<std::string>& keys);

struct PublishOptions {
  std::vector<std::string> issues;           ///< none: all
  std::optional<std::filesystem::path> out;  ///< none: out/ in the workspace
};

/// Everything is rendered before anything is written. An error in a fact stops every report that
/// prints it, whole, and no other. The check report of each issue is written in any case: it is
/// needed most where nothing else goes out, and says so.
[[nodiscard]] CommandResult publish(const Settings&, const PublishOptions&);

}  // namespace jianbao
