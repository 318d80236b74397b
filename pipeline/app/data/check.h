#pragma once
// Everything that can be checked without writing anything.

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/issue/build_issue.h"
#include "app/run.h"
#include "compose/check_report.h"
#include "model/facts.h"

namespace jianbao {

struct CheckOptions {
  std::optional<std::filesystem::path> documents;  ///< folder of the source documents
  std::optional<std::filesystem::path> report;     ///< write the check report (PDF) there
};

/// What was looked at; what was found is in the run.
struct CheckAccount {
  std::size_t facts = 0;
  std::shared_ptr<const CheckedFacts> checked;
  std::vector<RuleTally> tallies;  ///< every rule, in the order of the rules
  std::string coverage;            ///< what the documents hold, as a table; empty without them
  std::optional<DocumentsRead> documents;
};

/// Checks fonts, decisions, calendar, every fact by every rule, the documents where given, and sets
/// every issue. Warnings are settled: acknowledged ones are notes.
[[nodiscard]] CheckAccount check_everything(Run&, const Prepared&,
                                            const std::optional<std::filesystem::path>& documents);

/// The same as a command.
[[nodiscard]] CommandResult check(const Settings&, const CheckOptions&);

}  // namespace jianbao
