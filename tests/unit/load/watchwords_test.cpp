#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "load/load.h"
#include "support/workspace.h"

namespace jianbao {
namespace {

using Words = std::vector<std::string>;

/// What reading data/reviews/2024-12.yaml says of this text.
std::vector<std::string> codes_of(const test::Workspace& workspace, const std::string& text) {
  SourceMap sources;
  const auto ticks =
      load_review(workspace.root(), "2024-12", sources, {{review_path("2024-12"), text}});
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : ticks.diagnostics.all()) {
    codes.emplace_back(message(diagnostic.code).code);
  }
  CHECK(ticks.value.has_value() == codes.empty());
  return codes;
}

}  // namespace

TEST_CASE(
    "the shipped words name titles, endings and secrecy words, and leave the rest to the office") {
  const test::Workspace workspace;
  SourceMap sources;
  const auto words = load_watchwords(workspace.root(), sources);
  REQUIRE(words.value.has_value());
  CHECK(words->titles.size() > 10);
  CHECK(words->body_endings.size() > 10);
  CHECK(words->secret.size() > 3);
  CHECK(words->sensitive.empty());
}

TEST_CASE("lists of words may be empty or missing, but no word stands twice") {
  const test::Workspace workspace;
  workspace.write("data/watchwords.yaml", "titles: []\nsecret: [机密]\n");
  SourceMap sources;
  const auto some = load_watchwords(workspace.root(), sources);
  REQUIRE(some.value.has_value());
  CHECK(some->titles.empty());
  CHECK(some->secret == Words{"机密"});
  workspace.write("data/watchwords.yaml", "secret: [机密, 机密]\n");
  const auto twice = load_watchwords(workspace.root(), sources);
  CHECK_FALSE(twice.value.has_value());
  REQUIRE(twice.diagnostics.all().size() == 1);
  CHECK(twice.diagnostics.all()[0].code == Code::LoadDuplicate);
  std::filesystem::remove(workspace.root() / "data/watchwords.yaml");
  const auto none = load_watchwords(workspace.root(), sources);
  REQUIRE(none.value.has_value());
  CHECK(none->secret.empty());
}

TEST_CASE("ticks say who looked at what and when, and no mark is ticked twice") {
  const test::Workspace workspace;
  const std::string tick = "  - { mark: 0a1b2c3d, about: 某某, by: 某人, on: 2024-12-10 }\n";
  SourceMap sources;
  const auto ticks = load_review(workspace.root(), "2024-12", sources,
                                 {{review_path("2024-12"), "ticks:\n" + tick}});
  REQUIRE(ticks.value.has_value());
  REQUIRE(ticks->size() == 1);
  CHECK(ticks->front().by == "某人");
  CHECK(ticks->front().remark == "");
  const auto none = load_review(workspace.root(), "2099-12", sources);
  REQUIRE(none.value.has_value());
  CHECK(none->empty());

  using Codes = std::vector<std::string>;
  CHECK(codes_of(workspace, "ticks:\n" + tick + tick) == Codes{"load/duplicate"});
  CHECK(codes_of(workspace,
                 "ticks:\n  - { mark: 0A1B2C3D, about: 某某, by: 某人, on: 2024-12-10 }\n") ==
        Codes{"load/bad-mark"});
  CHECK(codes_of(workspace,
                 "ticks:\n  - { mark: 0a1b2c3d, about: 某某, by: 某人, on: 2024-02-30 }\n") ==
        Codes{"load/bad-date"});
  CHECK(codes_of(workspace, "ticks:\n  - { mark: 0a1b2c3d, about: 某某, on: 2024-12-10 }\n") ==
        Codes{"yaml/missing-key"});
}

}  // namespace jianbao
