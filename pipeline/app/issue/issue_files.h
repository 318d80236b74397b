#pragma once
// The files of an issue as they are made, and the folders where they go.

#include <filesystem>
#include <string>
#include <vector>

#include "app/issue/build_issue.h"
#include "app/output.h"
#include "app/run.h"

namespace jianbao {

/// PDFs, and the records that vouch for them and are written after them.
struct IssueFiles {
  std::vector<OutputFile> pdfs, records;
};

/// Adds every document of the issue, in FOLDER/<issue>/; proofs and the correction are `beside` it.
void add_documents(const Run&, const Prepared&, const BuiltIssue&,
                   const std::filesystem::path& folder, IssueFiles&);
void add_beside(const Run&, const Prepared&, const BuiltIssue&, const std::filesystem::path& folder,
                IssueFiles&);

/// Where printed issues go: as the command says, as the settings say, or out/ of the workspace.
[[nodiscard]] std::filesystem::path output_folder(const Settings&, const std::string& asked);
/// Where the register and all that went out are kept: never below the output.
[[nodiscard]] std::filesystem::path state_folder(const Settings&);
[[nodiscard]] std::filesystem::path register_path(const Settings&);

}  // namespace jianbao
