#pragma once
// 数据核对报告: what the rules said, on paper, for an officer to sign.

#include <chrono>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "model/document.h"
#include "model/facts.h"
#include "model/issue.h"
#include "model/rule.h"
#include "model/ruling.h"

namespace jianbao {

/// How many of the registered source documents were read against what was entered from them; those
/// that are missing, or are not the registered ones, were not.
struct DocumentsRead {
  std::size_t registered = 0, read = 0;
};

struct CheckReportInput {
  const Office& office;
  const RuleSet& rules;
  const std::vector<RuleTally>& tallies;  ///< one a rule, in their order
  const std::vector<Diagnostic>&
      findings;              ///< settled: acknowledged ones are notes with `accepted`
  const SourceMap& sources;  ///< for the places of findings
  std::size_t facts;         ///< how many were checked
  std::chrono::year_month_day as_of;
  std::optional<DocumentsRead> documents;   ///< none: nobody asked for them
  const std::vector<std::string>* stopped;  ///< reports that errors kept back; null: of no issue
  bool all_stopped;                         ///< nothing of the issue was written
  const std::vector<Ruling>& rulings;       ///< all that were made
  /// What follows from the facts that the issue prints; null: the report is of no issue.
  const std::vector<Figure>* implied = nullptr;
  std::set<std::string> printed = {};  ///< of these, by `what`: those that stand on paper
};

/// Conclusion, what is left to do, what somebody accepted, the rulings that were made, the implied
/// values of the issue with their arithmetic, the result of each rule, lines for signatures. Notes
/// that nobody had to accept are only counted.
[[nodiscard]] Outcome<Document> compose_check_report(const CheckReportInput&);

}  // namespace jianbao
