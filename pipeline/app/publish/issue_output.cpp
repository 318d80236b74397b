#include "app/publish/issue_output.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "app/table.h"
#include "base/files.h"
#include "ledger/issue_record.h"
#include "ledger/manifest.h"

namespace jianbao {

namespace {

namespace fs = std::filesystem;

/// A record that was cut by hand vouches for nothing.
bool names_its_documents(const IssueRecord& record) {
  return std::ranges::all_of(record.documents, [&record](const DocumentAccount& document) {
    return std::ranges::find(record.files, document.name + ".pdf", &KeptFile::name) !=
           record.files.end();
  });
}

}  // namespace

bool ends_all_writing(const Diagnostic& finding) {
  return finding.code == Code::OutputWriteFailed || finding.code == Code::OutputCannotCreate;
}

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
  before_ = read_issue_record(folder_);
  out_.as_it_went_out = prepared.went_out(issue.key);
  out_.withdrawn = prepared.was_withdrawn(issue.key);
}

IssueOutput::~IssueOutput() { run_.diagnostics() = std::move(shared_); }

bool IssueOutput::is_up_to_date() {
  const auto& record = before_;
  if (work_.again || !work_.sound || !record || record->key != key_ || !record->stopped.empty() ||
      !names_its_documents(*record) || staleness() != Staleness::Fresh) {
    return false;
  }
  auto findings = unpacker_.unpack_all(record->findings);
  if (!findings || std::ranges::any_of(*findings, [](const Diagnostic& finding) {
        return finding.severity == Severity::Error;
      })) {
    return false;  // what was wrong may be mended by now
  }
  for (const DocumentAccount& document : record->documents) {
    if (is_body(document.name)) {
      tell(document, BriefResult::UpToDate, why_left());
      ++out_.up_to_date;
    }
    out_.documents.push_back({document, false});
  }
  out_.findings = *std::move(findings);
  out_.whole = true;
  return true;
}

std::string IssueOutput::why(Staleness staleness, const std::string& unit) {
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
  // A record is long, and only those who ask are told; all units of an issue hang on the same.
  if (other_input_.empty() && (run_.settings().json || work_.dry_run)) {
    other_input_ = changed(changed_inputs(record_path(folder_, unit), prepared_.digests));
  }
  return other_input_;
}

std::string IssueOutput::changed(const std::vector<std::string>& paths) const {
  if (paths.empty()) {
    return say("程序、字体、设置或登记变了",
               "the program, a font, its settings or the register changed");
  }
  constexpr std::size_t most_named = 3;
  const auto shown = static_cast<std::ptrdiff_t>(std::min(paths.size(), most_named));
  return joined({paths.begin(), paths.begin() + shown}, ", ") +
         (paths.size() > most_named ? say(" 等变了", " and others changed")
                                    : say(" 变了", " changed"));
}

Staleness IssueOutput::staleness() const {
  if (!before_ || before_->key.empty()) {
    return Staleness::NoRecord;
  }
  // What went out is never taken on trust.
  return before_->key != key_ ? Staleness::OtherInput
                              : look_at_files(folder_, before_->files, issue_record_path(folder_),
                                              out_.as_it_went_out ? Trust::Digest : Trust::Clock);
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
      break;
    }
    auto written = write_output(file);
    all_written_ = all_written_ && written;
    out_.given_up = !written && ends_all_writing(written.error());
    (void)run_.step(std::move(written));
    files_.push_back(kept_file(file.path.filename().generic_string(), file.bytes));
  }
  take_findings();
}

void IssueOutput::begin() {
  if (!before_) {
    return;
  }
  // It vouches for nothing any more, and still says which files are ours.
  const std::size_t ours = files_.size();
  write({{issue_record_path(folder_),
          write_issue_record({issue_.key, {}, {}, {}, before_->files, {}})}});
  files_.resize(ours);  // the record does not list itself
}

void IssueOutput::add_files(const std::vector<KeptFile>& files) {
  files_.insert(files_.end(), files.begin(), files.end());
}

