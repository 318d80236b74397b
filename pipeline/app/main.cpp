// jianbao: printed briefs that can be trusted. See app/cli/cli.h for the commands.

#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "app/cli/cli.h"
#include "app/exit_code.h"

namespace {

std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') {
    return std::nullopt;
  }
  return std::string(value);
}

/// Where `cmake --install` put what goes with the program, seen from the program itself, so that an
/// installation may be moved as a whole.
std::filesystem::path share_folder() {
  if (const auto named = variable("JIANBAO_SHARE")) {
    return *named;
  }
  std::error_code ignored;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored);
  return program.parent_path().parent_path() / "share/jianbao";
}

/// False when not everything arrived: a full disk behind a redirection, for example.
bool write_all(std::FILE* stream, const std::string& text) {
  return std::fwrite(text.data(), 1, text.size(), stream) == text.size() &&
         std::fflush(stream) == 0;
}

int bug(const char* what) noexcept {
  (void)std::fprintf(stderr, "jianbao: 程序内部错误，请报告 (internal error, please report): %s\n",
                     what);
  return static_cast<int>(jianbao::ExitCode::Bug);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    (void)std::signal(SIGPIPE, SIG_IGN);  // a reader that goes away does not end a batch
    bool arrived = true;
    const jianbao::Console console{
        [&arrived](std::string_view text) {
          arrived = write_all(stdout, std::string(text)) && arrived;
        },
        [](std::string_view text) { (void)write_all(stderr, std::string(text)); },
        ::isatty(STDERR_FILENO) == 1 && variable("TERM").value_or("dumb") != "dumb"};
    const jianbao::CommandResult result = jianbao::run_command_line(
        arguments, {variable("JIANBAO_LANG"), variable("JIANBAO_WORKSPACE"), &std::cin, &console,
                    share_folder()});
    (void)write_all(stderr, result.err);
    if (!write_all(stdout, result.out) || !arrived) {
      (void)std::fputs("jianbao: 无法写到标准输出 (cannot write to standard output)\n", stderr);
      const int bug = static_cast<int>(jianbao::ExitCode::Bug);  // which is graver
      return result.exit_code == bug ? bug : static_cast<int>(jianbao::ExitCode::InputOutput);
    }
    return result.exit_code;
  } catch (const std::bad_alloc&) {
    return bug("内存不足 (out of memory)");
  } catch (const std::exception& error) {
    return bug(error.what());
  } catch (...) {
    return bug("?");
  }
}
