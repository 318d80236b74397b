// Every example that data/README.md shows to the office is read, and says what it should.

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "load/load.h"
#include "support/checkout.h"
#include "support/workspace.h"

namespace jianbao {
namespace {

/// The fenced blocks marked yaml.
std::vector<std::string> examples() {
  const std::string text = test::slurp(test::source_dir() / "data/README.md");
  const std::string open = "```yaml\n";
  std::vector<std::string> blocks;
  for (auto at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
    const auto begin = at + open.size();
    at = text.find("```", begin);
    blocks.push_back(text.substr(begin, at - begin));
  }
  return blocks;
}

/// Where an example belongs is told by its first key.
std::string file_of(const std::string& block, std::size_t number) {
  const std::string key = block.substr(0, block.find(':'));
  if (key == "source") {
    return "data/facts/example-" + std::to_string(number) + ".yaml";
  }
  if (key == "systems") {
    return "data/systems/example.yaml";
  }
  if (key == "known_names") {
    return "data/known_names.yaml";
  }
  if (key == "rules") {
    return "data/rules/example.yaml";
  }
  if (key == "acknowledged") {
    return "data/acknowledged.yaml";
  }
  if (key == "titles") {
    return "data/watchwords.yaml";
  }
  if (key == "ticks") {
    return "data/reviews/2024-12.yaml";
  }
  return key == "rulings" ? "data/rulings.yaml" : key == "publications" ? "data/calendar.yaml" : "";
}

}  // namespace

TEST_CASE("every example of data/README.md is read without a word") {
  const test::Workspace workspace;
  std::size_t number = 0;
  // Lists that the workspace already has get the example's entries at their end.
  const std::vector<std::pair<std::string, std::string>> appended{
      {"documents:", "data/sources.yaml"},
      {"indicators:", "data/catalogue/indicators.yaml"},
      {"units:", "data/catalogue/units.yaml"},
      {"subjects:", "data/catalogue/subjects.yaml"}};
  for (const std::string& block : examples()) {
    const auto list = std::ranges::find_if(
        appended, [&block](const auto& a) { return block.starts_with(a.first); });
    if (list != appended.end()) {
      const std::string entry = block.substr(block.find('\n') + 1);
      workspace.write(list->second, workspace.read(list->second) + entry);
      continue;
    }
    const std::string file = file_of(block, ++number);
    REQUIRE_MESSAGE(!file.empty(), block);
    workspace.write(file, block);
  }
  CHECK(number == 14);
  SourceMap sources;
  const auto loaded = load(workspace.root(), sources);
  for (const Diagnostic& d : loaded.diagnostics.all()) {
    MESSAGE(describe(d, sources, Language::Chinese));
  }
  CHECK(loaded.diagnostics.empty());
  REQUIRE(loaded.value.has_value());
  CHECK(load_known_names(workspace.root(), sources).value ==
        std::vector<std::string>{"中国制造2025", "十四五（2021—2025年）"});
  CHECK(load_watchwords(workspace.root(), sources)->secret ==
        std::vector<std::string>{"机密", "内部资料"});
  CHECK(load_review(workspace.root(), "2024-12", sources)->front().remark == "已与某局核对");
  const auto find = [&](std::string_view id) -> const Fact& {
    const auto& facts = loaded.value->facts->facts;
    const auto found = std::ranges::find(facts, id, &Fact::id);
    REQUIRE_MESSAGE(found != facts.end(), id);
    return *found;
  };
  CHECK(find("ex-range").quantity->upper->to_string() == "8");
  CHECK(find("ex-growth-only").comparisons.size() == 1);
  CHECK_FALSE(find("ex-growth-only").quantity.has_value());
  CHECK(find("ex-share-rank").comparisons.size() == 2);
  CHECK(find("ex-standing").confirmed->by == "某局某处");
  CHECK(find("ex-target").status == Status::Target);
  CHECK(find("ex-pledge").period.kind == PeriodKind::Unstated);
  CHECK(loaded.value->registry.find("示列平台")->name == "示例平台");
  CHECK(loaded.value->catalogue->indicator("example.warehouses").has_value());
  CHECK(loaded.value->catalogue->unit("万公里").has_value());
  CHECK(loaded.value->catalogue->subject("某区").has_value());
  CHECK(loaded.value->rulings.size() == 1);
  CHECK(loaded.value->calendar.front().exceptions.size() == 2);
}

}  // namespace jianbao
