#include "world.h"

namespace jianbao::composing {
namespace {

Claim claim(const World& world, std::string kind, std::string scope) {
  const Span span = world.span(1, 1, 1);
  const Anchor anchor{scope + kind, 1, span};
  return {std::move(kind), std::move(scope), anchor, span};
}

TEST_CASE("what each view says of a fact") {
  World world;
  world.fill();
  world
      .add(
          {"forecast", "rail.trains", "2024", "1000", "列", Qualifier::Exceeding, Status::Forecast})
      .claim = claim(world, "首次", "");
  Fact& trips =
      world.add({"trips", "tir.trips", "累计至2024-12-02", "220", "车次", Qualifier::Odd});
  trips.claim = claim(world, "第一", "全国沿海港口");
  trips.examples = {"甲线", "乙线"};
  world.derive("trains", Measure::MonthlyAverage, Derived::Form::Exact, "91.5", "91.5", "列");
  world.derive("projects", Measure::Share, Derived::Form::Rounded, "4.1", "4.1", "%");
  world.derive("turnover", Measure::PerItem, Derived::Form::Range, "69", "74", "人次");
  world.report.wording.judgements = {{"实现两位数增长", decimal("10"), {}, {}, {}}};
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"rail.trains", "915列"},
      {"rail.trains:value", "915列"},
      {"rail.trains:number", "915"},
      {"rail.trains:unit", "列"},
      {"trade.total:count_unit", "元"},
      {"trade.total:status", "预计"},
      {"rail.trains:status", ""},
      {"trade.total:stated", "预计347亿元"},
      {"rail.trains:stated", "915列"},
      {"rail.trains:period", "1—10月"},
      {"rail.trains:period_long", "2024年1—10月"},
      {"rail.trains:base_period", "2023年1—10月"},
      {"energy.turnover:period", "截至12月2日"},
      {"rail.trains:subject", "上合示范区"},
      {"rail.trains:name", "中欧班列"},
      {"rail.trains:year_on_year", "同比增长18.1%"},
      {"trade.sco:growth", "增长1.6%"},
      {"trade.sco:rate", "1.6%"},
      {"rail.trains:judgement", "实现两位数增长"},
      {"rail.trains:base", "775列"},
      {"trade.total:base", "287亿元～291亿元"},
      {"rail.trains:increment", "140列"},
      {"rail.trains:increment_phrase", "比上年同期多140列"},
      {"invest.projects:share", "约4.1%"},
      {"energy.turnover:per_item", "69～74人次"},
      {"rail.trains:monthly", "91.5列"},
      {"rail.trains@forecast", "超过1000列"},
      {"rail.trains@forecast:claim", "首次"},
      {"rail.trains@forecast:period", "全年"},
      {"tir.trips", "220余车次"},
      {"tir.trips:claim", "全国沿海港口第一"},
      {"tir.trips:examples", "甲线、乙线"},
      {"energy.turnover", "突破2300亿元"},
      {"source:date", "12月2日"},
      {"source:event", "新闻发布会"},
      {"issue:as_of", "2024年12月3日"},
  };
  for (const auto& [placeholder, printed] : cases) {
    CHECK_MESSAGE(world.view(std::string(placeholder)) == printed, placeholder);
    CHECK_MESSAGE(world.said.empty(), placeholder);
  }
}

TEST_CASE("a sentence without its fact is left out whole, and leaves no figure") {
  World world;
  world.fill();
  for (const std::string_view missing :
       {"tir.trips", "rail.trains@forecast", "invest.projects:year_on_year", "trade.sco:judgement",
        "trade.sco:base", "trade.sco:share", "energy.turnover:base_period", "rail.trains:claim",
        "rail.trains:examples", "rail.trains:threshold"}) {
    CHECK_MESSAGE(world.say("开行{rail.trains}，{" + std::string(missing) + "}。") == "-", missing);
    CHECK(world.codes() == std::vector<std::string>{"compose/sentence-left-out"});
    CHECK(world.document_out.figures.empty());
  }
}

TEST_CASE("unknown names are errors with a suggestion") {
  World world;
  world.fill();
  CHECK(world.say("开行{rail.train}。") == "-");
  REQUIRE(world.codes() == std::vector<std::string>{"compose/unknown-indicator"});
  CHECK(world.said.all().front().args.back().second == "rail.trains");
  CHECK(world.say("见{table:main}。") == "-");
  CHECK(world.codes() == std::vector<std::string>{"compose/unknown-reference"});
}

TEST_CASE("of several periods the latest, then the longest, and no guess between equals") {
  World world;
  world.add({"a", "rail.trains", "2024-01..2024-09", "800", "列"});
  world.add({"b", "rail.trains", "2024-10", "115", "列"});
  world.add({"c", "rail.trains", "2024-01..2024-10", "915", "列"});
  CHECK(world.view("rail.trains") == "915列");
  world.add({"d", "rail.trains", "2024-01..2024-10", "91", "列"}).subject =
      *world.catalogue.subject("胶州市");
  CHECK(world.say("开行{rail.trains}。") == "-");
  REQUIRE(world.codes() == std::vector<std::string>{"compose/ambiguous"});
  CHECK(world.said.all().front().related.size() == 2);
}

