#include "app/publish.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <thread>
#include <utility>

#include "app/batch_work.h"
#include "app/catch_up.h"
#include "app/checking.h"
#include "app/decisions.h"
#include "app/output.h"
#include "app/progress.h"
#include "app/publish_issue.h"
#include "app/publish_summary.h"
#include "app/table.h"
#include "app/unfinished.h"
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
    for (const char* name : {"check-report.pdf", "correction.pdf", "correction.manifest.json"}) {
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
bool is_to_process(const Issue& issue, Reprocess reprocess, const fs::path& folder) {
  if (reprocess == Reprocess::All) {
    return true;
  }
  const auto record = read_issue_record(folder / issue.key);
  return !record || (reprocess == Reprocess::Failed && !record->stopped.empty());
}

/// Everything from A to B, as the issues stand in their order.
std::vector<const Issue*> issues_between(Run& run, const std::vector<Issue>& issues,
                                         const std::pair<std::string, std::string>& between) {
  const auto ends = select_issues(run, issues, {between.first, between.second});
  std::vector<const Issue*> selected;
  for (const Issue& issue : issues) {
    if (!ends.empty() && &issue >= ends.front() && &issue <= ends.back()) {
      selected.push_back(&issue);
    }
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
           !is_to_process(*issue, options.reprocess, folder);
  });
  return selected;
}

unsigned processes(unsigned jobs) {
  return jobs > 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
}

/// What a publication of several issues leaves to be said.
struct Published {
  std::vector<PublishedIssue> issues;
  bool interrupted = false, given_up = false;

  /// All that was asked for was made, or is known not to be.
  [[nodiscard]] bool is_over() const { return !interrupted && !given_up; }
  [[nodiscard]] bool wrote_anything() const {
    return std::ranges::any_of(issues, [](const PublishedIssue& issue) {
      return issue.whole || !issue.documents.empty();
    });
  }
};

Published publish_all(Run& run, const Prepared& prepared, const BatchWork& work,
                      const std::vector<const Issue*>& selected, const StopSignal& signal,
                      Progress& progress) {
  Published published;
  IssuePublisher publisher(run, prepared, work, progress);
  for (const Issue* issue : selected) {
    published.interrupted = signal.came();
    if (!published.is_over()) {
      break;
    }
    published.issues.push_back(publisher.publish(*issue));
    published.given_up = published.issues.back().given_up;
  }
  published.interrupted = signal.came();
  return published;
}

/// The findings of all issues, and that not everything was made.
void account_for(Run& run, const Published& published) {
  std::size_t made = 0;
  for (const PublishedIssue& issue : published.issues) {
    for (const Diagnostic& finding : issue.findings) {
      run.diagnostics().add(finding);
    }
    made +=
        static_cast<std::size_t>(std::ranges::count_if(issue.documents, &PublishedDocument::made));
  }
  if (published.interrupted || published.given_up) {
    run.diagnostics().add({published.interrupted ? Code::PublishInterrupted : Code::PublishNotAll,
                           std::nullopt,
                           {{"made", std::to_string(made)}}});
  }
}

}  // namespace

std::vector<const Issue*> select_issues(Run& run, const std::vector<Issue>& issues,
                                        const std::vector<std::string>& keys) {
  std::vector<std::string> known;
  for (const Issue& issue : issues) {
    known.push_back(issue.key);
  }
  for (const std::string& key : keys) {
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      run.diagnostics().add({Code::UsageUnknownIssue,
                             std::nullopt,
                             {{"issue", key}, {"known", joined(known, ", ")}}});
    }
  }
  std::vector<const Issue*> selected;
  for (const Issue& issue : issues) {
    if (keys.empty() || std::find(keys.begin(), keys.end(), issue.key) != keys.end()) {
      selected.push_back(&issue);
    }
  }
  return selected;
}

CommandResult publish(const Settings& settings, const PublishOptions& asked) {
  const fs::path folder = asked.out.value_or(settings.workspace / "out");
  const std::string_view nothing_written =
      pick(settings.language, "未写出任何文件，原有文件不变。", "Nothing was written.");
  PublishOptions options = asked;
  if (asked.resume) {
    const auto unfinished = read_unfinished(folder, asked);
    if (!unfinished) {
      return {
          0,
          std::string(pick(settings.language, "没有做到一半的。\n", "Nothing is unfinished.\n")),
          {}};
    }
    options = *unfinished;
  }
  Run run(settings);
  const auto prepared = prepare(run);
  if (!prepared) {
    return run.finish({}, nothing_written);
  }
  const std::size_t before = run.diagnostics().all().size();
  check_options(run, prepared->inputs, options);
  const auto selected = issues_to_publish(run, *prepared, options, folder);
  if (selected.empty() && !run.failed()) {
    return run.finish(std::string(
        options.due_on ? pick(settings.language, "没有到期还没有发出的。\n",
                              "Nothing is due that was not released.\n")
                       : pick(settings.language, "没有要出的。\n", "Nothing is to be made.\n")));
  }
  // What was said of the asking is no finding of any issue.
  run.settle(prepared->inputs.acknowledged, last_known_day(prepared->inputs));
  Diagnostics of_asking = run.cut_off(before);
  run.diagnostics().append(check_targets(expected_targets(selected, folder), settings.workspace));
  if (run.failed() || of_asking.has_errors()) {
    run.diagnostics().append(std::move(of_asking));
    return run.finish({}, nothing_written);
  }
  std::optional<OwnerLock> lock;
  if (!options.dry_run) {
    lock = run.step(OwnerLock::take(
        folder, options.shard.empty() ? OwnerLock::Kind::Alone : OwnerLock::Kind::WithOthers));
    if (lock && options.shard.empty()) {  // beside a shard others may be at work
      (void)remove_leftovers(folder);
    }
    options.issues.clear();
    for (const Issue* issue : selected) {
      options.issues.push_back(issue->key);
    }
    if (!lock ||
        !run.step(write_output({unfinished_path(folder, options), write_unfinished(options)}))) {
      return run.finish({}, nothing_written);
    }
  }
  check_decisions(run, prepared->inputs);
  // What is wrong with none of the facts stops everything; the account of it is still given.
  const bool sound =
      run.settle(prepared->inputs.acknowledged, last_known_day(prepared->inputs)) && !run.failed();
  const StopSignal signal;
  const BatchWork work{folder,
                       options.reports,
                       options.subjects,
                       *parse_shard(options.shard),
                       processes(options.jobs),
                       options.again,
                       options.dry_run,
                       options.keep_going,
                       sound,
                       [&signal] { return signal.came(); }};
  Progress progress(run.settings(), selected.size());
  const Published published = publish_all(run, *prepared, work, selected, signal, progress);
  progress.clear();
  account_for(run, published);
  run.diagnostics().append(std::move(of_asking));
  if (options.dry_run) {
    return run.finish(settings.json ? progress.unread() : publish_plan(run, published.issues));
  }
  if (published.is_over()) {
    remove_file(unfinished_path(folder, options));
  }
  if (!published.wrote_anything() && run.failed()) {
    return run.finish({}, nothing_written);
  }
  return run.finish(settings.json ? progress.unread() + publish_sum(run, published.issues)
                                  : publish_summary(run, published.issues, folder),
                    stopped_list(run, published.issues));
}

}  // namespace jianbao
