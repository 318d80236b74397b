#include "app/publish/publish.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <thread>
#include <utility>

#include "app/issue/checking.h"
#include "app/issue/decisions.h"
#include "app/issue/select_issues.h"
#include "app/output.h"
#include "app/publish/batch_work.h"
#include "app/publish/catch_up.h"
#include "app/publish/issue_output.h"
#include "app/publish/progress.h"
#include "app/publish/publish_issue.h"
#include "app/publish/publish_summary.h"
#include "app/publish/unfinished.h"
#include "app/table.h"
#include "base/diagnostic_pack.h"
#include "base/files.h"
#include "base/owner_lock.h"
#include "base/yaml.h"
#include "batch/stop_signal.h"
#include "ledger/issue_record.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

/// Folders and targets are looked at before an hour of work, not after it (bad-inputs.md 33, 34).
std::vector<fs::path> expected_targets(const std::vector<const Issue*>& issues,
                                       const fs::path& folder) {
  std::vector<fs::path> targets;
  for (const Issue* issue : issues) {
    for (const char* name :
         {"check-report.pdf", "correction.pdf", "correction.manifest.json", "issue.json"}) {
      targets.push_back(folder / issue->key / name);
    }
    for (const Located<std::string>& report : issue->reports) {
      for (const char* end : {".pdf", ".manifest.json", ".sources.pdf", ".sources.manifest.json",
                              ".proof.pdf", ".proof.manifest.json"}) {
        targets.push_back(folder / issue->key / (report.value + end));
      }
    }
  }
  return targets;
}

/// "2/8"; nullopt: not of this form, or no such part.
std::optional<Shard> parse_shard(std::string_view text) {
  if (text.empty()) {
    return Shard{};
  }
  Shard shard;
  const char* end = text.data() + text.size();
  const auto index = std::from_chars(text.data(), end, shard.index);
  if (index.ec != std::errc() || index.ptr == end || *index.ptr != '/') {
    return std::nullopt;
  }
  const auto count = std::from_chars(index.ptr + 1, end, shard.count);
  const bool good =
      count.ec == std::errc() && count.ptr == end && shard.index >= 1 && shard.index <= shard.count;
  return good ? std::optional(shard) : std::nullopt;
}

void refuse_unknown(Run& run, const char* option, const std::string& word,
                    const std::vector<std::string>& known) {
  if (std::ranges::find(known, word) == known.end()) {
    const auto near = did_you_mean(word, known);
    run.diagnostics().add(
        {Code::UsageUnknownFilter,
         std::nullopt,
         {{"option", option}, {"word", word}, {"known", near ? *near : joined(known, ", ")}}});
  }
}

/// Whether the words of the command line name what there is.
void check_options(Run& run, const Inputs& inputs, const PublishOptions& options) {
  if (!parse_shard(options.shard)) {
    run.diagnostics().add(
        {Code::UsageBadValue, std::nullopt, {{"argument", "--shard " + options.shard}}});
  }
  std::vector<std::string> reports;
  for (const ReportSpec& report : inputs.reports) {
    reports.push_back(report.name);
  }
  for (const std::string& report : options.reports) {
    refuse_unknown(run, "--report", report, reports);
  }
  std::vector<std::string> subjects;
  for (const Subject& subject : inputs.catalogue->subjects()) {
    subjects.push_back(subject.name);
  }
  for (const std::string& subject : options.subjects) {
    refuse_unknown(run, "--subject", subject, subjects);
  }
}

/// What became of the issue before decides whether it is made.
bool is_to_process(const Run& run, const Issue& issue, Reprocess reprocess,
                   const fs::path& folder) {
  if (reprocess == Reprocess::All) {
    return true;
  }
  const auto record = read_issue_record(folder / issue.key);
  if (!record || record->key.empty()) {
    return true;
  }
  const auto findings = Unpacker(run.sources()).unpack_all(record->findings);
  const bool failed = !record->stopped.empty() || !findings ||
                      std::ranges::any_of(*findings, [](const Diagnostic& finding) {
                        return finding.severity == Severity::Error;
                      });
  return reprocess == Reprocess::Failed && failed;
}

