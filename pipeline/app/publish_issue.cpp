#include "app/publish_issue.h"

#include <utility>
#include <vector>

#include "app/corrections.h"
#include "app/draft_issue.h"
#include "app/issue_output.h"
#include "app/record.h"
#include "app/whole_issue.h"
#include "base/digest.h"
#include "base/files.h"
#include "ledger/freshness.h"

namespace jianbao {
namespace {

/// Everything but the issue and the document by which one output differs from another.
std::string base_key(const Run& run, const Prepared& prepared) {
  std::vector<std::string> words{program_version(), program_digest(),
                                 run.settings().warnings_as_errors ? "warnings-as-errors" : "",
                                 run.settings().gb18030 ? "gb18030" : ""};
  for (const RegisteredIssue& one : prepared.registered) {
    if (one.state < IssueState::Released) {
      continue;  // who has signed a draft stands on none of its pages
    }
    words.push_back(one.issue + ' ' + std::string(state_name(one.state)) + ' ' +
                    (one.signed_off ? to_string(*one.signed_off) : ""));
  }
  return content_key(prepared.digests, words);
}

/// Made in one piece.
bool is_whole(const Prepared& prepared, const Issue& issue) {
  return issue.signed_off || prepared.went_out(issue) || was_frozen(prepared.inputs, issue);
}

}  // namespace

IssuePublisher::IssuePublisher(Run& run, const Prepared& prepared, const BatchWork& work,
                               Progress& progress)
    : run_(run),
      prepared_(prepared),
      work_(work),
      progress_(progress),
      base_key_(base_key(run, prepared)) {}

std::string IssuePublisher::key_of(const Issue& issue) const {
  std::vector<std::string> words{base_key_, issue.key};
  if (issue.signed_off) {  // what was ticked off decides whether it goes out
    constexpr std::size_t largest = 10'000'000;
    const auto data = run_.settings().workspace / "data";
    for (const auto& path : {data / "watchwords.yaml", data / "review" / (issue.key + ".yaml")}) {
      const auto text = read_file(path, largest);
      words.push_back(text ? sha256_hex(*text) : "none");
    }
  }
  return content_key({}, words);
}

PublishedIssue IssuePublisher::publish(const Issue& issue) {
  progress_.begin_issue(issue.key);
  IssueOutput output(run_, prepared_, work_, progress_, issue, key_of(issue));
  if (work_.shard.count == 1 && output.is_up_to_date()) {
    return std::move(output.out());
  }
  if (!work_.dry_run && work_.shard.count == 1) {  // of a shard others may be at work
    (void)remove_leftovers(output.folder());
  }
  if (!is_whole(prepared_, issue)) {
    units_before_ += publish_draft(run_, prepared_, work_, progress_, output, units_before_);
  } else if (units_before_++ % work_.shard.count == work_.shard.index - 1 &&
             !output.is_up_to_date()) {
    publish_whole(run_, prepared_, work_, output);
  }
  return std::move(output.out());
}

}  // namespace jianbao
