#include "app/issue/issue_files.h"

#include <algorithm>
#include <utility>

#include "app/issue/record.h"
#include "base/digest.h"
#include "base/files.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_file = std::size_t{1} << 30U;

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

fs::path released_folder(const Settings& settings, const std::string& issue) {
  return state_folder(settings) / "released" / issue;
}

bool add_released(Run& run, const std::vector<ReleasedFile>& released, const fs::path& folder,
                  IssueFiles& files) {
  bool all = true;
  for (const ReleasedFile& file : released) {
    const fs::path kept = released_folder(run.settings(), file.issue) / file.name;
    auto bytes = read_file(kept, largest_file);
    if (!bytes && bytes.error().code != Code::InputMissing) {  // it may well be there
      run.diagnostics().add(std::move(bytes.error()));
      all = false;
      continue;
    }
    if (!bytes || sha256_hex(*bytes) != file.sha256) {
      run.diagnostics().add({Code::RegisterFileLost,
                             std::nullopt,
                             {{"issue", file.issue},
                              {"name", file.name},
                              {"path", shown_path(kept, run.settings().workspace)},
                              {"digest", file.sha256}}});
      all = false;
      continue;
    }
    auto& list = file.name.ends_with(".pdf") ? files.pdfs : files.records;
    list.push_back({folder / file.issue / file.name, *std::move(bytes)});
  }
  return all;
}

}  // namespace jianbao
