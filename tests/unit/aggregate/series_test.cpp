#include <doctest/doctest.h>

#include <string>

#include "unit/aggregate/reckoned.h"

namespace jianbao {
namespace {

using testing::Bench;
using testing::dataset_of;
using testing::index_of;

/// "before", "before: 期间不同（…）"; "" where no earlier document speaks of it.
std::string earlier(const Bench& bench, const char* id) {
  const Dataset dataset = dataset_of(bench);
  const Earlier* found = dataset.earlier(index_of(dataset, id));
  return found == nullptr
             ? ""
             : dataset.fact(found->fact).id + (found->unlike.empty() ? "" : ": " + found->unlike);
}

std::string progress(const Bench& bench, const char* id) {
  const Dataset dataset = dataset_of(bench);
  const auto found = dataset.progress(index_of(dataset, id));
  return found ? dataset.fact(*found).id : "";
}

/// The formula; "" where nothing is derived.
std::string change(const Bench& bench, const char* id) {
  const Dataset dataset = dataset_of(bench);
  const Derived* found = dataset.find(index_of(dataset, id), Measure::Change);
  return found == nullptr ? "" : found->provenance.formula;
}

Bench stock(const char* before, const char* now, const char* unit = "家") {
  Bench bench;
  bench.from(bench.add("before", "companies", "截至2023-12-01", before, unit), "older");
  bench.add("now", "companies", "截至2024-12-01", now, unit);
  return bench;
}

Fact& promise(Bench& bench, const char* id, const char* period, const char* value) {
  Fact& fact = bench.add(id, "projects", period, value, "个");
  fact.status = Status::Target;
  bench.from(fact, "older");  // of 2023-12-05
  return fact;
}

}  // namespace

TEST_CASE("what an earlier document says of the same thing, and the difference") {
  const Bench bench = stock("63", "98");
  CHECK(earlier(bench, "now") == "before");
  CHECK(earlier(bench, "before").empty());
  CHECK(change(bench, "now") == "98家 − 63家 = 35家");
  CHECK(change(bench, "before").empty());
  CHECK(change(stock("98", "63"), "now") == "63家 − 98家 = −35家");
  CHECK(change(stock("98", "98"), "now") == "98家 − 98家 = 0家");
  CHECK(change(stock("1.2", "1.5", "万家"), "now") ==
        "1.5万家 − 1.2万家：后一个数在[1.45, 1.55)内，前一个数在[1.15, 1.25)内，"
        "结果在(0.200, 0.400)内，取0.2～0.4万家");
  CHECK(change(stock("1.5", "1.5", "万家"), "now").empty());
  CHECK(change(stock("超63", "98"), "now").empty());
  CHECK(earlier(stock("超63", "98"), "now") == "before: 前一个数只给了界限（超）");
}

TEST_CASE("of several documents the latest before, of its facts the latest end, then the longest") {
  Bench bench;
  bench.from(bench.add("a", "rail.trains", "2023-01..2023-10", "570", "列"), "older");
  bench.from(bench.add("b", "rail.trains", "2023-10", "60", "列"), "older");
  bench.from(bench.add("c", "rail.trains", "2023-01..2023-09", "510", "列"), "older");
  bench.add("d", "rail.trains", "2024-01..2024-10", "915", "列");
  bench.from(bench.add("e", "rail.trains", "2024", "1100", "列"), "later");
  CHECK(earlier(bench, "d") == "a");
  CHECK(earlier(bench, "e") == "d: 期间不同（2024年1—10月与2024年）");
  CHECK(earlier(bench, "a").empty());
  CHECK(change(bench, "d") == "915列 − 570列 = 345列");
  CHECK(change(bench, "e").empty());
}

TEST_CASE("another subject, threshold or system is another thing; a growth follows growths alone") {
  Bench bench = stock("63", "98");
  bench.of_subject(bench.set.facts[0], "青岛市");
  CHECK(earlier(bench, "now").empty());
  bench.of_subject(bench.set.facts[0], "上合示范区");
  CHECK(earlier(bench, "now") == "before");
  bench.rules.clear();  // it is not refused, it is another thing
  bench.from(bench.add("whole", "rail.trains", "截至2023-12-01", "70", "列"), "older");
  bench.part_of(bench.set.facts[0], "whole", "50箱以上");
  CHECK(earlier(bench, "now").empty());
  bench.set.facts[0].within.reset();
  bench.set.facts[0].system = "示例通";
  CHECK(earlier(bench, "now").empty());

  Bench growths;
  growths.rules.clear();
  Fact& before = growths.add("before", "trade.total", "2023-01..2023-10", "1", "亿元");
  growths.grow(Bench::without_level(before), "8.0");
  growths.from(before, "older");
  growths.grow(
      Bench::without_level(growths.add("now", "trade.total", "2024-01..2024-10", "1", "亿元")),
      "9.0");
  growths.add("level", "trade.total", "2024-01..2024-10", "347", "亿元");
  CHECK(earlier(growths, "now").starts_with("before"));
  CHECK(earlier(growths, "level").empty());
}

TEST_CASE("refused facts take no part, and what has not happened has no series") {
  Bench refused = stock("63", "98");
  refused.set.facts[0].anchor->text = "36家";
  CHECK(earlier(refused, "now").empty());
  Bench forecast = stock("63", "98");
  forecast.set.facts[0].status = Status::Forecast;
  CHECK(earlier(forecast, "now").empty());
}

TEST_CASE("a promise is followed by what happened in its time, else by what happened since") {
  Bench bench;
  promise(bench, "year", "2024", "120").due = Period::parse("2024");
  promise(bench, "timeless", "2024", "500").period = Period::unstated(*parse_date("2023-12-05"));
  CHECK(progress(bench, "year").empty());
  bench.from(bench.add("old", "projects", "2023-01..2023-10", "70", "个"), "older");
  CHECK(progress(bench, "year").empty());
  bench.add("half", "projects", "2024-H1", "40", "个");
  bench.add("ten", "projects", "2024-01..2024-10", "98", "个");
  CHECK(progress(bench, "year") == "ten");
  bench.from(bench.add("next", "projects", "2025-01-10", "20", "个"), "later");
  CHECK(progress(bench, "year") == "ten");
  CHECK(progress(bench, "timeless") == "next");
  bench.of_subject(bench.set.facts[0], "青岛市");
  CHECK(progress(bench, "year").empty());
}

TEST_CASE("a flow that begins when the time is over tells nothing of a promise, a stock does") {
  Bench bench;
  promise(bench, "flow", "2023", "100").due = Period::parse("2023");
  bench.add("later-flow", "projects", "2024-01..2024-10", "98", "个");
  CHECK(progress(bench, "flow").empty());
  Fact& pledge = bench.add("stock", "companies", "2023", "100", "家");
  pledge.status = Status::Pledge;
  bench.from(pledge, "older");
  bench.add("later-stock", "companies", "截至2024-12-01", "98", "家");
  CHECK(progress(bench, "stock") == "later-stock");
  CHECK(progress(bench, "later-stock").empty());
}

TEST_CASE("the dump tells what stands beside a fact") {
  Bench bench = stock("超63", "98");
  promise(bench, "target", "2024", "120");
  bench.add("done", "projects", "2024-01..2024-10", "98", "个");
  const std::string text = dump(dataset_of(bench), bench.catalogue);
  CHECK(
      text.ends_with("fact now earlier: before\n  前一个数只给了界限（超）\n"
                     "fact target progress: done\n"));
}

}  // namespace jianbao
