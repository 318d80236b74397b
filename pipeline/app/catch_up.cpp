#include "app/catch_up.h"

#include <algorithm>
#include <set>

#include "app/publish.h"
#include "model/period.h"

namespace jianbao {
namespace {

bool lists(const Issue& issue, const std::string& report) {
  return std::ranges::find(issue.reports, report, &Located<std::string>::value) !=
         issue.reports.end();
}

}  // namespace

std::vector<const Issue*> due_issues(Run& run, const Prepared& prepared,
                                     std::chrono::year_month_day day) {
  const std::vector<Issue>& entered = prepared.inputs.issues;
  std::set<const Issue*> due;
  for (const Publication& publication : prepared.inputs.calendar) {
    for (const DueIssue& one : issues_until(publication, day)) {
      if (!one.due || *one.due > day) {
        continue;
      }
      const auto issue = std::ranges::find(entered, one.key, &Issue::key);
      if (issue == entered.end() || !lists(*issue, publication.report.value)) {
        run.diagnostics().add({Code::AppIssueLate,
                               publication.span,
                               {{"report", publication.report.value},
                                {"issue", one.key},
                                {"due", to_string(*one.due)}}});
      } else if (!prepared.went_out(*issue)) {
        due.insert(&*issue);
      }
    }
  }
  std::vector<const Issue*> in_order;
  for (const Issue& issue : entered) {
    if (due.contains(&issue)) {
      in_order.push_back(&issue);
    }
  }
  return in_order;
}

CommandResult catch_up(const Settings& settings, const CatchUpOptions& options) {
  PublishOptions due;
  due.out = options.out;
  due.due_on =
      options.as_of.empty() ? std::optional(today_in_beijing(settings)) : parse_date(options.as_of);
  if (!due.due_on) {
    Run run(settings);
    run.diagnostics().add(
        {Code::UsageBadValue, std::nullopt, {{"argument", "--as-of " + options.as_of}}});
    return run.finish({});
  }
  return publish(settings, due);
}

}  // namespace jianbao
