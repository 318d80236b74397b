// 同比 that no document states: which base, what follows, and what nothing follows from.

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "unit/aggregate/reckoned.h"

namespace jianbao {
namespace {

using testing::Bench;
using testing::dataset_of;
using testing::index_of;

constexpr const char* ten = "2024-01..2024-10";
constexpr const char* ten_before = "2023-01..2023-10";

/// "now" and "before", of one indicator and two years.
Bench two_years(const char* now, const char* before, const char* unit = "亿元",
                const char* indicator = "exports") {
  Bench bench;
  bench.from(bench.add("before", indicator, ten_before, before, unit), "older");
  bench.add("now", indicator, ten, now, unit);
  return bench;
}

/// "18.1% x3.65 +73" of what is known; "" where nothing is reckoned, "refused".
std::string growth(const Bench& bench, const char* id = "now") {
  const Dataset dataset = dataset_of(bench);
  const ReckonedGrowth* found = dataset.reckoned_growth(index_of(dataset, id));
  if (found == nullptr) {
    return "";
  }
  if (found->refused) {
    return "refused";
  }
  return (found->rate ? found->rate->to_string() + "%" : "-") +
         (found->times ? " x" + found->times->to_string() : "") +
         (found->difference ? " d" + found->difference->to_string() : "");
}

std::string pace(const Bench& bench, const char* id) {
  const Dataset dataset = dataset_of(bench);
  const auto before = dataset.pace_before(index_of(dataset, id));
  return before ? dataset.fact(*before).id : "";
}

/// Facts of stated growths: id, period, per cent.
Bench rates(const std::vector<std::pair<const char*, const char*>>& of) {
  Bench bench;
  for (const auto& [period, rate] : of) {
    Fact& fact = bench.add(period, "exports", period, "1", "亿元");
    fact.quantity.reset();
    bench.grow(fact, rate);
    bench.from(fact, "later");
  }
  return bench;
}

std::size_t in_a_row(const Bench& bench, const char* id) {
  const Dataset dataset = dataset_of(bench);
  return dataset.growths_in_a_row(index_of(dataset, id)).size();
}

}  // namespace

TEST_CASE("S-01: of the digits as published, one decimal, half away from zero") {
  CHECK(growth(two_years("123.4", "104.5")) == "18.1% d18.9");
  CHECK(growth(two_years("95.2", "101.3")) == "-6.0% d-6.1");
  CHECK(growth(two_years("12.345", "10.000")) == "23.5% d2.345");  // 23.45
  CHECK(growth(two_years("999.6", "1000.0")) == "0.0% d-0.4");
  CHECK(growth(two_years("50.0", "50.0")) == "0.0% d0.0");
}

TEST_CASE("S-09: a multiple only as fine as the levels, and none that they do not settle") {
  CHECK(growth(two_years("93", "20", "个", "projects")) == "365.0% x3.65 d73");
  CHECK(growth(two_years("93", "2", "个", "projects")) == "4550.0% x45.5 d91");
  CHECK(growth(two_years("199", "100", "个", "projects")) == "99.0% d99");
  CHECK(growth(two_years("35.00", "12.00")) == "191.7% x1.92 d23.00");
  CHECK(growth(two_years("5", "2")) == "150.0% d3");  // 4.5…5.5 of 1.5…2.5
  CHECK(growth(two_years("10", "100", "个", "projects")) == "-90.0% d-90");
}

TEST_CASE("S-08: no rate on a base of nought or below; a level of nought is no accident") {
  CHECK(growth(two_years("12", "0", "个", "projects")) == "- d12");
  CHECK(growth(two_years("0", "0", "个", "projects")) == "- d0");
  CHECK(growth(two_years("0", "15")) == "-100.0% d-15");
  CHECK(growth(two_years("0.0", "0.3")) == "-100.0% d-0.3");
  CHECK(growth(two_years("3.2", "0.04")).starts_with("7900.0%"));
}

TEST_CASE("S-02, W-11: nothing where a growth is stated, or the two are not alike") {
  Bench stated = two_years("123.4", "104.5");
  stated.grow(stated.set.facts.back(), "17.0");
  CHECK(growth(stated).empty());
  CHECK(growth(two_years("约120", "100")).empty());
  CHECK(growth(two_years("120", "超100")).empty());
  Bench other_span = two_years("120", "100");
  other_span.set.facts.front().period = *Period::parse("2023-01..2023-09");
  CHECK(growth(other_span).empty());
  Bench preliminary = two_years("120", "100");
  preliminary.set.facts.back().status = Status::Preliminary;
  CHECK(growth(preliminary) == "20.0% d20");
  preliminary.set.facts.front().status = Status::Estimate;
  CHECK(growth(preliminary).empty());
}

TEST_CASE("the last document up to the fact's own gives the base; one that was refused stops it") {
  Bench revised = two_years("120", "100");
  revised.from(revised.add("again", "exports", ten_before, "110", "亿元"), "paper");
  CHECK(growth(revised) == "9.1% d10");
  Bench about = two_years("120", "100");
  about.from(about.add("again", "exports", ten_before, "约115", "亿元"), "paper");
  CHECK(growth(about).empty());  // 100 holds no more
  Bench refused = two_years("120", "100");
  refused.set.facts.front().anchor = Anchor{"90亿元", 1, refused.set.facts.front().span};
  CHECK(growth(refused) == "refused");
  Bench hidden = two_years("120", "100");
  hidden.set.facts.front().disclosure = Disclosure::Restricted;
  CHECK(growth(hidden).empty());
  const Dataset dataset = dataset_of(hidden);
  CHECK(dataset.has_base(index_of(dataset, "now")));  // it is not missing
}

TEST_CASE("a stock is set against the same day, a month's end against that of the year before") {
  const auto stock = [](const char* now, const char* before) {
    Bench bench;
    bench.from(bench.add("before", "companies", before, "63", "家"), "older");
    bench.add("now", "companies", now, "98", "家");
    return growth(bench);
  };
  CHECK(stock("截至2024-10-31", "截至2023-10-31") == "55.6% d35");
  CHECK(stock("截至2024-10", "截至2023-10") == "55.6% d35");
  CHECK(stock("截至2024-02-29", "截至2023-02-28") == "55.6% d35");
  CHECK(stock("截至2024-10-30", "截至2023-10-31").empty());
}

TEST_CASE("S-12, S-13: what a pace is measured by") {
  const Bench months = rates({{"2024-10", "6.0"},
                              {"2024-09", "5.8"},
                              {"2024-01..2024-09", "5.0"},
                              {"2024-01..2024-10", "5.1"},
                              {"2024-H1", "4.0"}});
  CHECK(pace(months, "2024-10") == "2024-09");
  CHECK(pace(months, "2024-01..2024-10") == "2024-01..2024-09");
  CHECK(pace(months, "2024-01..2024-09") == "2024-H1");
  CHECK(pace(rates({{"2024-10", "5.1"}, {"2024-01..2024-09", "4.0"}}), "2024-10").empty());
  CHECK(pace(rates({{"2024-03", "5.1"}, {"2024-01..2024-02", "4.0"}}), "2024-03") ==
        "2024-01..2024-02");
  CHECK(pace(rates({{"2024-01..2024-02", "5.1"}, {"2023-12", "4.0"}}), "2024-01..2024-02") ==
        "2023-12");
  CHECK(pace(rates({{"2024-01..2024-10", "5.1"}, {"2023-12", "4.0"}}), "2024-01..2024-10").empty());
  CHECK(pace(rates({{"2024-H1", "5.1"}, {"2023-H2", "4.0"}}), "2024-H1") == "2023-H2");
}

TEST_CASE("W-01: in a row means without a gap") {
  const Bench gap = rates({{"2024-01..2024-10", "12.0"}, {"2024-01..2024-02", "11.0"}});
  CHECK(pace(gap, "2024-01..2024-10") == "2024-01..2024-02");
  CHECK(in_a_row(gap, "2024-01..2024-10") == 1);
  CHECK(in_a_row(rates({{"2024-01..2024-10", "12.0"},
                        {"2024-01..2024-09", "11.0"},
                        {"2024-01..2024-08", "10.0"}}),
                 "2024-01..2024-10") == 3);
}

}  // namespace jianbao
