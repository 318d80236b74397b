#include "app/issue/issue_files.h"

#include "app/issue/record.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

void add(const Run& run, const Prepared& prepared, const BuiltIssue& built,
         const BuiltDocument& made, const CheckedFacts& checked, const fs::path& folder,
         IssueFiles& files) {
  const Manifest manifest =
      make_manifest({*built.issue, made.document, *made.pages, made.placed, checked,
                     *prepared.inputs.catalogue, run.sources(), made.inputs, made.pdf,
                     static_cast<std::uint32_t>(made.warnings), prepared.inputs.style.duplex});
  files.pdfs.push_back({folder / built.issue->key / manifest.pdf, made.pdf});
  files.records.push_back({folder / built.issue->key / (made.document.name + ".manifest.json"),
                           write_manifest(manifest)});
}

}  // namespace

void add_documents(const Run& run, const Prepared& prepared, const BuiltIssue& built,
                   const fs::path& folder, IssueFiles& files) {
  for (const BuiltDocument& made : built.documents) {
    add(run, prepared, built, made, *built.checked, folder, files);
  }
}

void add_beside(const Run& run, const Prepared& prepared, const BuiltIssue& built,
                const fs::path& folder, IssueFiles& files) {
  for (const BuiltDocument& made : built.proofs) {
    add(run, prepared, built, made, *built.checked, folder, files);
  }
  if (built.correction) {
    add(run, prepared, built, *built.correction, *built.known_now, folder, files);
  }
}

fs::path output_folder(const Settings& settings, const std::string& asked) {
  return !asked.empty()             ? fs::path(asked)
         : !settings.output.empty() ? settings.output
                                    : settings.workspace / "out";
}

fs::path state_folder(const Settings& settings) {
  return settings.state.empty() ? settings.workspace / "state" : settings.state;
}

fs::path register_path(const Settings& settings) {
  return state_folder(settings) / "register.sqlite";
}

}  // namespace jianbao
