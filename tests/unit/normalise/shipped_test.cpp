// The texts of the shipped data and of the examples: the table knows every key, and what is printed
// is right as it stands.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <string>
#include <vector>

#include "base/source_map.h"
#include "normalise/normalise.h"
#include "normalise/printed_texts.h"
#include "support/checkout.h"
#include "support/workspace.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

struct File {
  std::string path;  ///< relative to its workspace
  std::string text;
};

/// The YAML files of data and reports below a workspace.
std::vector<File> files_of(const fs::path& root) {
  std::vector<File> out;
  for (const char* folder : {"data", "reports"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      if (entry.path().extension() == ".yaml") {
        out.push_back(
            {entry.path().lexically_relative(root).generic_string(), test::slurp(entry.path())});
      }
    }
  }
  return out;
}

/// The examples of data/README.md; where each belongs is told by its first key.
std::vector<File> readme_examples() {
  static const std::map<std::string, std::string> places{
      {"source", "data/facts/a.yaml"},        {"systems", "data/systems/a.yaml"},
      {"documents", "data/sources.yaml"},     {"indicators", "data/catalogue/indicators.yaml"},
      {"units", "data/catalogue/units.yaml"}, {"subjects", "data/catalogue/subjects.yaml"},
      {"rulings", "data/rulings.yaml"},       {"publications", "data/calendar.yaml"},
      {"rules", "data/rules/a.yaml"},         {"acknowledged", "data/acknowledged.yaml"},
      {"ticks", "data/reviews/a.yaml"},       {"known_names", "data/known_names.yaml"},
      {"titles", "data/watchwords.yaml"}};
  const std::string open = "```yaml\n";
  const std::string text = test::slurp(test::source_dir() / "data/README.md");
  std::vector<File> out;
  for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
    at += open.size();
    const std::string block = text.substr(at, text.find("```", at) - at);
    out.push_back({places.at(block.substr(0, block.find(':'))), block});
  }
  return out;
}

std::vector<File> all_files() {
  const fs::path& root = test::source_dir();
  std::vector<File> out = files_of(root);
  for (File& file : files_of(root / "tests/workspaces/office")) {
    out.push_back(std::move(file));
  }
  for (File& file : readme_examples()) {
    out.push_back(std::move(file));
  }
  for (File& file : readme_examples()) {
    out.push_back(std::move(file));
  }
  return out;
}

YamlNode parse(const File& file) {
  SourceMap sources;
  Diagnostics diagnostics;
  auto root = parse_yaml(sources, sources.add(file.path, file.text), diagnostics);
  REQUIRE_MESSAGE(root.has_value(), file.path);
  return *std::move(root);
}

/// Every scalar that stands under a key must be of a known kind.
void check_keys(const std::string& path, const YamlNode& node, const std::string& parent,
                const std::string& key) {
  if (node.kind == YamlNode::Kind::Scalar) {
    CAPTURE(path);
    CAPTURE(parent);
    CAPTURE(key);
    CHECK(kind_of_text(path, parent, key) != TextKind::Unknown);
  }
  for (const YamlNode& item : node.items) {
    check_keys(path, item, item.kind == YamlNode::Kind::Scalar ? parent : key, key);
  }
  for (const YamlNode::Entry& entry : node.entries) {
    check_keys(path, entry.value, key, entry.key);
  }
}

std::vector<std::string> printed(const std::string& path, const std::string& text) {
  const YamlNode root = parse({path, text});
  std::vector<std::string> out;
  for (const YamlNode* node : texts_of(TextKind::Printed, path, root)) {
    out.push_back(node->text);
  }
  return out;
}

}  // namespace

TEST_CASE("every key of the shipped data and of the examples is in the table") {
  const std::vector<std::string> passed_over{"data/known_names.yaml", "data/watchwords.yaml"};
  std::size_t looked_at = 0;
  for (const File& file : all_files()) {
    if (std::ranges::find(passed_over, file.path) == passed_over.end()) {
      check_keys(file.path, parse(file), "", "");
      ++looked_at;
    }
  }
  CHECK(looked_at > 30);
}

