#include "model/identity.h"

#include <doctest/doctest.h>

namespace jianbao {
namespace {

struct World {
  SourceMap sources;
  Catalogue catalogue;
  Span span{sources.add("data.yaml", ""), {1, 1}, {1, 2}};

  World() {
    const UnitId unit = catalogue.add(Unit{"列", "列", 1, true, span});
    for (const char* name : {"甲市", "乙市"}) {
      catalogue.add(Subject{name, name, "", "", span});
    }
    for (const char* key : {"trains", "cars"}) {
      catalogue.add(Indicator{key, key, key, "", "", unit, MeasureKind::Flow, span});
    }
    catalogue.add(SourceDocument{.key = "paper",
                                 .title = {},
                                 .publisher = {},
                                 .file = {},
                                 .sha256 = {},
                                 .page = {},
                                 .date_basis = {},
                                 .event_date = {},
                                 .event = {},
                                 .span = span});
  }

  [[nodiscard]] Fact fact(std::string id, std::string_view indicator) const {
    Fact made(*catalogue.indicator(indicator), *catalogue.subject("甲市"),
              *catalogue.document("paper"), span);
    made.id = std::move(id);
    return made;
  }
  [[nodiscard]] Fact part(std::string id, std::string whole, std::string threshold = {}) const {
    Fact made = fact(std::move(id), "trains");
    made.within = Within{std::move(whole), std::move(threshold), "source", span};
    return made;
  }
};

}  // namespace

TEST_CASE("figures are of one thing where indicator, subject, system and threshold are the same") {
  const World world;
  const Fact a = world.fact("a", "trains");
  const Fact b = world.fact("b", "trains");
  CHECK(things_of(a, {}) == things_of(b, {}));
  CHECK(things_of(a, {}) != things_of(world.fact("c", "cars"), {}));
  Fact other = b;
  other.subject = *world.catalogue.subject("乙市");
  CHECK(things_of(a, {}) != things_of(other, {}));
  other = b;
  other.system = "TIR";
  CHECK(things_of(a, {}) != things_of(other, {}));
}

TEST_CASE("a part of its own kind is another thing than its whole, a part of another kind is not") {
  const World world;
  const Fact trains = world.fact("w", "trains");
  const Fact cars = world.fact("w", "cars");
  const Fact part = world.part("p", "w");
  CHECK(things_of(part, {&trains}) != things_of(trains, {}));
  CHECK(things_of(part, {&cars}) == things_of(trains, {}));
  const Fact large = world.part("q", "w", "50箱以上");
  CHECK(things_of(large, {&cars}) != things_of(part, {&cars}));
  // Whose part it is may be told differently by two documents.
  CHECK(things_of(part, {&trains}) == things_of(world.part("r", "v"), {&trains}));
}

TEST_CASE("a part of something unknown stands with nothing but its like") {
  const World world;
  const Fact part = world.part("p", "w");
  CHECK(things_of(part, {}) != things_of(world.fact("t", "trains"), {}));
  CHECK(things_of(part, {}) == things_of(world.part("q", "w"), {}));
  CHECK(things_of(part, {}) != things_of(world.part("q", "v"), {}));
}

TEST_CASE("where an id is used twice a part is both") {
  const World world;
  const Fact trains = world.fact("w", "trains");
  const Fact cars = world.fact("w", "cars");
  const Fact part = world.part("p", "w");
  const auto both = things_of(part, {&trains, &cars});
  REQUIRE(both.size() == 2);
  CHECK(both[0] == things_of(part, {&cars}).front());
  CHECK(both[1] == things_of(part, {&trains}).front());
}

}  // namespace jianbao
