#pragma once
// The folder of one issue in the output: what is written there, told and kept in its record.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/issue/build_issue.h"
#include "app/issue/check_report_sheet.h"
#include "app/output.h"
#include "app/publish/batch_work.h"
#include "app/publish/progress.h"
#include "base/diagnostic_pack.h"
#include "ledger/freshness.h"
#include "ledger/issue_record.h"

namespace jianbao {

class IssueOutput {
 public:
  /// All must outlive it. `key`: digest of all that the issue is made from. The findings of the run
  /// are those that all issues share: they are put back when this object goes.
  IssueOutput(Run&, const Prepared&, const BatchWork&, Progress&, const Issue&, std::string key);
  IssueOutput(const IssueOutput&) = delete;
  IssueOutput& operator=(const IssueOutput&) = delete;
  ~IssueOutput();

  [[nodiscard]] const Issue& issue() const { return issue_; }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] const std::string& key() const { return key_; }
  [[nodiscard]] PublishedIssue& out() { return out_; }
  [[nodiscard]] const Unpacker& unpacker() const { return unpacker_; }

  /// True, and the account of it taken over: nothing has changed since the whole issue was made.
  [[nodiscard]] bool is_up_to_date();
  /// Why a unit is made, and why one is left.
  [[nodiscard]] std::string why(Staleness, const std::string& unit);
  [[nodiscard]] std::string why_left() const;

  /// What is to be said of the issue as a whole, if it is not up to date.
  [[nodiscard]] Staleness staleness() const;

  /// Before anything of the issue is written: its record vouches for what was there before.
  void begin();
  /// A brief, as people are told of it.
  void tell(const DocumentAccount&, BriefResult, const std::string& why);
  void tell_failed(const std::string& name);
  void tell_to_make(const std::string& name, const std::string& why);
  /// What the run has found since the last call is of this issue.
  void take_findings();
  /// Once the disk takes no more, no more is tried.
  void write(const std::vector<OutputFile>&);
  void add_files(const std::vector<KeptFile>&);

  /// The check report, then the record. They hold what was found in what all issues share and in
  /// this one, and nothing of the others, which may not be of this run.
  void finish(const CheckedFacts&, const PrintedOfIssue&, bool all_stopped);

 private:
  void write_check_report(const CheckedFacts&, const PrintedOfIssue&, bool all_stopped);
  void write_record();
  [[nodiscard]] std::vector<KeptFile> files_of_before(bool sound) const;
  [[nodiscard]] std::vector<KeptFile> take_strays_away();
  [[nodiscard]] std::string changed(const std::vector<std::string>& paths) const;
  [[nodiscard]] std::string shown(const std::string& name) const;
  [[nodiscard]] std::string say(std::string_view zh, std::string_view en) const;

  Run& run_;
  const Prepared& prepared_;
  const BatchWork& work_;
  Progress& progress_;
  const Issue& issue_;
  std::string key_;
  std::filesystem::path folder_;
  Diagnostics shared_;
  Unpacker unpacker_;
  PublishedIssue out_;
  std::vector<KeptFile> files_;
  bool all_written_ = true;
  std::optional<IssueRecord> before_;  ///< of what lay in the folder
  std::string other_input_;            ///< why units are made whose inputs have changed
};

/// Whether nothing more can be written at all; what stands in the place of one file stops no other.
[[nodiscard]] bool ends_all_writing(const Diagnostic&);

/// Whether a document is one that is told of by itself: no checking list and no proof.
[[nodiscard]] bool is_body(const std::string& name);

}  // namespace jianbao
