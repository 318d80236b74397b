#include "model/dataset.h"

#include <doctest/doctest.h>

#include "unit/validate/bench.h"

namespace jianbao {
namespace {

/// One fact with a base and a share, neither of which need follow from it.
struct Example {
  testing::Bench bench;
  std::optional<Dataset> dataset;

  Example() {
    bench.add("trains", "rail.trains", "2024-01..2024-10", "915", "列");
    const UnitId unit = bench.set.facts.front().quantity->unit;
    std::map<std::pair<FactIndex, Measure>, Derived> derived;
    derived.emplace(std::pair(0U, Measure::ImpliedBase),
                    Derived{Measure::ImpliedBase,
                            {Rational(77'443, 100), Rational(77'510, 100), true, false},
                            unit,
                            Derived::Form::Exact,
                            Decimal(775, 0),
                            Decimal(775, 0),
                            {{0}, "915列 ÷ (1 + 18.1%)"}});
    derived.emplace(std::pair(0U, Measure::Share),
                    Derived{Measure::Share,
                            {Rational(182, 10), Rational(186, 10), false, true},
                            *bench.catalogue.unit("%"),
                            Derived::Form::Range,
                            Decimal(182, 1),
                            Decimal(187, 1),
                            {{0, 0}, "部分 ÷ 整体"}});
    dataset.emplace(*bench.check(), std::move(derived));
  }
};

}  // namespace

TEST_CASE("a derived figure is found by its fact and measure") {
  const Example example;
  REQUIRE(example.dataset->find(0, Measure::ImpliedBase) != nullptr);
  CHECK(example.dataset->find(0, Measure::ImpliedBase)->low == Decimal(775, 0));
  CHECK(example.dataset->find(0, Measure::PerItem) == nullptr);
  CHECK(example.dataset->find(1, Measure::ImpliedBase) == nullptr);
}

TEST_CASE("measures have names of their own") {
  CHECK(measure_name(Measure::ImpliedBase) == "implied_base");
  CHECK(measure_name(Measure::Increment) == "increment");
  CHECK(measure_name(Measure::Share) == "share");
  CHECK(measure_name(Measure::PerItem) == "per_item");
  CHECK(measure_name(Measure::MonthlyAverage) == "monthly_average");
}

TEST_CASE("the dump shows digits, interval, formula and facts") {
  const Example example;
  CHECK(dump(*example.dataset, example.bench.catalogue) ==
        "fact trains implied_base: exact 775列 of (774.43, 775.10]\n"
        "  915列 ÷ (1 + 18.1%)\n"
        "  from trains\n"
        "fact trains share: range 18.2～18.7% of [18.200, 18.600)\n"
        "  部分 ÷ 整体\n"
        "  from trains trains\n");
}

}  // namespace jianbao
