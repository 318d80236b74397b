#pragma once
// What may be reckoned: the comparisons that reports declare, any two figures, and one alone.

#include <string>
#include <vector>

#include "app/run.h"

namespace jianbao {

struct ReckonOptions {
  /// None: every comparison that the reports of the issue declare. One: the name of such a
  /// comparison, else a fact. Two: facts set against each other. A fact is named by its id or as in
  /// skeletons: rail.trains[2022-01..2022-09].
  std::vector<std::string> what;
  std::string issue;   ///< as known on its day; empty: the last issue
  bool share = false;  ///< of two: the first is a part of the second
  bool json = false;
};

/// Both figures with source and line, whether they may be set against each other in print, what
/// follows with its arithmetic, and what to do where they may not; what is not for print is marked.
/// Of one fact: what follows from it, what an earlier document said of it, how it came to pass, and
/// of a promise those that stand beside it.
[[nodiscard]] CommandResult reckon(const Settings&, const ReckonOptions&);

}  // namespace jianbao
