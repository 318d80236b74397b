#pragma once
// 数据核对报告: what the rules said, on paper, for an officer to sign.

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "model/document.h"
#include "model/facts.h"
#include "model/issue.h"
#include "model/rule.h"

namespace jianbao {

struct CheckReportInput {
  const Office& office;
  const RuleSet& rules;
  const std::vector<RuleTally>& tallies;  ///< one a rule, in their order
  const std::vector<Diagnostic>&
      findings;              ///< settled: acknowledged ones are notes with `accepted`
  const SourceMap& sources;  ///< for the places of findings
  std::size_t facts;         ///< how many were checked
  std::chrono::year_month_day as_of;
  bool with_documents;  ///< the texts of the sources were read too
};

/// Conclusion, what is left to do, what somebody accepted, the result of each rule, lines for
/// signatures. Notes that nobody had to accept are only counted.
[[nodiscard]] Outcome<Document> compose_check_report(const CheckReportInput&);

}  // namespace jianbao