TEST_CASE("of two facts of one figure that the rules refuse only the rules tell") {
  World world;
  world.add({"a", "rail.trains", "2024-01..2024-10", "915", "列"});
  world.add({"b", "rail.trains", "2024-01..2024-10", "951", "列"});
  CHECK(world.say("开行{rail.trains}。") != "-");
  CHECK(world.codes().empty());
}

TEST_CASE("facts of documents that the issue does not report are not there") {
  World world;
  world.add({"a", "rail.trains", "2024-01..2024-10", "915", "列"}).document =
      *world.catalogue.document("other-paper");
  CHECK(world.say("开行{rail.trains}。") == "-");
  CHECK(world.codes() == std::vector<std::string>{"compose/sentence-left-out"});
}

TEST_CASE("a loss neither becomes a gain nor disappears") {
  World world;
  world.add({"a", "rail.trains", "2024-01..2024-10", "915", "列", Qualifier::None, Status::Actual,
             "-3.2"});
  CHECK(world.view("rail.trains:year_on_year") == "同比下降3.2%");
  CHECK(world.view("rail.trains:growth") == "下降3.2%");
  CHECK(world.say("增长{rail.trains:rate}。") == "-");
  CHECK(world.codes() == std::vector<std::string>{"compose/negative-in-prose"});
}

TEST_CASE("every figure has its own span and says what it is") {
  World world;
  world.fill();
  CHECK(world.say("{rail.trains:period}，开行{rail.trains}，{rail.trains:year_on_year}，上年同期为"
                  "{rail.trains:base}。") == "1—10月，开行915列，同比增长18.1%，上年同期为775列。");
  const std::vector<Figure>& figures = world.document_out.figures;
  REQUIRE(figures.size() == 3);
  CHECK(figures[0].printed == "915列");
  CHECK(figures[0].what == "中欧班列开行列数（上合示范区，2024年1—10月，实际数）");
  CHECK(figures[0].sentence == "1—10月，开行915列，同比增长18.1%，上年同期为775列。");
  CHECK_FALSE(figures[0].comparison);
  CHECK(figures[1].printed == "18.1%");
  CHECK(figures[1].comparison);
  CHECK(figures[1].what == "中欧班列开行列数（上合示范区，2024年1—10月，同比增速）");
  CHECK(figures[2].derived);
  CHECK(figures[2].formula == "算式");
  CHECK(figures[2].what == "中欧班列开行列数（上合示范区，2023年1—10月，推算的上年同期数）");
  CHECK(figures[2].facts.size() == 1);
}

TEST_CASE("the threshold and a claim with digits are figures of their source") {
  World world;
  Fact& part = world.add({"a", "invest.projects", "2024-Q1..Q3", "4", "个"});
  part.within = Within{"whole", "50亿元以上", "source", part.span};
  part.claim = claim(world, "3A级旅游景区", "国家");
  world.add({"whole", "invest.all", "2024-Q1..Q3", "98", "个"});
  CHECK(world.say(
            "其中{invest.projects:threshold}项目{invest.projects}，为{invest.projects:claim}。") ==
        "其中50亿元以上项目4个，为国家3A级旅游景区。");
  REQUIRE(world.document_out.figures.size() == 3);
  CHECK(world.document_out.figures[0].printed == "50亿元以上");
  CHECK(world.document_out.figures[2].printed == "国家3A级旅游景区");
}

TEST_CASE("a sentence ends, and is not crowded") {
  World world;
  world.fill();
  CHECK(world.say("开行{rail.trains}") == "开行915列");
  CHECK(world.codes() == std::vector<std::string>{"compose/unfinished-sentence"});
  (void)world.say("开行{rail.trains}（{rail.trains:growth}。）");
  CHECK(world.codes().empty());
  (void)world.say("{rail.trains}、{trade.total}、{trade.sco}、{invest.projects}。");
  CHECK(world.codes() == std::vector<std::string>{"compose/crowded-sentence"});
  (void)world.say("{rail.trains}，{rail.trains:growth}；{trade.total}，{trade.total:growth}。");
  CHECK(world.codes().empty());
}

// prose.md section 6: what the sentences of a brief must never say.
TEST_CASE("counter-examples cannot be produced from honest skeletons") {
  World world;
  world.fill();
  CHECK(world.view("energy.turnover") != "超过2300亿元");    // W-10: the source says 突破
  CHECK(world.view("trade.total:stated") == "预计347亿元");  // not 初步统计
  // No target in the data: nothing to exceed. No forecast in the data: none is made.
  CHECK(world.say("完成目标{trade.total@target}。") == "-");
  CHECK(world.say("全年{rail.trains@forecast}。") == "-");
  // A bound divided by a bound is no figure; sums of unlike things have no view at all.
  CHECK(world.say("户均{energy.turnover:per_item}。") == "-");
  CHECK(world.say("合计{rail.trains:sum}。") == "-");
  CHECK(world.codes() == std::vector<std::string>{"compose/unknown-view"});
}

}  // namespace
}  // namespace jianbao::composing
