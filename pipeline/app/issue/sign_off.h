#pragma once
// The sheet that is signed: what it names, and when it can be composed.

#include <string>
#include <vector>

#include "app/issue/build_issue.h"
#include "ledger/unit_account.h"

namespace jianbao {

/// Whether a report lists the documents of its issue: it is composed after all others.
[[nodiscard]] bool lists_documents(const ReportSpec&);

/// What is told of the documents of an issue from `first` on; proofs are none of them.
[[nodiscard]] std::vector<DocumentAccount> accounts_of(const BuiltIssue&, std::size_t first = 0);

/// The documents of an issue that one report made, as one entry: a body with its checking list, or
/// one for each subject. Pages and figures are added up.
[[nodiscard]] MadeDocument made_of_report(const ReportSpec&, const std::vector<DocumentAccount>&);

/// 校验码: SHA-256 of what a document says (text, tables, charts, the facts behind each figure).
/// What only sign-off fills in is left out (the day of issue and the draft mark), so that the day
/// it is signed does not change it.
[[nodiscard]] std::string content_digest(const Document&, const CheckedFacts&);

}  // namespace jianbao
