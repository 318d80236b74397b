#include "app/acknowledge_command.h"

#include <fmt/format.h>

#include <system_error>

#include "app/add_command.h"
#include "app/check.h"
#include "app/output.h"
#include "base/files.h"
#include "model/period.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view path = "data/acknowledged.yaml";
constexpr std::size_t largest_file = 16U << 20U;
constexpr std::string_view opening =
    "# 看过、知悉的警告：备查号（mark）是核对时印在警告下面的。数一变，备查号就变，要重新看。\n"
    "acknowledged:\n";

/// In quotes whatever it holds: people's words are no YAML.
std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    out +=
        c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c < ' ' && c >= 0 ? ' ' : c);
  }
  return out + '"';
}

std::string entry_text(const Diagnostic& warning, const AcknowledgeOptions& options) {
  const Message& words = message(warning.code);
  return fmt::format(
      "  - mark: \"{}\"\n    code: {}\n    about: {}\n    by: {}\n    on: {}\n    why: {}\n"
      "    until: {}\n",
      warning.mark, words.code, in_quotes(expand(words.zh, warning.args)), in_quotes(options.by),
      options.on, in_quotes(options.why), options.until);
}

/// The present warning of this mark; else what is wrong, filed with the run.
const Diagnostic* find_warning(Run& run, const std::string& mark) {
  std::vector<std::string> known;
  for (const Diagnostic& diagnostic : run.diagnostics().all()) {
    if (diagnostic.mark == mark && diagnostic.severity == Severity::Warning) {
      return &diagnostic;
    }
    if (diagnostic.severity == Severity::Warning) {
      known.push_back(diagnostic.mark);
    }
  }
  std::string list;
  for (const std::string& one : known) {
    list += (list.empty() ? "" : ", ") + one;
  }
  run.diagnostics().add({Code::UsageUnknownMark,
                         std::nullopt,
                         {{"mark", mark}, {"known", list.empty() ? "—" : list}}});
  return nullptr;
}

}  // namespace

CommandResult acknowledge_warning(const Settings& settings, const AcknowledgeOptions& options) {
  Run run(settings);
  for (const auto& [name, date] : {std::pair("--on", &options.on), {"--until", &options.until}}) {
    if (!parse_date(*date)) {
      run.diagnostics().add(
          {Code::UsageBadValue, std::nullopt, {{"argument", std::string(name) + " " + *date}}});
    }
  }
  if (run.failed()) {
    return run.finish({});
  }
  const auto prepared = prepare(run);
  if (!prepared) {
    return run.finish({});
  }
  (void)check_everything(run, *prepared, options.documents);
  Run mine(settings);  // the other findings are not what was asked for
  mine.sources() = run.sources();
  const Diagnostic* warning = find_warning(run, options.mark);
  if (warning == nullptr) {
    mine.diagnostics().add(run.diagnostics().all().back());
    return mine.finish({});
  }
  const fs::path file = settings.workspace / path;
  std::string before(opening);
  std::error_code error;
  if (fs::exists(fs::symlink_status(file, error))) {
    auto text = mine.step(read_file(file, largest_file));
    if (!text) {
      return mine.finish({});
    }
    before = std::move(*text);
  }
  const std::string entry = entry_text(*warning, options);
  if (!mine.step(write_output({file, with_entry(before, "acknowledged", entry)}))) {
    return mine.finish({});
  }
  return mine.finish(entry + fmt::format(fmt::runtime(pick(settings.language, "已写入 {}。\n",
                                                           "Written to {}.\n")),
                                         path));
}

}  // namespace jianbao
