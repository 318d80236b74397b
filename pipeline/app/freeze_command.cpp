#include "app/freeze_command.h"

#include <fmt/format.h>

#include <map>
#include <system_error>

#include "app/output.h"
#include "app/publish.h"
#include "model/period.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

/// The printed level of each fact of the issue's bodies, by id.
std::map<std::string, std::string> printed_levels(const BuiltIssue& built,
                                                  const Catalogue& catalogue) {
  std::map<std::string, std::string> figures;
  for (const BuiltDocument& made : built.documents) {
    for (const Figure& figure : made.document.figures) {
      for (const FactIndex index : figure.facts) {
        const Fact& fact = built.checked->facts().at(index);
        if (fact.quantity) {
          figures.emplace(fact.id, figure_text(*fact.quantity, catalogue[fact.quantity->unit]));
        }
      }
    }
  }
  return figures;
}

std::string file_text(const Issue& issue, const std::map<std::string, std::string>& figures) {
  std::string text = fmt::format(
      "# 第{}期印出去的数，签发时定下，不再改。后来修订的，在事实里写 revision。\n"
      "issue: \"{}\"\nsigned_off: {}\nfigures:\n",
      issue.key, issue.key, to_string(*issue.signed_off));
  for (const auto& [fact, figure] : figures) {
    text += fmt::format("  - {{ fact: {}, figure: \"{}\" }}\n", fact, figure);
  }
  return text;
}

}  // namespace

CommandResult freeze_issue(const Settings& settings, const std::string& key) {
  Run run(settings);
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
  if (run.failed()) {
    return run.finish({});
  }
  const auto figures = printed_levels(built, *prepared->inputs.catalogue);
  if (!run.step(write_output({path, file_text(issue, figures)}))) {
    return run.finish({});
  }
  return run.finish(fmt::format(
      fmt::runtime(pick(settings.language, "已写入 {}，{} 个数。\n", "Written {}, {} figures.\n")),
      name, figures.size()));
}

}  // namespace jianbao
