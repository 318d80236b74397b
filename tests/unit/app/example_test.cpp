// Every example of a message is run: what help shows is what the program says.

#include "base/examples.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>

#include "app/cli/cli.h"
#include "support/checkout.h"
#include "support/golden.h"
#include "support/office.h"
#include "support/workspace.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

/// In place of a code: the input looks hostile, and is taken.
constexpr std::string_view accepted = "none";

bool update_wanted() {
  const char* value = std::getenv("JIANBAO_UPDATE_GOLDEN");
  return value != nullptr && std::string_view(value) == "1";
}

/// The example files of a folder of the tree, in order.
std::vector<fs::path> files_of(const char* folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(test::source_dir() / folder)) {
    if (entry.path().extension() == ".txt") {
      files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  return files;
}

/// What the right command says of the office as it is. Many examples share a command.
const std::set<std::string>& codes_before(const std::string& command) {
  static std::map<std::string, std::set<std::string>> known;
  const auto found = known.find(command);
  if (found != known.end()) {
    return found->second;
  }
  const test::Office office;
  return known.emplace(command, test::codes_in(test::Office::run(command, Language::Chinese).err))
      .first->second;
}

void check_said(const Example& example, const std::string& code, Language language) {
  const test::Said said = test::run_example(example, language);
  const std::string& expected = language == Language::Chinese ? example.says : example.says_en;
  CHECK(said.fault == "");
  CHECK(said.exit_code == example.exit_code);
  if (code == accepted) {
    CHECK(said.text == "");
  } else {
    CHECK(test::codes_in(said.text).contains(code));
  }
  CHECK(test::line_difference(expected, said.text) == "");
  CHECK(said.text.find("/tmp") == std::string::npos);
}

void rewrite(const fs::path& file, const Example& example) {
  const std::string text = test::slurp(file);
  const std::string zh = test::run_example(example, Language::Chinese).text;
  const std::string en = test::run_example(example, Language::English).text;
  std::ofstream(file, std::ios::binary) << with_says(text, zh, en);
}

/// Reads, perhaps rewrites, and runs one file.
void check_file(const fs::path& file, const std::string& code) {
  CAPTURE(file.string());
  std::string fault;
  auto example = parse_example(test::slurp(file), fault);
  REQUIRE_MESSAGE(example.has_value(), fault);
  if (!example->why_none.empty() || !example->see.empty()) {
    return;
  }
  if (update_wanted()) {
    rewrite(file, *example);
    example = parse_example(test::slurp(file), fault);
  }
  const std::string& of = example->code.empty() ? code : example->code;
  check_said(*example, of, Language::Chinese);
  check_said(*example, of, Language::English);
  const std::string& right =
      example->right_command.empty() ? example->command : example->right_command;
  CHECK_FALSE(codes_before(right).contains(of));
}

/// The words of a message that do not depend on its arguments.
std::vector<std::string> fixed_words(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t open = std::min(text.find('{'), text.size());
    if (open > 0) {
      words.emplace_back(text.substr(0, open));
    }
    text.remove_prefix(open);
    text.remove_prefix(text.empty() ? 0 : text.find('}') + 1);
  }
  return words;
}

std::string code_of(const fs::path& file) {
  return file.parent_path().filename().string() + '/' + file.stem().string();
}

}  // namespace

TEST_CASE("every example says what its file holds, and the office without it does not") {
  const auto files = files_of("pipeline/base/examples");
  REQUIRE(!files.empty());
  for (const fs::path& file : files) {
    check_file(file, code_of(file));
  }
}

TEST_CASE("every example of hostile input is refused in the words of its file") {
  const auto files = files_of("tests/golden/bad-inputs");
  REQUIRE(!files.empty());
  for (const fs::path& file : files) {
    check_file(file, "");
  }
}

TEST_CASE("what is said only beside another message stands in the example that shows it") {
  for (const Message& message : all_messages()) {
    const auto example = find_example(message.code);
    CAPTURE(std::string(message.code));
    REQUIRE(example.has_value());
    CHECK(example->see.empty());
    if (example->why_none.empty()) {
      for (const std::string& words : fixed_words(message.zh)) {
        CHECK(example->says.find(words) != std::string::npos);
      }
      for (const std::string& words : fixed_words(message.en)) {
        CHECK(example->says_en.find(words) != std::string::npos);
      }
    }
  }
}

TEST_CASE("the office without an edit has neither errors nor warnings and is published") {
  const test::Office office;
  const CommandResult checked =
      test::Office::run("check --documents documents -v", Language::Chinese);
  CHECK(checked.exit_code == 0);
  CHECK(checked.err == "");
  const CommandResult published = test::Office::run("publish", Language::Chinese);
  CHECK(published.exit_code == 0);
  CHECK(published.err == "");
  CHECK(fs::is_regular_file("out/2031-03/monthly.pdf"));
}

TEST_CASE("the program carries the examples of the tree") {
  for (const fs::path& file : files_of("pipeline/base/examples")) {
    const std::string code = code_of(file);
    CAPTURE(code);
    const auto embedded = example_texts();
    const auto found = std::ranges::find(embedded, code, &ExampleText::code);
    REQUIRE(found != embedded.end());
    CHECK(found->text == test::slurp(file));
  }
}

}  // namespace jianbao
