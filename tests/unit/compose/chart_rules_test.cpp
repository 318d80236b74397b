// What may stand together in one chart, and what a chart becomes that cannot be shown as declared
// (prose.md W-10, W-11).

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "compose/chart_block.h"
#include "world.h"

namespace jianbao::composing {
namespace {

struct Cell {
  std::string of, view;
  std::string period = {};
};

ChartPick pick(World& world, const Cell& cell) {
  ChartPick pick;
  if (!cell.of.empty()) {
    pick.of = world.text(cell.of);
  }
  if (!cell.view.empty()) {
    pick.view = world.text(cell.view);
  }
  if (!cell.period.empty()) {
    pick.period = Located<Period>{Period::parse(cell.period).value(), world.span(1, 1, 1)};
  }
  return pick;
}

ChartSpec spec_of(World& world, ChartKind kind, std::string unit,
                  const std::vector<Cell>& categories, const std::vector<Cell>& series = {{}}) {
  ChartSpec spec{.name = "chart",
                 .kind = kind,
                 .title = world.text("题目"),
                 .unit = std::move(unit),
                 .second_unit = {},
                 .categories = {},
                 .series = {},
                 .notes = {},
                 .span = world.span(1, 1, 1)};
  for (const Cell& cell : categories) {
    spec.categories.push_back({std::nullopt, pick(world, cell), world.span(1, 1, 1)});
  }
  for (const Cell& cell : series) {
    spec.series.push_back({std::nullopt, pick(world, cell), false, world.span(1, 1, 1)});
  }
  return spec;
}

std::optional<Chart> made(World& world, const ChartSpec& spec) {
  world.document_out = {};
  world.said = {};
  Context context(world.input(), world.document_out, world.said);
  context.numbers["chart:chart"] = "图1";
  return make_chart(context, spec);
}

bool says(const World& world, std::string_view code) {
  return std::ranges::count(world.codes(), code) > 0;
}

/// Both trade figures count parts of one fact.
void within_one(World& world) {
  for (Fact& fact : world.facts.facts) {
    if (fact.id == "total" || fact.id == "sco") {
      fact.within = Within{"trains", "", "source", fact.span};
    }
  }
}

}  // namespace

TEST_CASE("unlike months become monthly averages where every mark has one") {
  World world;
  world.fill();
  world.add({"old", "rail.trains", "2022-01..2022-09", "570", "列"});
  world.derive("trains", Measure::MonthlyAverage, Derived::Form::Exact, "91.5", "91.5", "列");
  world.derive("old", Measure::MonthlyAverage, Derived::Form::Rounded, "63.3", "63.3", "列");
  const auto spec = spec_of(world, ChartKind::Column, "列",
                            {{"rail.trains", "", "2022-01..2022-09"}, {"rail.trains", ""}});
  const auto chart = made(world, spec);
  REQUIRE(chart);
  CHECK(chart->caption == "图1　题目（列，月均）");
  CHECK(chart->categories[0].label == "2022年1—9月");
  CHECK(plain_text(chart->series[0].points[0].words) == "63.3（推算）");
  CHECK(plain_text(chart->series[0].points[1].words) == "91.5（推算）");
  CHECK(chart->series[0].points[0].nature == PointNature::Derived);
  CHECK(plain_text(chart->notes.back()).find("月均") != std::string::npos);
  CHECK(says(world, "compose/chart-monthly"));
}

TEST_CASE("unlike periods without averages stand apart, with a break and a note") {
  World world;
  world.fill();
  world.add({"old", "rail.trains", "2022-01..2022-09", "570", "列"});
  world.add({"whole", "rail.trains", "2024", "1000", "列", Qualifier::Exceeding, Status::Forecast});
  const auto chart = made(world, spec_of(world, ChartKind::Column, "列",
                                         {{"rail.trains", "", "2022-01..2022-09"},
                                          {"rail.trains", "base"},
                                          {"rail.trains", "value"},
                                          {"rail.trains@forecast", "value"}}));
  REQUIRE(chart);
  std::vector<bool> breaks;
  for (const ChartCategory& category : chart->categories) {
    breaks.push_back(category.unlike_before);
  }
  CHECK(breaks == std::vector{false, true, false, true});
  CHECK(chart->series[0].points[3].nature == PointNature::LowerBound);
  CHECK(plain_text(chart->series[0].points[3].words) == "超过1000（预计）");
  CHECK(plain_text(chart->notes.back()).find("不能直接相比") != std::string::npos);
  CHECK(says(world, "compose/chart-broken"));
}

TEST_CASE("different indicators of different periods are refused, and so are different units") {
  World world;
  world.fill();
  CHECK_FALSE(made(world, spec_of(world, ChartKind::Column, "亿元",
                                  {{"energy.turnover", ""}, {"trade.total", ""}})));
  CHECK(says(world, "compose/chart-unlike"));
  CHECK_FALSE(
      made(world, spec_of(world, ChartKind::Bar, "", {{"rail.trains", ""}, {"trade.total", ""}})));
  CHECK(says(world, "compose/chart-unlike"));
  // Small multiples have a scale and a unit each.
  const auto chart =
      made(world, spec_of(world, ChartKind::Multiples, "", {{"", "base"}, {"", "value"}},
                          {{"rail.trains", ""}, {"trade.total", ""}}));
  REQUIRE(chart);
  CHECK(chart->series[0].unit == "列");
  CHECK(chart->series[1].unit == "亿元");
}

TEST_CASE("an interval keeps both ends, a bound its side, and a missing fact its place") {
  World world;
  world.fill();
  const auto chart =
      made(world, spec_of(world, ChartKind::GroupedColumn, "亿元", {{"", "base"}, {"", "value"}},
                          {{"trade.total", ""}, {"trade.sco", ""}}));
  REQUIRE(chart);
  const ChartPoint& base = chart->series[0].points[0];
  CHECK(base.value == decimal("287"));
  CHECK(base.upper == decimal("291"));
  CHECK(base.nature == PointNature::Derived);
  CHECK(chart->series[0].points[1].nature == PointNature::Estimate);
  const ChartPoint& gap = chart->series[1].points[0];
  CHECK_FALSE(gap.value);
  CHECK(plain_text(gap.words) == "来源未公布");
  CHECK(chart->alternative.find("上合组织国家来源未公布") != std::string::npos);
}

TEST_CASE("a stack takes only exact parts of one whole") {
  World world;
  world.fill();
  const auto spec = spec_of(world, ChartKind::StackedColumn, "亿元", {{"", "value"}},
                            {{"trade.total", ""}, {"trade.sco", ""}});
  CHECK_FALSE(made(world, spec));
  CHECK(says(world, "compose/chart-no-part"));
  within_one(world);
  CHECK(made(world, spec));
}

TEST_CASE("shares of different wholes are no parts of one bar") {
  World world;
  world.fill();
  world.derive("total", Measure::Share, Derived::Form::Exact, "30", "30", "%");
  world.derive("sco", Measure::Share, Derived::Form::Exact, "18", "18", "%");
  CHECK_FALSE(made(world, spec_of(world, ChartKind::ShareBar, "%", {{"", "share"}},
                                  {{"trade.total", ""}, {"trade.sco", ""}})));
  CHECK(says(world, "compose/chart-no-part"));
}

TEST_CASE("what the shares leave over is drawn without a number") {
  World world;
  world.fill();
  within_one(world);
  world.derive("total", Measure::Share, Derived::Form::Exact, "30", "30", "%");
  world.derive("sco", Measure::Share, Derived::Form::Exact, "18", "18", "%");
  const auto spec = spec_of(world, ChartKind::ShareBar, "%", {{"", "share"}},
                            {{"trade.total", ""}, {"trade.sco", ""}});
  const auto chart = made(world, spec);
  REQUIRE(chart);
  REQUIRE(chart->series.size() == 3);
  CHECK(chart->series[2].name == "其余（未公布）");
  CHECK(chart->series[2].points[0].value == decimal("52"));
  CHECK(chart->series[2].points[0].words.empty());

  World full;
  full.fill();
  within_one(full);
  full.derive("total", Measure::Share, Derived::Form::Exact, "90", "90", "%");
  full.derive("sco", Measure::Share, Derived::Form::Exact, "18", "18", "%");
  CHECK_FALSE(made(full, spec));
  CHECK(says(full, "compose/chart-shares"));
}

TEST_CASE("progress is what happened against what was promised") {
  World world;
  world.fill();
  world.add({"goal", "rail.trains", "2024", "1000", "列", Qualifier::None, Status::Target});
  const auto progress = [&](const std::string& first, const std::string& second) {
    return made(world, spec_of(world, ChartKind::Progress, "列", {{"", "value"}},
                               {{first, ""}, {second, ""}}));
  };
  const auto chart = progress("rail.trains", "rail.trains@target");
  REQUIRE(chart);
  CHECK(chart->series[1].points[0].nature == PointNature::Target);
  CHECK_FALSE(progress("rail.trains", "rail.trains"));
  CHECK(says(world, "compose/chart-progress"));
  CHECK_FALSE(progress("rail.trains@target", "rail.trains"));
}

TEST_CASE("where the figures are from is said once for each document, when it is asked for") {
  World world;
  world.fill();
  auto spec =
      spec_of(world, ChartKind::Column, "列", {{"rail.trains", "base"}, {"rail.trains", "value"}});
  CHECK(made(world, spec)->notes.empty());
  spec.source = true;
  const auto chart = made(world, spec);
  REQUIRE(chart);
  REQUIRE(chart->notes.size() == 1);
  CHECK(plain_text(chart->notes[0]) == "资料来源：青岛晚报2024年12月3日。");
}

TEST_CASE("every value of a chart is a figure with its facts") {
  World world;
  world.fill();
  const auto chart = made(world, spec_of(world, ChartKind::Column, "列",
                                         {{"rail.trains", "base"}, {"rail.trains", "value"}}));
  REQUIRE(chart);
  CHECK(world.document_out.figures.size() == 2);
  for (const ChartPoint& point : chart->series[0].points) {
    REQUIRE_FALSE(point.words.empty());
    REQUIRE(point.words[0].figure);
    const Figure& figure = world.document_out.figures.at(*point.words[0].figure);
    CHECK(figure.printed.find(point.words[0].text) != std::string::npos);
    CHECK_FALSE(figure.facts.empty());
  }
  CHECK(chart->categories[0].label == "2023年1—10月");
  CHECK(chart->categories[1].label == "2024年1—10月");
}

}  // namespace jianbao::composing
