#pragma once
// 发文登记簿: what became of each issue, who did it and when, and the digests of what went out. An
// SQLite file (WAL, one writer at a time) of the workspace that outlives its output. The numbers of
// issues are data; the register remembers which were used.

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace jianbao {

enum class IssueState : std::uint8_t {
  Draft,      ///< nothing is recorded
  Checked,    ///< 核数: who checked the figures signed for the pages as they were
  Approved,   ///< 签发: bound to the pages as they were set that day
  Released,   ///< it went out: its files and numbers stand
  Corrected,  ///< the same, and a notice of correction went out after it
  Withdrawn,  ///< void
};
[[nodiscard]] std::string_view state_name(IssueState);  ///< "approved"
[[nodiscard]] std::string_view state_word(IssueState);  ///< 已签发

/// One line of the register, never changed afterwards.
struct RegisterEvent {
  std::int64_t number = 0;
  std::string issue;
  std::string act;     ///< signed, checked, approved, released, corrected, withdrawn
  std::string at;      ///< UTC by the wall clock: 2024-12-03T01:30:00Z
  std::string by;      ///< name of a person
  std::string role;    ///< 拟稿, 核数, …, 签发; empty: none was asked for
  std::string digest;  ///< of the pages without their draft mark; empty where it binds to none
  std::string note;
  auto operator<=>(const RegisterEvent&) const = default;
};

/// A file as it went out.
struct ReleasedFile {
  std::string issue, name, sha256;
  std::int64_t bytes = 0;
  auto operator<=>(const ReleasedFile&) const = default;
};

/// Copies that somebody was given, never changed afterwards.
struct Delivery {
  std::string issue;
  std::string at;  ///< UTC by the wall clock
  std::string to;  ///< an office or a person
  std::int64_t copies = 1;
  std::string file;        ///< which of the released ones; empty: the whole issue
  std::string by, digest;  ///< who gave them out; of the pages that went out, or of the file
  std::string note;
  auto operator<=>(const Delivery&) const = default;
};

/// What the register knows of one issue.
struct RegisteredIssue {
  std::string issue;
  IssueState state = IssueState::Draft;
  std::string digest;                                     ///< that it is checked or approved with
  std::optional<std::chrono::year_month_day> signed_off;  ///< the day that is printed
  std::int32_t year = 0;  ///< of number_of_year; 0: not used yet, or kept before there were years
  std::uint32_t number_of_year = 0, running_number = 0;  ///< as used; 0: not yet
  auto operator<=>(const RegisteredIssue&) const = default;
};

class IssueRegister {
 public:
  enum class Access : std::uint8_t { Read, Write };
  /// Without the file: Read opens an empty register, Write makes it (and its folder is there).
  /// Fails: register/unusable, register/newer, register/locked.
  [[nodiscard]] static Result<IssueRegister> open(const std::filesystem::path&, Access);
  IssueRegister(IssueRegister&&) noexcept;
  IssueRegister& operator=(IssueRegister&&) noexcept;
  ~IssueRegister();

  [[nodiscard]] Result<RegisteredIssue> issue(std::string_view key) const;
  [[nodiscard]] Result<std::vector<RegisteredIssue>> issues() const;  ///< by key
  [[nodiscard]] Result<std::vector<RegisterEvent>> events(std::string_view issue = {}) const;
  [[nodiscard]] Result<std::vector<ReleasedFile>> files(std::string_view issue = {}) const;
  [[nodiscard]] Result<std::vector<Delivery>> deliveries(std::string_view issue = {}) const;

  /// Adds the event and, in the same transaction, sets what is known of the issue. `expected` is
  /// what it was decided on: another state or digest by now is register/changed-meanwhile, and
  /// nothing is written.
  [[nodiscard]] Result<void> record(const RegisterEvent&, const RegisteredIssue& expected,
                                    const RegisteredIssue& now,
                                    const std::vector<ReleasedFile>& files = {});
  [[nodiscard]] Result<void> record(const Delivery&);

 private:
  struct Store;
  explicit IssueRegister(std::unique_ptr<Store>);
  std::unique_ptr<Store> store_;
};

/// The whole register as YAML that people can read and keep.
[[nodiscard]] Result<std::string> export_register(const IssueRegister&);

}  // namespace jianbao
