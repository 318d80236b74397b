#include "app/whole_issue.h"

#include <utility>

#include "app/issue_files.h"

namespace jianbao {
namespace {

/// Of an issue that went out its files are put back where they are missing, byte for byte as they
/// were: only what is told of it afterwards is made.
IssueFiles files_of(Run& run, const Prepared& prepared, const BuiltIssue& built,
                    const std::filesystem::path& folder) {
  IssueFiles files;
  if (!prepared.went_out(*built.issue)) {
    add_documents(run, prepared, built, folder, files);
    add_beside(run, prepared, built, folder, files);
    return files;
  }
  const auto book =
      run.step(IssueRegister::open(register_path(run.settings()), IssueRegister::Access::Read));
  const auto released = book ? run.step(book->files(built.issue->key)) : std::nullopt;
  if (released) {
    add_released(run, *released, folder, files);
  }
  BuiltIssue after = built;
  after.proofs.clear();
  add_beside(run, prepared, after, folder, files);
  return files;
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
    output.tell_to_make(output.issue().reports.front().value,
                        output.why(Staleness::OtherInput, output.issue().reports.front().value));
    return;
  }
  BuiltIssue built =
      build_issue(run, prepared, output.issue(), work.sound ? Stage::Render : Stage::Validate);
  if (!work.sound) {
    stop_issue(built);
  }
  const IssueFiles files = files_of(run, prepared, built, work.folder);
  run.settle(prepared.inputs.acknowledged, output.issue().as_of);
  output.take_findings();
  out.stopped = built.stopped;
  output.write(files.pdfs);
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
  output.write(files.records);
  output.finish(*built.checked, printed_of(built), built.documents.empty());
}

}  // namespace jianbao
