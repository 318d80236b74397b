#include "model/quantity.h"

#include <doctest/doctest.h>

#include <string>

#include "model/catalogue.h"
#include "model/words.h"

using namespace jianbao;

namespace {

// Ids are minted by a catalogue only.
struct Units {
  SourceMap sources;
  Span span{sources.add("units.yaml", "x"), {1, 1}, {1, 2}};
  Catalogue catalogue;
  UnitId trains = catalogue.add(Unit{"列", "列", 1, true, span});
  UnitId money = catalogue.add(Unit{"亿元", "元", 100'000'000, false, span});
  UnitId companies = catalogue.add(Unit{"万家", "家", 10'000, false, span});

  std::string interval(const char* amount, UnitId unit, Qualifier q = Qualifier::None) {
    return interval_of({*Decimal::parse(amount), unit, q}, catalogue[unit]).to_string(3);
  }
};

}  // namespace

TEST_CASE("what printed digits allow: counted things exactly, the rest by rounding (W-10)") {
  Units u;
  CHECK(u.interval("915", u.trains) == "[915.000, 915.000]");
  CHECK(u.interval("8.47", u.money) == "[8.465, 8.475)");
  CHECK(u.interval("347", u.money) == "[346.500, 347.500)");
  CHECK(u.interval("1.5", u.companies) == "[1.450, 1.550)");
}

TEST_CASE("bounding words are open or closed bounds, never points") {
  Units u;
  const auto bound = [&](Qualifier q) {
    return interval_of({Decimal(350, 0), u.trains, q}, u.catalogue[u.trains]);
  };
  for (const Qualifier q : {Qualifier::Over, Qualifier::Exceeding, Qualifier::Breaking,
                            Qualifier::Odd, Qualifier::Many}) {
    CHECK_FALSE(bound(q).contains(Rational(350)));
    CHECK(bound(q).contains(Rational(351)));
    CHECK_FALSE(bound(q).is_bounded());
  }
  for (const Qualifier q : {Qualifier::AtLeast, Qualifier::NoLessThan}) {
    CHECK(bound(q).contains(Rational(350)));
  }
  for (const Qualifier q : {Qualifier::Nearly, Qualifier::LessThan}) {
    CHECK_FALSE(bound(q).contains(Rational(350)));
    CHECK(bound(q).contains(Rational(349)));
  }
  CHECK(u.interval("2000", u.money, Qualifier::About) == "[1500.000, 2500.000]");
}

TEST_CASE("bounding words read back, and unknown ones are none") {
  for (const std::string word :
       {"以上", "不少于", "超", "超过", "突破", "余", "多", "近", "不足", "约", "左右"}) {
    CAPTURE(word);
    const auto q = parse_data_word<Qualifier>(word);
    REQUIRE(q.has_value());
    CHECK(qualifier_word(*q) == word);
  }
  CHECK_FALSE(parse_data_word<Qualifier>("").has_value());
  CHECK_FALSE(parse_data_word<Qualifier>("大约").has_value());
}
