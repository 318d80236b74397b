#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "interchange/fact_json.h"
#include "load/load.h"
#include "support/golden.h"
#include "support/workspace.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

/// All that can be printed of the data without the places of its entries.
struct Printed {
  std::string facts, systems, dump;
  bool operator==(const Printed&) const = default;
};

Printed print(const fs::path& root) {
  SourceMap sources;
  const auto loaded = load(root, sources);
  for (const Diagnostic& d : loaded.diagnostics.all()) {
    MESSAGE(describe(d, sources, Language::Chinese));
  }
  REQUIRE(loaded.value.has_value());
  const Inputs& in = *loaded.value;
  return {facts_json(in.facts->facts, *in.catalogue, find_revisions(in.facts->facts, *in.catalogue)),
          systems_json(in.registry, in.facts->facts, *in.catalogue), dump(*in.facts, *in.catalogue)};
}

/// The entries of every list of a data file in the opposite order; comments go with the entry
/// above them.
std::string reversed(const std::string& text) {
  std::vector<std::string> entries;
  std::string out;
  const auto flush = [&] {
    for (auto e = entries.rbegin(); e != entries.rend(); ++e) {
      out += *e;
    }
    entries.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string line = text.substr(at, end - at);
    at = end;
    if (line.starts_with("  - ")) {
      entries.push_back(line);
    } else if (!entries.empty() && (line.starts_with(" ") || line == "\n")) {
      entries.back() += line;
    } else {
      flush();
      out += line;
    }
  }
  flush();
  return out;
}

}  // namespace

TEST_CASE("facts read back from their JSON print the same JSON") {
  const Printed once = print(JIANBAO_SOURCE_DIR);
  CHECK(std::ranges::count(once.facts, '\n') > 400);
  const test::Workspace workspace;
  workspace.write("facts.jsonl", once.facts);
  SourceMap sources;
  const auto loaded = load(workspace.root(), sources);
  REQUIRE(loaded.value.has_value());
  Diagnostics said;
  Reader reader{workspace.root(), sources, said};
  const auto facts =
      read_facts_json(reader, "facts.jsonl", *loaded.value->catalogue, loaded.value->registry);
  CHECK(said.empty());
  CHECK(facts.size() == loaded.value->facts->facts.size());
  CHECK(facts_json(facts, *loaded.value->catalogue,
                   find_revisions(facts, *loaded.value->catalogue)) == once.facts);
  // The same dataset, not only the same lines.
  CHECK(dump({facts, loaded.value->facts->left_out}, *loaded.value->catalogue) == once.dump);
}

TEST_CASE("the order of files and entries changes no byte") {
  const Printed plain = print(JIANBAO_SOURCE_DIR);
  const test::Workspace workspace;
  std::size_t files = 0;
  for (const char* folder : {"data/facts", "data/systems"}) {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(workspace.root() / folder)) {
      paths.push_back(entry.path());
    }
    std::ranges::sort(paths);
    for (const fs::path& path : paths) {
      const std::string text = reversed(test::slurp(path));
      CHECK(text.size() == test::slurp(path).size());
      fs::remove(path);
      // The last name first.
      workspace.write(std::string(folder) + "/" + std::to_string(900 - ++files) + ".yaml", text);
    }
  }
  CHECK(files > 10);
  for (const char* file : {"data/catalogue/subjects.yaml", "data/sources.yaml"}) {
    workspace.write(file, reversed(workspace.read(file)));
  }
  CHECK(print(workspace.root()) == plain);
}

TEST_CASE("every name of the register is mentioned by a document") {
  const std::string systems = print(JIANBAO_SOURCE_DIR).systems;
  CHECK(std::ranges::count(systems, '\n') > 400);
  CHECK(systems.find("\"documents\": []") == std::string::npos);
}

