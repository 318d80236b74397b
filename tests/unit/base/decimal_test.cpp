#include "base/decimal.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <vector>

using namespace jianbao;

namespace {

Decimal dec(std::string_view text) {
  const auto value = Decimal::parse(text);
  REQUIRE(value.has_value());
  return *value;
}

Interval around(std::string_view text) { return Interval::rounded_to(dec(text)); }

Interval factor(std::string_view growth) {
  return Interval::exactly(1) + around(growth) / Interval::exactly(100);
}

}  // namespace

TEST_CASE("plain decimals keep their digits") {
  for (const char* text : {"0", "5", "-3.2", "0.50", "20", "20.0", "123456789012345678",
                           "123456789.123456789", "-0.001"}) {
    CAPTURE(text);
    CHECK(dec(text).to_string() == text);
  }
  CHECK(dec("20") == dec("20.0"));
  CHECK(dec("20").scale() != dec("20.0").scale());
  CHECK(dec("-0.1") < dec("0"));
  CHECK(dec("999999999999999999") > dec("0.000000001"));
  CHECK(dec("-3.2").absolute() == dec("3.2"));
  CHECK(dec("-0").to_string() == "0");
}

TEST_CASE("other ways to write a number are refused, with the plain form where there is one") {
  struct Case {
    const char* text;
    DecimalFault fault;
    const char* plain;  ///< empty: none
  };
  const std::vector<Case> cases = {
      {"", DecimalFault::Empty, ""},
      {"017", DecimalFault::LeadingZero, "17"},
      {"010100", DecimalFault::LeadingZero, "10100"},
      {"-00.5", DecimalFault::LeadingZero, "-0.5"},
      {"000", DecimalFault::LeadingZero, "0"},
      {"+5", DecimalFault::Plus, "5"},
      {"1E5", DecimalFault::Exponent, ""},
      {"1e999", DecimalFault::Exponent, ""},
      {"1.5e-3", DecimalFault::Exponent, ""},
      {"1,234", DecimalFault::Grouping, "1234"},
      {"1_000", DecimalFault::Grouping, "1000"},
      {"1 234.5", DecimalFault::Grouping, "1234.5"},
      {"１２３", DecimalFault::FullWidth, "123"},
      {"－5", DecimalFault::FullWidth, "-5"},
      {"１，２３４．５", DecimalFault::FullWidth, "1234.5"},
      {"\u22125", DecimalFault::FullWidth, "-5"},
      {"0x1F", DecimalFault::Hexadecimal, ""},
      {".inf", DecimalFault::NotANumber, ""},
      {".nan", DecimalFault::NotANumber, ""},
      {"no", DecimalFault::NotANumber, ""},
      {"12:30:45", DecimalFault::NotANumber, ""},
      {"12亿", DecimalFault::NotANumber, ""},
      {".5", DecimalFault::NotANumber, ""},
      {"5.", DecimalFault::NotANumber, ""},
      {"--5", DecimalFault::NotANumber, ""},
      {"1.2.3", DecimalFault::NotANumber, ""},
      {",123", DecimalFault::NotANumber, ""},
      {"\xC4\xE3", DecimalFault::NotANumber, ""},
      {"1234567890123456789", DecimalFault::TooLong, ""},
      {"0.1234567890", DecimalFault::TooLong, ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    DecimalFault fault{};
    CHECK_FALSE(Decimal::parse(c.text, &fault).has_value());
    CHECK(static_cast<int>(fault) == static_cast<int>(c.fault));
    CHECK(plain_decimal_form(c.text).value_or("") == c.plain);
  }
}

TEST_CASE("fractions are exact and in lowest terms") {
  CHECK(Rational(6, -4) == Rational(-3, 2));
  CHECK(Rational(6, -4).denominator() == 2);
  CHECK(Rational(1, 3) + Rational(1, 6) == Rational(1, 2));
  CHECK(Rational(1, 3) - Rational(1, 2) == Rational(-1, 6));
  CHECK(Rational(2, 3) * Rational(3, 4) == Rational(1, 2));
  CHECK(Rational(2, 3) / Rational(-4, 3) == Rational(-1, 2));
  CHECK(Rational(dec("18.10")) == Rational(181, 10));
  CHECK(Rational(-7, 2).floor() == -4);
  CHECK(Rational(-7, 2).ceil() == -3);
  CHECK(Rational(7, 2).floor() == 3);
  CHECK(Rational(7, 2).ceil() == 4);
  CHECK(Rational(-4).floor() == -4);
  CHECK_THROWS_AS(Rational(1) / Rational(0), std::domain_error);
  CHECK_THROWS_AS(Rational(1, 0), std::domain_error);
  const Rational large(std::int64_t{1} << 61);
  CHECK_THROWS_AS(large + large, std::overflow_error);
  CHECK_THROWS_AS(large * large, std::overflow_error);
  CHECK_THROWS_AS(Rational(INT64_MIN), std::overflow_error);
}

TEST_CASE("rounding moves ties away from zero") {
  struct Case {
    Rational value;
    std::int8_t scale;
    const char* text;
  };
  const std::vector<Case> cases = {
      {Rational(5, 2), 0, "3"},    {Rational(-5, 2), 0, "-3"},      {Rational(1, 3), 3, "0.333"},
      {Rational(2, 3), 1, "0.7"},  {Rational(201, 200), 2, "1.01"}, {Rational(-1, 20), 1, "-0.1"},
      {Rational(1, 30), 1, "0.0"}, {Rational(12), 2, "12.00"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(c.value.rounded(c.scale).to_string() == c.text);
  }
}

TEST_CASE("printed digits stand for all numbers that round to them") {
  struct Case {
    const char* printed;
    const char* interval;
  };
  for (const Case& c : std::vector<Case>{{"8.47", "[8.4650, 8.4750)"},
                                         {"-3.2", "(-3.2500, -3.1500]"},
                                         {"0", "(-0.5000, 0.5000)"},
                                         {"0.0", "(-0.0500, 0.0500)"},
                                         {"775", "[774.5000, 775.5000)"}}) {
    CAPTURE(c.printed);
    const Interval interval = around(c.printed);
    CHECK(interval.to_string(4) == c.interval);
    CHECK(interval.contains(Rational(dec(c.printed))));
    for (const Rational& end : {*interval.low, *interval.high}) {
      const bool rounds_back = end.rounded(dec(c.printed).scale()) == dec(c.printed);
      CHECK(interval.contains(end) == rounds_back);
    }
  }
}

TEST_CASE("a count over its growth gives the one count of the year before") {
  struct Case {
    const char* level;
    const char* growth;
    std::int64_t base;
  };
  for (const Case& c : std::vector<Case>{{"915", "18.1", 775}, {"951", "18.1", 805}}) {
    CAPTURE(c.level);
    const Interval base = Interval::exactly(Rational(dec(c.level))) / factor(c.growth);
    CHECK(base.only_integer() == c.base);
  }
  const Interval base = Interval::exactly(915) / factor("18.1");
  CHECK(base.to_string(2) == "(774.43, 775.10]");
  const Interval shrunk = Interval::exactly(Rational(968)) / factor("-3.2");
  CHECK(shrunk.only_integer() == 1000);
  const Interval wide = around("347") / around("1.20");
  CHECK(wide.to_string(3) == "(287.551, 290.795)");
  CHECK_FALSE(wide.only_integer().has_value());
}

TEST_CASE("open and absent ends follow the arithmetic") {
  const Interval at_least{Rational(50), std::nullopt, false, true};
  const Interval positive{Rational(0), std::nullopt, true, true};
  const Interval two_to_four{Rational(2), Rational(4), false, true};
  CHECK((at_least * two_to_four).to_string(0) == "[100, ∞)");
  CHECK((at_least / two_to_four).to_string(1) == "(12.5, ∞)");
  CHECK((two_to_four / at_least).to_string(2) == "(0.00, 0.08)");
  CHECK((two_to_four + at_least).to_string(0) == "[52, ∞)");
  CHECK((two_to_four - at_least).to_string(0) == "(-∞, -46)");
  CHECK((Interval::exactly(0) * two_to_four).to_string(0) == "[0, 0]");
  CHECK((Interval::exactly(0) * at_least).to_string(0) == "[0, 0]");
  CHECK((Interval::exactly(0) / at_least).to_string(0) == "[0, 0]");
  CHECK((around("-3.2") * Interval::exactly(Rational(1, 100))).to_string(4) ==
        "(-0.0325, -0.0315]");
  CHECK(intersect(at_least, Interval{Rational(50), Rational(60), true, false}).to_string(0) ==
        "(50, 60]");
  CHECK(intersect(two_to_four, at_least).is_empty());
  CHECK(Interval{Rational(1), Rational(1), false, true}.is_empty());
  CHECK_FALSE(at_least.is_bounded());
  CHECK_FALSE(at_least.is_empty());
  CHECK_THROWS_AS(at_least / positive, std::domain_error);
  CHECK_THROWS_AS(around("-3") * two_to_four, std::domain_error);
  CHECK_THROWS_AS(around("-3") / two_to_four, std::domain_error);
}

TEST_CASE("a whole number at an open end is not inside") {
  struct Case {
    Interval interval;
    std::optional<std::int64_t> only;
  };
  const std::vector<Case> cases = {
      {{Rational(1), Rational(2), false, true}, 1},
      {{Rational(1), Rational(2), true, false}, 2},
      {{Rational(1), Rational(2), false, false}, std::nullopt},
      {{Rational(1), Rational(2), true, true}, std::nullopt},
      {{Rational(1), Rational(3), true, true}, 2},
      {{Rational(1, 2), Rational(3, 2), false, false}, 1},
      {{Rational(-3, 2), Rational(-1, 2), true, true}, -1},
      {{Rational(1, 4), Rational(3, 4), false, false}, std::nullopt},
      {{Rational(1), std::nullopt, false, true}, std::nullopt},
  };
  for (std::size_t i = 0; i < cases.size(); ++i) {
    CAPTURE(i);
    CHECK(cases[i].interval.only_integer() == cases[i].only);
  }
}
