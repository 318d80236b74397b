#include "app/issue/corrections.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "../compose/world.h"

using namespace jianbao;
using composing::World;

namespace {

/// An issue that reckoned `was` from the trains, and would reckon `now`.
struct Case {
  std::vector<std::string> was, now;
};

/// What a correction of the trains says of what follows: 139列 → 140列, or 139列 → ? where the new
/// figure is not known.
std::vector<std::string> following(const Case& one) {
  World world;
  world.fill();
  const CheckedFacts& checked = world.input().dataset.checked();
  Inputs inputs;
  for (const std::string& figure : one.was) {
    inputs.issued.derived.push_back(
        {world.issue.key, {"trains"}, "中欧班列", figure, world.text("x").span});
  }
  BuiltIssue built{&world.issue, {std::shared_ptr<void>(), &checked}, std::nullopt, {}, {}};
  Document& document = built.documents.emplace_back().document;
  for (const std::string& figure : one.now) {
    document.figures.push_back(
        {figure, "中欧班列", "", "算式", {World::index(checked, "trains")}, true});
  }
  std::vector<Correction> corrections(1);
  corrections.front().printed_fact = corrections.front().fact = "trains";
  add_following(corrections, inputs, built);
  std::vector<std::string> out;
  for (const FollowingFigure& follows : corrections.front().follows) {
    out.push_back(follows.printed + " → " + (follows.now ? follows.now->printed : "?"));
  }
  return out;
}

}  // namespace

TEST_CASE("what follows is named where one figure alone can be it, and left open otherwise") {
  using Words = std::vector<std::string>;
  CHECK(following({{"139列"}, {"140列"}}) == Words{"139列 → 140列"});
  CHECK(following({{"139列"}, {"139列"}}).empty());
  CHECK(following({{"139列"}, {"139"}}).empty());
  // In a sentence and in a table: one figure.
  CHECK(following({{"139列"}, {"140列", "140"}}) == Words{"139列 → 140列"});
  // Two kinds of number under one name: the units tell them apart, or nothing does.
  CHECK(following({{"139列"}, {"140列", "18.2%"}}) == Words{"139列 → 140列"});
  CHECK(following({{"139列"}, {"140列", "776列"}}) == Words{"139列 → ?"});
  CHECK(following({{"139列", "775列"}, {"140列"}}) == Words{"139列 → ?", "775列 → ?"});
  CHECK(following({{"139列", "775列"}, {"140列", "775列"}}) == Words{"139列 → ?"});
  // No longer printed, or printed with another sign.
  CHECK(following({{"139列"}, {}}) == Words{"139列 → ?"});
  CHECK(following({{"增加139列"}, {"减少139列"}}) == Words{"增加139列 → 减少139列"});
}
