// Whatever the exact numbers are, the intervals that the rules reckon with contain what is true.

#include <doctest/doctest.h>

#include <random>
#include <stdexcept>

#include "validate/figures.h"

namespace jianbao::validation {
namespace {

constexpr int rounds = 20'000;
const Rational one(1);
const Rational hundred(100);

/// The same numbers on every machine: the distributions of the library are not.
class Numbers {
 public:
  explicit Numbers(unsigned seed) : random_(seed) {}
  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  bool chance(int per_cent) { return below(100) < per_cent; }
  /// From −most to most in steps of thirds, sevenths, tenths …
  Rational rational(int most) {
    constexpr int denominators[] = {1, 2, 3, 7, 10, 100};
    const int q = denominators[below(6)];
    return {below(2 * most * q + 1) - most * q, q};
  }
  Rational positive(int most) {
    const Rational value = rational(most);
    return value < Rational() ? Rational() - value : value + Rational(1, 3);
  }
  /// Contains `truth`: closed, open or missing ends, sometimes at the truth itself.
  Interval around(const Rational& truth) {
    Interval i;
    if (!chance(15)) {
      const bool tight = chance(30);
      i.low = tight ? truth : truth - positive(5);
      i.low_open = !tight && chance(50);
    } else {
      i.low_open = true;
    }
    if (!chance(15)) {
      const bool tight = chance(30);
      i.high = tight ? truth : truth + positive(5);
      i.high_open = !tight && chance(50);
    } else {
      i.high_open = true;
    }
    return i;
  }

