#pragma once
// What the commands that decide on an issue have in common.

#include <chrono>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/issue/build_issue.h"
#include "base/owner_lock.h"
#include "ledger/issue_register.h"

namespace jianbao {

constexpr std::size_t shown_digits = 12;  ///< of a digest, for people

/// 2024-12-03T01:30:00Z, as the register keeps it.
[[nodiscard]] std::string instant(std::chrono::sys_seconds);
/// The same for people, by their own clocks: 2024-12-03 09:30, in Beijing.
[[nodiscard]] std::string beijing_words(std::string_view instant);

/// What is done with an issue, or was, as people say it: 发出.
[[nodiscard]] std::string act_words(std::string_view act, Language);

/// One issue, its data and the register, while somebody decides on it.
class IssueDesk {
 public:
  IssueDesk(const Settings& settings, std::string key) : run_(settings), key_(std::move(key)) {}

  [[nodiscard]] Run& run() { return run_; }
  [[nodiscard]] const RegisteredIssue& before() const { return before_; }
  [[nodiscard]] IssueRegister& book() { return *book_; }
  [[nodiscard]] const Prepared& prepared() const { return *prepared_; }
  [[nodiscard]] const Issue& issue() const { return *issue_; }

  /// Opens the register for writing and reads what it knows of the issue.
  [[nodiscard]] bool open();
  /// Reads the data; the issue is there, and nothing is wrong with it.
  [[nodiscard]] bool read();
  [[nodiscard]] bool is_in(std::initializer_list<IssueState>, std::string_view act);
  /// Nothing shows that the issue went out. Else the register that knows of it is not this one.
  [[nodiscard]] bool is_first_release();
  /// Nothing shows of the issue that the register does not know, such as a later notice.
  [[nodiscard]] bool knows_all_that_went_out();
  [[nodiscard]] bool record(std::string_view act, const std::string& by, std::string_view role,
                            const std::string& digest, const std::string& note,
                            const RegisteredIssue& now,
                            const std::vector<ReleasedFile>& files = {});

 private:
  [[nodiscard]] bool is_known();
  [[nodiscard]] bool end_releases();

  Run run_;
  std::string key_;
  std::optional<OwnerLock> data_,
      state_;  ///< who decides on an issue waits for who does so already
  std::optional<IssueRegister> book_;
  RegisteredIssue before_;
  std::optional<Prepared> prepared_;
  const Issue* issue_ = nullptr;
};

using WordOptions = std::initializer_list<std::pair<std::string_view, const std::string&>>;
/// What people write into the register is read on terminals for years: no control characters.
[[nodiscard]] bool are_notes(Run&, WordOptions);
/// And something is written.
[[nodiscard]] bool are_words(Run&, WordOptions);

/// The sentence that a command ends with; {} stand for the issue and the digest as people are shown
/// it.
[[nodiscard]] std::string done_line(const Run&, std::string_view zh, std::string_view en,
                                    const std::string& issue, const std::string& digest);

}  // namespace jianbao