TEST_CASE("one line of JSON has all fields, with nulls written out") {
  const std::string all = print(JIANBAO_SOURCE_DIR).facts;
  const auto at = all.find("{\"id\": \"rail-trains-2024-10\"");
  REQUIRE(at != std::string::npos);
  const std::string line = all.substr(at, all.find('\n', at) - at);
  const std::string start =
      R"({"id": "rail-trains-2024-10", "document": "002_afecf2e8ba9bab43.txt", "line": 24, )"
      R"("subject": "上合示范区", "domain": "物流", "indicator": "中欧班列开行列数", )"
      R"("value": "915", "upper": null, "qualifier": null, "unit": "列", )"
      R"("period": {"start": "2024-01", "end": "2024-10", "kind": "ytd"}, "status": "actual", )"
      R"("comparisons": [{"kind": "year_on_year", "value": "18.1", "unit": "%", )"
      R"("base": "上年同期", "qualifier": null, "rate_basis": null, "anchor": "增长18.1%", )"
      R"("anchor_ordinal": null}], "parent": null, "threshold": null, "pledged_by": null, )"
      R"("due": null, "text": "上合示范区2024年1—10月中欧班列开行列数915列，同比增长18.1%", )";
  CHECK_MESSAGE(line.starts_with(start), line);
}

TEST_CASE("JSON is judged as strictly as data files") {
  const std::string all = print(JIANBAO_SOURCE_DIR).facts;
  const auto at = all.find("{\"id\": \"rail-trains-2024-10\"");
  REQUIRE(at != std::string::npos);
  const std::string line = all.substr(at, all.find('\n', at) - at) + "\n";
  struct Case {
    std::string from, to, code;
  };
  const std::vector<Case> cases{
      {"", "", ""},
      {"\"unit\": \"列\"", "\"unit\": null", "load/value-without"},
      {"\"line\": 24", "\"line\": null", "yaml/missing-key"},
      {"\"upper\": null", "\"upper\": \"3\"", "load/bad-range"},
      {"\"pledged_by\": null", "\"pledged_by\": \"某局\"", "load/unknown-word"},
      {"\"due_notation\": null", "\"due_notation\": \"年底\"", "load/bad-period"},
      {"\"claim\": null", "\"claim\": []", "yaml/expected-map"},
      {"\"status\": \"actual\"", "\"status\": \"sure\"", "load/unknown-word"},
      {"\"id\": ", "\"extra\": 1, \"id\": ", "yaml/unknown-key"},
  };
  const test::Workspace workspace;
  SourceMap sources;
  const auto loaded = load(workspace.root(), sources);
  REQUIRE(loaded.value.has_value());
  for (const Case& c : cases) {
    CAPTURE(c.to);
    std::string text = line;
    text.replace(text.find(c.from), c.from.size(), c.to);
    workspace.write("facts.jsonl", text);
    Diagnostics said;
    Reader reader{workspace.root(), sources, said};
    (void)read_facts_json(reader, "facts.jsonl", *loaded.value->catalogue, loaded.value->registry);
    CHECK((said.empty() ? "" : message(said.all().front().code).code) == c.code);
  }
  // The same id twice.
  workspace.write("facts.jsonl", line + line);
  Diagnostics said;
  Reader reader{workspace.root(), sources, said};
  CHECK(read_facts_json(reader, "facts.jsonl", *loaded.value->catalogue, loaded.value->registry)
            .size() == 1);
  CHECK(said.has_errors());
}

TEST_CASE("a broken line of JSON is told with its place") {
  const test::Workspace workspace;
  workspace.write("facts.jsonl", "{\"id\": \"a\", \"subject\": \"上合示范区\"}\n");
  SourceMap sources;
  const auto loaded = load(workspace.root(), sources);
  REQUIRE(loaded.value.has_value());
  Diagnostics said;
  Reader reader{workspace.root(), sources, said};
  CHECK(read_facts_json(reader, "facts.jsonl", *loaded.value->catalogue, loaded.value->registry)
            .empty());
  REQUIRE(said.has_errors());
  CHECK(sources.describe(*said.all().front().where).starts_with("facts.jsonl:1:"));
}

}  // namespace jianbao
