#include "app/cli/cli_charts.h"

#include <CLI/CLI.hpp>

#include "app/cli/cli_words.h"

namespace jianbao {
namespace {

void describe_issue(CLI::App& command, std::string& issue, Language language) {
  command
      .add_option("--issue", issue,
                  std::string(pick(language, "用哪一期的数据（缺省：最后一期）",
                                   "Facts of which issue (default: the last)")))
      ->type_name("KEY");
}

}  // namespace

void describe_alone(CLI::App& command, AloneOptions& options, Language language) {
  const CommandWords text(language);
  command
      .add_option("SPEC", options.spec,
                  text("写图或表的文件，写法同报告里 chart、table 下面的",
                       "The form below chart: or table: of a report"))
      ->type_name("")
      ->required();
  command
      .add_option("-o,--out", options.out,
                  text("写到哪个文件：.pdf 或 .png", "Which file to write: .pdf or .png"))
      ->type_name("FILE")
      ->required();
  describe_issue(command, options.issue, language);
  command
      .add_option("--dpi", options.dpi,
                  text("png 每英寸多少点（缺省：150）", "Dots an inch of a png (default: 150)"))
      ->type_name("N")
      ->check(CLI::Range(36, 600));
}

void describe_gallery(CLI::App& command, GalleryOptions& options, Language language) {
  command
      .add_option("-o,--out", options.out,
                  std::string(pick(language, "写到哪个文件，不写就是 out/gallery.pdf",
                                   "Which file to write; default out/gallery.pdf")))
      ->type_name("FILE");
  describe_issue(command, options.issue, language);
}

}  // namespace jianbao
