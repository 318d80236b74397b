#include "app/pages/correction_command.h"

#include <filesystem>

#include "app/issue/build_issue.h"
#include "app/issue/corrections.h"
#include "app/issue/record.h"
#include "app/issue/select_issues.h"
#include "app/output.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

/// The notice is written where it is asked for, and its record beside it.
bool write_notice(Run& run, const Prepared& prepared, const Issue& issue, const BuiltDocument& made,
                  const CheckedFacts& known_now, const fs::path& pdf) {
  Manifest manifest = make_manifest({issue, made.document, *made.pages, made.placed, known_now,
                                     *prepared.inputs.catalogue, run.sources(), made.inputs,
                                     made.pdf, 0, prepared.inputs.style.duplex});
  manifest.pdf = pdf.filename().generic_string();
  fs::path record = pdf;
  record.replace_extension(".manifest.json");
  return run.step(write_output({pdf, made.pdf})) &&
         run.step(write_output({record, write_manifest(manifest)}));
}

}  // namespace

CommandResult print_correction(const Settings& settings, const CorrectionOptions& options) {
  Run run(settings);
  const auto prepared = prepare(run);
  if (!prepared) {
    return run.finish({});
  }
  const auto selected = select_issues(run, prepared->inputs.issues, {options.issue});
  if (selected.empty()) {
    return run.finish({});
  }
  const Issue& issue = *selected.front();
  if (!was_frozen(prepared->inputs, issue)) {
    run.diagnostics().add({Code::AppNotIssued, issue.span, {{"issue", issue.key}}});
    return run.finish({});
  }
  const BuiltIssue built = build_issue(run, *prepared, issue, Stage::Compose);
  const auto known_now = facts_known_now(run, prepared->inputs);
  const auto made = make_correction(run, *prepared, built, *known_now);
  if (!made) {
    if (!run.failed()) {
      run.diagnostics().add({Code::AppNothingToCorrect, issue.span, {{"issue", issue.key}}});
    }
    return run.finish({});
  }
  const fs::path pdf = options.out.empty()
                           ? settings.workspace / "out" / issue.key / "correction.pdf"
                           : fs::path(options.out);
  if (!write_notice(run, *prepared, issue, *made, *known_now, pdf)) {
    return run.finish({});
  }
  return run.finish(shown_path(pdf, settings.workspace) + "\n");
}

}  // namespace jianbao
