#include "app/exit_code.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>
#include <string_view>
#include <utility>

#include "base/system_error.h"

namespace jianbao {
namespace {

using enum ExitCode;

/// The first prefix that fits decides. Everything else is data that was refused.
constexpr std::array<std::pair<std::string_view, ExitCode>, 18> prefixes{{
    {"usage/", Usage},
    {"input/too-large", DataRefused},  // it is there, and refused for what it is
    {"input/", InputMissing},
    {"output/write-failed", InputOutput},
    {"output/locked", TryAgain},
    {"register/locked", TryAgain},
    {"publish/interrupted", TryAgain},
    {"register/changed-meanwhile", TryAgain},
    {"register/embargo", TryAgain},
    {"register/not-written", InputOutput},
    {"register/unusable", Configuration},
    {"register/newer", Configuration},
    {"register/not-this", Configuration},
    {"output/", CannotCreate},
    {"fonts/", Configuration},
    {"render/", Bug},
    {"internal/", Bug},
    {"app/figure-not-placed", Bug},
}};

/// From the gravest: an operator must hear of a full disk before he hears of a wrong figure.
constexpr std::array gravity{Bug,           InputOutput,      CannotCreate, NoPermission,
                             Configuration, TryAgain,         InputMissing, DataRefused,
                             Usage,         DoneWithWarnings, Done};

/// The system itself said that this user may not.
bool is_forbidden(const Diagnostic& diagnostic) {
  return std::ranges::any_of(diagnostic.args, [](const auto& argument) {
    return argument.first == system_error_argument &&
           (argument.second == std::to_string(EACCES) || argument.second == std::to_string(EPERM));
  });
}

}  // namespace

ExitCode exit_code_of(Code code) {
  const std::string_view text = message(code).code;
  for (const auto& [prefix, exit_code] : prefixes) {
    if (text.starts_with(prefix)) {
      return exit_code;
    }
  }
  return DataRefused;
}

ExitCode exit_code_of(const Diagnostics& diagnostics) {
  const auto* gravest = gravity.end() - 1;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    ExitCode exit_code = Done;
    if (diagnostic.severity == Severity::Error) {
      exit_code = is_forbidden(diagnostic) ? NoPermission : exit_code_of(diagnostic.code);
    } else if (diagnostic.severity == Severity::Warning) {
      exit_code = DoneWithWarnings;
    }
    gravest = std::min(gravest, std::find(gravity.begin(), gravity.end(), exit_code));
  }
  return *gravest;
}

}  // namespace jianbao
