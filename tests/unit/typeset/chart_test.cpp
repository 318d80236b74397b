// What is drawn of each kind of chart, and that nothing in two thousand of them touches anything.

#include "typeset/chart.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "base/source_map.h"
#include "base/utf8.h"
#include "load/load.h"
#include "support/chart_boxes.h"
#include "support/checkout.h"
#include "support/golden.h"
#include "typeset/typeset.h"

using namespace jianbao;

namespace {

const FontSet& shipped_fonts() {
  static const FontSet fonts = [] {
    SourceMap sources;
    auto inputs = load(test::source_dir(), sources);
    REQUIRE(inputs.value.has_value());
    auto opened = FontSet::open(inputs.value->fonts, test::source_dir() / "fonts");
    REQUIRE(opened.value.has_value());
    return std::move(*opened.value);
  }();
  return fonts;
}

Spans words(std::string text) { return {{std::move(text), Emphasis::Plain, std::nullopt}}; }

ChartPoint point(const std::string& value, PointNature nature = PointNature::Actual) {
  return {Decimal::parse(value).value(), std::nullopt, nature, words(value)};
}

ChartPoint gap() { return {std::nullopt, std::nullopt, PointNature::Actual, words("未公布")}; }

Chart chart_of(ChartKind kind, const std::vector<std::string>& labels,
               std::vector<std::vector<ChartPoint>> series) {
  Chart chart;
  chart.kind = kind;
  chart.caption = "图1　题目（列）";
  chart.unit = "列";
  for (const std::string& label : labels) {
    chart.categories.push_back({label, false, std::nullopt});
  }
  for (auto& points : series) {
    const std::string name = series.size() > 1 ? "系列" + std::to_string(chart.series.size()) : "";
    chart.series.push_back({name, "", false, std::move(points)});
  }
  return chart;
}

Strip drawn(const Chart& chart, Diagnostics* said = nullptr) {
  Diagnostics diagnostics;
  TextSetter setter(shipped_fonts(), diagnostics);
  Strip strip = std::move(set_chart(chart, Style{}, setter).front());
  CHECK_FALSE(diagnostics.has_errors());
  if (said != nullptr) {
    *said = std::move(diagnostics);
  }
  return strip;
}

template <class T>
std::vector<T> all(const Strip& strip) {
  std::vector<T> found;
  for (const Item& item : strip.items) {
    if (const auto* of = std::get_if<T>(&item)) {
      found.push_back(*of);
    }
  }
  return found;
}

constexpr Rgb white{0xFF, 0xFF, 0xFF};

std::vector<Fill> solid_bars(const Strip& strip) {
  auto fills = all<Fill>(strip);
  std::erase_if(fills, [](const Fill& f) { return f.colour == white; });
  return fills;
}

std::vector<Stroke> thick_lines(const Strip& strip) {
  auto lines = all<Stroke>(strip);
  std::erase_if(lines, [](const Stroke& s) { return s.width < Length::pt(1); });
  return lines;
}

std::vector<std::string> faults_of(const Strip& strip) {
  const Rect frame{{}, {}, Geometry::width, Grid{}.top(strip.bands)};
  return test::chart_faults(strip.items, shipped_fonts(), frame);
}

std::size_t count(const std::string& text, const std::string& word) {
  std::size_t n = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    ++n;
  }
  return n;
}

// ---- generated charts
// ----------------------------------------------------------------------------

class Generator {
 public:
  explicit Generator(std::uint32_t seed) : random_(seed) {}

