#include "app/cli/cli_proofs.h"

#include <CLI/CLI.hpp>
#include <string>

#include "app/cli/cli_words.h"

namespace jianbao {

void describe_review(CLI::App& command, ReviewOptions& review, Language language) {
  const CommandWords text(language);
  command.add_option("--issue", review.issue, text("哪一期", "Which issue"))
      ->type_name("KEY")
      ->required();
  command.add_flag("--json", review.json, text("每行一个 JSON 对象", "One JSON object a line"));
  command
      .add_option("--tick", review.ticks,
                  text("看过了这个备查号的一项，可重复", "Tick the item of this mark, repeatable"))
      ->type_name("MARK")
      ->expected(1)
      ->take_all();
  command.add_flag("--tick-all", review.tick_all,
                   text("还没有勾的都看过了", "Tick all that have no tick yet"));
  command.add_option("--by", review.by, text("谁看的", "Who looked"))->type_name("WORD");
  command
      .add_option("--on", review.on,
                  text("哪天看的，例如 2024-12-10", "On which day, such as 2024-12-10"))
      ->type_name("WORD");
  command.add_option("--remark", review.remark, text("备注", "Remark"))->type_name("WORD");
}

void describe_diff(CLI::App& command, DiffOptions& options, Language language) {
  const CommandWords text(language);
  command
      .add_option("OLD", options.before,
                  text("原来印的（.pdf），或者前一期", "The earlier printing (.pdf) or issue"))
      ->type_name("")
      ->required();
  command
      .add_option("NEW", options.after,
                  text("现在印的（.pdf），或者后一期", "The later printing (.pdf) or issue"))
      ->type_name("")
      ->required();
  command.add_flag("--json", options.json, text("每行一个 JSON 对象", "One JSON object a line"));
  command.footer(text("退出码：0 字和数都没有改动，3 有改动。",
                      "Exit codes: 0 words and figures are the same, 3 they are not."));
}

void describe_correction(CLI::App& command, CorrectionOptions& options, Language language) {
  const CommandWords text(language);
  command.add_option("KEY", options.issue, text("哪一期，例如 2024-12", "Which issue"))
      ->type_name("")
      ->required();
  command
      .add_option("-o,--out", options.out,
                  text("写到哪个文件，不写就是 out/期名/correction.pdf",
                       "Which file to write; default out/KEY/correction.pdf"))
      ->type_name("FILE");
}

}  // namespace jianbao
