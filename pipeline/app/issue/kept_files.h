#pragma once
// What went out with an issue is kept beside the register, in released/<issue>/. It comes there by
// way of releasing/<issue>/, which counts for nothing until the register has the word of it: a
// release that was killed before has sent nothing, and one that was killed after it is ended by who
// comes next. So what lies in released/, and what data/issued holds, did go out, even where an
// older register, put back, knows nothing of it.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/issue/issue_files.h"
#include "app/run.h"
#include "base/result.h"
#include "ledger/issue_register.h"
#include "model/issue.h"

namespace jianbao {

/// Beside the PDFs and their manifests: what data/issued/<issue>.yaml of the workspace holds.
constexpr std::string_view kept_figures = "figures.yaml";

/// data/issued/<issue>.yaml, as data know it and as a place on the disk.
[[nodiscard]] std::string figures_name(const std::string& issue);
[[nodiscard]] std::filesystem::path figures_path(const Settings&, const std::string& issue);

/// The folder that holds releasing/<issue>/ of every issue.
[[nodiscard]] std::filesystem::path releasing_folder(const Settings&);
/// The folder of what went out with the issue.
[[nodiscard]] std::filesystem::path released_folder(const Settings&, const std::string& issue);

/// How many notices of correction went out: 1 is the first.
[[nodiscard]] std::size_t notices(const std::vector<ReleasedFile>&);
/// correction-1, without what follows for its PDF and its manifest.
[[nodiscard]] std::string notice_name(std::size_t number);

/// Where a file lies that the register knows; where it should, when it is gone.
[[nodiscard]] std::filesystem::path kept_path(const Settings&, const ReleasedFile&);
/// Its bytes, with the digest looked at, from wherever it still lies. Fails: register/file-lost,
/// input/unreadable.
[[nodiscard]] Result<std::string> read_kept(const Settings&, const ReleasedFile&);

/// What shows that an issue went out: files that were kept of it, then its figures. To be looked
/// for before the register is read: what is there then, the register knew before. Fails:
/// input/unreadable.
[[nodiscard]] Result<std::vector<std::filesystem::path>> traces_of_release(
    const Settings&, const std::string& issue);
/// The figures, or the whole folder of what was kept.
[[nodiscard]] std::filesystem::path as_told(const Settings&, const std::string& issue,
                                            const std::filesystem::path& trace);
using Traces = std::map<std::string, std::vector<std::filesystem::path>>;  ///< by issue
[[nodiscard]] Result<Traces> traces_of_release(const Settings&, const std::vector<Issue>&);

/// Of each issue one trace of what this register has not sent, be it the issue or a notice. A day
/// of sign-off in the data explains figures that were frozen by hand.
[[nodiscard]] std::map<std::string, std::filesystem::path> unexplained(
    const Traces&, const Settings&, const std::vector<RegisteredIssue>&,
    const std::vector<ReleasedFile>&, const std::vector<Issue>&);

/// register/not-this of that issue.
[[nodiscard]] Diagnostic not_this_register(const Settings&, const std::string& issue,
                                           const std::filesystem::path& trace,
                                           const std::optional<Span>& at = std::nullopt);

/// Takes away what a release or a correction has left that was killed before the register had the
/// word of it; nothing that somebody else has put there. Only of an issue of which the register
/// knows no file, or after end_release(). Fails: output/not-removed, output/not-a-file where the
/// folder is a link, input/unreadable.
[[nodiscard]] Result<void> clear_releasing(const Settings&, const std::string& issue);

/// Puts files of which the register has the word where released ones are kept. Fails: output/…,
/// register/file-lost where another file has taken the place of one.
[[nodiscard]] Result<void> move_released(const Settings&, const std::vector<ReleasedFile>&);
/// The same, and puts the figures that were printed among the data and beside the register,
/// wherever they are missing. Fails as that does.
[[nodiscard]] Result<void> end_release(const Settings&, const std::vector<ReleasedFile>&);

/// Adds what went out with an issue for its readers, each file with its digest looked at. False:
/// one is gone or is another, and the run says which.
bool add_released(Run&, const std::vector<ReleasedFile>&, const std::filesystem::path& folder,
                  IssueFiles&);

}  // namespace jianbao
