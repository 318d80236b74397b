#include "app/pages/pdf_picture.h"

#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <filesystem>
#include <vector>

#include "base/files.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_bytes = std::size_t{256} << 20U;

/// A folder of its own in the place for such things, gone afterwards.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::error_code error;
    std::string name = (fs::temp_directory_path(error) / "jianbao-XXXXXX").string();
    if (!error && ::mkdtemp(name.data()) != nullptr) {
      path_ = name;
    }
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) {
      fs::remove_all(path_, ignored);
    }
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// The exit code; 127: there is no such program.
int run_program(std::vector<std::string> words) {
  std::vector<char*> arguments;
  for (std::string& word : words) {
    arguments.push_back(word.data());
  }
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int failure =
      ::posix_spawnp(&child, arguments.front(), nullptr, nullptr, arguments.data(), ::environ);
  if (failure != 0) {
    return failure == ENOENT ? 127 : 126;
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) {
      return 126;
    }
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 126;
}

}  // namespace

Result<std::string> pdf_picture(const std::string& pdf, int dpi) {
  const TemporaryFolder folder;
  const auto failed = [](Code code, int exit_code) {
    return tl::unexpected(Diagnostic{code, std::nullopt, {{"exit", std::to_string(exit_code)}}});
  };
  if (folder.path().empty()) {
    return failed(Code::OutputPicture, 0);
  }
  const fs::path page = folder.path() / "page.pdf";
  if (auto written = write_file_atomically(page, pdf); !written) {
    return tl::unexpected(std::move(written.error()));
  }
  const int exit_code = run_program({"pdftoppm", "-r", std::to_string(dpi), "-png", "-singlefile",
                                     page.string(), (folder.path() / "page").string()});
  if (exit_code == 127) {
    return tl::unexpected(Diagnostic{Code::OutputNoPictureProgram, std::nullopt, {}});
  }
  if (exit_code != 0) {
    return failed(Code::OutputPicture, exit_code);
  }
  return read_file(folder.path() / "page.png", most_bytes);
}

}  // namespace jianbao
