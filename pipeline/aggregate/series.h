#pragma once
// Facts of one thing in the order of their documents. Private to aggregate.

#include "model/catalogue.h"
#include "model/dataset.h"

namespace jianbao::derivation {

/// `earlier`: of each observed fact with a level (or, without one, with a growth on the year
/// before) the fact of the same thing in an earlier document: of the latest document, of its facts
/// the latest end, then the longest. `progress`: of each target or pledge with a figure the
/// observed fact of the same indicator, subject and threshold that tells what happened since.
/// `growth` and `pace`: see year_growth.h. Refused facts take no part. n log n.
[[nodiscard]] SeriesLinks link_series(const CheckedFacts&, const Catalogue&);

}  // namespace jianbao::derivation
