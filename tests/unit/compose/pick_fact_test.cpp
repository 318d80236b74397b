#include "world.h"

namespace jianbao::composing {
namespace {

/// The id of the fact that a key means; "-" for none, the code of what is said instead.
std::string picked(World& world, std::string key) {
  const ComposeInput& input = world.input();
  const Picked found = pick_fact(input, world.text(std::move(key)));
  if (found.fact) {
    CHECK(found.diagnostics.empty());
    return input.dataset.fact(*found.fact).id;
  }
  return found.diagnostics.empty()
             ? "-"
             : std::string(message(found.diagnostics.all().front().code).code);
}

}  // namespace

TEST_CASE("a key means a fact of the issue's sources, else of any source known on its day") {
  World world;
  world.fill();
  world.add(
      {"forecast", "rail.trains", "2024", "1000", "列", Qualifier::Exceeding, Status::Forecast});
  world.add({"old-trains", "rail.trains", "2022-01..2022-09", "570", "列"}).document =
      *world.catalogue.document("other-paper");
  world.add({"trips", "tir.trips", "累计至2023-10-31", "90", "车次"}).document =
      *world.catalogue.document("other-paper");
  for (const auto& [key, id] : std::initializer_list<std::pair<const char*, const char*>>{
           {"rail.trains", "trains"},
           {"rail.trains@forecast", "forecast"},
           {"rail.trains[2022-01..2022-09]", "old-trains"},
           {"rail.trains[2022-01..2022-09 上合示范区]", "old-trains"},
           {"tir.trips", "trips"},
           {"rail.trains[胶州市]", "-"},
           {"rail.trains@target", "-"},
           {"rail.train", "compose/unknown-indicator"},
           {"rail.trains[一月]", "compose/unknown-subject"},
       }) {
    CAPTURE(std::string(key));
    CHECK(picked(world, key) == id);
  }
}

}  // namespace jianbao::composing
