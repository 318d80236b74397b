#include "compose/skeleton.h"

#include "world.h"

namespace jianbao::composing {
namespace {

struct Fault {
  std::string_view code;
  std::uint32_t column, end;
};

TEST_CASE("placeholders and words in turn") {
  World world;
  Diagnostics said;
  const auto parsed = parse_skeleton(
      world.text("{issue:as_of}，{a.b:period}（{table:main}）{a.b@forecast}。"), said);
  REQUIRE(parsed);
  CHECK(said.empty());
  REQUIRE(parsed->pieces.size() == 8);
  CHECK(std::get<ContextPiece>(parsed->pieces[0]).word == ContextWord::IssueAsOf);
  CHECK(std::get<FactPiece>(parsed->pieces[2]).view == View::Period);
  CHECK(std::get<BlockPiece>(parsed->pieces[4]).name == "table:main");
  const auto& forecast = std::get<FactPiece>(parsed->pieces[6]);
  CHECK(forecast.of.key == "a.b");
  CHECK(forecast.of.pick == Pick::Forecast);
  CHECK(forecast.view == View::Value);
  CHECK(std::get<std::string>(parsed->pieces[7]) == "。");
}

TEST_CASE("every view has a name that is read back") {
  for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(View::Examples); ++i) {
    const auto view = static_cast<View>(i);
    CHECK_FALSE(view_name(view).empty());
    CHECK(parse_view(view_name(view)) == view);
  }
}

TEST_CASE("faults of a skeleton are reported at their own characters") {
  struct Case {
    std::string skeleton;
    std::vector<Fault> faults;
  };
  // The text begins at column 2, after its quote; the end is the column after the last character.
  const Case cases[] = {
      {"总额{a.b。", {{"compose/open-brace", 4, 5}}},
      {"总额{a.b{c.d}。", {{"compose/open-brace", 4, 5}}},
      {"总额a.b}。", {{"compose/stray-brace", 7, 8}}},
      {"总额{}。", {{"compose/bad-placeholder", 4, 6}}},
      {"总额{ a.b }。", {{"compose/bad-placeholder", 4, 11}}},
      {"总额{A.b}。", {{"compose/bad-placeholder", 4, 9}}},
      {"总额{a.b:grwth}。", {{"compose/unknown-view", 4, 15}}},
      {"总额{a.b@later}。", {{"compose/unknown-pick", 4, 15}}},
      {"据{source:day}。", {{"compose/unknown-view", 3, 15}}},
      {"见{table:主要}。", {{"compose/bad-placeholder", 3, 13}}},
      {"{a:b}和}。", {{"compose/unknown-view", 2, 7}, {"compose/stray-brace", 8, 9}}},
  };
  for (const Case& c : cases) {
    World world;
    Diagnostics said;
    CHECK_FALSE(parse_skeleton(world.text(c.skeleton), said));
    REQUIRE_MESSAGE(said.all().size() == c.faults.size(), c.skeleton);
    for (std::size_t i = 0; i < c.faults.size(); ++i) {
      CHECK(message(said.all()[i].code).code == c.faults[i].code);
      CHECK_MESSAGE(said.all()[i].where->begin.column == c.faults[i].column, c.skeleton);
      CHECK_MESSAGE(said.all()[i].where->end.column == c.faults[i].end, c.skeleton);
    }
  }
}

TEST_CASE("a plain scalar has no quote before its text; one with escapes is shown whole") {
  const World world;
  Diagnostics said;
  const Skeleton plain{"总{a:b}", world.span(3, 10, 6)};
  CHECK_FALSE(parse_skeleton(plain, said));
  CHECK(said.all().back().where->begin.column == 11);
  const Skeleton escaped{"总\"{a:b}\"", world.span(3, 10, 14)};
  CHECK_FALSE(parse_skeleton(escaped, said));
  CHECK(said.all().back().where->begin.column == 10);
  CHECK(said.all().back().where->end.column == 24);
}

TEST_CASE("a hint names what was probably meant") {
  CHECK(nearest_names("rail.train", {"rail.trains", "trade.total"}) == "rail.trains");
  CHECK(nearest_names("rail.wagons", {"rail.trains", "rail.first_lines", "trade.total"}) ==
        "rail.trains, rail.first_lines");
  CHECK(nearest_names("x", {}) == "—");
}

}  // namespace
}  // namespace jianbao::composing
