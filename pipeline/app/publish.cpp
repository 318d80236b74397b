#include "app/publish.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "aggregate/aggregate.h"
#include "app/checking.h"
#include "app/corrections.h"
#include "app/decisions.h"
#include "app/issued.h"
#include "app/output.h"
#include "app/pdf_info.h"
#include "app/proof_sheets.h"
#include "app/record.h"
#include "app/review_list.h"
#include "app/sign_off.h"
#include "app/table.h"
#include "render/render.h"
#include "typeset/typeset.h"
#include "validate/validate.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

std::string join(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) {
    text += (text.empty() ? "" : ", ") + item;
  }
  return text;
}

/// typeset → figures found on paper → render. False: the run has errors.
bool set_document(Run& run, const Prepared& prepared, const Issue& issue, const ReportSpec& report,
                  BuiltDocument& built, Stage last) {
  built.pages = run.stage(typeset(built.document, prepared.inputs.style, prepared.faces));
  if (!built.pages) {
    return false;
  }
  auto placed =
      run.stage(place_figures(built.document, *built.pages, prepared.inputs.style.duplex));
  if (!placed) {
    return false;
  }
  built.placed = std::move(*placed);
  if (last < Stage::Render) {
    return true;
  }
  built.inputs = with_fonts_in_use(prepared.digests, *built.pages, prepared.faces);
  auto pdf = run.stage(render(*built.pages, prepared.faces,
                              pdf_info(built.inputs, issue, report.title, built.document)));
  if (!pdf) {
    return false;
  }
  built.pdf = std::move(*pdf);
  return true;
}

/// Composes one document, sets it and files what it cost.
template <class Compose>
bool build_document(Run& run, const Prepared& prepared, const Issue& issue,
                    const ReportSpec& report, BuiltIssue& built, Stage last,
                    std::size_t shared_warnings, Compose compose_document) {
  const auto began = cpu_time();
  const std::size_t before = run.diagnostics().count(Severity::Warning);
  auto document = run.stage(compose_document());
  if (!document) {
    return false;
  }
  BuiltDocument& made = built.documents.emplace_back();
  made.document = std::move(*document);
  bool done = last < Stage::Typeset || set_document(run, prepared, issue, report, made, last);
  done = run.settle(prepared.inputs.acknowledged, issue.as_of) && done;
  made.warnings = shared_warnings + run.diagnostics().count(Severity::Warning) - before;
  made.cpu = cpu_time() - began;
  return done;
}

/// A brief and its checking list stand or fall together; a dump still shows what there is.
void stop_report(BuiltIssue& built, const ReportSpec& report, std::size_t before, Stage last) {
  built.stopped.push_back(report.name);
  if (last == Stage::Render) {
    built.documents.erase(built.documents.begin() + static_cast<std::ptrdiff_t>(before),
                          built.documents.end());
  }
}

/// Nothing of the issue goes out.
void stop_issue(BuiltIssue& built) {
  built.documents.clear();
  built.proofs.clear();
  built.stopped.clear();
  for (const Located<std::string>& report : built.issue->reports) {
    built.stopped.push_back(report.value);
  }
}

/// 更正通知 to those who have an issue that went out, whether or not the issue can be printed anew.
void add_correction(Run& run, const Prepared& prepared, BuiltIssue& built) {
  if (built.checked == nullptr || !was_frozen(prepared.inputs, *built.issue)) {
    return;
  }
  const auto known_now = facts_known_now(run, prepared.inputs);
  if (auto notice = make_correction(run, prepared, built, *known_now)) {
    built.correction = std::make_shared<BuiltDocument>(std::move(*notice));
    built.known_now = known_now;
  }
}

/// What stands between a finished issue and its readers.
void release(Run& run, const Prepared& prepared, BuiltIssue& built) {
  const bool kept = keeps_what_went_out(run, prepared, built);
  const bool reviewed = is_reviewed(run, prepared, built);
  const bool settled = run.settle(prepared.inputs.acknowledged, built.issue->as_of);
  if (!kept || !reviewed || !settled) {
    stop_issue(built);
  }
}