  Chart chart() {
    Chart chart;
    chart.kind = static_cast<ChartKind>(below(10));
    chart.caption = "图1　" + label(20);
    chart.bands = static_cast<std::uint8_t>(3 + below(10));
    const std::size_t categories = 1 + below(30);
    const std::size_t longest = below(3) == 0 ? 40 : 8;
    for (std::size_t k = 0; k < categories; ++k) {
      ChartCategory category{label(below(longest + 1)), below(12) == 0, std::nullopt};
      category.on = std::chrono::year_month_day(std::chrono::sys_days(
          std::chrono::days(15'000 + static_cast<int>(below(below(2) == 0 ? 60 : 4000)))));
      chart.categories.push_back(std::move(category));
    }
    negatives_ = below(3) == 0 && chart.kind != ChartKind::ShareBar;
    magnitude_ = static_cast<int>(below(10));
    const std::size_t count =
        chart.kind == ChartKind::Progress ? 2 : 1 + below(one_series(chart) ? 1 : 7);
    for (std::size_t s = 0; s < count; ++s) {
      chart.series.push_back(series(categories, chart.kind == ChartKind::ColumnLine && s > 0,
                                    chart.kind == ChartKind::Progress && s > 0));
    }
    return chart;
  }

 private:
  static bool one_series(const Chart& c) {
    return c.kind == ChartKind::Column || c.kind == ChartKind::Bar || c.kind == ChartKind::Timeline;
  }

  std::size_t below(std::size_t n) { return random_() % n; }

  std::string label(std::size_t length) {
    static const std::u32string letters = U"上合示范区中欧班列进出口年月2024—（）总额、ABC1";
    std::u32string text;
    for (std::size_t k = 0; k < length; ++k) {
      text += letters[below(letters.size())];
    }
    return to_utf8(text);
  }

  /// Nine orders of magnitude between 0.001 and 10^6, most of one chart near each other.
  Decimal value() {
    const int power = below(6) == 0 ? static_cast<int>(below(10)) : magnitude_;
    std::int64_t coefficient = static_cast<std::int64_t>(below(1000));
    for (int k = 3; k < power; ++k) {
      coefficient *= 10;
    }
    const bool negative = negatives_ && below(3) == 0;
    return {negative ? -coefficient : coefficient,
            static_cast<std::int8_t>(power < 3 ? 3 - power : 0)};
  }

  ChartSeries series(std::size_t count, bool second, bool target) {
    ChartSeries series{"系列" + label(below(6)), "", second, {}};
    for (std::size_t k = 0; k < count; ++k) {
      ChartPoint p;
      if (below(9) == 0) {
        p.words = words("来源未公布");
      } else {
        p.value = value();
        p.nature = target          ? PointNature::Target
                   : below(3) == 0 ? static_cast<PointNature>(below(7))
                                   : PointNature::Actual;
        p.words = words(p.value->to_string());
        if (below(12) == 0 && !p.value->is_negative()) {
          p.upper = Decimal(p.value->coefficient() + 50, p.value->scale());
        }
        if (p.nature != PointNature::Actual && below(2) == 0) {
          p.words.push_back({"（预计）", Emphasis::Plain, std::nullopt});
        }
      }
      series.points.push_back(std::move(p));
    }
    return series;
  }

  std::mt19937 random_;
  bool negatives_ = false;
  int magnitude_ = 3;
};

}  // namespace

TEST_CASE("columns are as high as their values, from zero") {
  const Strip strip = drawn(chart_of(ChartKind::Column, {"甲", "乙", "丙"},
                                     {{point("200"), point("400"), point("-100")}}));
  const auto bars = solid_bars(strip);
  REQUIRE(bars.size() == 3);
  CHECK(std::abs((bars[1].area.height - bars[0].area.height * 2).count()) <= 1);
  CHECK(std::abs((bars[0].area.height - bars[2].area.height * 2).count()) <= 2);
  CHECK(bars[0].area.y + bars[0].area.height == bars[1].area.y + bars[1].area.height);
  CHECK(bars[2].area.y == bars[0].area.y + bars[0].area.height);
  CHECK(bars[0].area.width == bars[1].area.width);
  CHECK(faults_of(strip).empty());
}

TEST_CASE("each kind of number has a look of its own that a grey copier keeps") {
  using enum PointNature;
  struct Case {
    PointNature nature;
    std::size_t solid, hatched, open, dashed, torn;
  };
  const Case cases[] = {{Actual, 1, 0, 0, 0, 0},     {Derived, 0, 1, 1, 0, 0},
                        {Estimate, 0, 0, 1, 0, 0},   {Forecast, 0, 0, 1, 1, 0},
                        {LowerBound, 0, 1, 1, 0, 1}, {UpperBound, 0, 1, 1, 0, 1},
                        {Target, 1, 0, 0, 0, 0}};
  for (const Case& c : cases) {
    CAPTURE(static_cast<int>(c.nature));
    const Strip strip = drawn(chart_of(ChartKind::Column, {"甲"}, {{point("200", c.nature)}}));
    const auto boxes = all<Box>(strip);
    CHECK(solid_bars(strip).size() == c.solid);
    CHECK(static_cast<std::size_t>(std::ranges::count_if(
              boxes, [](const Box& b) { return b.pattern != Box::Pattern::Open; })) == c.hatched);
    CHECK(static_cast<std::size_t>(std::ranges::count_if(
              boxes, [](const Box& b) { return b.pattern == Box::Pattern::Open; })) == c.open);
    CHECK(static_cast<std::size_t>(std::ranges::count_if(
              boxes, [](const Box& b) { return b.dash > Length(); })) == c.dashed);
    CHECK(static_cast<std::size_t>(std::ranges::count_if(
              all<Shape>(strip), [](const Shape& s) { return !s.closed; })) == c.torn);
    if (c.nature == Target) {
      CHECK(solid_bars(strip).front().area.height == Length::pt(2));  // a line, not a bar
    }
  }
}

TEST_CASE("an interval is a bar to its low end and an open box to its high end") {
  ChartPoint range = point("200");
  range.upper = Decimal(300, 0);
  const Strip strip = drawn(chart_of(ChartKind::Column, {"甲"}, {{range}}));
  REQUIRE(solid_bars(strip).size() == 1);
  const auto boxes = all<Box>(strip);
  REQUIRE(boxes.size() == 1);
  CHECK(boxes[0].pattern == Box::Pattern::Open);
  CHECK(boxes[0].area.y + boxes[0].area.height == solid_bars(strip)[0].area.y);
  CHECK(std::abs((solid_bars(strip)[0].area.height - boxes[0].area.height * 2).count()) <= 2);
}

TEST_CASE("a line stops at a gap and at what is not alike, and is dashed to what is to come") {
  auto line = [](std::vector<ChartPoint> points) {
    return chart_of(ChartKind::Line, {"甲", "乙", "丙", "丁"}, {std::move(points)});
  };
  CHECK(thick_lines(drawn(line({point("1"), point("2"), point("3"), point("4")}))).size() == 3);
  CHECK(thick_lines(drawn(line({point("1"), gap(), point("3"), point("4")}))).size() == 1);
  Chart parted = line({point("1"), point("2"), point("3"), point("4")});
  parted.categories[2].unlike_before = true;
  CHECK(thick_lines(drawn(parted)).size() == 2);
  const auto last = thick_lines(
      drawn(line({point("1"), point("2"), point("3"), point("4", PointNature::Forecast)})));
  REQUIRE(last.size() == 3);
  CHECK(last[1].dash == Length());
  CHECK(last[2].dash > Length());
}

TEST_CASE("parts of a stack stand on each other, and those of a share bar fill the whole") {
  const Strip stack = drawn(
      chart_of(ChartKind::StackedColumn, {"甲"}, {{point("30")}, {point("20")}, {point("50")}}));
  const auto fills = solid_bars(stack);  // the first and the third series are solid, with keys
  REQUIRE(fills.size() == 4);
  // Neighbours share one outline, so that the upper part reaches that far into the lower one.
  const Length shared = Length::millipoints(600);
  const Length first = fills[2].area.height, third = fills[3].area.height - shared;
  CHECK(std::abs((first * 5 - third * 3).count()) <= 8);
  const Length second = fills[2].area.y - (fills[3].area.y + third);
  CHECK(std::abs((second * 3 - first * 2).count()) <= 8);

  const Strip shares = drawn(chart_of(ChartKind::ShareBar, {""}, {{point("25")}, {point("75")}}));
  const auto solids = solid_bars(shares);
  REQUIRE(solids.size() == 2);  // key and part
  CHECK(std::abs((solids[1].area.width * 4 - Geometry::width).count()) <= 2);
}

TEST_CASE("a value without room in the plot stands below it, and is told") {
  std::vector<std::string> labels;
  std::vector<ChartPoint> points;
  for (int k = 0; k < 30; ++k) {
    labels.push_back(std::to_string(k + 1));
    points.push_back(point(std::to_string(1003 + k * 7)));
  }
  Diagnostics said;
  const Strip strip = drawn(chart_of(ChartKind::Column, labels, {points}), &said);
  const std::string text = test::text_of(strip.items);
  CHECK(text.find("图中未标出的数：") != std::string::npos);
  for (const ChartPoint& p : points) {
    CHECK(count(text, plain_text(p.words)) == 1);
  }
  CHECK(std::ranges::any_of(
      said.all(), [](const Diagnostic& d) { return d.code == Code::TypesetChartLabelLeftOut; }));
}

TEST_CASE("the height is whole bands, and a sample says that it is none of the facts") {
  Chart chart = chart_of(ChartKind::Column, {"甲", "乙"}, {{point("1"), point("2")}});
  chart.bands = 6;
  CHECK(drawn(chart).bands == 7);  // with the caption
  chart.sample = true;
  const Strip strip = drawn(chart);
  CHECK(strip.bands == 8);
  CHECK(test::text_of(strip.items).find("样例数据，不是事实。") != std::string::npos);
}

TEST_CASE("two charts stand where they were once looked at") {
  using enum PointNature;
  ChartPoint range = point("690");
  range.upper = Decimal(790, 0);
  const Chart natures = chart_of(
      ChartKind::Column, {"公布", "推算", "预计", "预测", "目标", "下限", "上限", "区间", "没有数"},
      {{point("775"), point("760", Derived), point("780", Estimate), point("820", Forecast),
        point("900", Target), point("700", LowerBound), point("850", UpperBound), range, gap()}});
  Chart both = chart_of(ChartKind::ColumnLine, {"甲", "乙", "丙"},
                        {{point("346"), point("401"), point("502")},
                         {point("12.5"), point("-3.1"), point("25.2", Forecast)}});
  both.series[1].second = true;
  for (const auto& [name, chart] :
       {std::pair<std::string, const Chart*>{"natures", &natures}, {"column-line", &both}}) {
    Document document;
    document.blocks.push_back({*chart, std::nullopt});
    const auto pages = typeset_alone(document, Style{}, shipped_fonts());
    REQUIRE(pages);
    std::vector<std::string> faces;
    for (const FaceId face : shipped_fonts().faces()) {
      faces.push_back(shipped_fonts().file_name(face));
    }
    CHECK(test::compare_golden("charts/" + name + ".txt", dump(*pages, faces)) == "");
  }
}

TEST_CASE("a chart alone has a page of its own size, and a document without one none") {
  Document document;
  CHECK_FALSE(typeset_alone(document, Style{}, shipped_fonts()));
  document.blocks.push_back(
      {chart_of(ChartKind::Bar, {"甲", "乙"}, {{point("1"), point("2")}}), std::nullopt});
  const auto pages = typeset_alone(document, Style{}, shipped_fonts());
  REQUIRE(pages);
  REQUIRE(pages->pages.size() == 1);
  CHECK(pages->pages[0].width == Geometry::width + Length::mm(3) * 2);
  CHECK(pages->pages[0].height == Grid{}.top(9) + Length::mm(3) * 2);
}

TEST_CASE("charts are black and grey: red belongs to the masthead") {
  Generator generator(7);
  for (int k = 0; k < 100; ++k) {
    for (const Item& item : drawn(generator.chart()).items) {
      const auto is_grey = [](Rgb c) { return c.red == c.green && c.green == c.blue; };
      const bool grey = std::visit([&](const auto& i) { return is_grey(i.colour); }, item);
      CHECK(grey);
    }
  }
}

TEST_CASE("in two thousand charts no label touches another, a foreign mark or the frame") {
  std::size_t labels = 0;
  for (std::uint32_t seed = 1; seed <= 2000; ++seed) {
    const Chart chart = Generator(seed).chart();
    const Strip strip = drawn(chart);
    const auto faults = faults_of(strip);
    INFO("seed " << seed << " kind " << static_cast<int>(chart.kind));
    for (const std::string& fault : faults) {
      INFO(fault);
      CHECK(faults.empty());
    }
    // Whatever is said is printed, in the plot or below it.
    const std::string text = test::text_of(strip.items);
    for (const ChartSeries& series : chart.series) {
      for (const ChartPoint& p : series.points) {
        const bool drawn_kind = chart.kind != ChartKind::Timeline || p.value;
        CHECK((!drawn_kind || p.words.empty() ||
               text.find(plain_text(p.words)) != std::string::npos));
      }
    }
    labels += strip.items.size();
  }
  CHECK(labels > 50'000);  // the generator draws something
}
