#pragma once
// An issue that is not signed off: made unit by unit, each only where it is not up to date.

#include <cstddef>

#include "app/publish/issue_output.h"

namespace jianbao {

/// `units_before`: of the issues before, since shards divide the units of all. How many it has.
/// What belongs to the whole issue (the sheet that lists it, the check report, the record) is made
/// by the run that finds all its units there or has tried them.
std::size_t publish_draft(Run&, const Prepared&, const BatchWork&, Progress&, IssueOutput&,
                          std::size_t units_before);

}  // namespace jianbao
