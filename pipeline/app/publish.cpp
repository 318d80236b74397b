#include "app/publish.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/catch_up.h"
#include "app/check_report_sheet.h"
#include "app/checking.h"
#include "app/decisions.h"
#include "app/issue_files.h"
#include "app/output.h"
#include "app/table.h"
#include "base/files.h"
#include "base/owner_lock.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

/// What is going to be written, in the order of writing: PDFs, then the manifests that vouch for
/// them.
struct Plan {
  IssueFiles files;
  std::vector<OutputFile> check_reports;
};

/// Of an issue that went out its files are put back where they are missing, byte for byte as they
/// were: only what is told of it afterwards is made.
void plan_issue(Run& run, const Prepared& prepared, const BuiltIssue& built, const fs::path& folder,
                Plan& plan) {
  if (!prepared.went_out(*built.issue)) {
    add_documents(run, prepared, built, folder, plan.files);
    add_beside(run, prepared, built, folder, plan.files);
    return;
  }
  const auto book =
      run.step(IssueRegister::open(register_path(run.settings()), IssueRegister::Access::Read));
  const auto released = book ? run.step(book->files(built.issue->key)) : std::nullopt;
  if (released) {
    add_released(run, *released, folder, plan.files);
  }
  BuiltIssue after = built;
  after.proofs.clear();
  add_beside(run, prepared, after, folder, plan.files);
}

/// Made when all issues are built: it holds what the whole run found.
void plan_check_report(Run& run, const Prepared& prepared, const BuiltIssue& built,
                       const fs::path& folder, Plan& plan) {
  auto report = check_report_pdf(run, prepared,
                                 {*built.checked, built.issue->as_of, built.checked->tallies(),
                                  std::nullopt, &built.stopped, built.documents.empty(), &built});
  if (report) {
    plan.check_reports.push_back(
        {folder / built.issue->key / "check-report.pdf", *std::move(report)});
  }
}

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

std::string seconds(std::chrono::microseconds time) {
  const auto milliseconds = (time.count() + 500) / 1000;
  return fmt::format("{}.{:03}", milliseconds / 1000, milliseconds % 1000);
}

std::string summary_table(const Run& run, const Prepared& prepared,
                          const std::vector<BuiltIssue>& issues, const fs::path& folder) {
  const Language language = run.settings().language;
  const auto word = [language](std::string_view zh, std::string_view en) {
    return std::string(pick(language, zh, en));
  };
  const std::vector<TextColumn> columns{{word("文件", "file"), false},
                                        {word("页数", "pages"), true},
                                        {word("数字", "figures"), true},
                                        {word("警告", "warnings"), true},
                                        {word("秒", "seconds"), true}};
  std::vector<std::vector<std::string>> rows;
  std::size_t pages = 0;
  std::size_t figures = 0;
  static const std::vector<BuiltDocument> none;
  for (const BuiltIssue& built : issues) {
    const bool went_out = prepared.went_out(*built.issue);
    if (went_out) {
      rows.push_back({shown_path(folder / built.issue->key, run.settings().workspace) +
                          (prepared.was_withdrawn(*built.issue)
                               ? word("（已作废，原样）", " (void, as it was)")
                               : word("（已发出，原样）", " (released, as it was)")),
                      "", "", "", ""});
    }
    for (const BuiltDocument& made : went_out ? none : built.documents) {
      const fs::path file = folder / built.issue->key / (made.document.name + ".pdf");
      rows.push_back({shown_path(file, run.settings().workspace),
                      std::to_string(made.pages->pages.size()), std::to_string(made.placed.size()),
                      std::to_string(made.warnings), seconds(made.cpu)});
      pages += made.pages->pages.size();
      figures += made.placed.size();
    }
    for (const BuiltDocument& proof :
         went_out ? none : built.proofs) {  // its figures were counted with its body
      const fs::path file = folder / built.issue->key / (proof.document.name + ".pdf");
      rows.push_back({shown_path(file, run.settings().workspace),
                      std::to_string(proof.pages->pages.size()), "", "", seconds(proof.cpu)});
      pages += proof.pages->pages.size();
    }
    if (built.correction) {
      const BuiltDocument& notice = *built.correction;
      const fs::path file = folder / built.issue->key / (notice.document.name + ".pdf");
      rows.push_back({shown_path(file, run.settings().workspace),
                      std::to_string(notice.pages->pages.size()),
                      std::to_string(notice.placed.size()), "", seconds(notice.cpu)});
      pages += notice.pages->pages.size();
      figures += notice.placed.size();
    }
  }
  rows.push_back({word("合计（处理器时间）", "total (CPU time)"), std::to_string(pages),
                  std::to_string(figures),
                  std::to_string(run.diagnostics().count(Severity::Warning)), seconds(cpu_time())});
  return format_text_table(columns, rows);
}

