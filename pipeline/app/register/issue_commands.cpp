#include "app/register/issue_commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/issue/build_issue.h"
#include "app/issue/corrections.h"
#include "app/issue/issue_files.h"
#include "app/issue/issued.h"
#include "app/issue/kept_files.h"
#include "app/issue/review_list.h"
#include "app/register/issue_desk.h"
#include "app/register/sending.h"
#include "app/table.h"
#include "base/digest.h"
#include "base/utf8.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

/// Nothing of an issue goes out that nobody looked at: that is said, and enough.
bool is_told(const Diagnostics& found, Code code) {
  return std::ranges::any_of(found.all(),
                             [code](const Diagnostic& one) { return one.code == code; });
}

/// The issue as it goes out, signed off on the day. Nothing: it cannot, and the run says why.
/// `last` before Render asks for no review: who drafts signs before others have looked.
std::optional<BuiltIssue> finished(IssueDesk& desk, const Issue& signed_issue, Stage last) {
  BuiltIssue built = build_issue(desk.run(), desk.prepared(), signed_issue, last);
  if (!built.stopped.empty() && !is_told(desk.run().diagnostics(), Code::AppReviewOpen)) {
    desk.run().diagnostics().add(
        {Code::RegisterNotComplete,
         signed_issue.span,
         {{"issue", signed_issue.key}, {"stopped", joined(built.stopped, ", ")}}});
  }
  return desk.run().failed() ? std::nullopt : std::optional(std::move(built));
}

/// SHA-256 of every line, rule and figure of the pages, as they were set.
std::string pages_digest(const Prepared& prepared, const BuiltIssue& built) {
  std::vector<std::string> faces;
  for (const FaceId face : prepared.faces.faces()) {
    faces.push_back(prepared.faces.file_name(face));
  }
  std::string all;
  for (const BuiltDocument& made : built.documents) {
    all += made.document.name + '\n' + sha256_hex(dump(*made.pages, faces)) + '\n';
  }
  return sha256_hex(all);
}

/// Figures that are frozen and no approval: it went out before there was this register.
bool is_new(IssueDesk& desk) {
  if (desk.before().state < IssueState::Approved &&
      was_frozen(desk.prepared().inputs, desk.issue())) {
    desk.run().diagnostics().add(
        {Code::AppAlreadyIssued,
         desk.issue().span,
         {{"issue", desk.issue().key}, {"path", figures_name(desk.issue().key)}}});
    return false;
  }
  return desk.is_first_release();
}

}  // namespace

CommandResult approve_issue(const Settings& settings, const ApproveOptions& options) {
  IssueDesk desk(settings, options.issue);
  Run& run = desk.run();
  if (!are_words(run, {{"--by", options.by}}) || !are_notes(run, {{"--note", options.note}})) {
    return run.finish({});
  }
  auto day =
      options.on.empty() ? std::optional(today_in_beijing(settings)) : parse_date(options.on);
  if (!day) {
    run.diagnostics().add({Code::LoadBadDate, std::nullopt, {{"word", options.on}}});
    return run.finish({});
  }
  using enum IssueState;
  if (!desk.open() || !desk.read() || !desk.is_in({Draft, Checked, Approved}, "approve") ||
      !is_new(desk)) {
    return run.finish({});
  }
  Issue signed_issue = desk.issue();
  signed_issue.signed_off = signed_issue.signed_off.value_or(*day);
  if (*signed_issue.signed_off < signed_issue.as_of) {
    run.diagnostics().add({Code::LoadSignedBeforeCutOff,
                           signed_issue.span,
                           {{"issue", signed_issue.key},
                            {"as_of", to_string(signed_issue.as_of)},
                            {"signed_off", to_string(*signed_issue.signed_off)}}});
    return run.finish({});
  }
  const bool approves = options.role == approving_role;
  const auto built = finished(desk, signed_issue, approves ? Stage::Render : Stage::Typeset);
  if (!built) {
    return run.finish({});
  }
  const std::string digest = pages_digest(desk.prepared(), *built);
  RegisteredIssue now = desk.before();
  if (approves && now.state == Approved && now.digest == digest) {
    return run.finish(done_line(run, "{} 早已签发，校验码 {}；内容没有变，不用再签。\n",
                                "{} was approved before, digest {}; nothing has changed.\n",
                                options.issue, digest));
  }
  const bool checks = options.role == checking_role && now.state != Approved;
  if (approves || checks) {
    now.state = approves ? Approved : Checked;
    now.digest = digest;
  }
  if (approves) {
    now.signed_off = signed_issue.signed_off;
    now.year = static_cast<int>(signed_issue.as_of.year());
    now.number_of_year = signed_issue.number_of_year;
    now.running_number = signed_issue.running_number;
  }
  const std::string_view act = approves ? "approved" : checks ? "checked" : "signed";
  if (!desk.record(act, options.by, options.role, digest, options.note, now)) {
    return run.finish({});
  }
  return run.finish(done_line(
      run, approves ? "{} 已签发，校验码 {}。\n" : "{} 的签字已记下，校验码 {}。\n",
      approves ? "{} is approved, digest {}.\n" : "the signature for {} is recorded, digest {}.\n",
      options.issue, digest));
}