/// Everything from A to B by key; not every month between need have an issue.
std::vector<const Issue*> issues_between(Run& run, const std::vector<Issue>& issues,
                                         const std::pair<std::string, std::string>& between) {
  std::vector<const Issue*> selected;
  for (const Issue& issue : issues) {
    if (between.first <= issue.key && issue.key <= between.second) {
      selected.push_back(&issue);
    }
  }
  if (selected.empty()) {  // a slip of the hand, most likely
    (void)select_issues(run, issues, {between.first + ".." + between.second});
  }
  return selected;
}

std::vector<const Issue*> issues_to_publish(Run& run, const Prepared& prepared,
                                            const PublishOptions& options, const fs::path& folder) {
  const std::vector<Issue>& issues = prepared.inputs.issues;
  auto selected = options.due_on    ? due_issues(run, prepared, *options.due_on)
                  : options.between ? issues_between(run, issues, *options.between)
                                    : select_issues(run, issues, options.issues);
  std::erase_if(selected, [&](const Issue* issue) {
    return (options.as_of && issue->as_of > *options.as_of) ||
           !is_to_process(run, *issue, options.reprocess, folder);
  });
  return selected;
}

unsigned processes(unsigned jobs) {
  return jobs > 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
}

fs::path output_of(const Settings& settings, const PublishOptions& options) {
  return options.out.value_or(settings.workspace / "out");
}

/// One publication, from the words of the command line to what it leaves to be said.
class PublishRun {
 public:
  /// The folder of the output is locked by who calls, but for a dry run: what is read here must not
  /// be older than what somebody else has put there meanwhile.
  PublishRun(const Settings& settings, PublishOptions options)
      : options_(std::move(options)), folder_(output_of(settings, options_)), run_(settings) {}

  [[nodiscard]] static std::string_view nothing_written_words(Language language) {
    return pick(language, "未写出任何文件，原有文件不变。", "Nothing was written.");
  }

  CommandResult run() {
    prepared_ = prepare(run_);
    if (!prepared_) {
      return nothing_written();
    }
    select();
    if (selected_.empty() && !run_.failed() && !of_asking_.has_errors()) {
      run_.diagnostics().append(std::move(of_asking_));
      if (options_.resume && !options_.dry_run) {  // the data have lost all that was asked for
        remove_file(unfinished_path(folder_, options_));
      }
      return run_.finish(json() ? publish_sum(run_, {}) : nothing_to_do());
    }
    run_.diagnostics().append(
        check_targets(expected_targets(selected_, folder_), run_.settings().workspace));
    if (run_.failed() || of_asking_.has_errors() || (!options_.dry_run && !mark_folder())) {
      run_.diagnostics().append(std::move(of_asking_));
      return nothing_written();
    }
    make();
    if (whole_calendar_) {
      look_for_strangers();
    }
    account();
    if (options_.dry_run) {
      return run_.finish(json() ? told_ : publish_plan(run_, issues_));
    }
    if (marked_ && is_over()) {
      remove_file(unfinished_path(folder_, options_));
      remove_shard_marks();
    }
    if (!wrote_anything() && run_.failed()) {
      return nothing_written();
    }
    return run_.finish(
        json() ? told_ + publish_sum(run_, issues_) : publish_summary(run_, issues_, folder_),
        stopped_list(run_, issues_));
  }

 private:
  [[nodiscard]] bool json() const { return run_.settings().json; }
  [[nodiscard]] std::string say(std::string_view zh, std::string_view en) const {
    return std::string(pick(run_.settings().language, zh, en));
  }
  [[nodiscard]] std::string nothing_to_do() const {
    return options_.due_on
               ? say("没有到期还没有发出的。\n", "Nothing is due that was not released.\n")
           : options_.reprocess != Reprocess::All
               ? say("没有要出的：做过的不再做（--reprocess all：都重做）。\n",
                     "Nothing is to be made: what was made is left (--reprocess all makes it "
                     "again).\n")
               : say("没有要出的。\n", "Nothing is to be made.\n");
  }
  CommandResult nothing_written() {
    return run_.finish({}, nothing_written_words(run_.settings().language));
  }

  /// What is said of the asking is no finding of any issue, and kept apart.
  void select() {
    std::swap(run_.diagnostics(), of_asking_);
    check_options(run_, prepared_->inputs, options_);
    bool nothing_left = false;
    if (options_.resume && !options_.issues.empty()) {
      keep_known(options_.issues);
      nothing_left = options_.issues.empty();
    }
    if (!nothing_left) {
      selected_ = issues_to_publish(run_, *prepared_, options_, folder_);
    }
    run_.settle(prepared_->inputs.acknowledged, last_known_day(prepared_->inputs));
    std::swap(run_.diagnostics(), of_asking_);
  }