/// Which documents an error kept back.
std::string stopped_list(const Run& run, const std::vector<BuiltIssue>& issues) {
  constexpr std::size_t most_named = 12;
  std::vector<std::string> names;
  for (const BuiltIssue& built : issues) {
    for (const std::string& report : built.stopped) {
      names.push_back(built.issue->key + '/' + report);
    }
  }
  if (names.empty()) {
    return {};
  }
  if (names.size() > most_named) {
    const std::size_t all = names.size();
    names.resize(most_named);
    names.push_back(run.settings().language == Language::Chinese ? fmt::format("共 {} 份", all)
                                                                 : fmt::format("{} in all", all));
  }
  return run.settings().language == Language::Chinese
             ? "没有写出：" + joined(names, ", ") + "，原有文件不变；核对报告照写。"
             : "Not written: " + joined(names, ", ") +
                   "; the old files stand. The check report is written.";
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

CommandResult publish(const Settings& settings, const PublishOptions& options) {
  const fs::path folder = options.out.value_or(settings.workspace / "out");
  const std::string_view nothing_written =
      pick(settings.language, "未写出任何文件，原有文件不变。", "Nothing was written.");
  Run run(settings);
  const auto prepared = prepare(run);
  if (!prepared) {
    return run.finish({}, nothing_written);
  }
  const auto selected = options.due_on
                            ? due_issues(run, *prepared, *options.due_on)
                            : select_issues(run, prepared->inputs.issues, options.issues);
  if (options.due_on && selected.empty()) {
    return run.finish(std::string(pick(settings.language, "没有到期还没有发出的。\n",
                                       "Nothing is due that was not released.\n")));
  }
  run.diagnostics().append(check_targets(expected_targets(selected, folder), settings.workspace));
  if (run.failed()) {
    return run.finish({}, nothing_written);
  }
  const auto lock = run.step(OwnerLock::take(folder));
  if (!lock) {
    return run.finish({}, nothing_written);
  }
  for (const Issue* issue : selected) {
    remove_leftovers(folder / issue->key);
  }
  check_decisions(run, prepared->inputs);
  // What is wrong with none of the facts stops everything; the account of it is still given.
  const bool sound =
      run.settle(prepared->inputs.acknowledged, last_known_day(prepared->inputs)) && !run.failed();
  std::vector<BuiltIssue> issues;
  for (const Issue* issue : selected) {
    issues.push_back(build_issue(run, *prepared, *issue, sound ? Stage::Render : Stage::Validate));
    if (!sound) {
      stop_issue(issues.back());
    }
  }
  Plan plan;
  for (const BuiltIssue& built : issues) {
    plan_issue(run, *prepared, built, folder, plan);
    plan_check_report(run, *prepared, built, folder, plan);
  }
  for (const auto* files : {&plan.files.pdfs, &plan.check_reports, &plan.files.records}) {
    for (const OutputFile& file : *files) {
      if (!run.step(write_output(file))) {
        return run.finish({});
      }
    }
  }
  if (plan.files.pdfs.empty() && plan.check_reports.empty() && run.failed()) {
    return run.finish({}, nothing_written);
  }
  return run.finish(
      plan.files.pdfs.empty() ? std::string() : summary_table(run, *prepared, issues, folder),
      stopped_list(run, issues));
}

}  // namespace jianbao
