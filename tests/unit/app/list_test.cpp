#include "app/data/list_commands.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "support/workspace.h"

namespace jianbao {
namespace {

/// The line of the calendar that speaks of this report and issue.
std::string line_of(const std::string& out, const std::string& report, const std::string& issue) {
  std::size_t at = 0;
  while (at < out.size()) {
    const std::size_t end = std::min(out.find('\n', at), out.size());
    const std::string line = out.substr(at, end - at);
    if (line.find(report) != std::string::npos && line.find(issue) != std::string::npos) {
      return line;
    }
    at = end + 1;
  }
  return "no such line";
}

}  // namespace

TEST_CASE("an issue of one report is not taken for that of another with the same key") {
  const test::Workspace workspace;
  workspace.write("data/calendar.yaml",
                  "publications:\n"
                  "  - { report: monthly-brief, every: month, starts: 2024-12-01, due_day: 8 }\n"
                  "  - { report: other-brief, every: month, starts: 2024-12-01, due_day: 8 }\n");
  Settings settings;
  settings.workspace = workspace.root();
  settings.language = Language::English;
  ListFilter filter;
  filter.as_of = "2025-01-31";
  const CommandResult result = list_calendar(settings, filter);
  CHECK(result.exit_code == 0);
  CHECK(line_of(result.out, "monthly-brief", "2024-12").find("draft, overdue") !=
        std::string::npos);
  const std::string other = line_of(result.out, "other-brief", "2024-12");
  CHECK_MESSAGE(other.find("overdue") != std::string::npos, other);
  CHECK_MESSAGE(other.find("draft") == std::string::npos, other);
}

TEST_CASE("every listing refuses a filter that is not known and lists nothing") {
  const test::Workspace workspace;
  Settings settings;
  settings.workspace = workspace.root();
  ListFilter domain;
  domain.domain = "没有这个领域";
  ListFilter day;
  day.as_of = "2025-02-30";
  for (const CommandResult& result :
       {list_facts(settings, domain), list_systems(settings, domain),
        list_indicators(settings, domain), list_calendar(settings, day)}) {
    CHECK(result.exit_code == 64);
    CHECK(result.out.empty());
  }
}

}  // namespace jianbao
