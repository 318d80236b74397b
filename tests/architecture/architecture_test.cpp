// The rules of the house, read from the source tree: ARCHITECTURE.md says why.

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "support/checkout.h"

namespace {

namespace fs = std::filesystem;

struct Include {
  std::string name;
  bool own;  ///< in quotes: of this tree
};

struct SourceFile {
  std::string path;    ///< relative to the root
  std::string module;  ///< folder under pipeline/; empty for tests
  std::vector<std::string> lines;
  std::vector<Include> includes;
};

SourceFile read_source(const fs::path& path, const fs::path& root) {
  static const std::regex pattern(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re");
  SourceFile file;
  const fs::path relative = path.lexically_relative(root);
  file.path = relative.generic_string();
  if (*relative.begin() == "pipeline") {
    file.module = std::next(relative.begin())->string();
  }
  std::ifstream stream(path);
  for (std::string line; std::getline(stream, line);) {
    std::smatch match;
    if (std::regex_search(line, match, pattern)) {
      file.includes.push_back({match[2].str(), match[1].str() == "\""});
    }
    file.lines.push_back(line);
  }
  return file;
}

const std::vector<SourceFile>& sources() {
  static const std::vector<SourceFile> files = [] {
    const fs::path& root = jianbao::test::source_dir();
    std::vector<SourceFile> found;
    for (const char* folder : {"pipeline", "tests"}) {
      for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
        const fs::path extension = entry.path().extension();
        if (extension == ".cpp" || extension == ".h" || extension == ".def") {
          found.push_back(read_source(entry.path(), root));
        }
      }
    }
    return found;
  }();
  return files;
}

std::string module_of(const std::string& include) { return include.substr(0, include.find('/')); }

bool is_header(const SourceFile& file) { return file.path.ends_with(".h"); }

const std::set<std::string> stages{"load",   "validate", "aggregate", "compose",
                                   "review", "typeset",  "render"};

/// Header families and the only module that may see them.
const std::array<std::pair<std::string_view, std::string_view>, 8> families{{
    {"yaml-cpp/", "base"},
    {"openssl/", "base"},
    {"hb", "faces"},
    {"hpdf", "render"},
    {"libdeflate", "render"},
    {"unicode/", "collate"},
    {"sqlite3", "ledger"},
    {"CLI/", "app"},
}};

}  // namespace

TEST_CASE("the tree is found") { CHECK(sources().size() > 50); }

TEST_CASE("R1 a stage includes no header of another stage") {
  for (const SourceFile& file : sources()) {
    if (!stages.contains(file.module)) {
      continue;
    }
    for (const Include& include : file.includes) {
      CAPTURE(file.path);
      CAPTURE(include.name);
      const std::string target = include.own ? module_of(include.name) : "";
      CHECK_FALSE((stages.contains(target) && target != file.module));
      CHECK_FALSE((target == "app" || target == "ledger"));
    }
  }
}

TEST_CASE("R2 each third-party library is seen by one module") {
  for (const SourceFile& file : sources()) {
    for (const Include& include : file.includes) {
      for (const auto& [family, module] : families) {
        const bool of_family = !include.own && include.name.starts_with(family);
        if (of_family && !file.module.empty()) {
          CAPTURE(file.path);
          CAPTURE(include.name);
          CHECK(file.module == module);
        }
      }
    }
  }
}

TEST_CASE("R3 includes point downwards") {
  const std::map<std::string, std::set<std::string>> allowed{
      {"base", {"base"}},
      {"normalise", {"base", "normalise"}},
      {"model", {"base", "model"}},
      {"faces", {"base", "model", "faces"}},
      {"ledger", {"base", "model", "ledger"}},
      {"batch", {"base", "batch"}},
      {"load", {"base", "model", "load"}},
      {"interchange", {"base", "model", "load", "interchange"}},
      {"validate", {"base", "model", "validate"}},
      {"aggregate", {"base", "model", "aggregate"}},
      {"collate", {"base", "collate"}},
      {"compose", {"base", "model", "collate", "compose"}},
      {"review", {"base", "model", "review"}},
      {"typeset", {"base", "model", "faces", "typeset"}},
      {"render", {"base", "model", "faces", "render"}},
  };
  for (const SourceFile& file : sources()) {
    const auto rule = allowed.find(file.module);
    if (rule == allowed.end()) {
      continue;
    }
    for (const Include& include : file.includes) {
      if (include.own) {
        CAPTURE(file.path);
        CAPTURE(include.name);
        CHECK(rule->second.contains(module_of(include.name)));
      }
    }
  }
}

/// Headers that another module or a test includes. The others are a module's own business.
std::set<std::string> shared_headers() {
  std::set<std::string> shared;
  for (const SourceFile& file : sources()) {
    for (const Include& include : file.includes) {
      if (include.own && module_of(include.name) != file.module) {
        shared.insert("pipeline/" + include.name);
      }
    }
  }
  return shared;
}