TEST_CASE("no printed text of the shipped data and of the examples breaks a rule") {
  std::size_t looked_at = 0;
  for (const File& file : all_files()) {
    const YamlNode root = parse(file);
    for (const YamlNode* node : texts_of(TextKind::Printed, file.path, root)) {
      CAPTURE(file.path);
      CAPTURE(node->text);
      CHECK(normalised(node->text) == node->text);
      CHECK(amendments(node->text).empty());
      ++looked_at;
    }
  }
  CHECK(looked_at > 1500);
}

/// `  text *要点：*开行[2:915列]，同比…` of a dump as it is printed: without the numbers of
/// figures.
std::string as_printed(const std::string& line) {
  static const std::regex mark(R"(\[\d+:([^\]]*)\])");
  std::string out = std::regex_replace(line, mark, "$1");
  std::erase(out, '*');
  return out;
}

TEST_CASE("no printed sentence of the shipped briefs breaks a rule") {
  std::size_t looked_at = 0;
  for (const auto& entry :
       fs::recursive_directory_iterator(test::source_dir() / "tests/golden/reports")) {
    std::ifstream stream(entry.path());
    for (std::string line;
         entry.path().filename() == "compose.txt" && std::getline(stream, line);) {
      const std::size_t word = line.find_first_not_of(' ');
      const std::size_t space = std::min(line.find(' ', word), line.size());
      const std::string kind = line.substr(word, space - word);
      if (kind != "text" && kind != "subtitle" && kind != "note") {
        continue;
      }
      const std::string text = as_printed(line.substr(space + 1));
      CAPTURE(text);
      CHECK(normalised(text) == text);
      CHECK(amendments(text).empty());
      ++looked_at;
    }
  }
  CHECK(looked_at > 15);
}

TEST_CASE("which texts are printed is told by file and key") {
  using Texts = std::vector<std::string>;
  CHECK(printed("data/facts/a.yaml",
                "facts:\n  - { id: a, text: 甲, anchor: 乙, examples: [丙, 丁], subject: 戊 }\n"
                "left_out:\n  - { line: 1, anchor: 己, reason: 庚 }\n") == Texts{"甲", "丙", "丁"});
  CHECK(printed("data/facts/a.yaml", "facts:\n  - revision: { reason: 甲, by: 乙 }\n") ==
        Texts{"甲", "乙"});
  CHECK(printed("data/systems/a.yaml",
                "systems:\n  - { name: 甲, aliases: [乙], slips: [丙], does: 丁 }\n") ==
        Texts{"甲", "丁"});
  CHECK(printed("data/sources.yaml", "documents:\n  - { title: 甲, publisher: 乙 }\n") ==
        Texts{"乙"});
  CHECK(printed("data/known_names.yaml", "known_names: [甲]\n") == Texts{});
  CHECK(printed("data/watchwords.yaml", "titles: [甲]\n") == Texts{});
  CHECK(printed("data/issued/a.yaml", "figures: [{ figure: 甲 }]\n") == Texts{});
  CHECK(printed("reports/a/report.yaml",
                "sections:\n  - { heading: 甲, blocks: [{ say: [乙] }] }\nreport: 丙\n") ==
        Texts{"甲", "乙"});
  CHECK(printed("reports/common/wording.yaml", "empty_phrases: [甲]\n") == Texts{});
  CHECK(printed("fonts/fonts.yaml", "title: 甲\n") == Texts{});
  CHECK_FALSE(has_printed_texts("data/README.md"));
  CHECK_FALSE(has_printed_texts("data/catalogue/units.yaml"));
  CHECK(has_printed_texts("data/notes/2024-12.yaml"));
}

}  // namespace jianbao
