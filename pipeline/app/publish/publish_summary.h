#pragma once
// What a person reads when a publication is over.

#include <filesystem>
#include <string>
#include <vector>

#include "app/publish/batch_work.h"
#include "app/run.h"

namespace jianbao {

/// A line for each document with its pages, figures, warnings and seconds; of a large batch a line
/// for each issue. Then the sum, and what was left since it was up to date.
[[nodiscard]] std::string publish_summary(const Run&, const std::vector<PublishedIssue>&,
                                          const std::filesystem::path& folder);

/// The sum alone, as a line of JSON: how many briefs were made, left and failed.
[[nodiscard]] std::string publish_sum(const Run&, const std::vector<PublishedIssue>&);

/// What a dry run would make, and why.
[[nodiscard]] std::string publish_plan(const Run&, const std::vector<PublishedIssue>&);

/// Which documents an error kept back; empty: none.
[[nodiscard]] std::string stopped_list(const Run&, const std::vector<PublishedIssue>&);

}  // namespace jianbao
