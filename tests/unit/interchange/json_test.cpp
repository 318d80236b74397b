#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "interchange/fact_json.h"
#include "load/load.h"
#include "support/checkout.h"
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
  return {
      facts_json(in.facts->facts, *in.catalogue, find_revisions(in.facts->facts, *in.catalogue)),
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
  const Printed once = print(test::source_dir());
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

TEST_CASE("revisions keep from what to what they lead, one or several") {
  const std::string first =
      R"({"from": "914列", "to": "915列", "reason": "更正", "by": "综合科", "on": "2024-12-05"})";
  const std::string before =
      R"({"from": "913列", "to": "914列", "reason": "更正", "by": "综合科", "on": "2024-12-04"})";
  for (const std::string& revision : {first, "[" + before + ", " + first + "]"}) {
    const test::Workspace workspace;
    const std::string path = "data/facts/2024-12-03-qdwb.yaml";
    std::string text = workspace.read(path);
    const std::string id = "  - id: rail-trains-2024-10\n";
    REQUIRE(text.find(id) != std::string::npos);
    text.insert(text.find(id) + id.size(), "    revision: " + revision + "\n");
    workspace.write(path, text);
    const Printed once = print(workspace.root());
    CHECK(once.facts.find("\"revision\": " + revision) != std::string::npos);
    workspace.write("facts.jsonl", once.facts);
    SourceMap sources;
    const auto loaded = load(workspace.root(), sources);
    REQUIRE(loaded.value.has_value());
    Diagnostics said;
    Reader reader{workspace.root(), sources, said};
    const auto facts =
        read_facts_json(reader, "facts.jsonl", *loaded.value->catalogue, loaded.value->registry);
    CHECK(said.empty());
    CHECK(dump({facts, loaded.value->facts->left_out}, *loaded.value->catalogue) == once.dump);
  }
}

TEST_CASE("the order of files and entries changes no byte") {
  const Printed plain = print(test::source_dir());
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
  const std::string systems = print(test::source_dir()).systems;
  CHECK(std::ranges::count(systems, '\n') > 400);
  CHECK(systems.find("\"documents\": []") == std::string::npos);
}

TEST_CASE("aliases of a system are other spellings only; what there is not is null") {
  const std::string systems = print(test::source_dir()).systems;
  CHECK(systems.find("\"full\": \"\"") == std::string::npos);
  CHECK(systems.find("\"note\": \"\"") == std::string::npos);
  CHECK(systems.find("\"full\": null") != std::string::npos);
  CHECK(systems.find("\"note\": null") != std::string::npos);
  const test::Workspace workspace;
  workspace.write("data/systems/more.yaml",
                  "systems:\n  - { name: 某甲平台, full: 某甲综合平台, aliases: [某甲综平台], "
                  "slips: [某申平台], kind: 平台, domain: 贸易, status: 已有, does: 服务 }\n");
  const std::string all = print(workspace.root()).systems;
  CHECK(all.find(R"("name": "某甲平台", "aliases": ["某甲综平台"], )") != std::string::npos);
  CHECK(all.find(R"("full": "某甲综合平台", "slips": ["某申平台"], )") != std::string::npos);
}

TEST_CASE("one line of JSON has all fields, with nulls written out") {
  const std::string all = print(test::source_dir()).facts;
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
      R"("anchor_ordinal": null, "qualifier_printed": null}], "parent": null, "threshold": null, "pledged_by": null, )"
      R"("due": null, "text": "上合示范区2024年1—10月中欧班列开行列数915列，同比增长18.1%", )";
  CHECK_MESSAGE(line.starts_with(start), line);
}

TEST_CASE("JSON is judged as strictly as data files") {
  const std::string all = print(test::source_dir()).facts;
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
      {"\"threshold\": null", "\"threshold\": \"50亿元以上\"", "yaml/missing-key"},
      {"\"parent_basis\": null", "\"parent_basis\": \"source\"", "yaml/missing-key"},
      {"\"comparisons\": [",
       "\"comparisons\": [{\"kind\": \"year_on_year\", \"value\": \"9\", \"anchor\": \"增长9%\"}, ",
       "load/duplicate"},
      {"\"period_notation\": \"2024-01..2024-10\"", "\"period_notation\": null",
       "yaml/missing-key"},
      {"\"status\": \"actual\"", "\"status\": \"target\"", "yaml/missing-key"},
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
  CHECK(sources.describe(*said.all().front().where) == "facts.jsonl:1:2");
}

namespace {

/// The shipped fact rail-trains-2024-10 with one change, read from JSON.
struct ReadBack {
  SourceMap sources;
  std::vector<Fact> facts;
  Diagnostics said;
  std::string written;

  ReadBack(const std::string& from, const std::string& to) {
    const test::Workspace workspace;
    const auto loaded = load(workspace.root(), sources);
    REQUIRE(loaded.value.has_value());
    const Catalogue& catalogue = *loaded.value->catalogue;
    const auto fact =
        std::ranges::find(loaded.value->facts->facts, "rail-trains-2024-10", &Fact::id);
    REQUIRE(fact != loaded.value->facts->facts.end());
    std::string line = facts_json({*fact}, catalogue, {});
    REQUIRE(line.find(from) != std::string::npos);
    workspace.write("facts.jsonl", line.replace(line.find(from), from.size(), to));
    Reader reader{workspace.root(), sources, said};
    facts = read_facts_json(reader, "facts.jsonl", catalogue, loaded.value->registry);
    written = facts_json(facts, catalogue, {});
  }
};

}  // namespace

TEST_CASE("a bounding word of a comparison is written for machines and as printed") {
  const std::string plain = R"("anchor_ordinal": null, "qualifier_printed": null}])";
  const std::string printed = R"("anchor_ordinal": null, "qualifier_printed": "超过"}])";
  const ReadBack exceeding(plain, printed);
  CHECK(exceeding.said.empty());
  REQUIRE(exceeding.facts.size() == 1);
  CHECK(exceeding.facts[0].comparisons[0].qualifier == Qualifier::Exceeding);
  CHECK(exceeding.written.find(printed) != std::string::npos);
  CHECK(exceeding.written.find(R"("base": "上年同期", "qualifier": "超", )") != std::string::npos);
  // Where a program writes the machine's word alone, it is not lost.
  const ReadBack over(R"("value": "915", "upper": null, "qualifier": null)",
                      R"("value": "915", "upper": null, "qualifier": "超")");
  REQUIRE(over.facts.size() == 1);
  CHECK(over.facts[0].quantity->qualifier == Qualifier::Over);
}

TEST_CASE("places in JSON are those of the file, columns too") {
  const ReadBack broken("\"line\": 24", "\"line\": 0");
  REQUIRE(broken.said.all().size() >= 1);
  const Diagnostic& first = broken.said.all().front();
  const std::string_view line = broken.sources.line(first.where->file, 1);
  const std::size_t at = line.find("\"line\": 0") + 8;
  CHECK(*first.where == Span{first.where->file, broken.sources.position(first.where->file, at),
                             broken.sources.position(first.where->file, at + 1)});
  CHECK(describe(first, broken.sources, Language::Chinese).find("- {\"id\"") == std::string::npos);
}

}  // namespace jianbao
