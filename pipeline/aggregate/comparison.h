#pragma once
// Two figures set against each other: whether they may be, and what follows (prose.md W-10…W-12,
// sentence kinds 7, 8, 9 and 12; typography.md S-06, S-09).

#include <chrono>
#include <string>
#include <vector>

#include "model/catalogue.h"
#include "model/comparison.h"
#include "model/dataset.h"
#include "model/ruling.h"

namespace jianbao {

/// Times: allowed when both figures are of one thing (the same indicator and subject, or a ruling
/// in force on `as_of` names both facts and affirms it) and nothing makes the levels unlike; such a
/// ruling also settles that two 累计 figures begin alike and that 个 and 个班次 count the same
/// things, and nothing else. Share: `now` is the part, `before` the whole; allowed when the part
/// names that whole in `within`. What is true of one side alone (the figures as published,
/// averages) is there in any case. Views of Times: now, before, times, added, added_phrase,
/// monthly_now, monthly_before, per_now, per_before, per_change, per_added, per_added_assumed; of
/// Share: now, before, share, share_before, share_change, share_change_phrase.
[[nodiscard]] ComparisonResult compare_facts(const Dataset&, const Catalogue&,
                                             const std::vector<Ruling>&,
                                             std::chrono::year_month_day as_of, FactIndex now,
                                             FactIndex before, ComparisonSpec::Kind);

/// What somebody would have to register or do for the two to be compared, for those who keep the
/// data. Empty: they may be compared, or nothing helps.
[[nodiscard]] std::string comparison_remedy(const Dataset&, const Catalogue&,
                                            const std::vector<Ruling>&,
                                            std::chrono::year_month_day as_of, FactIndex now,
                                            FactIndex before, ComparisonSpec::Kind);

}  // namespace jianbao
