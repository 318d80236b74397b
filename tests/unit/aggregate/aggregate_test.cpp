#include "aggregate/aggregate.h"

#include <doctest/doctest.h>

#include "unit/validate/bench.h"

namespace jianbao {
namespace {

using testing::Bench;

constexpr const char* period = "2024-01..2024-10";

std::string_view form_word(Derived::Form form) {
  return form == Derived::Form::Exact     ? "exact "
         : form == Derived::Form::Rounded ? "rounded "
                                          : "range ";
}

/// "exact 775列", "range 287～291亿元"; "" where nothing is derived.
std::string derived(const Bench& bench, const char* id, Measure measure,
                    std::string* formula = nullptr) {
  const auto checked = bench.check();
  REQUIRE(checked);
  const auto dataset = aggregate(*checked, bench.catalogue);
  REQUIRE(dataset);
  CHECK(dataset.diagnostics.empty());
  const auto index = (*checked)->facts().find(id);
  REQUIRE(index);
  const Derived* found = dataset->find(*index, measure);
  if (found == nullptr) {
    return {};
  }
  CHECK(found->measure == measure);
  CHECK(found->provenance.facts.front() == index);
  if (formula != nullptr) {
    *formula = found->provenance.formula;
  }
  const bool range = found->form == Derived::Form::Range;
  CHECK((range || found->low.to_string() == found->high.to_string()));
  return std::string(form_word(found->form)) + found->low.to_string() +
         (range ? "～" + found->high.to_string() : "") + bench.catalogue[found->unit].name;
}

/// One fact with a growth.
Bench grown(const char* indicator, const char* value, const char* unit, const char* growth) {
  Bench bench;
  const bool falls = growth[0] == '-';
  bench.grow(bench.add("a", indicator, period, value, unit), growth,
             (falls ? "下降" : "增长") + std::string(growth + (falls ? 1 : 0)) + "%");
  return bench;
}

struct GrowthCase {
  const char *indicator, *value, *unit, *growth, *base, *increment;
};

}  // namespace

TEST_CASE("the base and the increment that a level and its growth imply") {
  for (const GrowthCase& c : {
           GrowthCase{"rail.trains", "915", "列", "18.1", "exact 775列", "exact 140列"},
           GrowthCase{"rail.trains", "951", "列", "18.1", "exact 805列", "exact 146列"},
           GrowthCase{"rail.trains", "775", "列", "-15.3", "exact 915列", "exact -140列"},
           GrowthCase{"rail.trains", "9150", "列", "18.1", "range 7745～7750列",
                      "range 1400～1405列"},
           GrowthCase{"trade.total", "347", "亿元", "20", "range 287～291亿元", "range 56～60亿元"},
           GrowthCase{"trade.total", "63", "亿元", "1.6", "range 61～63亿元", "rounded 1亿元"},
           GrowthCase{"trade.total", "63.0", "亿元", "-1.60", "range 63.9～64.1亿元",
                      "rounded -1.0亿元"},
           GrowthCase{"trade.total", "50.00", "亿元", "0.0", "range 49.97～50.04亿元",
                      "range -0.03～0.03亿元"},
           GrowthCase{"trade.total", "2", "亿元", "0.00", "range 1～3亿元", ""},
           GrowthCase{"trade.total", "约2000", "亿元", "20", "range 1000～3000亿元", ""},
           GrowthCase{"companies", "1.5", "万家", "20", "range 1.2～1.3万家", "range 0.2～0.3万家"},
       }) {
    CAPTURE(c.value);
    CAPTURE(c.growth);
    const Bench bench = grown(c.indicator, c.value, c.unit, c.growth);
    CHECK(derived(bench, "a", Measure::ImpliedBase) == c.base);
    CHECK(derived(bench, "a", Measure::Increment) == c.increment);
  }
}

TEST_CASE("formulas can be reckoned again by hand") {
  std::string formula;
  const Bench trains = grown("rail.trains", "915", "列", "18.1");
  derived(trains, "a", Measure::ImpliedBase, &formula);
  CHECK(formula ==
        "915列 ÷ (1 + 18.1%)：增速在[18.05%, 18.15%)内，结果在(774.43, 775.10]内，"
        "唯一整数为775列");
  derived(trains, "a", Measure::Increment, &formula);
  CHECK(formula == "915列 − 775列 = 140列");
  const Bench trade = grown("trade.total", "347", "亿元", "20");
  derived(trade, "a", Measure::ImpliedBase, &formula);
  CHECK(formula ==
        "347亿元 ÷ (1 + 20%)：本期数在[346.5, 347.5)内，增速在[19.5%, 20.5%)内，"
        "结果在(287.55, 290.80)内，取287～291亿元");
  derived(trade, "a", Measure::Increment, &formula);
  CHECK(formula ==
        "347亿元 − 347亿元 ÷ (1 + 20%)：本期数在[346.5, 347.5)内，增速在[19.5%, 20.5%)内，"
        "结果在[56.54, 59.12)内，取56～60亿元");
  const Bench fall = grown("trade.total", "63", "亿元", "-1.6");
  derived(fall, "a", Measure::ImpliedBase, &formula);
  CHECK(formula.starts_with("63亿元 ÷ (1 − 1.6%)：本期数在[62.5, 63.5)内，增速在(-1.65%, -1.55%]"));
}

TEST_CASE("nothing is implied without both bounds, a year before, or a growth above -100 %") {
  CHECK(derived(grown("companies", "超350", "家", "5.0"), "a", Measure::ImpliedBase).empty());
  CHECK(derived(grown("companies", "近350", "家", "5.0"), "a", Measure::ImpliedBase).empty());
  CHECK(derived(grown("rail.trains", "915", "列", "-100"), "a", Measure::ImpliedBase).empty());
  Bench so_far = grown("rail.trains", "915", "列", "18.1");
  so_far.set.facts[0].period = *Period::parse("今年至2024-12-02");
  CHECK(derived(so_far, "a", Measure::ImpliedBase).empty());
  Bench plain;
  plain.add("a", "rail.trains", period, "915", "列");
  CHECK(derived(plain, "a", Measure::ImpliedBase).empty());
}

TEST_CASE("nothing is derived from what has not happened; an estimate may be") {
  for (const Status status : {Status::Forecast, Status::Target, Status::Pledge, Status::Proposal}) {
    Bench bench = grown("rail.trains", "915", "列", "18.1");
    bench.set.facts[0].status = status;
    for (const Measure measure : {Measure::ImpliedBase, Measure::Increment, Measure::Share,
                                  Measure::PerItem, Measure::MonthlyAverage}) {
      CHECK(derived(bench, "a", measure).empty());
    }
  }
  Bench estimate = grown("rail.trains", "915", "列", "18.1");
  estimate.set.facts[0].status = Status::Estimate;
  CHECK(derived(estimate, "a", Measure::ImpliedBase) == "exact 775列");
}

TEST_CASE("shares") {
  Bench bench;
  bench.add("projects", "projects", period, "98", "个");
  bench.part_of(bench.add("large", "projects.large", period, "4", "个"), "projects");
  std::string formula;
  CHECK(derived(bench, "large", Measure::Share, &formula) == "rounded 4.1%");
  CHECK(formula == "4个 ÷ 98个 × 100%：四舍五入为4.1%");
  CHECK(derived(bench, "projects", Measure::Share).empty());
  bench.set.facts[1].quantity->amount = Decimal(49, 0);
  bench.set.facts[1].anchor->text = "49个";
  CHECK(derived(bench, "large", Measure::Share, &formula) == "exact 50.0%");
  CHECK(formula == "49个 ÷ 98个 × 100%：等于50.0%");
  bench.set.facts[1].quantity->qualifier = Qualifier::Over;
  bench.set.facts[1].anchor->text = "超49个";
  CHECK(derived(bench, "large", Measure::Share).empty());
}

TEST_CASE("a share of rounded figures has no more digits than they allow") {
  Bench bench;
  bench.add("whole", "trade.total", period, "347", "亿元").status = Status::Estimate;
  Fact& part = bench.add("part", "trade.total", period, "63", "亿元");
  bench.part_of(part, "whole");
  std::string formula;
  CHECK(derived(bench, "part", Measure::Share, &formula) == "rounded 18%");
  CHECK(formula ==
        "63亿元 ÷ 347亿元 × 100%：部分在[62.5, 63.5)内，整体在[346.5, 347.5)内，"
        "结果在(17.985, 18.327)内，四舍五入为18%");
  part.quantity->amount = Decimal(64, 0);
  part.anchor->text = "64亿元";
  CHECK(derived(bench, "part", Measure::Share) == "range 18.2～18.7%");
  part.quantity->amount = Decimal(347, 0);
  part.anchor->text = "347亿元";
  CHECK(derived(bench, "part", Measure::Share) == "rounded 100%");
}

TEST_CASE("amounts by the count they are spread over") {
  struct Case {
    const char *indicator, *value, *unit, *count, *average;
  };
  for (const Case& c :
       {Case{"trade.total", "71.6", "亿元", "25", "rounded 2.9亿元"},
        Case{"trainees", "1.7", "万人次", "239", "range 69～74人次"},
        Case{"trainees", "1.7", "万人次", "2", "range 8200～8800人次"},
        Case{"trade.total", "35.2", "亿元", "232", "rounded 1520万元"},
        Case{"trade.total", "71.6", "亿元", "250", "range 2860～2870万元"},
        Case{"trade.total", "8", "亿元", "2", "rounded 4亿元"},
        Case{"trade.total", "20", "亿元", "4", "rounded 5亿元"},
        Case{"trainees", "115", "人次", "17", "rounded 7人次"},
        Case{"trainees", "100", "人次", "10", "exact 10人次"},
        Case{"trainees", "3", "人次", "17", ""}, Case{"trade.total", "超2300", "亿元", "350", ""},
        Case{"trade.total", "2300", "亿元", "超350", ""}}) {
    CAPTURE(c.value);
    CAPTURE(c.count);
    Bench bench;
    bench.add("count", "projects", period, c.count, "个");
    bench.add("amount", c.indicator, period, c.value, c.unit).per = "count";
    CHECK(derived(bench, "amount", Measure::PerItem) == c.average);
  }
}

TEST_CASE("the formula of an average shows both operands") {
  Bench bench;
  bench.add("count", "classes", "累计至2024-12-02", "239", "班次");
  bench.add("amount", "trainees", "累计至2024-12-02", "1.7", "万人次").per = "count";
  std::string formula;
  derived(bench, "amount", Measure::PerItem, &formula);
  CHECK(formula ==
        "1.7万人次 ÷ 239班次：总量在[1.65, 1.75)内，结果在[69.03, 73.23)内，取69～74人次");
}

TEST_CASE("monthly averages of exact counts over stated months") {
  struct Case {
    const char *period, *value, *average;
  };
  for (const Case& c : {Case{"2024-01..2024-10", "915", "exact 91.5列"},
                        Case{"2022-01..2022-09", "570", "rounded 63.3列"},
                        Case{"2023", "1200", "exact 100.0列"}, Case{"2024-10", "91", ""},
                        Case{"截至2024-12-02", "915", ""}, Case{"2024-01..2024-10", "超915", ""}}) {
    CAPTURE(c.period);
    Bench bench;
    bench.add("a", "rail.trains", c.period, c.value, "列");
    CHECK(derived(bench, "a", Measure::MonthlyAverage) == c.average);
  }
  Bench bench;
  bench.add("a", "rail.trains", period, "915", "列");
  std::string formula;
  derived(bench, "a", Measure::MonthlyAverage, &formula);
  CHECK(formula == "915列 ÷ 10个月，等于91.5列");
  bench.set.facts[0].period.inferred = true;
  CHECK(derived(bench, "a", Measure::MonthlyAverage).empty());
  Bench stock;
  stock.add("a", "companies", period, "350", "家");
  CHECK(derived(stock, "a", Measure::MonthlyAverage).empty());
  Bench money;
  money.add("a", "trade.total", period, "347", "亿元");
  CHECK(derived(money, "a", Measure::MonthlyAverage).empty());
}

}  // namespace jianbao