/// What the reports of an issue are told beside its facts.
struct Beforehand {
  std::vector<MadeDocument> made;       ///< its documents so far
  std::vector<Correction> corrections;  ///< of issues before it
};

/// The body first, then the list of its figures, which needs to know where they came to stand.
void build_report(Run& run, const Prepared& prepared, const ReportSpec& report,
                  const EditorNotes& notes, BuiltIssue& built, Stage last,
                  std::size_t shared_warnings, const Beforehand& before_it) {
  const Issue& issue = *built.issue;
  const std::size_t before = built.documents.size();
  ComposeInput input{*built.dataset, *prepared.inputs.catalogue, report, issue,
                     notes,          prepared.inputs.office};
  input.made = &before_it.made;
  input.corrections = &before_it.corrections;
  const auto body = [&input] { return compose(input); };
  if (!build_document(run, prepared, issue, report, built, last, shared_warnings, body)) {
    stop_report(built, report, before, last);
    return;
  }
  if (last < Stage::Typeset) {
    return;
  }
  const auto sources = [&input, &built, before] {
    const BuiltDocument& made = built.documents.at(before);
    return compose_sources(input, made.document, made.placed);
  };
  if (!report.sources_title.empty() &&
      !build_document(run, prepared, issue, report, built, last, shared_warnings, sources)) {
    stop_report(built, report, before, last);
    return;
  }
  if (report.proof && last == Stage::Render) {
    auto proof = make_proof(run, prepared, issue, report, built.documents.at(before));
    if (proof) {
      built.proofs.push_back(std::move(*proof));
    }
  }
}

const ReportSpec* find_report(Run& run, const Inputs& inputs, const Located<std::string>& name) {
  std::vector<std::string> known;
  for (const ReportSpec& report : inputs.reports) {
    if (report.name == name.value) {
      return &report;
    }
    known.push_back(report.name);
  }
  run.diagnostics().add(
      {Code::AppUnknownReport, name.span, {{"report", name.value}, {"known", join(known)}}});
  return nullptr;
}

/// What is going to be written, in the order of writing: PDFs, then the manifests that vouch for
/// them.
struct Plan {
  std::vector<OutputFile> pdfs, check_reports, manifests;
};

