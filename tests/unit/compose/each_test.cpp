#include "compose/each_block.h"

#include "compose/compose.h"
#include "compose/conditions.h"
#include "compose/generated_blocks.h"
#include "compose/statement_views.h"
#include "world.h"

namespace jianbao::composing {
namespace {

using Texts = std::vector<std::string>;

struct Each {
  Each() {
    world.fill();
    SelectionSpec& all = world.report.selections.emplace_back(
        SelectionSpec{.name = "grown", .span = world.span(1, 1, 2)});
    all.has = {Trait::Growth};
    all.order = {OrderBy::Growth};
    world.report.selections.emplace_back(SelectionSpec{.name = "none", .span = world.span(1, 1, 2)})
        .levels = {"村"};
  }

  EachSpec spec(std::vector<std::string> sentences) {
    EachSpec each{.in = world.text("grown"), .span = world.span(1, 1, 2)};
    for (std::string& words : sentences) {
      each.sentences.emplace_back(world.text(std::move(words)));
    }
    return each;
  }

  Texts print(const EachSpec& each) {
    Document document;
    Diagnostics said;
    Context context(world.input(), document, said);
    Texts out;
    for (const EachGroup& group : make_each(context, each)) {
      for (const EachItem& item : group.items) {
        out.push_back((group.heading.empty() ? "" : group.heading + "：") + item.heading +
                      plain_text(item.text));
      }
    }
    return out;
  }

