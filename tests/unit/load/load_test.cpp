#include "load/load.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>

#include "support/checkout.h"
#include "support/workspace.h"

using namespace jianbao;

namespace fs = std::filesystem;

namespace {

using test::slurp;
using test::Workspace;

struct Loaded {
  SourceMap sources;
  Outcome<Inputs> out;
  explicit Loaded(const fs::path& root) : out(load(root, sources)) {}
  // "code at file:line:column" of every diagnostic, one a line.
  [[nodiscard]] std::string found() const {
    std::string text;
    for (const Diagnostic& d : out.diagnostics.all()) {
      text += std::string(message(d.code).code) + " at " +
              (d.where ? sources.describe(*d.where) : "-") + "\n";
    }
    return text;
  }
};

constexpr const char* facts_file = "data/facts/2024-12-03-qdwb.yaml";

/// The place of the `nth` (from 0) field `key` of the entry `id` in the shipped facts file, as a
/// diagnostic shows it: the data may grow without moving the tests.
std::string place_of(const std::string& id, const std::string& key) {
  std::istringstream lines(slurp(test::source_dir() / facts_file));
  bool inside = id.empty();
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    inside = inside || line.find("- id: " + id) != std::string::npos;
    const auto at = line.find(key + ": ");
    if (inside && at != std::string::npos) {
      return std::string(facts_file) + ":" + std::to_string(number) + ":" +
             std::to_string(at + key.size() + 3) + "\n";
    }
  }
  return "nowhere";
}

}  // namespace

TEST_CASE("the shipped workspace loads without a word") {
  const Loaded loaded(test::source_dir());
  CHECK(loaded.found().empty());
  REQUIRE(loaded.out.value.has_value());
  CHECK(loaded.out.value->facts->facts.size() > 400);
  CHECK(loaded.out.value->registry.systems().size() > 200);
  CHECK(loaded.out.value->issues.size() == 5);
}

TEST_CASE("each mistake is told once, at its exact place") {
  struct Case {
    const char *file, *from, *to;
    std::string found;
  };
  const Case cases[] = {
      {facts_file, "indicator: rail.trains", "indicator: rail.train",
       "load/misspelt-word at " + place_of("rail-trains-2024-10", "indicator")},
      {facts_file, "unit: 列\n", "unit: 趟\n",
       "load/unknown-word at " + place_of("rail-trains-2024-10", "unit")},
      {facts_file, "rail.trains\n    subject: 上合示范区", "rail.trains\n    subject: 上合示范去",
       "load/misspelt-word at " + place_of("rail-trains-2024-10", "subject")},
      {facts_file, "period: 2024-01..2024-10", "period: 2024-01..2024-13",
       "load/bad-period at " + place_of("rail-trains-2024-10", "period")},
      {facts_file, "value: 915", "value: 0915",
       "number/leading-zero at " + place_of("rail-trains-2024-10", "value")},
      {facts_file, "value: 915", "value: 9,150",
       "number/grouping at " + place_of("rail-trains-2024-10", "value")},
      {facts_file, "anchor: 915列", "anchor: 累计开行中欧班列九百一十五列915列",
       "load/anchor-too-long at " + place_of("rail-trains-2024-10", "anchor")},
      {facts_file, "    anchor: 915列", "    anchr: 915列",
       "yaml/missing-key at data/facts/2024-12-03-qdwb.yaml:"},
      {facts_file, "source: qdwb-2024-12-03", "source: qdwb-2024-12-04",
       "load/misspelt-word at " + place_of("", "source")},
      {facts_file, "id: tir-trips", "id: air-routes", "load/duplicate at "},
      {facts_file, "id: tir-trips", "id: tir-triрs", "load/bad-id at "},
      {facts_file, "qualifier: 余", "qualifier: 大约", "load/misspelt-word at "},
      {facts_file, "status: 预测", "status: 预估", "load/misspelt-word at "},
      {"data/catalogue/subjects.yaml", "{ name: 全国, full: 全国, level: 国家 }",
       "{ name: 全国, full: 全国, level: 国家, parent: 青岛市 }",
       "load/subject-circle at data/catalogue/subjects.yaml:3:"},
      {"data/issues.yaml", "as_of: 2024-12-03", "as_of: 2024-02-30",
       "load/bad-date at data/issues.yaml:36:12\n"},
      {"data/issues.yaml", "as_of: 2024-12-03", "as_of: 2024-12-02",
       "load/source-after-as-of at data/issues.yaml:39:15\n"},
      {"data/issues.yaml", "number_of_year: 2", "number_of_year: 1",
       "load/duplicate at data/issues.yaml:32:10\n"},
      {"data/issues.yaml", "key: \"2024-12\"", "key: \"../2024\"",
       "load/bad-id at data/issues.yaml:32:10\n"},
      {"data/issues.yaml", "title: \"上合示范区", "title: \"上合示范区2024年",
       "load/digit-in-skeleton at data/issues.yaml:33:12\n"},
      {"reports/monthly-brief/report.yaml", "中欧班列{rail.trains:judgement}。",
       "中欧班列稳步推进。", "load/empty-phrase at "},
      {"reports/monthly-brief/report.yaml", "kind: column", "kind: pie", "load/unknown-word at "},
      {"reports/common/style.yaml", "body_size_pt: 15.75", "body_size_pt: 18",
       "load/out-of-range at "},
      {"fonts/fonts.yaml", "file: FandolFang-Regular.otf", "file: ../FandolFang-Regular.otf",
       "load/bad-file at "},
  };
  for (const Case& c : cases) {
    CAPTURE(std::string(c.to));
    const Workspace workspace;
    workspace.replace(c.file, c.from, c.to);
    const Loaded loaded(workspace.root());
    CHECK_FALSE(loaded.out.value.has_value());
    CHECK_MESSAGE(loaded.found().find(c.found) == 0, loaded.found(), " is not ", c.found);
  }
}

