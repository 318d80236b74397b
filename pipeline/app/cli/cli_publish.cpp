#include "app/cli/cli_publish.h"

#include <CLI/CLI.hpp>
#include <string_view>
#include <vector>

#include "app/cli/cli_words.h"
#include "model/period.h"

namespace jianbao {

namespace {

/// What both commands take.
void describe_batch(CLI::App& command, ScheduleOptions& options, const CommandWords& text) {
  PublishOptions& publish = options.publish;
  command
      .add_option("--out", options.out,
                  text("写到这个文件夹（缺省：工作区的 out）", "Folder to write to (default: out)"))
      ->type_name("DIR");
  command
      .add_option("--jobs", publish.jobs,
                  text("同时做几份（缺省 1；0：有几个处理器就几份）",
                       "Briefs made at a time (default 1; 0: one a processor)"))
      ->type_name("N")
      ->check(CLI::Range(0U, 256U));
  command.add_flag(
      "--dry-run", publish.dry_run,
      text("不写，只说要做哪些、为什么", "Write nothing: say what would be made and why"));
  command.add_flag("--keep-going,!--no-keep-going", publish.keep_going,
                   text("一份不成，别的照做（缺省如此；--no-keep-going：停下）",
                        "One that fails stops no other (the default; --no-keep-going stops)"));
}

}  // namespace

void describe_schedule(CLI::App& program, ScheduleOptions& options, Language language) {
  const CommandWords text(language);
  PublishOptions& publish = options.publish;
  program
      .add_option("--config", options.config,
                  text("定时运行的设置，例如 /etc/jianbao/jianbao.yaml",
                       "File of settings, such as /etc/jianbao/jianbao.yaml"))
      ->type_name("FILE");
  CLI::App& command = text.command(program, "publish", "检查、排版并写出各期简报；没有变的不重做",
                                   "Check, typeset and write briefs; what is up to date is left");
  const auto repeatable = [&](const char* name, std::vector<std::string>& into, const char* type,
                              std::string_view zh, std::string_view en) {
    command.add_option(name, into, text(zh, en))->type_name(type)->expected(1)->take_all();
  };
  CLI::Option* all = command.add_flag_function(
      "--all", [](std::int64_t /*times*/) {}, text("各期都出（缺省）", "Every issue (default)"));
  repeatable("--issue", publish.issues, "KEY", "只出这一期，可重复（缺省：全部）",
             "Only this issue, repeatable (default: all)");
  all->excludes(command.get_option("--issue"));
  repeatable("--report", publish.reports, "NAME", "只出这一种，可重复（签发了的期整期一起出）",
             "Only this publication, repeatable (a signed issue goes out whole)");
  repeatable("--subject", publish.subjects, "NAME", "每个主体一份的，只出这个主体的，可重复",
             "Of what is made for each subject only this one, repeatable");
  command
      .add_option("--as-of", options.as_of,
                  text("只出数据截止日不晚于这一天的期", "Only issues whose data end by this day"))
      ->type_name("DATE");
  command
      .add_option("--shard", publish.shard,
                  text("分成几片做，这是第几片，例如 2/8",
                       "One part of several that share the work, such as 2/8"))
      ->type_name("I/N");
  command.add_flag("--resume", publish.resume,
                   text("接着做上次没做完的", "Go on with the run that was broken off"));
  for (const char* asked : {"--all", "--issue", "--report", "--subject", "--as-of"}) {
    command.get_option("--resume")->excludes(command.get_option(asked));
  }
  describe_batch(command, options, text);
  CLI::App& late = text.command(program, "catch-up", "补出到期还没有发出的各期，从早到晚",
                                "Make every issue that is due and was not released, oldest first");
  late.add_option("--as-of", options.catch_up.as_of,
                  text("到期与否按这一天算，例如 2024-12-15（缺省：今天）",
                       "The day that decides what is due (default: today)"))
      ->type_name("DATE");
  late.add_option("--backfill", options.catch_up.backfill,
                  text("改为补出这些期，例如 2024-01..2024-12",
                       "These issues instead, such as 2024-01..2024-12"))
      ->type_name("A..B");
  late.add_option("--reprocess", options.catch_up.reprocess,
                  text("补出时已经做过的怎么办：none 不管，failed 没做成的再做（缺省），all 都重做",
                       "Of a backfill, what was made before: none, failed (default) or all"))
      ->type_name("WHICH");
  describe_batch(late, options, text);
}

std::optional<CommandResult> run_schedule(const std::string& command, const Settings& settings,
                                          ScheduleOptions options) {
  const std::string out = options.out.empty() ? settings.output.string() : options.out;
  if (!out.empty()) {
    options.publish.out = out;
  }
  if (command == "catch-up") {
    return catch_up(settings, options.catch_up, options.publish);
  }
  if (command != "publish") {
    return std::nullopt;
  }
  if (!options.as_of.empty()) {
    options.publish.as_of = parse_date(options.as_of);
    if (!options.publish.as_of) {
      Run run(settings);
      run.diagnostics().add(
          {Code::UsageBadValue, std::nullopt, {{"argument", "--as-of " + options.as_of}}});
      return run.finish({});
    }
  }
  return publish(settings, options.publish);
}

}  // namespace jianbao
