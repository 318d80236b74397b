#include "app/issue_output.h"

#include <algorithm>
#include <utility>

#include "app/table.h"
#include "ledger/issue_record.h"

namespace jianbao {

IssueOutput::IssueOutput(Run& run, const Prepared& prepared, const BatchWork& work,
                         Progress& progress, const Issue& issue, std::string key)
    : run_(run),
      prepared_(prepared),
      work_(work),
      progress_(progress),
      issue_(issue),
      key_(std::move(key)),
      folder_(work.folder / issue.key),
      shared_(std::exchange(run.diagnostics(), Diagnostics())),
      unpacker_(run.sources()) {
  out_.issue = &issue;
  out_.as_it_went_out = prepared.went_out(issue);
}

IssueOutput::~IssueOutput() { run_.diagnostics() = std::move(shared_); }

bool IssueOutput::is_up_to_date() {
  auto record = work_.again || !work_.sound ? std::nullopt : read_issue_record(folder_);
  if (!record || record->key != key_ || !record->stopped.empty() ||
      look_at_files(folder_, record->files, issue_record_path(folder_)) != Staleness::Fresh) {
    return false;
  }
  auto findings = unpacker_.unpack_all(record->findings);
  if (!findings) {
    return false;
  }
  for (DocumentAccount& document : record->documents) {
    if (is_body(document.name)) {
      tell(document, BriefResult::UpToDate, why_left());
      ++out_.up_to_date;
    }
    out_.documents.push_back({std::move(document), false});
  }
  out_.findings = *std::move(findings);
  out_.whole = true;
  return true;
}

std::string IssueOutput::why(Staleness staleness, const std::string& unit) const {
  switch (staleness) {
    case Staleness::Fresh:
      return say("要求重做", "asked for again");
    case Staleness::NoRecord:
      return say("还没有做过", "not made yet");
    case Staleness::NoFile:
      return say("文件不在了", "a file is gone");
    case Staleness::OtherFile:
      return say("文件被改过", "a file was changed");
    case Staleness::OtherInput:
      break;
  }
  const auto changed = changed_inputs(record_path(folder_, unit), prepared_.digests);
  if (changed.empty()) {
    return say("程序、设置或登记变了", "the program, its settings or the register changed");
  }
  constexpr std::size_t most_named = 3;
  const auto shown = static_cast<std::ptrdiff_t>(std::min(changed.size(), most_named));
  return joined({changed.begin(), changed.begin() + shown}, ", ") +
         (changed.size() > most_named ? say(" 等变了", " and others changed")
                                      : say(" 变了", " changed"));
}

std::string IssueOutput::why_left() const {
  return say("数据、版式和程序都没有变", "data, layout and program are the same");
}

void IssueOutput::tell(const DocumentAccount& of, BriefResult verdict, const std::string& why) {
  progress_.tell({issue_.key, shown(of.name), verdict, why, of.pages, of.figures, of.warnings});
}

void IssueOutput::tell_failed(const std::string& name) {
  progress_.tell({issue_.key, shown(name), BriefResult::Failed, {}});
}

void IssueOutput::tell_to_make(const std::string& name, const std::string& why) {
  progress_.tell({issue_.key, shown(name), BriefResult::ToMake, why});
  out_.plan.push_back({shown(name), why});
}

void IssueOutput::take_findings() {
  const auto all = run_.diagnostics().all();
  out_.findings.insert(out_.findings.end(), all.begin(), all.end());
  run_.diagnostics() = Diagnostics();
}

void IssueOutput::write(const std::vector<OutputFile>& files) {
  for (const OutputFile& file : files) {
    if (out_.given_up) {
      return;
    }
    out_.given_up = !run_.step(write_output(file));
    files_.push_back(kept_file(file.path.filename().generic_string(), file.bytes));
  }
  take_findings();
}

void IssueOutput::add_files(const std::vector<KeptFile>& files) {
  files_.insert(files_.end(), files.begin(), files.end());
}

void IssueOutput::finish(const CheckedFacts& checked, const PrintedOfIssue& printed,
                         bool all_stopped) {
  write_check_report(checked, printed, all_stopped);
  write_record();
}

void IssueOutput::write_check_report(const CheckedFacts& checked, const PrintedOfIssue& printed,
                                     bool all_stopped) {
  run_.diagnostics() = shared_;
  for (const Diagnostic& finding : out_.findings) {
    run_.diagnostics().add(finding);
  }
  const std::size_t before = run_.diagnostics().all().size();
  const auto report = check_report_pdf(run_, prepared_,
                                       {checked, issue_.as_of, checked.tallies(), std::nullopt,
                                        &out_.stopped, all_stopped, &printed});
  const auto all = run_.diagnostics().all().subspan(before);
  out_.findings.insert(out_.findings.end(), all.begin(), all.end());
  run_.diagnostics() = Diagnostics();
  if (report) {
    write({{folder_ / "check-report.pdf", *report}});
  }
}

void IssueOutput::write_record() {
  IssueRecord record{issue_.key, key_, out_.stopped, {}, files_, {}};
  for (const PublishedDocument& document : out_.documents) {
    record.documents.push_back(document.account);
    record.documents.back().cpu = {};
  }
  for (const Diagnostic& finding : out_.findings) {
    record.findings.push_back(pack(finding, run_.sources()));
  }
  write({{issue_record_path(folder_), write_issue_record(record)}});
  out_.whole = !out_.given_up;
}

std::string IssueOutput::shown(const std::string& name) const {
  return shown_path(folder_ / (name + ".pdf"), run_.settings().workspace);
}

std::string IssueOutput::say(std::string_view zh, std::string_view en) const {
  return std::string(pick(run_.settings().language, zh, en));
}

bool is_body(const std::string& name) {
  return !name.ends_with(".sources") && !name.ends_with(".proof");
}

}  // namespace jianbao