void IssueOutput::finish(const CheckedFacts& checked, const PrintedOfIssue& printed,
                         bool all_stopped) {
  take_findings();
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
  const std::vector<KeptFile> left = take_strays_away();
  IssueRecord record{issue_.key, key_, out_.stopped, {}, files_, {}};
  record.files.insert(record.files.end(), left.begin(), left.end());
  for (const PublishedDocument& document : out_.documents) {
    record.documents.push_back(document.account);
    record.documents.back().cpu = {};
  }
  for (const Diagnostic& finding : out_.findings) {
    record.findings.push_back(pack(finding, run_.sources()));
  }
  write({{issue_record_path(folder_), write_issue_record(record)}});
  out_.whole = all_written_;
}

/// What a record of before lists, and what stands in the folder with a manifest of its own: a first
/// run that was killed, or one of a part, has left no other word of it.
std::vector<KeptFile> IssueOutput::files_of_before(bool sound) const {
  std::vector<KeptFile> all = before_ ? before_->files : std::vector<KeptFile>();
  const auto add = [&all](KeptFile file) {
    if (std::ranges::find(all, file.name, &KeptFile::name) == all.end()) {
      all.push_back(std::move(file));
    }
  };
  std::set<std::string> known;
  for (const std::vector<KeptFile>& list : {files_, all}) {
    for (const KeptFile& file : list) {
      known.insert(file.name);
    }
  }
  std::vector<std::string> records;
  std::error_code error;
  fs::directory_iterator at(folder_, error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    const std::string name = at->path().filename().generic_string();
    const bool tells =
        name.ends_with(".manifest.json") || (sound && name.ends_with(".failed.json"));
    if (tells && !known.contains(name)) {
      records.push_back(name);
    }
  }
  std::ranges::sort(records);
  for (const std::string& name : records) {
    constexpr std::size_t largest = std::size_t{1} << 28U;
    const auto text = read_file(folder_ / name, largest);
    if (!text) {
      continue;
    }
    SourceMap sources;
    Diagnostics unread;
    const auto manifest = read_manifest(sources, sources.add(name, *text), unread);
    // Written by this program for this issue under that name, and not by somebody's copy.
    const bool ours = manifest && manifest->issue == issue_.key &&
                      name == manifest->report + ".manifest.json" &&
                      manifest->pdf == manifest->report + ".pdf";
    if (ours) {
      std::error_code gone;
      const auto bytes = fs::file_size(folder_ / manifest->pdf, gone);
      add({manifest->pdf, gone ? 0 : bytes, manifest->pdf_sha256});
    }
    if (ours || name.ends_with(".failed.json")) {
      add(kept_file(name, *text));
    }
  }
  return all;
}

/// A page whose subject or report is no more would be taken for one of the issue. Of what an error
/// keeps back the old one stands, and what somebody has changed since it was written is not ours to
/// take away. What is left is remembered, for a run without errors.
std::vector<KeptFile> IssueOutput::take_strays_away() {
  const bool sound = all_written_ && out_.stopped.empty() &&
                     std::ranges::none_of(out_.findings, [](const Diagnostic& finding) {
                       return finding.severity == Severity::Error;
                     });
  std::vector<KeptFile> left;
  std::set<std::string_view> belongs;
  for (const KeptFile& file : files_) {
    belongs.insert(file.name);
  }
  for (const KeptFile& old : files_of_before(sound)) {
    constexpr std::size_t largest = std::size_t{1} << 30U;
    // A notice that was sent is never taken away, whatever this register knows of it.
    if (belongs.contains(old.name) || old.name.starts_with("correction-")) {
      continue;
    }
    const auto bytes = read_file(folder_ / old.name, largest);
    if (!bytes && bytes.error().code == Code::InputMissing) {
      continue;
    }
    const bool ours = !bytes || kept_file(old.name, *bytes) == old;  // unread, it may be
    if (ours && sound && bytes && run_.step(take_away(folder_ / old.name))) {
      if (!old.name.ends_with(".failed.json")) {  // a word of a shard, and no page
        out_.removed.push_back(shown_path(folder_ / old.name, run_.settings().workspace));
      }
    } else if (ours) {
      left.push_back(old);
    }
  }
  take_findings();
  return left;
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
