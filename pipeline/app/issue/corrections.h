#pragma once
// What issues that went out printed and what holds now: from the frozen record and the revisions.

#include <chrono>
#include <optional>
#include <vector>

#include "app/issue/build_issue.h"
#include "compose/correction.h"

namespace jianbao {

/// Whether data/issued keeps what the issue printed.
[[nodiscard]] bool was_frozen(const Inputs&, const Issue&);

/// Every printed figure of a frozen issue from which registered revisions lead to what its fact
/// says now, or to what a later document says in its place; in the order of printing, those whose
/// place is not known last. What stands nowhere by itself is marked. `checked`: the facts as
/// known on the last day. `follows` is empty.
[[nodiscard]] std::vector<Correction> corrections_of(const Inputs&, const CheckedFacts& checked,
                                                     const Issue&);

/// Figures that the issue reckoned from corrected ones, as they come out now that it is composed
/// again; those that come out as before are none.
void add_following(std::vector<Correction>&, const Inputs&, const BuiltIssue&);

/// Corrections of issues before this one of which it is the first to know on its own day (approved,
/// and published where a later document makes them): what it has to tell its readers. Each
/// correction is told in one issue.
[[nodiscard]] std::vector<Correction> corrections_to_tell(const Inputs&, const CheckedFacts&,
                                                          const Issue&);

/// The notice of one issue, set and drawn, filed under out/<issue>/correction.pdf: a draft, or as
/// it goes out `on` a day. Nothing: there is nothing to correct, or the run has errors.
[[nodiscard]] std::optional<BuiltDocument> make_correction(
    Run&, const Prepared&, const BuiltIssue&, const CheckedFacts& known_now,
    std::optional<std::chrono::year_month_day> on = std::nullopt);

/// The facts as known on the last day. What the rules say of them is said elsewhere.
[[nodiscard]] std::shared_ptr<const CheckedFacts> facts_known_now(const Run&, const Inputs&);

}  // namespace jianbao
