// What becomes of an issue that its readers have.

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "app/issue/corrections.h"
#include "app/issue/issue_files.h"
#include "app/issue/kept_files.h"
#include "app/issue/sign_off.h"
#include "app/output.h"
#include "app/register/issue_commands.h"
#include "app/register/issue_desk.h"
#include "app/register/sending.h"
#include "app/table.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view corrected = "corrected";

/// Digest of what the last of them says; empty: there was none.
std::string last_correction(const std::vector<RegisterEvent>& events) {
  std::string digest;
  for (const RegisterEvent& event : events) {
    digest = event.act == corrected ? event.digest : digest;
  }
  return digest;
}

/// 校验码 of what a notice says of figures, whatever the day on it: to whom it goes and how many
/// copies are printed corrects nothing.
std::string notice_digest(const BuiltIssue& built) {
  Document says = built.correction->document;
  std::erase_if(says.blocks,
                [](const Block& block) { return std::holds_alternative<Colophon>(block.content); });
  return content_digest(says, *built.known_now);
}

}  // namespace

CommandResult release_correction(const Settings& settings, const ReleaseOptions& options) {
  IssueDesk desk(settings, options.issue);
  Run& run = desk.run();
  using enum IssueState;
  if (!are_words(run, {{"--by", options.by}}) || !are_notes(run, {{"--note", options.note}}) ||
      !desk.open() || !desk.read() || !desk.is_in({Released, Corrected}, corrected)) {
    return run.finish({});
  }
  const fs::path out = output_folder(settings, options.out);
  const auto lock = take_output_folder(run, out);
  const auto kept = run.step(desk.book().files(options.issue));
  if (!lock || !kept || !desk.knows_all_that_went_out()) {
    return run.finish({});
  }
  const auto events = run.step(desk.book().events(options.issue));
  const BuiltIssue built = build_issue(run, desk.prepared(), desk.issue(), Stage::Render);
  if (!events || run.failed()) {
    return run.finish({});
  }
  if (!built.correction) {
    run.diagnostics().add(
        {Code::AppNothingToCorrect, desk.issue().span, {{"issue", options.issue}}});
    return run.finish({});
  }
  const std::string digest = notice_digest(built);
  if (digest == last_correction(*events)) {
    return run.finish(
        done_line(run, "{} 的更正通知（校验码 {}）已经发过，以后没有新的更正，没有再发。\n",
                  "the correction of {} (digest {}) went out before, and nothing is "
                  "new since: none was sent.\n",
                  options.issue, digest));
  }
  const auto final_notice =
      make_correction(run, desk.prepared(), built, *built.known_now, today_in_beijing(settings));
  if (!final_notice) {
    return run.finish({});
  }
  const std::string name = notice_name(notices(*kept) + 1);
  BuiltIssue notice{&desk.issue(), nullptr, std::nullopt, {}, {}};
  notice.correction = std::make_shared<BuiltDocument>(*final_notice);
  notice.correction->document.name = name;
  notice.known_now = built.known_now;
  IssueFiles files;
  add_beside(run, desk.prepared(), notice, releasing_folder(settings), files);
  const Sent sent =
      send(desk, files, out, {corrected, options.by, digest, options.note, Corrected});
  if (sent != Sent::Yes) {
    return not_all_sent(run, sent);
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
      if (!file.name.ends_with(".pdf")) {
        continue;
      }
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
