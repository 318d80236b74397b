#include "aggregate/printing.h"

#include <doctest/doctest.h>

namespace jianbao::derivation {
namespace {

Interval between(const Rational& low, bool low_open, const Rational& high, bool high_open) {
  return {low, high, low_open, high_open};
}

}  // namespace

TEST_CASE("rounding to decimals, and to tens and hundreds") {
  const Rational value(71'146, 10);
  CHECK(round_at(value, 0).to_string() == "7115");
  CHECK(round_at(value, -2).to_string() == "7100");
  CHECK(ceil_at(value, -2).to_string() == "7200");
  CHECK(floor_at(value, -2).to_string() == "7100");
  CHECK(round_at(value, 2).to_string() == "7114.60");
  CHECK(floor_at(Rational(-1, 2), 0).to_string() == "-1");
  CHECK(whole_digits(value) == 4);
  CHECK(whole_digits(Rational(-7, 2)) == 1);
  CHECK(whole_digits(Rational(1, 2)) == 0);
  CHECK(significant_digits(Decimal(0, 1)) == 0);
  CHECK(significant_digits(Decimal(9, 1)) == 1);
  CHECK(significant_digits(Decimal(-29, 1)) == 2);
}

TEST_CASE("an interval rounds alike only if all of it does") {
  const Rational low(285, 100);
  const Rational high(295, 100);
  CHECK(rounds_to(between(low, false, high, true), 1)->to_string() == "2.9");
  CHECK_FALSE(rounds_to(between(low, false, high, false), 1));
  CHECK_FALSE(rounds_to(between(Rational(284, 100), false, high, true), 1));
  // Half away from zero: the end that belongs to a number below zero is the other one.
  CHECK(rounds_to(between(Rational(-295, 100), true, Rational(-285, 100), false), 1)->to_string() ==
        "-2.9");
  CHECK_FALSE(rounds_to(between(Rational(-295, 100), false, Rational(-285, 100), false), 1));
}

TEST_CASE("one number is exact only with the decimals it needs") {
  const Printed exact = print_interval(Interval::exactly(Rational(915, 10)), 1);
  CHECK(exact.form == Derived::Form::Exact);
  CHECK(exact.low.to_string() == "91.5");
  const Printed rounded = print_interval(Interval::exactly(Rational(915, 10)), 0);
  CHECK(rounded.form == Derived::Form::Rounded);
  CHECK(rounded.low.to_string() == "92");
}

TEST_CASE("whole things have whole bounds") {
  CHECK(print_whole(between(Rational(7744, 10), true, Rational(775), false))->low.to_string() ==
        "775");
  CHECK_FALSE(print_whole(between(Rational(774), true, Rational(775), true)));
  const auto range = print_whole(between(Rational(774), true, Rational(777), true));
  REQUIRE(range);
  CHECK(range->form == Derived::Form::Range);
  CHECK(range->low.to_string() == "775");
  CHECK(range->high.to_string() == "776");
}

}  // namespace jianbao::derivation
