#include "app/run.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include "app/exit_code.h"

namespace jianbao {
namespace {

std::string closing_line(const Diagnostics& diagnostics, Language language,
                         std::string_view if_failed) {
  const std::size_t errors = diagnostics.count(Severity::Error);
  const std::size_t warnings = diagnostics.count(Severity::Warning);
  if (errors + warnings == 0) {
    return {};
  }
  std::string line = language == Language::Chinese
                         ? fmt::format("共 {} 个错误、{} 个警告。", errors, warnings)
                         : fmt::format("{} errors, {} warnings.", errors, warnings);
  if (errors > 0 && !if_failed.empty()) {
    line += language == Language::Chinese ? "" : " ";
    line += if_failed;
  }
  line += pick(language, "（jianbao help 代码 查看说明）\n", " (jianbao help CODE explains)\n");
  return line;
}

std::chrono::microseconds used_by(int who) {
  rusage usage{};
  if (::getrusage(who, &usage) != 0) {
    return {};
  }
  const auto of = [](const timeval& time) {
    return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
  };
  return of(usage.ru_utime) + of(usage.ru_stime);
}

/// A shell that becomes this program (exec) hands down what its own children have used.
const std::chrono::microseconds children_before = used_by(RUSAGE_CHILDREN);

}  // namespace

std::chrono::sys_seconds wall_clock(const Settings& settings) {
  return settings.now.value_or(
      std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

std::chrono::year_month_day today_in_beijing(const Settings& settings) {
  constexpr std::chrono::hours east_of_greenwich(8);
  return std::chrono::floor<std::chrono::days>(wall_clock(settings) + east_of_greenwich);
}

std::chrono::microseconds cpu_time() {
  return used_by(RUSAGE_SELF) + used_by(RUSAGE_CHILDREN) - children_before;
}

bool Run::step(Result<void> result) {
  if (!result) {
    diagnostics_.add(std::move(result.error()));
    return false;
  }
  return true;
}

bool Run::settle(const std::vector<Acknowledgement>& acknowledged, std::chrono::year_month_day on) {
  const std::size_t before = diagnostics_.count(Severity::Error);
  diagnostics_.change([&](Diagnostic& diagnostic) {
    acknowledge(diagnostic, acknowledged, on);
    if (settings_.warnings_as_errors && diagnostic.severity == Severity::Warning) {
      diagnostic.severity = Severity::Error;
    }
  });
  return diagnostics_.count(Severity::Error) == before;
}

CommandResult Run::finish(std::string out, std::string_view if_failed) {
  diagnostics_.sort();
  CommandResult result;
  result.exit_code = static_cast<int>(exit_code_of(diagnostics_));
  result.out = std::move(out);
  for (const Diagnostic& diagnostic : diagnostics_.all()) {
    if (diagnostic.severity != Severity::Note || settings_.verbose) {
      result.err += settings_.json ? describe_json(diagnostic, sources_, settings_.language)
                                   : describe(diagnostic, sources_, settings_.language);
    }
  }
  if (!settings_.json && exit_code_of(diagnostics_) != ExitCode::Usage) {
    result.err += closing_line(diagnostics_, settings_.language, if_failed);
  }
  return result;
}

std::string shown_path(const std::filesystem::path& path, const std::filesystem::path& workspace) {
  const auto whole = std::filesystem::absolute(path).lexically_normal();
  const auto base = std::filesystem::absolute(workspace).lexically_normal();
  const auto relative = whole.lexically_relative(base);
  if (relative.empty() || *relative.begin() == "..") {
    return path.generic_string();
  }
  return relative.generic_string();
}

}  // namespace jianbao
