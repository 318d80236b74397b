#pragma once
// What becomes of an issue after it was made: approved, released, withdrawn; and the register that
// remembers.

#include <cstdint>
#include <string>

#include "app/run.h"

namespace jianbao {

/// The roles by which an issue is approved, and by which it counts as checked. Others sign, and
/// that is recorded.
constexpr std::string_view approving_role = "签发", checking_role = "核数";

struct ApproveOptions {
  std::string issue, by;
  std::string role{approving_role};
  std::string on;  ///< the day that is printed; empty: today in Beijing
  std::string note;
};
/// As 签发: makes the issue without its draft mark, once everything of it can be made and its
/// review is done, and binds the approval to the digest of those pages. Another role binds its
/// signature to the same digest.
[[nodiscard]] CommandResult approve_issue(const Settings&, const ApproveOptions&);

struct ReleaseOptions {
  std::string issue, by, note;
  std::string out;          ///< empty: out/ in the workspace
  bool correction = false;  ///< not the issue: the notice of what it printed wrongly
};
/// Makes the approved issue again; if not a line of its pages has changed since, its files go to
/// the folder of the register and to the output, the figures that it printed are frozen
/// (data/issued), and the register says so. Killed half-way it is done again, to the same bytes.
[[nodiscard]] CommandResult release_issue(const Settings&, const ReleaseOptions&);

/// 更正通知 of an issue that went out: kept beside its files as correction-1.pdf and so on, and put
/// into the output. The issue counts as corrected. Nothing to correct, or nothing since the last
/// notice, is refused.
[[nodiscard]] CommandResult release_correction(const Settings&, const ReleaseOptions&);

struct DeliverOptions {
  std::string issue, to, by, note;
  std::uint32_t copies = 1;
  std::string file;  ///< which of the released ones; empty: the whole issue
};
/// Writes down who was given copies of what went out.
[[nodiscard]] CommandResult deliver_issue(const Settings&, const DeliverOptions&);

struct WithdrawOptions {
  std::string issue, by, why;
};
/// What was approved and not released is a draft again; what was released is void, and its numbers
/// are not used again.
[[nodiscard]] CommandResult withdraw_issue(const Settings&, const WithdrawOptions&);

struct StatusOptions {
  std::string issue;  ///< empty: all
  bool json = false;
};
/// All issues with what became of them; of one also every act, and whether what went out is there.
[[nodiscard]] CommandResult issue_status(const Settings&, const StatusOptions&);

/// The register as YAML.
[[nodiscard]] CommandResult print_register(const Settings&);

}  // namespace jianbao
