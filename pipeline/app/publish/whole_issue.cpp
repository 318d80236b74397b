#include "app/publish/whole_issue.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/issue/issue_files.h"
#include "app/issue/kept_files.h"
#include "ledger/manifest.h"

namespace jianbao {
namespace {

/// Figures and the facts behind them, as a notice of correction tells them.
using Told = std::multiset<std::pair<std::string, std::vector<std::string>>>;

/// Nothing where no notice went out. None: the record of the last one is lost.
std::optional<Told> told_by_last_notice(const IssueFiles& kept,
                                        const std::vector<ReleasedFile>& released) {
  const std::size_t last = notices(released);
  if (last == 0) {
    return Told();
  }
  const std::string name = notice_name(last) + ".manifest.json";
  const auto record = std::ranges::find_if(
      kept.records, [&name](const OutputFile& file) { return file.path.filename() == name; });
  if (record == kept.records.end()) {
    return std::nullopt;
  }
  SourceMap sources;
  Diagnostics unread;
  const auto manifest = read_manifest(sources, sources.add(name, record->bytes), unread);
  if (!manifest) {
    return std::nullopt;
  }
  Told told;
  for (const ManifestFigure& figure : manifest->figures) {
    std::vector<std::string> facts;
    for (const ManifestFact& fact : figure.facts) {
      facts.push_back(fact.id);
    }
    told.emplace(figure.printed, std::move(facts));
  }
  return told;
}

Told to_be_told(const BuiltIssue& built) {
  Told told;
  if (built.correction) {
    for (const Figure& figure : built.correction->document.figures) {
      std::vector<std::string> facts;
      for (const FactIndex fact : figure.facts) {
        facts.push_back(built.known_now->facts()[fact].id);
      }
      told.emplace(figure.printed, std::move(facts));
    }
  }
  return told;
}

/// Of an issue that went out its files are put back where they are missing, byte for byte as they
/// were: only what is told of it afterwards is made. `restored`: none of them is lost.
IssueFiles files_of(Run& run, const Prepared& prepared, const BuiltIssue& built,
                    const std::filesystem::path& folder, bool& restored) {
  IssueFiles files;
  if (!prepared.went_out(built.issue->key)) {
    add_documents(run, prepared, built, folder, files);
    add_beside(run, prepared, built, folder, files);
    return files;
  }
  const auto book =
      run.step(IssueRegister::open(register_path(run.settings()), IssueRegister::Access::Read));
  const auto released = book ? run.step(book->files(built.issue->key)) : std::nullopt;
  restored = released.has_value();
  if (released) {
    // What is handed out lies where it is kept for good.
    const bool moved = run.step(move_released(run.settings(), *released));
    restored = add_released(run, *released, folder, files) && moved;
    const auto told = told_by_last_notice(files, *released);
    if (told && *told != to_be_told(built) && !prepared.was_withdrawn(built.issue->key) &&
        !prepared.unexplained.contains(built.issue->key)) {
      run.diagnostics().add(
          {Code::RegisterNoticeDue, built.issue->span, {{"issue", built.issue->key}}});
    }
  }
  BuiltIssue after = built;
  after.proofs.clear();
  add_beside(run, prepared, after, folder, files);
  return files;
}

/// Looked at before the first is written: a PDF without its record is worse than none. False: one
/// cannot take its place, and nothing of the issue is written.
bool may_be_written(Run& run, const IssueFiles& files) {
  std::vector<std::filesystem::path> targets;
  for (const auto* list : {&files.pdfs, &files.records}) {
    for (const OutputFile& file : *list) {
      targets.push_back(file.path);
    }
  }
  run.diagnostics().append(check_targets(targets, run.settings().workspace));
  return !run.failed();
}

void add(IssueOutput& output, const BuiltDocument& made, bool counts) {
  DocumentAccount account{made.document.name,
                          static_cast<std::uint32_t>(made.pages->pages.size()),
                          static_cast<std::uint32_t>(counts ? made.placed.size() : 0),
                          static_cast<std::uint32_t>(counts ? made.warnings : 0),
                          {},
                          made.cpu};
  if (is_body(account.name)) {
    output.tell(account, BriefResult::Made, {});
  }
  output.out().documents.push_back({std::move(account), true});
}

}  // namespace

void publish_whole(Run& run, const Prepared& prepared, const BatchWork& work, IssueOutput& output) {
  PublishedIssue& out = output.out();
  out.to_make = 1;
  if (work.dry_run) {
    const std::string& first = output.issue().reports.front().value;
    output.tell_to_make(first, output.why(output.staleness(), first));
    return;
  }
  BuiltIssue built =
      build_issue(run, prepared, output.issue(), work.sound ? Stage::Render : Stage::Validate);
  if (!work.sound) {
    stop_issue(built);
  }
  if (const auto trace = prepared.unexplained.find(output.issue().key);
      trace != prepared.unexplained.end()) {
    const Issue& issue = output.issue();
    run.diagnostics().add(not_this_register(run.settings(), issue.key, trace->second, issue.span));
    stop_issue(built);
    built.correction = nullptr;
  }
  IssueFiles files = files_of(run, prepared, built, work.folder, out.restored);
  run.settle(prepared.inputs.acknowledged, output.issue().as_of);
  output.take_findings();
  if (!may_be_written(run, files)) {
    output.take_findings();
    files = {};
    stop_issue(built);
    built.correction = nullptr;
  }
  out.stopped = built.stopped;
  output.begin();
  output.write(files.pdfs);
  output.write(files.records);
  if (out.given_up) {  // what was written of it is not vouched for
    for (const BuiltDocument& made : built.documents) {
      if (is_body(made.document.name)) {
        out.stopped.push_back(made.document.name);
      }
    }
    built.documents.clear();
    built.proofs.clear();
    built.correction = nullptr;
  }
  if (!out.as_it_went_out) {
    for (const BuiltDocument& made : built.documents) {
      add(output, made, true);
    }
    for (const BuiltDocument& proof : built.proofs) {  // its figures were counted with its body
      add(output, proof, false);
    }
  }
  if (built.correction) {
    add(output, *built.correction, true);
  }
  for (const std::string& name : out.stopped) {
    output.tell_failed(name);
  }
  output.finish(*built.checked, printed_of(built), built.documents.empty());
}

}  // namespace jianbao