 private:
  std::mt19937 random_;
};

std::string text_of(const Rational& r) {
  return std::to_string(r.numerator()) + "/" + std::to_string(r.denominator());
}

bool may_divide(const Interval& a, const Interval& b) {
  return a.low && !(*a.low < Rational()) && b.low && *b.low > Rational();
}
bool may_multiply(const Interval& a, const Interval& b) {
  return a.low && !(*a.low < Rational()) && b.low && !(*b.low < Rational());
}

Comparison share_of(const Decimal& value) {
  SourceMap sources;
  const FileId file = sources.add("a", {});
  const Span span{file, {1, 1}, {1, 2}};
  return {ComparisonKind::Share, value, Anchor{"", 1, span}, span};
}

}  // namespace

TEST_CASE("sums, differences, products, quotients and intersections never lose the true value") {
  Numbers numbers(1);
  int multiplied = 0;
  int divided = 0;
  for (int round = 0; round < rounds; ++round) {
    const Rational x = numbers.rational(50);
    const Rational y = numbers.rational(50);
    const Interval a = numbers.around(x);
    const Interval b = numbers.around(y);
    CAPTURE(text_of(x));
    CAPTURE(text_of(y));
    CAPTURE(a.to_string(3));
    CAPTURE(b.to_string(3));
    REQUIRE(a.contains(x));
    REQUIRE((a + b).contains(x + y));
    REQUIRE((a - b).contains(x - y));
    const Interval again = intersect(a, numbers.around(x));
    REQUIRE(again.contains(x));
    REQUIRE_FALSE(again.is_empty());
    if (may_multiply(a, b)) {
      ++multiplied;
      REQUIRE((a * b).contains(x * y));
    }
    if (may_divide(a, b)) {
      ++divided;
      REQUIRE((a / b).contains(x / y));
    }
    const Rational factor = numbers.positive(20);
    REQUIRE((a * Interval::exactly(factor)).contains(x * factor));
    REQUIRE((a / Interval::exactly(factor)).contains(x / factor));
  }
  CHECK(multiplied > rounds / 20);
  CHECK(divided > rounds / 20);
}

TEST_CASE("an intersection is empty only where nothing is in both") {
  Numbers numbers(2);
  for (int round = 0; round < rounds; ++round) {
    const Rational x = numbers.rational(5);
    const Interval a = numbers.around(numbers.rational(5));
    const Interval b = numbers.around(numbers.rational(5));
    const Interval both = intersect(a, b);
    REQUIRE(both.contains(x) == (a.contains(x) && b.contains(x)));
    REQUIRE((!surely_above(a, b) || both.is_empty()));
  }
}

TEST_CASE("a number is among those that round to its printed digits") {
  Numbers numbers(3);
  for (int round = 0; round < rounds; ++round) {
    const Rational x = numbers.rational(500);
    const Decimal printed = x.rounded(static_cast<std::int8_t>(numbers.below(4)));
    CAPTURE(text_of(x));
    CAPTURE(printed.to_string());
    REQUIRE(Interval::rounded_to(printed).contains(x));
    const Rational step(1, printed.scale() == 0 ? 1 : 10);  // at least one unit of the last digit
    REQUIRE_FALSE(Interval::rounded_to(printed).contains(x + step));
    REQUIRE_FALSE(Interval::rounded_to(printed).contains(x - step));
  }
}

TEST_CASE("every bounding word allows the numbers of which it is true") {
  Numbers numbers(4);
  const Unit unit{"亿元", "元", 100'000'000, false, share_of(Decimal()).value_span};
  Catalogue catalogue;
  const UnitId id = catalogue.add(unit);
  for (int round = 0; round < rounds; ++round) {
    const Decimal printed(numbers.below(5000), static_cast<std::int8_t>(numbers.below(3)));
    const Rational more = Rational(printed) + numbers.positive(50);
    const Rational less = Rational(printed) - numbers.positive(50);
    const auto allows = [&](Qualifier q, const Rational& x) {
      return interval_of({printed, id, q}, unit).contains(x);
    };
    CAPTURE(printed.to_string());
    for (const Qualifier q : {Qualifier::AtLeast, Qualifier::NoLessThan}) {
      REQUIRE((allows(q, more) && allows(q, printed) && !allows(q, less)));
    }
    for (const Qualifier q : {Qualifier::Over, Qualifier::Exceeding, Qualifier::Breaking,
                              Qualifier::Odd, Qualifier::Many}) {
      REQUIRE((allows(q, more) && !allows(q, printed) && !allows(q, less)));
    }
    for (const Qualifier q : {Qualifier::Nearly, Qualifier::LessThan}) {
      REQUIRE((allows(q, less) && !allows(q, printed) && !allows(q, more)));
    }
    // 约 is at least as wide as the digits alone.
    const Rational near = Rational(printed) + Rational(numbers.below(99) - 49, 10'000);
    for (const Qualifier q : {Qualifier::None, Qualifier::About, Qualifier::Around}) {
      REQUIRE(allows(q, near));
    }
    const Decimal upper(printed.coefficient() + numbers.below(50), printed.scale());
    const Rational part(numbers.below(11), 10);
    const Rational between = Rational(printed) + (Rational(upper) - Rational(printed)) * part;
    REQUIRE(interval_of({printed, id, Qualifier::Range, upper}, unit).contains(between));
  }
}

TEST_CASE("growth, base and total hold what they were made from") {
  Numbers numbers(5);
  int bases = 0;
  int totals = 0;
  for (int round = 0; round < rounds; ++round) {
    const Rational base = numbers.positive(300);
    const Rational level = numbers.positive(300);
    const Rational growth = (level / base - one) * hundred;
    const auto scale = static_cast<std::int8_t>(numbers.below(3));
    const Interval levels = numbers.around(level);
    const Interval before = numbers.around(base);
    CAPTURE(text_of(level));
    CAPTURE(text_of(base));
    if (const auto computed = growth_between(levels, before)) {
      REQUIRE(computed->contains(growth));
      REQUIRE_FALSE(intersect(*computed, Interval::rounded_to(growth.rounded(scale))).is_empty());
    }
    if (const auto implied = implied_base(levels, growth.rounded(scale))) {
      ++bases;
      REQUIRE(implied->contains(base));
    }
    const Rational share = level / (level + base) * hundred;
    if (const auto total = total_of(levels, share_of(share.rounded(scale)))) {
      ++totals;
      REQUIRE(total->contains(level + base));
    }
  }
  CHECK(bases > rounds / 10);
  CHECK(totals > rounds / 10);
}

TEST_CASE("whole numbers inside an interval are the first to the last") {
  Numbers numbers(6);
  for (int round = 0; round < rounds; ++round) {
    const Interval i = numbers.around(numbers.rational(9));
    if (!i.is_bounded()) {
      continue;
    }
    const auto found = whole_numbers(i);
    for (int n = -40; n <= 40; ++n) {
      REQUIRE(i.contains(Rational(n)) == (found && n >= found->first && n <= found->last));
    }
    const auto only = i.only_integer();
    REQUIRE(only.has_value() == (found && found->first == found->last));
  }
}

}  // namespace jianbao::validation
