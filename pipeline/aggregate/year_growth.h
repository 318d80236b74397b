#pragma once
// 同比 from two published levels, and what its pace is measured by. Private to aggregate.

#include <map>

#include "aggregate/observations.h"
#include "model/growth.h"

namespace jianbao::derivation {

/// Of each observed level without a stated growth what follows from the level of the same thing in
/// the same span of the year before, as the last document up to the fact's own gives it (a stock:
/// on the same day). Both exact as published, neither bound nor 约; a preliminary figure may stand
/// on a final base, nothing else of another nature. n log n.
[[nodiscard]] std::map<FactIndex, ReckonedGrowth> reckon_growth(const Observations&);

/// Of each figure with a growth the last one before it that the field compares paces with (S-12,
/// S-13): the month, quarter, half or year before; else what is cumulative from the same January;
/// of what begins a year the year before, or its December.
[[nodiscard]] std::map<FactIndex, FactIndex> link_pace(
    const Observations&, const std::map<FactIndex, ReckonedGrowth>& reckoned);

}  // namespace jianbao::derivation