CommandResult release_issue(const Settings& settings, const ReleaseOptions& options) {
  IssueDesk desk(settings, options.issue);
  Run& run = desk.run();
  using enum IssueState;
  if (!are_words(run, {{"--by", options.by}}) || !are_notes(run, {{"--note", options.note}})) {
    return run.finish({});
  }
  if (!desk.open() || !desk.read() || !desk.is_in({Approved, Released, Corrected}, "release")) {
    return run.finish({});
  }
  const fs::path out = output_folder(settings, options.out);
  const auto lock = take_output_folder(run, out);
  if (lock && desk.before().state != Approved) {
    return desk.knows_all_that_went_out() ? send_again(desk, out) : run.finish({});
  }
  if (!lock || !desk.is_first_release()) {
    return run.finish({});
  }
  const Issue& issue = desk.issue();
  if (issue.embargo && wall_clock(settings) < *issue.embargo) {
    run.diagnostics().add(
        {Code::RegisterEmbargo,
         issue.span,
         {{"issue", issue.key}, {"until", beijing_words(instant(*issue.embargo))}}});
    return run.finish({});
  }
  Issue signed_issue = issue;
  signed_issue.signed_off = desk.before().signed_off;
  const auto built = finished(desk, signed_issue, Stage::Render);
  if (!built) {
    return run.finish({});
  }
  const std::string digest = pages_digest(desk.prepared(), *built);
  if (digest != desk.before().digest) {
    run.diagnostics().add({Code::RegisterPagesChanged,
                           issue.span,
                           {{"issue", issue.key},
                            {"was", desk.before().digest.substr(0, shown_digits)},
                            {"now", digest.substr(0, shown_digits)}}});
    return run.finish({});
  }
  IssueFiles files;
  add_documents(run, desk.prepared(), *built, releasing_folder(settings), files);
  files.records.push_back({releasing_folder(settings) / issue.key / kept_figures,
                           issued_text(*built, *desk.prepared().inputs.catalogue).text});
  const Sent sent =
      send(desk, files, out, {"released", options.by, digest, options.note, Released});
  if (sent != Sent::Yes) {
    return not_all_sent(run, sent);
  }
  return run.finish(done_line(run, "{} 已发出，校验码 {}。\n", "{} is released, digest {}.\n",
                              issue.key, digest));
}

CommandResult withdraw_issue(const Settings& settings, const WithdrawOptions& options) {
  IssueDesk desk(settings, options.issue);
  Run& run = desk.run();
  using enum IssueState;
  if (!are_words(run, {{"--by", options.by}, {"--why", options.why}}) || !desk.open() ||
      !desk.is_in({Approved, Released, Corrected}, "withdraw")) {
    return run.finish({});
  }
  RegisteredIssue now = desk.before();
  now.state = Withdrawn;
  if (desk.before().state == Approved) {  // nobody has it: its number is free again
    now = RegisteredIssue{};
    now.issue = options.issue;
  }
  // What a release has left that was killed, nobody has.
  if (now.state == Draft &&
      (!desk.is_first_release() || !run.step(clear_releasing(settings, options.issue)))) {
    return run.finish({});
  }
  if (!desk.record("withdrawn", options.by, "", now.digest, options.why, now)) {
    return run.finish({});
  }
  if (now.state == Draft) {
    return run.finish(
        done_line(run, "{} 的签发已撤回（校验码 {}），又是草稿。\n",
                  "the approval of {} (digest {}) is taken back; it is a draft again.\n",
                  options.issue, desk.before().digest));
  }
  std::string told = done_line(
      run,
      "{} 已作废（校验码 {}）；期号不再用。要重出，在 data/issues.yaml 另加一期，用新的期号。\n",
      "{} is void (digest {}); its number is not used again. To issue it anew, enter another issue "
      "with new numbers.\n",
      options.issue, desk.before().digest);
  const auto deliveries = run.step(desk.book().deliveries(options.issue));
  for (const Delivery& one : deliveries ? *deliveries : std::vector<Delivery>()) {
    told +=
        fmt::format(fmt::runtime(pick(settings.language, "请收回：{} {} 份{}\n",
                                      "to be recalled: {}, {} copies{}\n")),
                    one.to, one.copies, one.file.empty() ? std::string() : " (" + one.file + ")");
  }
  return run.finish(std::move(told));
}

}  // namespace jianbao