void plan_issue(const Run& run, const Prepared& prepared, const BuiltIssue& built,
                const fs::path& folder, Plan& plan) {
  const auto add_checked = [&](const BuiltDocument& made, const CheckedFacts& checked) {
    const Manifest manifest =
        make_manifest({*built.issue, made.document, *made.pages, made.placed, checked,
                       *prepared.inputs.catalogue, run.sources(), made.inputs, made.pdf,
                       static_cast<std::uint32_t>(made.warnings), prepared.inputs.style.duplex});
    plan.pdfs.push_back({folder / built.issue->key / manifest.pdf, made.pdf});
    plan.manifests.push_back({folder / built.issue->key / (made.document.name + ".manifest.json"),
                              write_manifest(manifest)});
  };
  const auto add = [&](const BuiltDocument& made) { add_checked(made, *built.checked); };
  std::ranges::for_each(built.documents, add);
  std::ranges::for_each(built.proofs, add);
  if (built.correction) {
    add_checked(*built.correction, *built.known_now);
  }
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

std::string summary_table(const Run& run, const std::vector<BuiltIssue>& issues,
                          const fs::path& folder) {
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
  for (const BuiltIssue& built : issues) {
    for (const BuiltDocument& made : built.documents) {
      const fs::path file = folder / built.issue->key / (made.document.name + ".pdf");
      rows.push_back({shown_path(file, run.settings().workspace),
                      std::to_string(made.pages->pages.size()), std::to_string(made.placed.size()),
                      std::to_string(made.warnings), seconds(made.cpu)});
      pages += made.pages->pages.size();
      figures += made.placed.size();
    }
    for (const BuiltDocument& proof : built.proofs) {  // its figures were counted with its body
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
  std::vector<std::string> names;
  for (const BuiltIssue& built : issues) {
    for (const std::string& report : built.stopped) {
      names.push_back(built.issue->key + '/' + report);
    }
  }
  if (names.empty()) {
    return {};
  }
  return run.settings().language == Language::Chinese
             ? "没有写出：" + join(names) + "，原有文件不变；核对报告照写。"
             : "Not written: " + join(names) +
                   "; the old files stand. The check report is written.";
}

}  // namespace

std::optional<Prepared> prepare(Run& run) {
  const fs::path& workspace = run.settings().workspace;
  auto inputs = run.stage(load(workspace, run.sources(), {{}, run.settings().gb18030}));
  if (!inputs) {
    return std::nullopt;
  }
  auto faces = run.stage(FontSet::open(inputs->fonts, workspace / "fonts"));
  if (!faces) {
    return std::nullopt;
  }
  auto digests = digest_inputs(run.sources(), inputs->fonts);
  return Prepared{std::move(*inputs), std::move(*faces), std::move(digests),
                  run.diagnostics().count(Severity::Warning)};
}

BuiltIssue build_issue(Run& run, const Prepared& prepared, const Issue& issue, Stage last) {
  BuiltIssue built{&issue, nullptr, std::nullopt, {}, {}};
  const Inputs& inputs = prepared.inputs;
  const std::size_t before = run.diagnostics().count(Severity::Warning);
  auto checked = validate(validate_input(inputs, run.settings(), issue.as_of));
  built.checked = *run.stage(std::move(checked));
  if (last < Stage::Aggregate) {
    return built;
  }
  built.dataset = run.stage(aggregate(built.checked, *inputs.catalogue));
  if (!built.dataset || last < Stage::Compose) {
    return built;
  }
  const EditorNotes& notes = inputs.notes.at(issue.key);  // load gives every issue its own
  const std::size_t shared =
      prepared.warnings + run.diagnostics().count(Severity::Warning) - before;
  // A sheet that lists what the issue consists of is made when all of it is there.
  std::vector<const ReportSpec*> reports;
  for (const Located<std::string>& name : issue.reports) {
    if (const ReportSpec* report = find_report(run, inputs, name)) {
      reports.push_back(report);
    } else {
      built.stopped.push_back(name.value);
    }
  }
  std::ranges::stable_partition(reports,
                                [](const ReportSpec* report) { return !lists_documents(*report); });
  Beforehand before_it{{}, corrections_to_tell(inputs, *built.checked, issue)};
  for (const ReportSpec* report : reports) {
    const std::size_t first = built.documents.size();
    build_report(run, prepared, *report, notes, built, last, shared, before_it);
    if (built.documents.size() > first) {
      before_it.made.push_back(made_of_report(*report, built, first, built.documents.size()));
    }
  }
  if (last == Stage::Render) {
    add_correction(run, prepared, built);
    release(run, prepared, built);
  }
  return built;
}

std::vector<const Issue*> select_issues(Run& run, const std::vector<Issue>& issues,
                                        const std::vector<std::string>& keys) {
  std::vector<std::string> known;
  for (const Issue& issue : issues) {
    known.push_back(issue.key);
  }
  for (const std::string& key : keys) {
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      run.diagnostics().add(
          {Code::UsageUnknownIssue, std::nullopt, {{"issue", key}, {"known", join(known)}}});
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
  const auto selected = select_issues(run, prepared->inputs.issues, options.issues);
  run.diagnostics().append(check_targets(expected_targets(selected, folder), settings.workspace));
  if (run.failed()) {
    return run.finish({}, nothing_written);
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
  for (const auto* files : {&plan.pdfs, &plan.check_reports, &plan.manifests}) {
    for (const OutputFile& file : *files) {
      if (!run.step(write_output(file))) {
        return run.finish({});
      }
    }
  }
  if (plan.pdfs.empty() && plan.check_reports.empty() && run.failed()) {
    return run.finish({}, nothing_written);
  }
  return run.finish(plan.pdfs.empty() ? std::string() : summary_table(run, issues, folder),
                    stopped_list(run, issues));
}

}  // namespace jianbao
