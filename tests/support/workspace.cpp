#include "support/workspace.h"
#include "support/checkout.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace jianbao::test {

namespace fs = std::filesystem;

std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

void change(const fs::path& path, const std::string& from, const std::string& to) {
  std::string text = slurp(path);
  const std::size_t at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, path.string(), " has no: ", from);
  text.replace(at, from.size(), to);
  std::ofstream(path, std::ios::binary) << text;
}

Workspace::Workspace() {
  static int count = 0;
  root_ = fs::temp_directory_path() /
          ("jianbao-test-" + std::to_string(getpid()) + "-" + std::to_string(++count));
  fs::remove_all(root_);
  fs::create_directories(root_ / "fonts");
  const fs::path from = source_dir();
  fs::copy(from / "data", root_ / "data", fs::copy_options::recursive);
  fs::copy(from / "reports", root_ / "reports", fs::copy_options::recursive);
  fs::copy_file(from / "fonts/fonts.yaml", root_ / "fonts/fonts.yaml");
}

Workspace::~Workspace() {
  std::error_code ignored;
  fs::remove_all(root_, ignored);
}

void Workspace::replace(const std::string& file, const std::string& from,
                        const std::string& to) const {
  change(root_ / file, from, to);
}

void Workspace::write(const std::string& file, const std::string& text) const {
  fs::create_directories((root_ / file).parent_path());
  std::ofstream(root_ / file, std::ios::binary) << text;
}

}  // namespace jianbao::test