TEST_CASE("R3 the rooms of app/ know what is below them, and no neighbour") {
  const std::map<std::string, std::set<std::string>> allowed{
      {"", {""}},
      {"issue", {"", "issue"}},
      {"data", {"", "issue", "data"}},
      {"pages", {"", "issue", "pages"}},
      {"publish", {"", "issue", "publish"}},
      {"register", {"", "issue", "register"}},
      {"cli", {"", "issue", "data", "pages", "publish", "register", "cli"}},
  };
  // app/data/check.h is of the room data, app/run.h of none.
  const auto room_of = [](const std::string& path) {
    const std::size_t begin = path.find("app/") + 4;
    const std::size_t end = path.find('/', begin);
    return end == std::string::npos ? std::string() : path.substr(begin, end - begin);
  };
  std::set<std::string> seen;
  for (const SourceFile& file : sources()) {
    if (file.module != "app" || file.path.ends_with("/main.cpp")) {
      continue;
    }
    const auto rule = allowed.find(room_of(file.path));
    CAPTURE(file.path);
    REQUIRE(rule != allowed.end());
    seen.insert(rule->first);
    for (const Include& include : file.includes) {
      if (include.own && include.name.starts_with("app/")) {
        CAPTURE(include.name);
        CHECK(rule->second.contains(room_of(include.name)));
      }
    }
  }
  CHECK(seen.size() == allowed.size());
}

TEST_CASE("R4 headers are light: no streams, no formatting library, no C library to others") {
  const std::set<std::string> shared = shared_headers();
  const std::set<std::string> heavy{"iostream", "sstream", "fstream", "regex"};
  for (const SourceFile& file : sources()) {
    if (!is_header(file) || file.module.empty()) {
      continue;
    }
    for (const Include& include : file.includes) {
      CAPTURE(file.path);
      CAPTURE(include.name);
      if (include.own) {
        continue;
      }
      CHECK_FALSE(heavy.contains(include.name));
      CHECK_FALSE(include.name.starts_with("fmt/"));
      // C libraries are known by ".h"; the C++ library has none, tl::expected has .hpp.
      CHECK_FALSE((shared.contains(file.path) && include.name.ends_with(".h")));
    }
  }
}

TEST_CASE("R5 no file is over 600 lines") {
  for (const SourceFile& file : sources()) {
    CAPTURE(file.path);
    CHECK(file.lines.size() <= 600);
  }
}

TEST_CASE("no published figure passes through a binary float") {
  const std::set<std::string> exact{"model", "validate", "aggregate", "compose", "review"};
  const std::regex floats(R"(\b(double|float)\b)");
  for (const SourceFile& file : sources()) {
    if (!exact.contains(file.module)) {
      continue;
    }
    for (const std::string& line : file.lines) {
      const std::string code = line.substr(0, line.find("//"));
      CAPTURE(file.path);
      CAPTURE(line);
      CHECK_FALSE(std::regex_search(code, floats));
    }
  }
}

TEST_CASE("the formatting library stays out of the page writer") {
  for (const SourceFile& file : sources()) {
    if (file.module == "render") {
      for (const Include& include : file.includes) {
        CAPTURE(file.path);
        CHECK_FALSE(include.name.starts_with("fmt/"));
      }
    }
  }
}

TEST_CASE("a source file includes its own header first") {
  std::set<std::string> paths;
  for (const SourceFile& file : sources()) {
    paths.insert(file.path);
  }
  for (const SourceFile& file : sources()) {
    if (file.module.empty() || !file.path.ends_with(".cpp")) {
      continue;
    }
    const std::string header = file.path.substr(0, file.path.size() - 4) + ".h";
    if (paths.contains(header)) {
      CAPTURE(file.path);
      REQUIRE(!file.includes.empty());
      CHECK("pipeline/" + file.includes.front().name == header);
    }
  }
}

/// "check/growth-base" of a line of messages/*.def.
std::set<std::string> message_codes() {
  static const std::regex pattern(R"re(^JIANBAO_MESSAGE\(\w+, "([^"]+)")re");
  std::set<std::string> codes;
  for (const SourceFile& file : sources()) {
    for (const std::string& line : file.lines) {
      std::smatch match;
      if (file.path.ends_with(".def") && std::regex_search(line, match, pattern)) {
        codes.insert(match[1].str());
      }
    }
  }
  return codes;
}

/// Whether an example file shows what happens, points to one that does, or says why none can.
bool has_example(const fs::path& file) {
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) {
    if (line == "[says]" || line == "[why-no-example]" || line.starts_with("[see ")) {
      return true;
    }
  }
  return false;
}

TEST_CASE("every message has an example or a reason for none, and every example a message") {
  const fs::path root = jianbao::test::source_dir() / "pipeline/base/examples";
  std::set<std::string> shown;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".txt") {
      CAPTURE(entry.path().string());
      CHECK(has_example(entry.path()));
      shown.insert(entry.path().lexically_relative(root).replace_extension().generic_string());
    }
  }
  const std::set<std::string> codes = message_codes();
  CHECK(codes.size() > 100);
  for (const std::string& code : codes) {
    CAPTURE(code);
    CHECK(shown.contains(code));
  }
  for (const std::string& code : shown) {
    CAPTURE(code);
    CHECK(codes.contains(code));
  }
}

TEST_CASE("data, reports and fonts hold no code") {
  const std::set<std::string> code{".cpp", ".h", ".sh", ".py", ".pl", ".lua", ".js"};
  for (const char* folder : {"data", "reports", "fonts"}) {
    for (const auto& entry :
         fs::recursive_directory_iterator(jianbao::test::source_dir() / folder)) {
      CAPTURE(entry.path().string());
      CHECK_FALSE(code.contains(entry.path().extension().string()));
    }
  }
}
