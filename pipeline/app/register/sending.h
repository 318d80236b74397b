#pragma once
// How something goes out to readers, so that a process that ends at any moment has sent it or not.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "app/issue/issue_files.h"
#include "app/register/issue_desk.h"

namespace jianbao {

/// What the register writes down of it.
struct SendingWord {
  std::string_view act;
  const std::string &by, &digest, &note;
  IssueState state;  ///< of the issue from now on
};

enum class Sent : std::uint8_t {
  No,
  Registered,  ///< but not all files are in their places: the next release or publication does it
  Yes,
};

/// Sends files that were made for releasing_folder(): puts them away there, has the register write
/// down that they went out, moves them to where released files are kept, and copies them to `out`.
/// The caller holds the lock of `out`. But for Yes the run says why.
[[nodiscard]] Sent send(IssueDesk&, const IssueFiles&, const std::filesystem::path& out,
                        const SendingWord&);

/// Puts what went out with an issue into `out` again, and ends the run.
[[nodiscard]] CommandResult send_again(IssueDesk&, const std::filesystem::path& out);

/// Ends a run that did not send all.
[[nodiscard]] CommandResult not_all_sent(Run&, Sent);

}  // namespace jianbao
