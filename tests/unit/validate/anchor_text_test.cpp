#include "validate/anchor_text.h"

#include <doctest/doctest.h>

#include "unit/validate/bench.h"

namespace jianbao::validation {
namespace {

std::string digits_in(std::string_view anchor) {
  std::string out;
  for (const AnchorNumber& number : numbers_in(anchor)) {
    out += (out.empty() ? "" : " ") + number.digits;
  }
  return out;
}

}  // namespace

TEST_CASE("numbers are whole tokens, in ASCII, full width and Chinese") {
  struct Case {
    const char *anchor, *digits;
  };
  for (const Case& c :
       {Case{"增长118.15%", "118.15"}, Case{"1—10月915列", "1 10 915"}, Case{"“21”条政策", "21"},
        Case{"９１５列", "915"}, Case{"1,234,567人，12", "1234567 12"}, Case{"3.至4", "3 4"},
        Case{"六大交易品种", "6"}, Case{"两只", "2"}, Case{"十二个", "12"}, Case{"二十个", "20"},
        Case{"一百零五家", "105"}, Case{"三百万元", "300"}, Case{"一一对应", ""}, Case{"百强", ""},
        Case{"全省第一", ""}, Case{"第3位", ""}, Case{"没有数", ""}}) {
    CAPTURE(c.anchor);
    CHECK(digits_in(c.anchor) == c.digits);
  }
}

TEST_CASE("a number knows its place, quotes and full width or not") {
  const auto numbers = numbers_in("推出“２１”条，十六个");
  REQUIRE(numbers.size() == 2);
  CHECK(numbers[0].begin == 3);
  CHECK(numbers[0].end == 5);
  CHECK(numbers[1].begin == 8);
  CHECK(numbers[1].end == 10);
}

TEST_CASE("a 一 that ends a word is no numeral") {
  CHECK(digits_in("统一六个") == "6");
  CHECK(digits_in("传统一百个") == "100");
}

TEST_CASE("the unit stands behind the digits, with the scale that it has") {
  const testing::Bench bench;
  struct Case {
    const char *anchor, *unit;
    UnitFit fit;
  };
  for (const Case& c :
       {Case{"915列", "列", UnitFit::Fits}, Case{"915", "列", UnitFit::Cut},
        Case{"915", "%", UnitFit::Cut}, Case{"915人", "列", UnitFit::Other},
        Case{"1.5万家", "万家", UnitFit::Fits}, Case{"1.5万家", "家", UnitFit::Other},
        Case{"1.5家", "万家", UnitFit::Other}, Case{"1.5万", "万家", UnitFit::Other},
        Case{"1.5万余家", "万家", UnitFit::Fits}, Case{"220余车次", "车次", UnitFit::Fits},
        Case{"8千家", "家", UnitFit::Other}, Case{"1.7万人次", "万人次", UnitFit::Fits},
        Case{"115人次", "人", UnitFit::Other}, Case{"六大交易品种", "种", UnitFit::Fits},
        Case{"“21”条政策", "条", UnitFit::Fits}, Case{"35.2亿美元", "亿美元", UnitFit::Fits},
        Case{"35.2亿美元", "亿元", UnitFit::Other}, Case{"9只，8条", "条", UnitFit::Other}}) {
    CAPTURE(c.anchor);
    CAPTURE(c.unit);
    const auto numbers = numbers_in(c.anchor);
    REQUIRE_FALSE(numbers.empty());
    const Unit& unit = bench.catalogue[*bench.catalogue.unit(c.unit)];
    CHECK(unit_fit(numbers.front(), unit, bench.catalogue) == c.fit);
  }
}

TEST_CASE("bounding words are seen in their places, and words that only look like them are not") {
  const testing::Bench bench;
  struct Case {
    const char *anchor, *unit;
    Qualifier qualifier;
  };
  for (const Case& c :
       {Case{"会员超350家", "家", Qualifier::Over}, Case{"超过350家", "家", Qualifier::Exceeding},
        Case{"突破2300亿元", "亿元", Qualifier::Breaking},
        Case{"不少于5个", "个", Qualifier::NoLessThan}, Case{"不足5个", "个", Qualifier::LessThan},
        Case{"近5个", "个", Qualifier::Nearly}, Case{"约2000亿元", "亿元", Qualifier::About},
        Case{"大约2000亿元", "亿元", Qualifier::About}, Case{"220余车次", "车次", Qualifier::Odd},
        Case{"10万多人次", "万人次", Qualifier::Many}, Case{"1.5万余家", "万家", Qualifier::Odd},
        Case{"100个以上", "个", Qualifier::AtLeast}, Case{"100个左右", "个", Qualifier::Around},
        Case{"签约15个项目", "个", Qualifier::None}, Case{"最近5个", "个", Qualifier::None},
        Case{"赶超5个", "个", Qualifier::None}, Case{"915列", "列", Qualifier::None}}) {
    CAPTURE(c.anchor);
    const auto numbers = numbers_in(c.anchor);
    REQUIRE_FALSE(numbers.empty());
    CHECK(qualifier_in(numbers.front(), bench.catalogue[*bench.catalogue.unit(c.unit)]) ==
          c.qualifier);
  }
}

TEST_CASE("the nearest word of direction speaks of the number") {
  const auto direction = [](const char* anchor) { return direction_in(numbers_in(anchor).back()); };
  CHECK(direction("同比增长18.1%") == Direction::Up);
  CHECK(direction("增长5%、下降3%") == Direction::Down);
  CHECK(direction("负增长3%") == Direction::Down);
  CHECK(direction("-3%") == Direction::Down);
  CHECK(direction("10-12月增3%") == Direction::Unsaid);
  CHECK(direction("18.1%") == Direction::Unsaid);
}

}  // namespace jianbao::validation