  /// Clears what a killed run has left, and leaves word of this one. False: it cannot be written.
  bool mark_folder() {
    if (options_.shard.empty()) {  // beside a shard others may be at work
      (void)remove_leftovers(folder_);
    }
    options_.issues.clear();
    for (const Issue* issue : selected_) {
      options_.issues.push_back(issue->key);
    }
    // A narrower run does not take the place of a wider one that is not over.
    auto other = read_unfinished(folder_, options_);
    const bool of_everything = other && other->issues.empty();
    if (other) {
      keep_known(other->issues);
    }
    const bool nothing_left = other && !of_everything && other->issues.empty();
    marked_ =
        options_.resume || !other || nothing_left || makes_everything() || covers(options_, *other);
    return !marked_ || run_.step(write_output({unfinished_path(folder_, options_),
                                               write_unfinished(options_, run_.settings())}));
  }

  void make() {
    check_decisions(run_, prepared_->inputs);
    // What is wrong with none of the facts stops everything; the account of it is still given.
    const bool sound =
        run_.settle(prepared_->inputs.acknowledged, last_known_day(prepared_->inputs)) &&
        !run_.failed();
    const BatchWork work{folder_,
                         options_.reports,
                         options_.subjects,
                         *parse_shard(options_.shard),
                         processes(options_.jobs),
                         options_.again,
                         options_.dry_run,
                         options_.keep_going,
                         sound,
                         [this] { return signal_.came(); }};
    Progress progress(run_.settings(), selected_.size());
    IssuePublisher publisher(run_, *prepared_, work, progress);
    for (const Issue* issue : selected_) {
      if (signal_.came() || given_up_) {
        break;
      }
      issues_.push_back(publisher.publish(*issue));
      const PublishedIssue& made = issues_.back();
      given_up_ = made.given_up || (!options_.keep_going && !made.stopped.empty());
    }
    told_ = progress.unread();
  }

  /// All that was asked for was made, or is known not to be.
  [[nodiscard]] bool is_over() const {
    return issues_.size() == selected_.size() &&
           std::ranges::none_of(issues_, [](const PublishedIssue& issue) {
             return issue.untried > 0 || issue.given_up;
           });
  }
  [[nodiscard]] bool wrote_anything() const {
    return std::ranges::any_of(issues_, [](const PublishedIssue& issue) {
      return issue.whole || !issue.documents.empty();
    });
  }

  /// Of the issues that a run of before was asked for, those that there are still.
  void keep_known(std::vector<std::string>& issues) const {
    std::erase_if(issues, [this](const std::string& key) {
      return std::ranges::find(prepared_->inputs.issues, key, &Issue::key) ==
             prepared_->inputs.issues.end();
    });
  }

  [[nodiscard]] bool makes_everything() const {
    return options_.shard.empty() && options_.reports.empty() && options_.subjects.empty() &&
           selected_.size() == prepared_->inputs.issues.size();
  }

  /// When everything is there no part of it is unfinished.
  void remove_shard_marks() {
    if (makes_everything()) {
      for (const std::string& shard : unfinished_shards(folder_)) {
        PublishOptions part;
        part.shard = shard;
        remove_file(unfinished_path(folder_, part));
      }
    }
  }

  /// An issue that the data have lost still lies there, and nobody vouches for it.
  void look_for_strangers() {
    std::error_code error;
    std::vector<std::string> unknown;
    for (const auto& entry : fs::directory_iterator(folder_, error)) {
      const std::string key = entry.path().filename().generic_string();
      if (fs::is_regular_file(issue_record_path(entry.path()), error) &&
          std::ranges::find(prepared_->inputs.issues, key, &Issue::key) ==
              prepared_->inputs.issues.end()) {
        unknown.push_back(shown_path(entry.path(), run_.settings().workspace));
      }
    }
    std::ranges::sort(unknown);
    for (const std::string& path : unknown) {
      of_asking_.add({Code::PublishNoIssue, std::nullopt, {{"path", path}}});
    }
  }