TEST_CASE("what belongs to a value is not lost, and what is malformed is told once") {
  struct Case {
    const char *from, *to;
    std::string found;
  };
  const std::string value = place_of("rail-trains-2024-10", "value");
  const std::string unit = place_of("rail-trains-2024-10", "unit");
  const Case cases[] = {
      {"value: 915\n", "value: ９１５\n", "number/full-width at " + value},
      {"value: 915\n    unit: 列\n", "value: 9 15\n",
       "number/grouping at " + value + "load/value-without at " + value},
      {"value: 915\n    unit: 列\n", "value: 915\n", "load/value-without at " + value},
      {"value: 915\n    unit: 列\n    line: 24\n", "line: 24\n    unit: 列\n    qualifier: 超\n",
       "load/value-without at " + unit},
      {"value: 915\n    unit: 列\n", "upper: 915\n", "load/value-without at " + value},
      {"value: 915\n    unit: 列\n", "qualifier: 超过\n",
       "load/value-without at " + value.substr(0, value.rfind(':')) + ":16\n"},
      {"year_on_year: { value: 18.1,", "year_on_year: { qualifier: 范围, value: 18.1,",
       "load/comparison-range at "},
      {"year_on_year: { value: 18.1, ", "year_on_year: { ", "yaml/missing-key at "},
  };
  for (const Case& c : cases) {
    CAPTURE(std::string(c.to));
    const Workspace workspace;
    workspace.replace(facts_file, c.from, c.to);
    const Loaded loaded(workspace.root());
    const std::string found = loaded.found();
    CHECK_FALSE(loaded.out.value.has_value());
    CHECK_MESSAGE(found.starts_with(c.found), found, " is not ", c.found);
    CHECK(std::ranges::count(found, '\n') ==
          std::max<std::ptrdiff_t>(1, std::ranges::count(c.found, '\n')));
  }
  // A pledge with a number that cannot be read does not lack its words.
  const Workspace workspace;
  workspace.write("data/facts/more.yaml",
                  "source: qdwb-2024-12-03\npledges:\n  - { id: a-pledge, indicator: rail.trains, "
                  "subject: 上合示范区, pledged_by: 上合示范区, value: １２３, unit: 列, line: 24, "
                  "anchor: 123列 }\n");
  CHECK(Loaded(workspace.root()).found() == "number/full-width at data/facts/more.yaml:3:87\n");
}

