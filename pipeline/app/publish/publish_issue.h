#pragma once
// Issue after issue of a batch.

#include <cstddef>
#include <string>

#include "app/issue/build_issue.h"
#include "app/publish/batch_work.h"
#include "app/publish/progress.h"

namespace jianbao {

/// Whatever the number of jobs and shards, and whatever was up to date, the same bytes are there in
/// the end.
class IssuePublisher {
 public:
  /// All must outlive it. What the run found so far is what all issues share.
  IssuePublisher(Run&, const Prepared&, const BatchWork&, Progress&);

  /// What was found stands in the result, and the findings of the run are those of before.
  [[nodiscard]] PublishedIssue publish(const Issue&);

 private:
  [[nodiscard]] std::string key_of(const Issue&) const;

  Run& run_;
  const Prepared& prepared_;
  const BatchWork& work_;
  Progress& progress_;
  std::string base_key_;
  std::size_t units_before_ = 0;  ///< of the issues before: shards divide the units of all
};

}  // namespace jianbao
