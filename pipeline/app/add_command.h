#pragma once
// Writes a new fact into the file of its source, as a clerk would, and leaves all else as it was.

#include <string>
#include <utility>
#include <vector>

#include "app/run.h"

namespace jianbao {

struct AddOptions {
  std::string source;  ///< key of the document
  /// Fields of the entry in the order in which they are written: id, indicator, subject …
  std::vector<std::pair<std::string, std::string>> fields;
  bool pledge = false;   ///< into `pledges` instead of `facts`
  bool dry_run = false;  ///< show the difference, write nothing
};

/// Adds the entry at the end of its list (data/facts/<source>.yaml is made when the source has no
/// file yet), loads and validates the whole workspace with it, and writes only if that brings no
/// error that was not there before. Prints the difference.
[[nodiscard]] CommandResult add_fact(const Settings&, const AddOptions&);

/// The text with the entry added at the end of the list of that name; comments, order and line
/// ends stay. Without such a list it is appended to the file.
[[nodiscard]] std::string with_entry(const std::string& text, const std::string& list,
                                     const std::string& entry);

}  // namespace jianbao