TEST_CASE("mistakes of the calendar and of rulings are told, with their place") {
  const std::string start = "publications:\n  - { report: monthly-brief, every: ";
  struct Case {
    std::string file, text, found;
  };
  const std::string calendar = "data/calendar.yaml";
  const std::string again =
      "  - { report: monthly-brief, every: month, starts: 2024-12-01, due_day: 8 }\n";
  const Case cases[] = {
      {calendar, "publications:\n" + again, ""},
      {calendar, "publications:\n" + again + again, "load/duplicate at data/calendar.yaml:3:15\n"},
      {calendar, start + "quarter, starts: 2024-12-01, due_day: 8 }\n",
       "load/calendar-start at data/calendar.yaml:2:54\n"},
      {calendar, start + "month, starts: 2024-12-15, due_day: 8 }\n",
       "load/calendar-start at data/calendar.yaml:2:52\n"},
      {calendar,
       start + "month, starts: 2024-12-01, due_day: 8, exceptions: [\n"
               "    { issue: 2025-13, reason: 休刊 },\n    { issue: 2024-11, reason: 休刊 },\n"
               "    { issue: 2025-02, reason: 休刊 }] }\n",
       "load/calendar-exception at data/calendar.yaml:3:14\n"
       "load/calendar-exception at data/calendar.yaml:4:14\n"},
      {calendar,
       start + "quarter, starts: 2024-10-01, due_day: 8, exceptions: [\n"
               "    { issue: 2025-q1, reason: 休刊 },\n    { issue: 2025-q1, reason: 合刊 }] }\n",
       "load/duplicate at data/calendar.yaml:4:14\n"},
      {"data/rulings.yaml",
       "rulings:\n  - { key: a, about: [], question: 哪个, decision: 这个, reason: 来函, by: 某人, "
       "on: 2024-12-01 }\n",
       "load/empty-list at data/rulings.yaml:2:22\n"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const Workspace workspace;
    workspace.write(c.file, c.text);
    CHECK(Loaded(workspace.root()).found() == c.found);
  }
}

TEST_CASE("left-out words: an empty list of lines is an error, reasons decide the order") {
  const std::string head = "source: qdwb-2024-12-03\nleft_out:\n";
  const Workspace workspace;
  workspace.write("data/facts/a.yaml", head + "  - { lines: [], anchor: 某字, reason: 修辞 }\n");
  CHECK(Loaded(workspace.root()).found() == "load/empty-list at data/facts/a.yaml:3:14\n");
  std::string one_way;
  for (const auto& [a, b] : {std::pair{"甲", "乙"}, {"乙", "甲"}}) {
    workspace.write("data/facts/a.yaml",
                    head + "  - { line: 1, anchor: 某字, reason: " + a + " }\n");
    workspace.write("data/facts/b.yaml",
                    head + "  - { line: 1, anchor: 某字, reason: " + b + " }\n");
    const Loaded loaded(workspace.root());
    REQUIRE(loaded.out.value.has_value());
    const std::string dumped = dump(*loaded.out.value->facts, *loaded.out.value->catalogue);
    CHECK(dumped == (one_way.empty() ? dumped : one_way));
    one_way = dumped;
  }
  CHECK(one_way.find("某字") != std::string::npos);
}

TEST_CASE("a name that is taken is told at the name, alias or slip that clashes") {
  const Workspace workspace;
  workspace.write("data/systems/zz.yaml",
                  "systems:\n  - name: 某某平台\n    aliases: [某平台, 上合经贸综服平台]\n"
                  "    kind: 平台\n    domain: 贸易\n    status: 已有\n    does: 服务\n");
  CHECK(Loaded(workspace.root()).found() == "load/name-taken at data/systems/zz.yaml:3:20\n");
}

TEST_CASE("words that say 其中 without a whole are a note that names the fact") {
  const std::string head =
      "source: qdwb-2024-12-03\npledges:\n  - { id: a-part, domain: 物流, subject: 上合示范区, "
      "pledged_by: 上合示范区, line: 24, anchor: 中欧班列, text: 其中一半开往中亚";
  const Workspace workspace;
  workspace.write("data/facts/a.yaml", head + " }\n");
  const Loaded loaded(workspace.root());
  CHECK(loaded.out.value.has_value());
  CHECK(loaded.found() == "load/part-without-whole at data/facts/a.yaml:3:96\n");
  CHECK(describe(loaded.out.diagnostics.all().front(), loaded.sources, Language::English)
            .find("a-part") != std::string::npos);
  workspace.write("data/facts/a.yaml",
                  head + ", within: { fact: rail-trains-2024-10, basis: source } }\n");
  CHECK(Loaded(workspace.root()).found().empty());
}

TEST_CASE("problems of several files are told in one pass") {
  const Workspace workspace;
  workspace.replace(facts_file, "value: 915", "value: 0915");
  workspace.replace("data/office.yaml", "masthead:", "mast:");
  workspace.replace("reports/monthly-brief/report.yaml", "kind: column", "kind: pie");
  const std::string found = Loaded(workspace.root()).found();
  CHECK(found.find("number/leading-zero") != std::string::npos);
  CHECK(found.find("yaml/missing-key at data/office.yaml") != std::string::npos);
  CHECK(found.find("load/unknown-word at reports/monthly-brief/report.yaml") != std::string::npos);
}

TEST_CASE("a broken catalogue is told by itself, not once more for every fact") {
  const Workspace workspace;
  workspace.replace("data/catalogue/units.yaml", "{ name: 亿元, base: 元, factor: 100000000 }",
                    "{ name: 亿元, factor: 1e8 }");
  const std::string found = Loaded(workspace.root()).found();
  CHECK(found.find("data/catalogue/units.yaml") != std::string::npos);
  CHECK(found.find("data/facts") == std::string::npos);
}

TEST_CASE("what one unit of a base says of its currency holds for all of that base") {
  const Workspace workspace;
  workspace.write("data/catalogue/units.yaml",
                  workspace.read("data/catalogue/units.yaml") +
                      "  - { name: 万单元, base: 单元, factor: 10000 }\n"
                      "  - { name: 单元 }\n"
                      "  - { name: 万英镑, base: 英镑, factor: 10000 }\n"
                      "  - { name: 英镑, currency: 外币 }\n");
  const Loaded loaded(workspace.root());
  REQUIRE(loaded.out.value.has_value());
  const Catalogue& catalogue = *loaded.out.value->catalogue;
  const auto currency = [&catalogue](std::string_view name) {
    return catalogue[*catalogue.unit(name)].currency;
  };
  CHECK(currency("亿元") == Currency::Home);
  CHECK(currency("亿美元") == Currency::Foreign);
  CHECK(currency("万英镑") == Currency::Foreign);
  CHECK(currency("万单元") == Currency::None);
  workspace.replace("data/catalogue/units.yaml", "currency: 外币", "currency: 钱");
  CHECK(Loaded(workspace.root()).found().find("load/unknown-word") != std::string::npos);
}

TEST_CASE("the order of entries changes nothing") {
  const Workspace workspace;
  std::string text = slurp(workspace.root() / facts_file);
  const auto first = text.find("  - id: rail-trains-2024-10"),
             second = text.find("  - id: rail-trains-2024-forecast");
  const std::string entry = text.substr(first, second - first);
  text.erase(first, entry.size());
  text.insert(text.find("\npledges:"), "\n" + entry);
  workspace.write(facts_file, text);
  const Loaded a(test::source_dir()), b(workspace.root());
  REQUIRE(b.out.value.has_value());
  const auto ids = [](const Loaded& l) {
    std::string out;
    for (const Fact& f : l.out.value->facts->facts) {
      out += f.id + " ";
    }
    return out;
  };
  CHECK(ids(a) == ids(b));
}

TEST_CASE("a missing file is named") {
  const Workspace workspace;
  fs::remove(workspace.root() / "data/office.yaml");
  CHECK(Loaded(workspace.root()).found().find("input/missing") == 0);
}
