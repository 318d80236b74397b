#include "app/publish/publish_issue.h"

#include <utility>
#include <vector>

#include "app/issue/corrections.h"
#include "app/issue/issue_files.h"
#include "app/issue/kept_files.h"
#include "app/issue/record.h"
#include "app/publish/draft_issue.h"
#include "app/publish/issue_output.h"
#include "app/publish/whole_issue.h"
#include "base/digest.h"
#include "base/files.h"
#include "collate/collate.h"
#include "ledger/freshness.h"
#include "load/load.h"
#include "render/render.h"

namespace jianbao {
namespace {

/// Everything but the issue and the document by which one output differs from another.
std::string base_key(const Run& run, const Prepared& prepared) {
  std::vector<std::string> words{program_version(),
                                 program_digest(),
                                 font_library(),
                                 render_libraries(),
                                 collation_library(),
                                 run.settings().warnings_as_errors ? "warnings-as-errors" : "",
                                 run.settings().gb18030 ? "gb18030" : ""};
  for (const FaceId face : prepared.faces.faces()) {  // those of the system are among no inputs
    words.push_back(prepared.faces.file_name(face) + ' ' + prepared.faces.sha256(face));
  }
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
  return issue.signed_off || prepared.went_out(issue.key) || was_frozen(prepared.inputs, issue) ||
         prepared.unexplained.contains(issue.key);
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
  const auto add = [&words](const std::filesystem::path& path) {
    constexpr std::size_t largest = std::size_t{1} << 30U;
    const auto text = read_file(path, largest);
    words.push_back(path.filename().generic_string() + ' ' +
                    (text ? sha256_hex(*text) : std::string("none")));
  };
  const auto& workspace = run_.settings().workspace;
  if (issue.signed_off) {  // what was ticked off decides whether it goes out
    add(workspace / "data/watchwords.yaml");
    add(workspace / review_path(issue.key));
  }
  if (const auto trace = prepared_.unexplained.find(issue.key);
      trace != prepared_.unexplained.end()) {
    words.push_back(trace->second.generic_string());
  }
  if (prepared_.went_out(issue.key)) {  // what was kept of it must be there
    const auto book =
        IssueRegister::open(register_path(run_.settings()), IssueRegister::Access::Read);
    const auto files = book ? book->files(issue.key) : Result<std::vector<ReleasedFile>>();
    for (const ReleasedFile& file : files ? *files : std::vector<ReleasedFile>()) {
      add(kept_path(run_.settings(), file));
    }
    add(figures_path(run_.settings(), issue.key));  // what was kept may stand in for it
  }
  return content_key({}, words);
}

PublishedIssue IssuePublisher::publish(const Issue& issue) {
  progress_.begin_issue(issue.key);
  IssueOutput output(run_, prepared_, work_, progress_, issue, key_of(issue));
  const bool alone = work_.shard.count == 1;
  if (!work_.dry_run && alone) {  // beside a shard others may be at work
    (void)remove_leftovers(output.folder());
  }
  if (alone && work_.reports.empty() && work_.subjects.empty() && output.is_up_to_date()) {
    return std::move(output.out());
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
