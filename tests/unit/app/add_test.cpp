#include "app/data/add_command.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/yaml.h"
#include "base/yaml_entry.h"
#include "load/load.h"

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
  // However the empty list is written.
  for (const char* empty : {"[]", " []", "  [ ] ", " []  # 还没有", " [] \r"}) {
    CAPTURE(empty);
    const std::string text =
        with_entry("source: x\nfacts:" + std::string(empty) + "\nleft_out: []\n", "facts", entry);
    CHECK(text.find("  - id: b") != std::string::npos);
    CHECK(text.find('[') == text.rfind('['));
    CHECK(text.ends_with("left_out: []\n"));
    SourceMap sources;
    Diagnostics said;
    const auto root = parse_yaml(sources, sources.add("a.yaml", text), said);
    REQUIRE(root.has_value());
    CHECK(root->entries.at(1).value.items.size() == 1);
  }
  CHECK(with_entry("facts: []  # 还没有\n", "facts", entry) ==
        "facts:  # 还没有\n  - id: b\n    value: 2\n");
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

TEST_CASE("add writes of which, claims and pairs") {
  const test::Workspace workspace;
  Settings settings;
  settings.workspace = workspace.root();
  // The shipped entries make room for new ones of the same indicators.
  workspace.replace(file, "indicator: invest.projects_5b", "indicator: project.supported");
  workspace.replace(file, "indicator: project.support_funds", "indicator: energy.turnover");
  AddOptions part;
  part.source = "qdwb-2024-12-03";
  part.fields = {{"id", "new-part"},
                 {"indicator", "invest.projects_5b"},
                 {"subject", "上合示范区"},
                 {"period", "2024-Q1..Q3"},
                 {"value", "4"},
                 {"unit", "个"},
                 {"line", "28"},
                 {"anchor", "制造业项目4个"},
                 {"within", "invest-projects-2024-q3"},
                 {"within_threshold", "50亿元以上"},
                 {"claim", "首个"},
                 {"scope", "全国, 沿海"},
                 {"pair", "invest-projects-2024-q3"}};
  part.dry_run = true;
  const CommandResult shown = add_fact(settings, part);
  CHECK_MESSAGE(shown.out.find("+    within: { fact: \"invest-projects-2024-q3\", threshold: "
                               "\"50亿元以上\", basis: source }\n"
                               "+    claim: { kind: \"首个\", scope: \"全国, 沿海\" }\n") !=
                    std::string::npos,
                shown.out, shown.err);
  part.dry_run = false;
  part.fields.emplace_back("within_basis", "某局某人");
  const CommandResult written = add_fact(settings, part);
  REQUIRE_MESSAGE(written.exit_code % 3 == 0, written.err);  // 3: done with warnings
  AddOptions amount;
  amount.source = part.source;
  amount.fields = {{"id", "new-funds"},
                   {"indicator", "project.support_funds"},
                   {"subject", "上合示范区"},
                   {"period", "累计至2024-12-02"},
                   {"value", "71.6"},
                   {"unit", "亿元"},
                   {"line", "40"},
                   {"anchor", "71.6亿元"},
                   {"per", "project-supported"}};
  const CommandResult spread = add_fact(settings, amount);
  REQUIRE_MESSAGE(spread.exit_code % 3 == 0, spread.err);
  SourceMap sources;
  const auto loaded = load(workspace.root(), sources);
  REQUIRE(loaded.value.has_value());
  const auto& facts = loaded.value->facts->facts;
  const auto fact = std::ranges::find(facts, "new-part", &Fact::id);
  REQUIRE(fact != facts.end());
  CHECK(fact->within->fact == "invest-projects-2024-q3");
  CHECK(fact->within->threshold == "50亿元以上");
  CHECK(fact->within->basis == "某局某人");
  CHECK(fact->claim->kind == "首个");
  CHECK(fact->claim->scope == "全国, 沿海");
  CHECK(fact->pair == "invest-projects-2024-q3");
  const auto funds = std::ranges::find(facts, "new-funds", &Fact::id);
  REQUIRE(funds != facts.end());
  CHECK(funds->per == "project-supported");
}

TEST_CASE("a part of a map without the rest of it is an error of usage") {
  const test::Workspace workspace;
  Settings settings;
  settings.workspace = workspace.root();
  struct Case {
    const char *option, *value, *missing;
  };
  for (const Case& c : {Case{"scope", "全国", "--claim"}, Case{"claim_anchor", "全国", "--claim"},
                        Case{"within_basis", "source", "--within"},
                        Case{"year_on_year", "18.1", "--year-on-year-anchor"},
                        Case{"year_on_year_anchor", "增长", "--year-on-year"}}) {
    CAPTURE(c.option);
    AddOptions options = trains("820", "开行820列");
    options.fields.emplace_back(c.option, c.value);
    const CommandResult result = add_fact(settings, options);
    CHECK(result.exit_code == 64);
    CHECK(result.err.find(std::string(c.missing) + "\n") != std::string::npos);
  }
}

TEST_CASE("where the data is broken already, nothing is added") {
  const test::Workspace workspace;
  Settings settings;
  settings.workspace = workspace.root();
  workspace.replace("data/facts/2022-10-jiaozhou.yaml", "unit: ", "unit: 无");
  const std::string before = workspace.read(file);
  const CommandResult result = add_fact(settings, trains("820", "开行820列"));
  CHECK(result.exit_code == 65);
  CHECK(result.err.find("data/facts/2022-10-jiaozhou.yaml") != std::string::npos);
  CHECK(workspace.read(file) == before);
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
