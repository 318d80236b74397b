#include "app/cli/cli_register.h"

#include <CLI/CLI.hpp>

#include "app/cli/cli_words.h"

namespace jianbao {
namespace {

void add_issue(CLI::App& command, const CommandWords& text, std::string& into, bool required) {
  auto* option = command.add_option("ISSUE", into, text("哪一期，例如 2024-12", "Which issue"));
  option->type_name("");
  if (required) {
    option->required();
  }
}

void add_by(CLI::App& command, const CommandWords& text, std::string& into) {
  command.add_option("--by", into, text("谁，姓名", "Who: a name"))->type_name("NAME")->required();
}

}  // namespace

void describe_register(CLI::App& program, RegisterOptions& options, Language language) {
  const CommandWords text(language);
  program
      .add_option("--state", options.state,
                  text("登记簿所在的文件夹（缺省：工作区的 state）",
                       "Folder of the register (default: state in the workspace)"))
      ->type_name("DIR");
  CLI::App& approve =
      text.command(program, "approve", "签发（或以别的身份签字）：定在现在的版面上",
                   "Approve an issue (or sign in another role): bound to its pages as they are");
  add_issue(approve, text, options.approve.issue, true);
  add_by(approve, text, options.approve.by);
  approve
      .add_option("--as", options.approve.role,
                  text("以什么身份：拟稿、核数、责任编辑、核稿、保密审查、签发（缺省：签发）",
                       "In which role (default: 签发, which approves)"))
      ->type_name("ROLE")
      ->check(CLI::IsMember({"拟稿", "核数", "责任编辑", "核稿", "保密审查", "签发"}));
  approve
      .add_option("--on", options.approve.on,
                  text("印出来的签发日，例如 2024-12-05（缺省：今天）",
                       "The day of sign-off as printed (default: today)"))
      ->type_name("DATE");
  approve.add_option("--note", options.approve.note, text("说明", "A note"))->type_name("TEXT");

  CLI::App& release =
      text.command(program, "release", "发出签发过的一期：去掉送审稿字样，定下文件和期号",
                   "Send out an approved issue: its files and numbers stand");
  add_issue(release, text, options.release.issue, true);
  add_by(release, text, options.release.by);
  release
      .add_option("--out", options.release.out,
                  text("写到这个文件夹（缺省：工作区的 out）", "Folder to write to (default: out)"))
      ->type_name("DIR");
  release.add_option("--note", options.release.note, text("说明", "A note"))->type_name("TEXT");
  release.add_flag("--correction", options.release.correction,
                   text("发出的是更正通知（这一期已经发出）",
                        "Send out the notice of correction of an issue that was released"));

  CLI::App& deliver = text.command(program, "deliver", "记下发出的一期送给了谁、几份",
                                   "Write down who was given copies of a released issue");
  add_issue(deliver, text, options.deliver.issue, true);
  deliver.add_option("--to", options.deliver.to, text("送给谁", "To whom"))
      ->type_name("NAME")
      ->required();
  deliver
      .add_option("--copies", options.deliver.copies, text("几份（缺省 1）", "Copies (default 1)"))
      ->type_name("N")
      ->check(CLI::Range(1U, 100'000U));
  deliver
      .add_option("--file", options.deliver.file,
                  text("只送了其中一件的，文件名，例如 correction-1.pdf",
                       "One file of it, such as correction-1.pdf"))
      ->type_name("FILE");
  add_by(deliver, text, options.deliver.by);
  deliver.add_option("--note", options.deliver.note, text("说明", "A note"))->type_name("TEXT");

  CLI::App& withdraw = text.command(program, "withdraw", "作废：签发过、发出了的一期不再算数",
                                    "Void an issue that was approved or released");
  add_issue(withdraw, text, options.withdraw.issue, true);
  add_by(withdraw, text, options.withdraw.by);
  withdraw.add_option("--why", options.withdraw.why, text("为什么", "Why"))
      ->type_name("TEXT")
      ->required();

  CLI::App& status =
      text.command(program, "status", "各期做到哪一步；写明一期的，谁在什么时候做了什么",
                   "What became of each issue; of one, who did what and when");
  add_issue(status, text, options.status.issue, false);
  status.add_flag("--json", options.status.json,
                  text("每行一个 JSON 对象", "One JSON object a line"));

  CLI::App& book = text.command(program, "register", "登记簿", "The register of issues");
  book.require_subcommand(1);
  book.add_subcommand("export", text("把登记簿写成 YAML", "Print the register as YAML"));
}

std::optional<CommandResult> run_register(const std::string& command, const Settings& settings,
                                          const RegisterOptions& options) {
  if (command == "approve") {
    return approve_issue(settings, options.approve);
  }
  if (command == "release") {
    return options.release.correction ? release_correction(settings, options.release)
                                      : release_issue(settings, options.release);
  }
  if (command == "deliver") {
    return deliver_issue(settings, options.deliver);
  }
  if (command == "withdraw") {
    return withdraw_issue(settings, options.withdraw);
  }
  if (command == "status") {
    return issue_status(settings, options.status);
  }
  return command == "register" ? std::optional(print_register(settings)) : std::nullopt;
}

}  // namespace jianbao
