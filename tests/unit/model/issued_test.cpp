#include "model/issued.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "base/source_map.h"
#include "model/catalogue.h"

namespace jianbao {
namespace {

/// A fact with revisions from one text to the next.
Fact revised(const std::vector<std::pair<std::string, std::string>>& steps) {
  SourceMap sources;
  const Span span{sources.add("x", ""), {}, {}};
  Catalogue catalogue;
  catalogue.add(Unit{"座", "座", 1, true, span});
  catalogue.add(Subject{"某港", "某港", "区市", "", span});
  catalogue.add(Indicator{"warehouses", "仓库", "仓库", "", "物流", *catalogue.unit("座"),
                          MeasureKind::Stock, span});
  const auto document = catalogue.add(SourceDocument{.key = "paper",
                                                     .title = "",
                                                     .publisher = "",
                                                     .file = "",
                                                     .sha256 = "",
                                                     .page = "",
                                                     .published = {},
                                                     .date_inferred = false,
                                                     .date_basis = "",
                                                     .kind = DocumentKind::Press,
                                                     .event_date = {},
                                                     .event = "",
                                                     .span = span});
  Fact fact(*catalogue.indicator("warehouses"), *catalogue.subject("某港"), document, span);
  for (const auto& [from, to] : steps) {
    if (fact.revision) {
      fact.earlier_revisions.push_back(*fact.revision);
    }
    fact.revision = Revision{"更正", "综合科", {}, from, to};
  }
  return fact;
}

}  // namespace

TEST_CASE("the revisions from a printed figure to the present one, in order") {
  const Fact fact = revised({{"12座", "13座"}, {"5座", "6座"}, {"13座", "14座"}});
  const auto steps = revisions_between(fact, "12座", "14座");
  REQUIRE(steps.size() == 2);
  CHECK(steps[0].to == "13座");
  CHECK(steps[1].from == "13座");
  CHECK(revisions_between(fact, "13座", "14座").size() == 1);
  CHECK(revisions_between(fact, "12座", "6座").empty());
  CHECK(revisions_between(fact, "14座", "12座").empty());
  CHECK(revisions_between(fact, "12座", "12座").empty());
  CHECK(is_revised(fact, "12座", "14座"));
  CHECK_FALSE(is_revised(fact, "12座", "99座"));
  // A step that stands before the one it would follow leads nowhere.
  CHECK_FALSE(is_revised(revised({{"13座", "14座"}, {"12座", "13座"}}), "12座", "14座"));
}

TEST_CASE("a place is document, page and line, and reads back as it is written") {
  const auto place = parse_place("area-brief-胶州市/2/15");
  REQUIRE(place);
  CHECK(*place == IssuedPlace{"area-brief-胶州市", 2, 15});
  CHECK(to_string(*place) == "area-brief-胶州市/2/15");
  for (const char* wrong :
       {"", "monthly", "monthly/1", "/1/5", "monthly/x/5", "monthly/1/", "monthly/0/5",
        "monthly/1/5 ", "monthly/-1/5", "monthly/1/99999999999"}) {
    CAPTURE(std::string(wrong));
    CHECK_FALSE(parse_place(wrong));
  }
}

}  // namespace jianbao
