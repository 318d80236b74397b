#pragma once
// The record of a whole issue, written when all that belongs to it is in place: a later run with
// the same inputs looks at it alone.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "ledger/unit_account.h"

namespace jianbao {

struct IssueRecord {
  std::string issue;
  std::string key;                   ///< digest of all that it was made from; empty: not whole yet
  std::vector<std::string> stopped;  ///< documents that an error kept from being made
  std::vector<DocumentAccount> documents;
  /// Every file that a run has written into its folder and that may be there still.
  std::vector<KeptFile> files;
  std::vector<std::string> findings;  ///< of its facts and documents, packed
  auto operator<=>(const IssueRecord&) const = default;
};

/// FOLDER/issue.json, the folder of one issue.
[[nodiscard]] std::filesystem::path issue_record_path(const std::filesystem::path& folder);
[[nodiscard]] std::string write_issue_record(const IssueRecord&);
/// nullopt: there is none, or it cannot be read.
[[nodiscard]] std::optional<IssueRecord> read_issue_record(const std::filesystem::path& folder);

}  // namespace jianbao
