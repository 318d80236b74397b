#include "app/add_command.h"

#include <doctest/doctest.h>

#include "support/workspace.h"

namespace jianbao {

TEST_CASE("an entry goes to the end of its list; comments, order and line ends stay") {
  const std::string entry = "  - id: b\n    value: 2\n";
  CHECK(
      with_entry(
          "source: x\nfacts:\n  # 一\n  - id: a\n    value: 1 # 留\n\n# 尾注\nleft_out:\n  - "
          "{ line: 1 }\n",
          "facts", entry) ==
      "source: x\nfacts:\n  # 一\n  - id: a\n    value: 1 # 留\n  - id: b\n    value: 2\n\n# 尾注\n"
      "left_out:\n  - { line: 1 }\n");
  CHECK(with_entry("facts:\r\n  - id: a\r\n", "facts", entry) ==
        "facts:\r\n  - id: a\r\n  - id: b\r\n    value: 2\r\n");
  CHECK(with_entry("facts:\n  - id: a", "facts", entry) ==
        "facts:\n  - id: a\n  - id: b\n    value: 2\n");
  CHECK(with_entry("source: x\n", "facts", entry) ==
        "source: x\nfacts:\n  - id: b\n    value: 2\n");
  CHECK(with_entry("source: x\nfacts: []\nleft_out: []\n", "facts", entry) ==
        "source: x\nfacts:\n  - id: b\n    value: 2\nleft_out: []\n");
  CHECK(with_entry("facts:\n- id: a\npledges:\n", "facts", entry) ==
        "facts:\n- id: a\n- id: b\n  value: 2\npledges:\n");
}

namespace {

constexpr const char* file = "data/facts/2024-12-03-qdwb.yaml";

AddOptions trains(const std::string& value, const std::string& anchor) {
  AddOptions options;
  options.source = "qdwb-2024-12-03";
  options.fields = {{"id", "new-trains"},
                    {"indicator", "rail.trains"},
                    {"subject", "上合示范区"},
                    {"period", "2024-01..2024-09"},
                    {"value", value},
                    {"unit", "列"},
                    {"line", "24"},
                    {"anchor", anchor}};
  return options;
}

}  // namespace

TEST_CASE("add writes a checked fact and shows the difference; a wrong one changes nothing") {
  const test::Workspace workspace;
  Settings settings;
  settings.workspace = workspace.root();
  const std::string before = workspace.read(file);

  const CommandResult wrong = add_fact(settings, trains("820", "开行820趟"));
  CHECK(wrong.exit_code == 65);
  CHECK(wrong.err.find("check/anchor-unit") != std::string::npos);
  CHECK(workspace.read(file) == before);

  AddOptions dry = trains("820", "开行820列");
  dry.dry_run = true;
  const CommandResult shown = add_fact(settings, dry);
  CHECK(shown.exit_code == 0);
  CHECK(shown.out.find("+  - id: new-trains\n+    indicator: rail.trains\n") != std::string::npos);
  CHECK(workspace.read(file) == before);

  CHECK(add_fact(settings, trains("820", "开行820列")).exit_code == 0);
  const std::string after = workspace.read(file);
  CHECK(after.size() > before.size());
  const std::size_t at = after.find("  - id: new-trains\n");
  REQUIRE(at != std::string::npos);
  const std::string without = after.substr(0, at) + after.substr(at + after.size() - before.size());
  CHECK(without == before);

  // The same id again is refused.
  CHECK(add_fact(settings, trains("820", "开行820列")).exit_code == 65);
  CHECK(workspace.read(file) == after);
}

TEST_CASE("a file of another source is never written over, and a quoted source is understood") {
  const test::Workspace workspace;
  Settings settings;
  settings.workspace = workspace.root();
  workspace.replace(file, "source: qdwb-2024-12-03", "source: \"qdwb-2024-12-03\"");
  CHECK(add_fact(settings, trains("820", "开行820列")).exit_code == 0);
  CHECK(workspace.read(file).find("rail-trains-2024-10") != std::string::npos);
  CHECK(workspace.read(file).find("new-trains") != std::string::npos);
  // The name of the file is that of the source, its content another's.
  workspace.write("data/facts/jz-2022-10.yaml", "source: qdrb-2025-11\nfacts: []\n");
  std::filesystem::remove(workspace.root() / "data/facts/2022-10-jiaozhou.yaml");
  AddOptions options = trains("570", "中欧班列570列");
  options.source = "jz-2022-10";
  CHECK(add_fact(settings, options).exit_code == 64);
  CHECK(workspace.read("data/facts/jz-2022-10.yaml") == "source: qdrb-2025-11\nfacts: []\n");
  // No argument can smuggle a line or a field into the file.
  options = trains("820", "开行820列");
  options.fields.emplace_back("note", "a\nid: b");
  CHECK(add_fact(settings, options).exit_code == 64);
}

TEST_CASE("a source without a file gets one; a source that is not registered does not") {
  const test::Workspace workspace;
  Settings settings;
  settings.workspace = workspace.root();
  std::filesystem::remove(workspace.root() / "data/facts/2022-10-jiaozhou.yaml");
  AddOptions options = trains("570", "中欧班列570列");
  options.source = "jz-2022-10";
  options.fields[3].second = "2022-01..2022-09";
  CHECK(add_fact(settings, options).exit_code == 0);
  CHECK(workspace.read("data/facts/jz-2022-10.yaml").starts_with("source: jz-2022-10\nfacts:\n"));
  options.source = "unknown-source";
  CHECK(add_fact(settings, options).exit_code == 65);
  CHECK_FALSE(std::filesystem::exists(workspace.root() / "data/facts/unknown-source.yaml"));
  options.source = "../outside";
  CHECK(add_fact(settings, options).exit_code == 64);
}

}  // namespace jianbao
