// How a brief writes: the sentence kinds and the counter-examples of the house's prose rules
// (W-01…W-25). Kinds 7, 8 and 9 and what two figures allow stand in aggregate/comparison_test.cpp.

#include "compose/compose.h"
#include "world.h"

namespace jianbao::composing {
namespace {

using Codes = std::vector<std::string>;

struct Brief {
  Brief() {
    world.fill();
    world.derive("trains", Measure::MonthlyAverage, Derived::Form::Exact, "91.5", "91.5", "列");
    Fact& forecast = world.add(
        {"forecast", "rail.trains", "2024", "1000", "列", Qualifier::Exceeding, Status::Forecast});
    forecast.claim = claim("首次", "");
    world.add({"trips", "tir.trips", "累计至2024-12-02", "220", "车次", Qualifier::Odd});
  }
  Claim claim(std::string kind, std::string scope) const {
    const Span span = world.span(1, 1, 1);
    const Anchor anchor{scope + kind, 1, span};
    return {std::move(kind), std::move(scope), anchor, span};
  }
  World world;
};

TEST_CASE("the sentence kinds of a brief") {
  Brief brief;
  Fact& part = brief.world.add({"large", "invest.all", "2024-Q1..Q3", "4", "个"});
  part.within = Within{"projects", "50亿元以上", "source", brief.world.span(1, 1, 1)};
  brief.world
      .add({"first", "trade.sco", "2024-Q1", "", "", Qualifier::None, Status::Actual, "14.3"})
      .period = Period::parse("2024-01..2024-09").value();
  Fact& pledge = brief.world.add(
      {"pledge", "invest.projects", "2024", "230", "个", Qualifier::None, Status::Pledge});
  pledge.pledged_by = brief.world.catalogue.subject("胶州市");
  pledge.due = Period::parse("2024");
  brief.world.derive("turnover", Measure::PerItem, Derived::Form::Rounded, "2.9", "2.9", "亿元");
  const std::pair<const char*, const char*> kinds[] = {
      {"{rail.trains:period}，{rail.trains:subject}累计开行中欧班列{rail.trains}，{rail.trains:"
       "year_on_year}。",
       "1—10月，上合示范区累计开行中欧班列915列，同比增长18.1%。"},                        // 1
      {"累计对俄开行TIR“中俄专线”{tir.trips}。", "累计对俄开行TIR“中俄专线”220余车次。"},  // 2
      {"规模以上工业增加值{trade.sco[2024-01..2024-09]:year_on_year}。",
       "规模以上工业增加值同比增长14.3%。"},  // 3
      {"新引进重大项目{invest.projects}，其中{invest.all:threshold}制造业项目{invest.all}。",
       "新引进重大项目98个，其中50亿元以上制造业项目4个。"},                            // 4
      {"平均每个{energy.turnover:per_item}（推算）。", "平均每个约2.9亿元（推算）。"},  // 5
      {"据此推算，{rail.trains:increment_phrase}。", "据此推算，比上年同期多140列。"},  // 6
      {"据发布会预计，全年开行量{rail.trains@forecast:claim}{rail.trains@forecast}；{rail.trains:"
       "period}已开行{rail.trains}。",
       "据发布会预计，全年开行量首次超过1000列；1—10月已开行915列。"},  // 10
      {"{invest.projects@target:who}提出，{invest.projects@target:due}引进项目{invest.projects@"
       "target}。",
       "胶州市提出，2024年引进项目230个。"},                                                 // 11
      {"{rail.trains:period_long}月均{rail.trains:monthly}。", "2024年1—10月月均91.5列。"},  // 12
  };
  for (const auto& [skeleton, printed] : kinds) {
    CAPTURE(skeleton);
    CHECK(brief.world.say(skeleton) == printed);
  }
}

TEST_CASE("W-10: bounding words stay as the source has them, and no view takes one away") {
  Brief brief;
  CHECK(brief.world.view("energy.turnover") == "突破2300亿元");
  CHECK(brief.world.view("energy.turnover:stated") == "突破2300亿元");
  CHECK(brief.world.view("tir.trips") == "220余车次");
  CHECK(brief.world.view("rail.trains@forecast") == "超过1000列");
}

TEST_CASE("W-10: an expected figure stays 预计, never 初步统计, and a promise never looks done") {
  Brief brief;
  CHECK(brief.world.view("trade.total:stated") == "预计347亿元");
  CHECK(brief.world.view("trade.total:nature") == "预计");
  brief.world.add({"goal", "trade.total", "2024", "400", "亿元", Qualifier::None, Status::Target});
  CHECK(brief.world.view("trade.total") == "347亿元");  // a target is not among what happened
  CHECK(brief.world.view("trade.total@target:stated") == "目标400亿元");
}

TEST_CASE("外贸347亿元，超额完成目标: without a target in the source there is nothing to print") {
  Brief brief;
  CHECK(brief.world.say("超额完成目标{trade.total@target}。") == "-");
  CHECK(brief.world.codes() == Codes{"compose/sentence-left-out"});
}

TEST_CASE("按此进度，全年有望突破1000列: nothing is reckoned from a forecast or towards one") {
  Brief brief;
  for (const char* view : {"base", "increment", "monthly", "share", "per_item"}) {
    CAPTURE(view);
    CHECK(brief.world.view("rail.trains@forecast:" + std::string(view)) == "-");
  }
}

TEST_CASE("户均6.57亿元: of a bound there is no average, share or monthly figure") {
  Brief brief;
  for (const char* view : {"base", "increment", "monthly", "share", "per_item"}) {
    CHECK(brief.world.view("energy.turnover:" + std::string(view)) == "-");
  }
}

TEST_CASE("单个投资50亿元以上: the threshold is printed in the words of the source") {
  Brief brief;
  brief.world.facts.facts[3].within =
      Within{"trains", "50亿元以上", "source", brief.world.span(1, 1, 1)};
  CHECK(brief.world.view("invest.projects:threshold") == "50亿元以上");
}

TEST_CASE("W-13: each claim is printed as its own kind with its scope, never as another") {
  Brief brief;
  const std::pair<const char*, const char*> claims[] = {
      {"首个", "全国首个"}, {"唯一", "全国唯一"}, {"第一", "全国第一"}, {"前列", "全国前列"}};
  for (const auto& [kind, printed] : claims) {
    brief.world.facts.facts[3].claim = brief.claim(kind, "全国");
    CHECK(brief.world.view("invest.projects:claim") == printed);
  }
  brief.world.facts.facts[3].claim = brief.claim("首创", std::string(unstated_scope));
  CHECK(brief.world.view("invest.projects:claim") == "首创");
}

TEST_CASE("no view adds two figures: levels, units and currencies are never mixed") {
  // 智能工厂10家、省级5家，合计15家 · 中欧班列与TIR共1135列 · 三类企业合计1701家 ·
  // 105.2亿美元加71.6亿元
  for (const char* word : {"sum", "total", "plus", "and"}) {
    CHECK_FALSE(parse_view(word).has_value());
  }
  Brief brief;
  CHECK(brief.world.say("共{rail.trains+tir.trips}。") == "-");
  CHECK(brief.world.codes() == Codes{"compose/bad-placeholder"});
}

TEST_CASE("S-03: 同比增长-3.2% does not happen") {
  Brief brief;
  brief.world.add({"fall", "invest.all", "2024-01..2024-10", "80", "个", Qualifier::None,
                   Status::Actual, "-3.2"});
  CHECK(brief.world.view("invest.all:year_on_year") == "同比下降3.2%");
  CHECK(brief.world.view("invest.all:growth") == "下降3.2%");
}

TEST_CASE("S-06: a growth is told in per cent, a difference of percentages in points") {
  Brief brief;
  CHECK(brief.world.view("rail.trains:year_on_year").ends_with("18.1%"));
  Comparison points = brief.world.facts.facts[0].comparisons[0];
  points.kind = ComparisonKind::PointChange;
  brief.world.facts.facts[0].comparisons = {points};
  CHECK(brief.world.view("rail.trains:year_on_year") == "-");
  CHECK(brief.world.view("rail.trains:figure") == "915列");
}

TEST_CASE("W-01: words of judgement come from declared bounds, and fail to come without a growth") {
  Brief brief;
  brief.world.report.wording.judgements = {{"实现两位数增长", decimal("10"), {}, {}, {}},
                                           {"实现增长", {}, decimal("0"), {}, {}}};
  CHECK(brief.world.view("rail.trains:judgement") == "实现两位数增长");
  CHECK(brief.world.view("trade.sco:judgement") == "实现增长");
  CHECK(brief.world.view("energy.turnover:judgement") == "-");
}

TEST_CASE(
    "W-03: the same figure twice in a paragraph is told; another figure of the same thing is not") {
  Brief brief;
  Document document;
  const auto codes_of = [&](std::vector<SentenceSpec> sentences) {
    Diagnostics said;
    Context context(brief.world.input(), document, said);
    (void)paragraph(context, "", sentences);
    Codes found;
    for (const Diagnostic& diagnostic : said.all()) {
      found.emplace_back(message(diagnostic.code).code);
    }
    return found;
  };
  const auto text = [&](const char* words) { return SentenceSpec(brief.world.text(words)); };
  CHECK(codes_of({text("{rail.trains}。"), text("再说{rail.trains}。")}) ==
        Codes{"compose/repeated-figure"});
  CHECK(codes_of({text("{rail.trains}。"), text("{rail.trains:year_on_year}。")}).empty());
}

TEST_CASE("W-20: three paragraphs that open alike are told, two are not") {
  for (const std::size_t count : {2U, 3U}) {
    Brief brief;
    brief.world.report.annex_title.clear();
    std::vector<BlockSpec> blocks;
    for (const char* key : {"trade.total", "trade.sco", "rail.trains"}) {
      if (blocks.size() < count) {
        blocks.emplace_back(ParagraphSpec{
            {brief.world.text("{" + std::string(key) + ":period}，为{" + key + "}。")},
            brief.world.span(1, 1, 1)});
      }
    }
    brief.world.report.sections = {{brief.world.text("物流"), std::move(blocks)}};
    const auto outcome = compose(brief.world.input());
    const auto& said = outcome.diagnostics.all();
    const auto alike = std::ranges::count(said, Code::ComposeSameOpening, &Diagnostic::code);
    CHECK(alike == (count == 3 ? 1 : 0));
  }
}

}  // namespace
}  // namespace jianbao::composing
