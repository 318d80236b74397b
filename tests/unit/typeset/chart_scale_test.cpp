// Axes: round ticks in the unit of the data, exact at both ends of what a figure can be.

#include "typeset/chart_scale.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace jianbao;
using namespace jianbao::charting;

namespace {

std::vector<Decimal> decimals(const std::vector<std::string_view>& words) {
  std::vector<Decimal> values;
  for (const std::string_view word : words) {
    values.push_back(Decimal::parse(word).value());
  }
  return values;
}

std::string ticks_of(const Scale& scale) {
  std::string text;
  for (const Decimal& tick : scale.ticks()) {
    text += (text.empty() ? "" : " ") + tick_text(tick);
  }
  return text;
}

}  // namespace

TEST_CASE("ticks are 1, 2, 2.5 or 5 times a power of ten apart") {
  struct Case {
    std::vector<std::string_view> values;
    int steps;
    bool from_zero;
    std::string_view ticks;
  };
  const Case cases[] = {
      {{"775", "915"}, 5, true, "0 200 400 600 800 1000"},
      {{"915"}, 4, true, "0 250 500 750 1000"},
      {{"1000"}, 4, true, "0 250 500 750 1000"},
      {{}, 4, true, "0 0.25 0.5 0.75 1"},
      {{"0", "0"}, 2, true, "0 0.5 1"},
      {{"25", "25", "25"}, 5, false, "0 5 10 15 20 25"},
      {{"5.2", "-3.1", "-12.6"}, 4, true, "−20 −10 0 10"},
      {{"-3", "-1"}, 3, true, "−3 −2 −1 0"},
      {{"0.001"}, 2, true, "0 0.0005 0.001"},
      {{"0.000000001"}, 4, true, "0 0.000000001"},
      {{"1000000000000"}, 2, true, "0 500000000000 1000000000000"},
      {{"999999999999999999"}, 1, true, "0 1000000000000000000"},
      {{"-999999999999999999", "999999999999999999"},
       2,
       true,
       "−1000000000000000000 0 1000000000000000000"},
      {{"347", "417568"}, 3, true, "0 200000 400000 600000"},
      {{"939.5", "1037.2"}, 4, false, "900 950 1000 1050"},
      {{"10", "100"}, 5, false, "0 20 40 60 80 100"},
      {{"-1037.2", "-939.5"}, 3, false, "−1050 −1000 −950 −900"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.ticks);
    const Scale scale = make_scale(decimals(c.values), c.steps, c.from_zero);
    CHECK(scale.ticks().size() <= static_cast<std::size_t>(c.steps) + 1);
    CHECK(ticks_of(scale) == c.ticks);
  }
}

TEST_CASE("a value stands exactly where its share of the axis says, rounded once") {
  const Scale scale = make_scale(decimals({"0", "3"}), 3, true);
  const Length room = Length::millipoints(100'000);
  CHECK(scale.at(Decimal(0, 0), room) == Length());
  CHECK(scale.at(Decimal(1, 0), room) == Length::millipoints(33'333));
  CHECK(scale.at(Decimal(2, 0), room) == Length::millipoints(66'667));
  CHECK(scale.at(Decimal(30, 1), room) == room);
  CHECK(scale.zero(room) == Length());
}

TEST_CASE("zero lies inside an axis that has values on both sides, at its end else") {
  const Length room = Length::pt(100);
  CHECK(make_scale(decimals({"-5", "5"}), 2, true).zero(room) == Length::pt(50));
  CHECK(make_scale(decimals({"-5"}), 2, true).zero(room) == room);
  const Scale broken = make_scale(decimals({"939", "1037"}), 4, false);
  CHECK(broken.is_broken());
  CHECK(broken.zero(room) == Length());
  CHECK_FALSE(make_scale(decimals({"939", "1037"}), 4, true).is_broken());
}

TEST_CASE("two axes are stretched to have their zeros in common") {
  Scale columns = make_scale(decimals({"100"}), 4, true);
  Scale line = make_scale(decimals({"-2", "4"}), 3, true);
  const int below = std::max(columns.steps_below(), line.steps_below());
  const int above = std::max(columns.steps_above(), line.steps_above());
  columns.stretch(below, above);
  line.stretch(below, above);
  CHECK(columns.zero(Length::pt(90)) == line.zero(Length::pt(90)));
  CHECK(columns.ticks().size() == line.ticks().size());
}
