#include "app/cli/cli_reckon.h"

#include <CLI/CLI.hpp>

#include "app/cli/cli_words.h"

namespace jianbao {

void describe_reckon(CLI::App& command, ReckonOptions& options, Language language) {
  const CommandWords text(language);
  command
      .add_option(
          "WHAT", options.what,
          text("比较的名称，或者一个、两个指标或事实的编号（不写：报告里写的比较全列）",
               "Name of a comparison, or one or two indicators or ids of facts (none: every "
               "comparison that the reports declare)"))
      ->type_name("")
      ->expected(0, 2);
  command
      .add_option(
          "--issue", options.issue,
          text("按哪一期所知（缺省：最后一期）", "As known to which issue (default: the last)"))
      ->type_name("KEY");
  command.add_flag(
      "--share", options.share,
      text("两个数：前一个占后一个多少", "Of two: the share of the first in the second"));
  command.add_flag("--json", options.json, text("每行一个 JSON 对象", "One JSON object a line"));
}

}  // namespace jianbao
