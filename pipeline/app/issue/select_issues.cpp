#include "app/issue/select_issues.h"

#include <algorithm>

#include "app/table.h"

namespace jianbao {

std::vector<const Issue*> select_issues(Run& run, const std::vector<Issue>& issues,
                                        const std::vector<std::string>& keys) {
  std::vector<std::string> known;
  for (const Issue& issue : issues) {
    known.push_back(issue.key);
  }
  for (const std::string& key : keys) {
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      run.diagnostics().add({Code::UsageUnknownIssue,
                             std::nullopt,
                             {{"issue", key}, {"known", joined(known, ", ")}}});
    }
  }
  std::vector<const Issue*> selected;
  for (const Issue& issue : issues) {
    if (keys.empty() || std::find(keys.begin(), keys.end(), issue.key) != keys.end()) {
      selected.push_back(&issue);
    }
  }
  return selected;
}

}  // namespace jianbao