  /// The findings of all issues, and that not everything was made.
  void account() {
    std::size_t made = 0;
    for (const PublishedIssue& issue : issues_) {
      for (const Diagnostic& finding : issue.findings) {
        run_.diagnostics().add(finding);
      }
      for (const PublishedDocument& document : issue.documents) {
        made += document.made && is_body(document.account.name) ? 1U : 0U;
      }
    }
    run_.diagnostics().append(std::move(of_asking_));
    if (!is_over()) {
      run_.diagnostics().add({given_up_ ? Code::PublishNotAll : Code::PublishInterrupted,
                              std::nullopt,
                              {{"made", std::to_string(made)}, {"how", how_to_go_on()}}});
    }
  }

  /// With all that says where it works: who goes on may stand elsewhere.
  [[nodiscard]] std::string how_to_go_on() const {
    const Settings& settings = run_.settings();
    std::string command = "jianbao";
    const auto add = [&command](const char* option, const fs::path& path) {
      if (!path.empty()) {
        const std::string whole = fs::absolute(path).lexically_normal().generic_string();
        const bool one_word = whole.find_first_of(" \t\n\"'\\$&;()<>|*?") == std::string::npos;
        command += fmt::format(" {0} {2}{1}{2}", option, whole, one_word ? "" : "'");
      }
    };
    add("--config", settings.config);
    if (settings.config.empty()) {
      add("--workspace", settings.workspace == "." ? fs::path() : settings.workspace);
    }
    add("--state", settings.state);
    command += " publish --resume";
    command += options_.shard.empty() ? std::string() : " --shard " + options_.shard;
    add("--out", options_.out && *options_.out != settings.output ? folder_ : fs::path());
    return command;
  }

  PublishOptions options_;
  std::filesystem::path folder_;
  StopSignal signal_;
  Run run_;
  std::optional<Prepared> prepared_;
  Diagnostics of_asking_;
  std::vector<const Issue*> selected_;
  bool whole_calendar_ = options_.issues.empty() && options_.shard.empty();  ///< not some issues
  bool marked_ = false, given_up_ = false;
  std::vector<PublishedIssue> issues_;
  std::string told_;
};

/// What the run that was broken off was asked for, or that there was none.
CommandResult resume(const Settings& settings, const PublishOptions& asked,
                     const fs::path& folder) {
  Settings as_then = settings;
  if (auto unfinished = read_unfinished(folder, asked, &as_then)) {
    return PublishRun(as_then, *std::move(unfinished)).run();
  }
  if (settings.json) {
    return {0, publish_sum(Run(settings), {}), {}};
  }
  std::string text(pick(settings.language, "没有做到一半的。\n", "Nothing is unfinished.\n"));
  if (const std::vector<std::string> shards = unfinished_shards(folder); !shards.empty()) {
    text += std::string(pick(settings.language, "没有做完的几片：--shard ",
                             "Shards that are not over: --shard ")) +
            joined(shards, ", --shard ") + '\n';
  }
  return {0, std::move(text), {}};
}

}  // namespace

CommandResult publish(const Settings& settings, const PublishOptions& words) {
  PublishOptions asked = words;
  const auto shard = parse_shard(asked.shard);
  if (shard && shard->count == 1) {
    asked.shard.clear();  // the only part is the whole
  }
  const fs::path folder = output_of(settings, asked);
  std::error_code error;
  std::vector<fs::path> not_there;  // of the folders on the way, the deepest first
  for (fs::path at = fs::absolute(folder).lexically_normal();
       at.has_relative_path() && !fs::exists(fs::symlink_status(at, error));
       at = at.parent_path()) {
    not_there.push_back(at);
  }
  std::optional<OwnerLock> lock;
  if (shard && !asked.dry_run) {
    Run run(settings);
    lock = take_output_folder(
        run, folder, asked.shard.empty() ? OwnerLock::Kind::Alone : OwnerLock::Kind::WithOthers);
    if (!lock) {
      return run.finish({}, PublishRun::nothing_written_words(settings.language));
    }
  }
  CommandResult result =
      asked.resume ? resume(settings, asked, folder) : PublishRun(settings, asked).run();
  for (const fs::path& made : lock ? not_there : std::vector<fs::path>()) {
    if (!fs::remove(made, error)) {  // only where nothing was put into it
      break;
    }
  }
  return result;
}

}  // namespace jianbao
