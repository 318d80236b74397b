#pragma once
// What a batch is asked for, and what became of each issue.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "ledger/unit_account.h"
#include "model/issue.h"

namespace jianbao {

/// Every `count`-th unit, from the `index`-th (1…count).
struct Shard {
  std::uint32_t index = 1, count = 1;
};
/// What a batch makes of each issue, and how.
struct BatchWork {
  std::filesystem::path folder;       ///< of all output
  std::vector<std::string> reports;   ///< none: all that the issues name
  std::vector<std::string> subjects;  ///< none: all; else only what is made for these
  Shard shard;
  unsigned jobs = 1;           ///< processes that work at a time
  bool again = false;          ///< also what is up to date
  bool dry_run = false;        ///< nothing is made; tells what would be
  bool keep_going = true;      ///< others are made after one that failed
  bool sound = true;           ///< nothing is wrong with what all issues share
  std::function<bool()> stop;  ///< asked between two units
};

struct PlannedBrief {
  std::string path;  ///< as people are shown it
  std::string why;
};

struct PublishedDocument {
  DocumentAccount account;
  bool made;  ///< now; else it was up to date
};

/// What became of an issue.
struct PublishedIssue {
  const Issue* issue;
  std::vector<PublishedDocument> documents;
  std::vector<std::string> stopped;  ///< documents that an error kept from being made
  std::vector<Diagnostic> findings;  ///< of its facts and documents, settled
  std::vector<std::string> removed;  ///< files of before that belong to it no more, as shown
  std::vector<PlannedBrief> plan;    ///< of a dry run
  std::size_t to_make = 0;           ///< briefs that were not up to date
  std::size_t up_to_date = 0;
  std::size_t untried = 0;      ///< that were to be made and not begun
  bool as_it_went_out = false;  ///< its files are those of its release
  bool restored = true;         ///< of these none is lost
  bool withdrawn = false;       ///< and it is void by now
  bool whole = false;           ///< all that belongs to it is there
  bool given_up = false;  ///< nothing more can be written, or one failed and none is to follow
};

}  // namespace jianbao
