#pragma once
// How the commands call the validator: which facts, by whose rules, on which day.

#include <chrono>

#include "app/run.h"
#include "load/load.h"
#include "validate/validate.h"

namespace jianbao {

/// Later than any document: every fact is looked at.
inline constexpr std::chrono::year_month_day end_of_time{
    std::chrono::year::max(), std::chrono::December, std::chrono::day{31}};

/// The latest day that the data speaks of, of documents and issues; nothing here reads a clock.
[[nodiscard]] std::chrono::year_month_day last_known_day(const Inputs&);

/// The facts as known on `as_of`, before the rules of the office. An acknowledgement must hold on
/// that day; for all facts, on the last known day.
[[nodiscard]] ValidateInput validate_input(const Inputs&, const Settings&,
                                           std::chrono::year_month_day as_of);

}  // namespace jianbao
