#pragma once
// The command that makes the documents of issues and writes them.

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/issue/build_issue.h"
#include "app/run.h"

namespace jianbao {

/// Which of the issues asked for are made, by what became of them before.
enum class Reprocess : std::uint8_t {
  All,     ///< every one of them
  Failed,  ///< those that were never finished, or of which something could not be made
  None,    ///< only those that were never finished
};

struct PublishOptions {
  std::vector<std::string> issues;                             ///< none: all
  std::vector<std::string> reports;                            ///< none: all that the issues name
  std::vector<std::string> subjects;                           ///< none: all; else only theirs
  std::optional<std::chrono::year_month_day> due_on = {};      ///< instead: what is due then
  std::optional<std::chrono::year_month_day> as_of = {};       ///< none known later is made
  std::optional<std::pair<std::string, std::string>> between;  ///< instead: issues from A to B
  std::optional<std::filesystem::path> out = std::nullopt;     ///< none: out/ in the workspace
  unsigned jobs = 1;       ///< processes that work at a time; 0: one a processor
  std::string shard = {};  ///< "2/8": every eighth brief, from the second; empty: all
  Reprocess reprocess = Reprocess::All;
  bool again = false;      ///< also what is up to date
  bool dry_run = false;    ///< tells what would be made, and why
  bool resume = false;     ///< what the run that was broken off was asked for
  bool keep_going = true;  ///< one that failed stops no other
};

/// Each brief is made by itself and written as soon as it is made: PDFs, then the records that
/// vouch for them; what is up to date is left. An error in a fact stops every report that prints
/// it, whole, and no other. The check report of each issue is written in any case: it is needed
/// most where nothing else goes out, and says so. SIGTERM ends it after the brief in hand.
[[nodiscard]] CommandResult publish(const Settings&, const PublishOptions&);

}  // namespace jianbao
