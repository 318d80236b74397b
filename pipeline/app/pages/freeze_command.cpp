#include "app/pages/freeze_command.h"

#include <fmt/format.h>

#include <system_error>

#include "app/issue/build_issue.h"
#include "app/issue/issued.h"
#include "app/issue/review_list.h"
#include "app/issue/select_issues.h"
#include "app/output.h"

namespace jianbao {

namespace fs = std::filesystem;

CommandResult freeze_issue(const Settings& settings, const std::string& key) {
  Run run(settings);
  const auto lock = take_data_folder(run);
  if (!lock) {
    return run.finish({});
  }
  const auto prepared = prepare(run);
  if (!prepared) {
    return run.finish({});
  }
  const auto selected = select_issues(run, prepared->inputs.issues, {key});
  if (selected.empty()) {
    return run.finish({});
  }
  const Issue& issue = *selected.front();
  if (!issue.signed_off) {
    run.diagnostics().add({Code::AppNotSignedOff, issue.span, {{"issue", key}}});
    return run.finish({});
  }
  const std::string name = "data/issued/" + key + ".yaml";
  const fs::path path = settings.workspace / name;
  std::error_code error;
  if (fs::exists(fs::symlink_status(path, error))) {
    run.diagnostics().add({Code::AppAlreadyIssued, std::nullopt, {{"issue", key}, {"path", name}}});
    return run.finish({});
  }
  const BuiltIssue built = build_issue(run, *prepared, issue, Stage::Typeset);
  if (run.failed() || !is_reviewed(run, *prepared, built)) {
    return run.finish({});
  }
  const IssuedText issued = issued_text(built, *prepared->inputs.catalogue);
  if (!run.step(write_output({path, issued.text}))) {
    return run.finish({});
  }
  return run.finish(fmt::format(
      fmt::runtime(pick(settings.language, "已写入 {}，{} 个数。\n", "Written {}, {} figures.\n")),
      name, issued.figures));
}

}  // namespace jianbao
