#pragma once
// 同比 from two published levels, and what its pace is measured by. Private to aggregate.

#include <map>
#include <set>

#include "aggregate/observations.h"
#include "model/growth.h"

namespace jianbao::derivation {

struct YearGrowths {
  std::map<FactIndex, ReckonedGrowth> growth;
  std::set<FactIndex> with_base;  ///< levels of which the year before is entered at all
};

/// Of each observed level without a stated growth what follows from the level of the same thing in
/// the same span of the year before, as the last document up to the fact's own gives it (a stock:
/// on the same day). Both as published, neither bound nor 约; a preliminary figure may stand on a
/// final base, nothing else of another nature. Where the base was refused only that is told.
/// n log n.
[[nodiscard]] YearGrowths reckon_growth(const Observations&);

/// Of each figure with a growth the last one before it that the field compares paces with (S-12,
/// S-13): of what is cumulative from January the longest shorter one, else the span before; of
/// 1—2月 the year before or its December, of March 1—2月. Both stated or both reckoned.
[[nodiscard]] std::map<FactIndex, FactIndex> link_pace(
    const Observations&, const std::map<FactIndex, ReckonedGrowth>& reckoned);

}  // namespace jianbao::derivation
