#pragma once
// Two times: a figure is true of a period and known from a day. What is published again later, of
// the same thing and period, is a revision of the earlier figure.

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "model/facts.h"

namespace jianbao {

/// id of a revised fact's successor and predecessor. Every fact that a later day publishes again
/// has a successor; where the next day has several, the first of them by id stands for all, and so
/// for predecessors.
struct Revisions {
  std::map<std::string, std::string, std::less<>> revised_by;  ///< earlier → next later
  std::map<std::string, std::string, std::less<>> revises;     ///< later → next earlier
};

/// Same indicator, subject, period, system, claim, threshold and whole (the thing of which both
/// are a part, whatever its id in either document); a level revises only levels, a bare growth,
/// share or rank only its like. Observed figures (actual, preliminary, estimate) revise one
/// another, targets only targets, and so on. Of two documents of one day neither revises the other.
/// Undertakings without a figure never do: equal words are not one promise.
[[nodiscard]] Revisions find_revisions(const std::vector<Fact>&, const Catalogue&);

/// What was known on `day`: facts of documents published by then, without those that another of
/// them revises. Equal numbers are not equal facts: nothing is merged by its value.
[[nodiscard]] std::vector<Fact> known_on(const std::vector<Fact>&, const Catalogue&,
                                         std::chrono::year_month_day day);

}  // namespace jianbao
