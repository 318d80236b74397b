#pragma once
// What people decided, held against what there is.

#include "app/run.h"
#include "load/load.h"

namespace jianbao {

/// A ruling about nothing decides nothing, one whose time is over decides no more, and a calendar
/// announces only reports that are defined: warnings and errors of the run.
void check_decisions(Run&, const Inputs&);

}  // namespace jianbao
