#pragma once
// Writes a new fact into the file of its source, as a clerk would, and leaves all else as it was.

#include <string>
#include <utility>
#include <vector>

#include "app/run.h"

namespace jianbao {

struct AddOptions {
  std::string source;  ///< key of the document
  /// Fields of the entry in the order in which they are written: id, indicator, subject … What is
  /// a map in the file has a field for each of its own: year_on_year and year_on_year_anchor;
  /// within (the id), within_threshold, within_basis (default: source); claim (the kind), scope,
  /// claim_anchor.
  std::vector<std::pair<std::string, std::string>> fields;
  bool pledge = false;   ///< into `pledges` instead of `facts`
  bool dry_run = false;  ///< show the difference, write nothing
};

/// Adds the entry at the end of its list (data/facts/<source>.yaml is made when the source has no
/// file yet), loads and validates the whole workspace with it, and writes only if the entry brings
/// no error. Faults of other entries are not repeated, unless they keep the data from being read: a
/// new fact cannot be judged then. Prints the difference.
[[nodiscard]] CommandResult add_fact(const Settings&, const AddOptions&);

}  // namespace jianbao
