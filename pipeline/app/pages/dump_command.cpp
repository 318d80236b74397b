#include "app/pages/dump_command.h"

#include <algorithm>
#include <vector>

#include "app/issue/select_issues.h"
#include "app/issue/sign_off.h"

namespace jianbao {
namespace {

/// The document asked for; null with an error when the issue does not have it.
const BuiltDocument* find_document(Run& run, const BuiltIssue& built, const DumpOptions& options) {
  std::string known;
  for (const BuiltDocument& made : built.documents) {
    if (!options.report || made.document.name == *options.report) {
      return &made;
    }
    known += (known.empty() ? "" : ", ") + made.document.name;
  }
  if (!run.failed()) {
    run.diagnostics().add(
        {Code::UsageUnknownReport,
         std::nullopt,
         {{"issue", options.issue}, {"report", options.report.value_or("")}, {"known", known}}});
  }
  return nullptr;
}

/// A checking list is composed from the pages of its body, a list of documents from those of all.
bool needs_pages(const Inputs& inputs, const std::string& name) {
  const auto report = std::ranges::find(inputs.reports, name, &ReportSpec::name);
  return name.ends_with(".sources") || (report != inputs.reports.end() && lists_documents(*report));
}

std::string dump_document(Run& run, const Prepared& prepared, const BuiltIssue& built,
                          const DumpOptions& options) {
  const BuiltDocument* made = find_document(run, built, options);
  if (made == nullptr) {
    return {};
  }
  if (options.stage == Stage::Compose) {
    return dump(made->document, *built.checked);
  }
  if (!made->pages) {
    return {};
  }
  std::vector<std::string> face_names;
  for (const FaceId face : prepared.faces.faces()) {
    face_names.push_back(prepared.faces.file_name(face));
  }
  return dump(*made->pages, face_names);
}

}  // namespace

CommandResult dump_stage(const Settings& settings, const DumpOptions& options) {
  Run run(settings);
  const auto prepared = prepare(run);
  if (!prepared) {
    return run.finish({});
  }
  const auto selected = select_issues(run, prepared->inputs.issues, {options.issue});
  if (selected.empty()) {
    return run.finish({});
  }
  const Catalogue& catalogue = *prepared->inputs.catalogue;
  if (options.stage == Stage::Load) {
    return run.finish(dump(*prepared->inputs.facts, catalogue));
  }
  const Stage last = options.stage == Stage::Compose && options.report &&
                             needs_pages(prepared->inputs, *options.report)
                         ? Stage::Typeset
                         : options.stage;
  const BuiltIssue built = build_issue(run, *prepared, *selected.front(), last);
  std::string text;
  if (options.stage == Stage::Validate) {
    text = built.checked ? dump(*built.checked, catalogue) : "";
  } else if (options.stage == Stage::Aggregate) {
    text = built.dataset ? dump(*built.dataset, catalogue) : "";
  } else {
    text = dump_document(run, *prepared, built, options);
  }
  return run.finish(std::move(text));
}

}  // namespace jianbao