  World world;
};

TEST_CASE("the same sentences are said of each fact, in the order of the selection") {
  Each office;
  CHECK(office.print(office.spec({"{it:name}{it:stated}，{it:year_on_year}。"})) ==
        Texts{"外贸进出口预计347亿元，同比增长20%。", "中欧班列915列，同比增长18.1%。",
              "上合组织国家预计63亿元，同比增长1.6%。"});
}

TEST_CASE(
    "a run is one paragraph; groups have headings; a fact of which nothing can be said is not "
    "there") {
  Each office;
  EachSpec each = office.spec({"{it:name}上年同期{it:base}。"});
  each.as = EachAs::Run;
  each.group = GroupBy::Subject;
  CHECK(office.print(each) == Texts{"外贸进出口上年同期287亿元～291亿元。中欧班列上年同期775列。"});
}

TEST_CASE("sentences have conditions, of a selection and of the fact itself") {
  Each office;
  EachSpec each = office.spec({});
  const auto when = [&](ConditionKind kind, std::string of, std::string words) {
    each.sentences.emplace_back(office.world.text(std::move(words)),
                                std::vector<Condition>{{kind, office.world.text(std::move(of))}});
  };
  when(ConditionKind::Some, "grown", "有。");
  when(ConditionKind::NoneOf, "grown", "没有。");
  when(ConditionKind::NoneOf, "none", "空。");
  when(ConditionKind::Estimate, "it", "预计。");
  when(ConditionKind::Exact, "it", "确数。");
  when(ConditionKind::Rising, "it", "增。");
  when(ConditionKind::Falling, "it", "降。");
  when(ConditionKind::Flat, "it", "平。");
  when(ConditionKind::Bound, "energy.turnover", "界限。");
  CHECK(office.print(each) == Texts{"有。空。预计。确数。增。界限。", "有。空。确数。增。界限。",
                                    "有。空。预计。确数。增。界限。"});
}

TEST_CASE("what is said of a fact beside its number") {
  Each office;
  Fact& trains = office.world.facts.facts[0];
  trains.text = "开行中欧班列915列";
  trains.note = "来源未说明是否含回程。";
  trains.due = Period::parse("2024-Q1");
  office.world.add({"before", "rail.trains", "2022-01..2022-09", "570", "列"});
  office.world.earlier = {{"trains", "before", "期间不同（2022年1—9月与2024年1—10月）"}};
  const std::pair<const char*, const char*> cases[] = {
      {"text", "开行中欧班列915列"},
      {"figure", "915列"},
      {"who", "上合示范区"},
      {"due", "2024年一季度"},
      {"source", "青岛晚报2024年12月3日"},
      {"source_line", "青岛晚报2024年12月3日第24行"},
      {"day", "时间待核"},
      {"nature", "实际"},
      {"note", "来源未说明是否含回程"},
      {"domain", "组"},
      {"definition", "中欧班列开行列数的口径"},
      {"previous", "570列"},
      {"previous_period", "2022年1—9月"},
      {"change", "不可比：期间不同（2022年1—9月与2024年1—10月）"},
      {"progress", "-"},
      {"system", "-"},
      {"why", "-"},
  };
  for (const auto& [view, expected] : cases) {
    CAPTURE(view);
    CHECK(office.world.view("rail.trains[2024-01..2024-10]:" + std::string(view)) == expected);
  }
}

TEST_CASE("the difference is printed where the dataset holds one, with its direction in words") {
  Each office;
  office.world.derive("projects", Measure::Change, Derived::Form::Exact, "-35", "-35", "个");
  CHECK(office.world.view("invest.projects:change") == "减少35个");
  office.world.derive("trains", Measure::Change, Derived::Form::Exact, "0", "0", "列");
  CHECK(office.world.view("rail.trains:change") == "持平");
}

TEST_CASE("a comparison prints what aggregate allows, and else only its reason") {
  Each office;
  office.world.report.comparisons.push_back(
      {"two", ComparisonSpec::Kind::Times, office.world.text("rail.trains"),
       office.world.text("invest.projects"), office.world.span(1, 1, 2)});
  bool allowed = true;
  office.world.compare = [&allowed](FactIndex now, FactIndex before, ComparisonSpec::Kind) {
    ComparisonResult result;
    result.allowed = allowed;
    result.reason = "口径不同";
    if (allowed) {
      result.values.push_back({"times", "3.8倍", "算式", {now, before}, true});
    }
    return result;
  };
  CHECK(office.world.view("compare:two:times") == "3.8倍");
  CHECK(office.world.document_out.figures.at(0).formula == "算式");
  CHECK(office.world.view("compare:two:reason") == "-");
  allowed = false;
  CHECK(office.world.view("compare:two:times") == "-");
  CHECK(office.world.view("compare:two:reason") == "口径不同");
  CHECK(office.world.view("compare:three:times") == "-");
  CHECK(office.world.codes() == Texts{"compose/unknown-comparison"});
}

TEST_CASE("the natures of printed figures are listed by kind, each once") {
  Each office;
  Document document;
  Diagnostics said;
  Context context(office.world.input(), document, said);
  for (const char* words : {"{rail.trains}、{rail.trains:base}。", "{trade.total}，{rail.trains}。",
                            "{energy.turnover}。"}) {
    auto fragment = sentence(context, office.world.text(words));
    REQUIRE(fragment);
    (void)context.commit(std::move(*fragment), words);
  }
  Texts out;
  for (const BlockContent& block : make_natures(context, {office.world.span(1, 1, 2)})) {
    out.push_back(plain_text(std::get<Paragraph>(block).spans));
  }
  CHECK(out == Texts{"来源只给下限的：能源交易额突破2300亿元。", "来源预计的：外贸进出口347亿元。",
                     "由公布数推算的：中欧班列的上年同期数775列。"});
}

TEST_CASE("findings of the issue's facts are told by names, and their figures belong to facts") {
  Each office;
  office.world.findings = {
      {Code::ComposeSameOpening, office.world.facts.facts[0].value_span, {{"opening", "1—10月"}}},
      {Code::ComposeSameOpening, std::nullopt, {{"opening", "截至"}}}};
  Document document;
  Diagnostics said;
  Context context(office.world.input(), document, said);
  const auto blocks = make_findings(context, {2, office.world.span(1, 1, 2)});
  REQUIRE(blocks.size() == 1);
  CHECK(plain_text(std::get<Paragraph>(blocks[0]).spans) == "连续三段都用“1—10月”开头。");
  REQUIRE(document.figures.size() == 1);
  CHECK(document.figures[0].facts ==
        std::vector<FactIndex>{World::index(context.input.dataset.checked(), "trains")});
}

}  // namespace
}  // namespace jianbao::composing
