#include "app/publish/catch_up.h"

#include <algorithm>
#include <set>
#include <utility>

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
      if (issue == entered.end() && prepared.went_out(one.key)) {
        continue;  // the data have lost it, its readers have it
      }
      if (issue == entered.end() || !lists(*issue, publication.report.value)) {
        run.diagnostics().add({Code::AppIssueLate,
                               publication.span,
                               {{"report", publication.report.value},
                                {"issue", one.key},
                                {"due", to_string(*one.due)}}});
      } else if (!prepared.went_out(issue->key)) {
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

namespace {

/// "2024-01..2024-12"; nullopt: not of this form.
std::optional<std::pair<std::string, std::string>> parse_range(const std::string& text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string::npos || dots == 0 || dots + 2 == text.size()) {
    return std::nullopt;
  }
  return std::pair(text.substr(0, dots), text.substr(dots + 2));
}

std::optional<Reprocess> parse_reprocess(const std::string& word) {
  if (word.empty() || word == "failed") {
    return Reprocess::Failed;
  }
  return word == "none"  ? std::optional(Reprocess::None)
         : word == "all" ? std::optional(Reprocess::All)
                         : std::nullopt;
}

}  // namespace

CommandResult catch_up(const Settings& settings, const CatchUpOptions& options,
                       PublishOptions publication) {
  const auto refused = [&settings](const std::string& argument) {
    Run run(settings);
    run.diagnostics().add({Code::UsageBadValue, std::nullopt, {{"argument", argument}}});
    return run.finish({});
  };
  const auto day =
      options.as_of.empty() ? std::optional(today_in_beijing(settings)) : parse_date(options.as_of);
  if (!day) {
    return refused("--as-of " + options.as_of);
  }
  if (options.backfill.empty()) {
    publication.due_on = day;
    return options.reprocess.empty() ? publish(settings, publication)
                                     : refused("--reprocess " + options.reprocess);
  }
  publication.between = parse_range(options.backfill);
  if (!publication.between) {
    return refused("--backfill " + options.backfill);
  }
  const auto reprocess = parse_reprocess(options.reprocess);
  if (!reprocess) {
    return refused("--reprocess " + options.reprocess);
  }
  publication.reprocess = *reprocess;
  publication.again = *reprocess == Reprocess::All;
  return publish(settings, publication);
}

}  // namespace jianbao
