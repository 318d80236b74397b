#include "app/data/acknowledge_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <system_error>
#include <vector>

#include "app/data/check.h"
#include "app/issue/checking.h"
#include "app/output.h"
#include "base/files.h"
#include "base/utf8.h"
#include "base/yaml.h"
#include "base/yaml_entry.h"
#include "load/load.h"
#include "model/period.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view path = "data/acknowledged.yaml";
constexpr std::size_t largest_file = 16U << 20U;
constexpr std::string_view opening =
    "# 看过、知悉的警告：备查号（mark）是核对时印在警告下面的。数一变，备查号就变，要重新看。\n"
    "acknowledged:\n";

/// No calendar on earth is further: the day after the one in Greenwich.
std::chrono::sys_days latest_day_on_earth() {
  return std::chrono::ceil<std::chrono::days>(std::chrono::system_clock::now());
}

/// What is wrong with the options themselves.
std::vector<Diagnostic> faults_of(const AcknowledgeOptions& options) {
  std::vector<Diagnostic> faults;
  for (const auto& [name, words] : {std::pair("--by", &options.by), {"--why", &options.why}}) {
    if (is_blank(*words)) {
      faults.push_back({Code::UsageSaysNothing, std::nullopt, {{"argument", name}}});
    }
  }
  for (const auto& [name, date] : {std::pair("--on", &options.on), {"--until", &options.until}}) {
    if (!parse_date(*date)) {
      faults.push_back(
          {Code::UsageBadValue, std::nullopt, {{"argument", std::string(name) + " " + *date}}});
    }
  }
  return faults;
}

/// Nobody has accepted anything tomorrow. An office may know days that this machine does not, such
/// as those of its newest document, and the data of another year is looked at years later.
bool is_ahead(const std::string& day, const Inputs& inputs) {
  const std::chrono::sys_days on = *parse_date(day);
  return on > std::max(latest_day_on_earth(), std::chrono::sys_days(last_known_day(inputs)));
}

std::string entry_text(const Diagnostic& warning, const AcknowledgeOptions& options) {
  const Message& words = message(warning.code);
  return fmt::format(
      "  - mark: \"{}\"\n    code: {}\n    about: {}\n    by: {}\n    on: {}\n    why: {}\n"
      "    until: {}\n",
      warning.mark, words.code, yaml_quoted(expand(words.zh, warning.args, Language::Chinese)),
      yaml_quoted(options.by), options.on, yaml_quoted(options.why), options.until);
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
  const auto lock = take_data_folder(run);
  if (!lock) {
    return run.finish({});
  }
  for (Diagnostic& fault : faults_of(options)) {
    run.diagnostics().add(std::move(fault));
  }
  if (run.failed()) {
    return run.finish({});
  }
  const auto prepared = prepare(run);
  if (!prepared) {
    return run.finish({});
  }
  if (is_ahead(options.on, prepared->inputs)) {
    run.diagnostics().add(
        {Code::UsageDayAhead, std::nullopt, {{"argument", "--on"}, {"day", options.on}}});
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
  const std::string after = with_entry(before, "acknowledged", entry);
  // Judged as the next run will judge it, before it is written.
  const LoadOptions with_it{{{std::string(path), after}}, settings.gb18030};
  auto judged = load(settings.workspace, mine.sources(), with_it);
  if (!judged.value) {
    mine.diagnostics().append(std::move(judged.diagnostics));
    return mine.finish({});
  }
  if (!mine.step(write_output({file, after}))) {
    return mine.finish({});
  }
  return mine.finish(entry + fmt::format(fmt::runtime(pick(settings.language, "已写入 {}。\n",
                                                           "Written to {}.\n")),
                                         path));
}

}  // namespace jianbao
