#include "app/cli/cli_init.h"

#include <CLI/CLI.hpp>
#include <string>

#include "app/cli/cli_words.h"

namespace jianbao {

void describe_init(CLI::App& command, InitOptions& options, Language language) {
  const CommandWords text(language);
  command
      .add_option("DIR", options.folder,
                  text("建在哪个文件夹（还没有的或空的）",
                       "Where to make it: a folder that is empty or not there yet"))
      ->type_name("")
      ->required();
  command.add_option("--name", options.name, text("单位的名称", "Name of the office"))
      ->type_name("WORD")
      ->required();
  command
      .add_option("--month", options.month,
                  text("第一期说的那个月，例如 2026-10（缺省：上个月）",
                       "Month of the first brief, such as 2026-10 (default: last month)"))
      ->type_name("YYYY-MM");
}

}  // namespace jianbao
