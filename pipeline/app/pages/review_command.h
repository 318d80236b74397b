#pragma once
// The list of what a person must look at before an issue is signed off (送审清单), and the ticks.

#include <string>
#include <vector>

#include "app/run.h"

namespace jianbao {

struct ReviewOptions {
  std::string issue;
  bool json = false;               ///< one JSON object an item
  std::vector<std::string> ticks;  ///< marks of items that were looked at
  bool tick_all = false;           ///< every item that nobody ticked yet
  std::string by, on, remark;      ///< who looked and when (2024-12-03): the program reads no clock
};

/// Composes the issue and lists what is to be looked at, with who did. Exit code: 0 everything is
/// ticked, 3 something is not, 65 a secrecy word is printed that nobody ticked, or the issue cannot
/// be composed. With ticks: writes them into data/reviews/<issue>.yaml first, all or none; a mark
/// that is not on the list is refused, one that has a tick keeps it.
[[nodiscard]] CommandResult review_issue(const Settings&, const ReviewOptions&);

}  // namespace jianbao
