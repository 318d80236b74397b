#include "app/cli_publish.h"

#include <CLI/CLI.hpp>

#include "app/cli_words.h"

namespace jianbao {

void describe_schedule(CLI::App& program, ScheduleOptions& options, Language language) {
  const CommandWords text(language);
  const auto command = [&](const char* name, std::string_view zh, std::string_view en) {
    CLI::App* made = &text.command(program, name, zh, en);
    made->add_option(
            "--out", options.out,
            text("写到这个文件夹（缺省：工作区的 out）", "Folder to write to (default: out)"))
        ->type_name("DIR");
    return made;
  };
  program
      .add_option("--config", options.config,
                  text("定时运行的设置，例如 /etc/jianbao/jianbao.yaml",
                       "File of settings, such as /etc/jianbao/jianbao.yaml"))
      ->type_name("FILE");
  command("publish", "检查、排版并写出各期简报", "Check, typeset and write briefs")
      ->add_option(
          "--issue", options.publish.issues,
          text("只出这一期，可重复（缺省：全部）", "Only this issue, repeatable (default: all)"))
      ->type_name("KEY")
      ->expected(1)
      ->take_all();
  command("catch-up", "补出到期还没有发出的各期，从早到晚",
          "Make every issue that is due and was not released, oldest first")
      ->add_option("--as-of", options.catch_up.as_of,
                   text("到期与否按这一天算，例如 2024-12-15（缺省：今天）",
                        "The day that decides what is due (default: today)"))
      ->type_name("DATE");
}

std::optional<CommandResult> run_schedule(const std::string& command, const Settings& settings,
                                          ScheduleOptions options) {
  const std::string out = options.out.empty() ? settings.output.string() : options.out;
  if (!out.empty()) {
    options.publish.out = out;
    options.catch_up.out = out;
  }
  if (command == "publish") {
    return publish(settings, options.publish);
  }
  return command == "catch-up" ? std::optional(catch_up(settings, options.catch_up)) : std::nullopt;
}

}  // namespace jianbao
