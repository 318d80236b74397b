#pragma once
// The commands that show what the data holds: facts, systems, indicators, the calendar.

#include <string>

#include "app/run.h"

namespace jianbao {

/// Empty: not asked for.
struct ListFilter {
  std::string subject;  ///< name of a subject
  std::string under;    ///< name of a subject: it and those below it
  std::string domain;   ///< name of a domain
  std::string period;   ///< in the notation of data files; facts whose time overlaps it
  std::string status;   ///< 目标 or target
  std::string source;   ///< key or file name of a document
  std::string name;     ///< systems only: those with this in one of their names, told in full
  std::string as_of;    ///< the world as known that day
  std::string from;     ///< facts only: read them from this JSON file instead of data/facts
  bool json = false;
};

/// One JSON object a line, or a table.
[[nodiscard]] CommandResult list_facts(const Settings&, const ListFilter&);
[[nodiscard]] CommandResult list_systems(const Settings&, const ListFilter&);
/// The catalogue: definition, unit, measure, which way is better, who answers for it.
[[nodiscard]] CommandResult list_indicators(const Settings&, const ListFilter&);
/// The issues that the calendar asks for up to `as_of` (default: the last date in the data), with
/// what became of them.
[[nodiscard]] CommandResult list_calendar(const Settings&, const ListFilter&);

}  // namespace jianbao
