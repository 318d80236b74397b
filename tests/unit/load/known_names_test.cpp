#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "load/load.h"
#include "support/workspace.h"

namespace jianbao {

TEST_CASE("known names are read in their order, and the shipped list holds names with years") {
  const test::Workspace workspace;
  SourceMap sources;
  const auto shipped = load_known_names(workspace.root(), sources);
  REQUIRE(shipped.value.has_value());
  CHECK(shipped->size() > 10);
  for (const std::string& name : *shipped) {
    CAPTURE(name);
    CHECK(name.find("20") != std::string::npos);
  }
}

TEST_CASE("a name that is listed twice is told, and an office may have no list") {
  const test::Workspace workspace;
  workspace.write("data/known_names.yaml", "known_names:\n  - 甲乙丙2025\n  - 甲乙丙2025\n");
  SourceMap sources;
  const auto twice = load_known_names(workspace.root(), sources);
  CHECK_FALSE(twice.value.has_value());
  REQUIRE(twice.diagnostics.all().size() == 1);
  CHECK(twice.diagnostics.all()[0].where->begin.line == 3);
  std::filesystem::remove(workspace.root() / "data/known_names.yaml");
  const auto none = load_known_names(workspace.root(), sources);
  REQUIRE(none.value.has_value());
  CHECK(none->empty());
}

}  // namespace jianbao
