// What becomes of an issue that its readers have.

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "app/issue_commands.h"
#include "app/issue_desk.h"
#include "app/issue_files.h"
#include "app/output.h"
#include "app/table.h"
#include "base/digest.h"
#include "base/owner_lock.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view notice_stem = "correction-";

/// Notices that went out already: their PDFs, in the order of their numbers.
std::vector<ReleasedFile> notices(const std::vector<ReleasedFile>& files) {
  std::vector<ReleasedFile> found;
  for (std::size_t number = 1;; ++number) {
    const auto file =
        std::ranges::find(files, fmt::format("{}{}.pdf", notice_stem, number), &ReleasedFile::name);
    if (file == files.end()) {
      return found;
    }
    found.push_back(*file);
  }
}

}  // namespace

CommandResult release_correction(const Settings& settings, const ReleaseOptions& options) {
  IssueDesk desk(settings, options.issue);
  Run& run = desk.run();
  using enum IssueState;
  if (!are_words(run, {{"--by", options.by}}) || !are_notes(run, {{"--note", options.note}}) ||
      !desk.open() || !desk.read() || !desk.is_in({Released, Corrected}, "release --correction")) {
    return run.finish({});
  }
  const fs::path out = output_folder(settings, options.out);
  const auto lock = run.step(OwnerLock::take(out));
  const auto kept = run.step(desk.book().files(options.issue));
  if (!lock || !kept) {
    return run.finish({});
  }
  const BuiltIssue built = build_issue(run, desk.prepared(), desk.issue(), Stage::Render);
  const std::vector<ReleasedFile> before = notices(*kept);
  const std::string digest = built.correction ? sha256_hex(built.correction->pdf) : std::string();
  if (run.failed()) {
    return run.finish({});
  }
  if (!built.correction) {
    run.diagnostics().add(
        {Code::AppNothingToCorrect, desk.issue().span, {{"issue", options.issue}}});
    return run.finish({});
  }
  if (!before.empty() && before.back().sha256 == digest) {
    run.diagnostics().add(
        {Code::RegisterAlready,
         std::nullopt,
         {{"issue", options.issue}, {"state", std::string(state_name(desk.before().state))}}});
    return run.finish({});
  }
  const std::string name = fmt::format("{}{}", notice_stem, before.size() + 1);
  BuiltIssue notice{&desk.issue(), nullptr, std::nullopt, {}, {}};
  notice.correction = std::make_shared<BuiltDocument>(*built.correction);
  notice.correction->document.name = name;
  notice.known_now = built.known_now;
  IssueFiles files;
  add_beside(run, desk.prepared(), notice, state_folder(settings) / "released", files);
  std::vector<ReleasedFile> released;
  std::vector<OutputFile> copies;
  for (const auto* list : {&files.pdfs, &files.records}) {
    for (const OutputFile& file : *list) {
      released.push_back({options.issue, file.path.filename().string(), sha256_hex(file.bytes),
                          static_cast<std::int64_t>(file.bytes.size())});
      copies.push_back({out / options.issue / file.path.filename(), file.bytes});
      if (!run.step(write_output(file))) {
        return run.finish({});
      }
    }
  }
  RegisteredIssue now = desk.before();
  now.state = Corrected;
  if (!desk.record("corrected", options.by, "", digest, options.note, now, released)) {
    return run.finish({});
  }
  for (const OutputFile& copy : copies) {
    if (!run.step(write_output(copy))) {
      return run.finish({});
    }
  }
  return run.finish(done_line(run, "{} 的更正通知已发出，校验码 {}。\n",
                              "the correction of {} is released, digest {}.\n", options.issue,
                              digest));
}

CommandResult deliver_issue(const Settings& settings, const DeliverOptions& options) {
  IssueDesk desk(settings, options.issue);
  Run& run = desk.run();
  using enum IssueState;
  if (!are_words(run, {{"--by", options.by}, {"--to", options.to}}) ||
      !are_notes(run, {{"--note", options.note}}) || !desk.open() ||
      !desk.is_in({Released, Corrected}, "deliver")) {
    return run.finish({});
  }
  std::string digest = desk.before().digest;
  if (!options.file.empty()) {
    const auto files = run.step(desk.book().files(options.issue));
    if (!files) {
      return run.finish({});
    }
    std::vector<std::string> known;
    for (const ReleasedFile& file : *files) {
      known.push_back(file.name);
      digest = file.name == options.file ? file.sha256 : digest;
    }
    if (std::ranges::find(known, options.file) == known.end()) {
      run.diagnostics().add(
          {Code::UsageUnknownFilter,
           std::nullopt,
           {{"option", "--file"}, {"word", options.file}, {"known", joined(known, ", ")}}});
      return run.finish({});
    }
  }
  if (!run.step(desk.book().record(Delivery{options.issue, instant(wall_clock(settings)),
                                            options.to, options.copies, options.file, options.by,
                                            digest, options.note}))) {
    return run.finish({});
  }
  return run.finish(done_line(run, "{} 的发送已记下，校验码 {}。\n",
                              "the delivery of {} is recorded, digest {}.\n", options.issue,
                              digest));
}

}  // namespace jianbao
