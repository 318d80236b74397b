#pragma once
// 数据核对报告 as pages and as a PDF.

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/issue/build_issue.h"
#include "app/run.h"
#include "compose/check_report.h"

namespace jianbao {

/// What the documents of an issue print.
struct PrintedOfIssue {
  const Issue* issue;
  const Dataset* dataset;          ///< null: nothing follows from facts that were not reckoned with
  std::set<FactIndex> facts;       ///< all that they print or reckon with
  std::set<std::string> reckoned;  ///< what their reckoned figures are about
};
[[nodiscard]] PrintedOfIssue printed_of(const BuiltIssue&);

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
  const PrintedOfIssue* issue = nullptr;  ///< whose implied values are told; nothing: of no issue
};
struct CheckReportSheet {
  Document document;
  Pages pages;
};
[[nodiscard]] std::optional<CheckReportSheet> check_report_sheet(Run&, const Prepared&,
                                                                 const CheckReportOf&);
/// The same as a file.
[[nodiscard]] std::optional<std::string> check_report_pdf(Run&, const Prepared&,
                                                          const CheckReportOf&);

}  // namespace jianbao
