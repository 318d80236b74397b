#pragma once
// 更正: what an issue printed that was revised since; a notice to those who have the issue, and
// what the next issue says of it.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/document.h"
#include "model/facts.h"
#include "model/issue.h"

namespace jianbao {

/// A figure that the issue reckoned from the corrected one.
struct FollowingFigure {
  std::string printed;                ///< as in the issue: 100列
  std::string places;                 ///< 《月报》第1页第5行; empty: it is not known
  std::string what;                   ///< as in the checking list
  std::optional<Figure> now;          ///< as it comes out now; none: it has to be reckoned anew
  std::vector<std::string> fact_ids;  ///< of `now`, in its order
};

/// One printed figure that is no longer what the data say, and why.
struct Correction {
  const Issue* issue = nullptr;  ///< that printed it
  std::string printed_fact;      ///< id of what was printed
  std::string fact;              ///< id of what holds now: the same, or of a later document
  std::string printed, right;    ///< 915列 → 916列, in the words of what an issue keeps
  bool comparison = false;       ///< a growth or share, not the level
  std::string places;            ///< 《月报》第1页第5行、第2页第8行; empty: it is not known
  std::vector<Revision> steps;   ///< from the one to the other: reason, approver, day
  std::vector<FollowingFigure> follows;
  bool was_printed = true;  ///< false: nowhere by itself; reckoned with, or part of a statement
};

struct CorrectionInput {
  const CheckedFacts& checked;  ///< as known now; the facts of all corrections are there
  const Catalogue& catalogue;
  const Office& office;
  const Issue& issue;
  const std::vector<Correction>& corrections;  ///< of this issue, not empty
  /// The day on which the notice goes out. None: it is a draft, and its day is left open.
  std::optional<std::chrono::year_month_day> on = std::nullopt;
};

/// 更正通知, one page: which issue, what it printed and where, what is right, why, who approved it
/// and when, which other printed figures follow. It goes to whom the issue went. Every figure that
/// holds now is a figure of the document, so that it can be traced. Fails with compose/refused-fact
/// where what should be right is itself refused, and with compose/not-quotable.
[[nodiscard]] Outcome<Document> compose_correction(const CorrectionInput&);

}  // namespace jianbao
