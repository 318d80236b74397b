#include "compose/compose.h"

#include <algorithm>

#include "world.h"

namespace jianbao::composing {
namespace {

constexpr Emphasis strong = Emphasis::Strong;

template <class T>
std::vector<T> blocks_of(const Document& document) {
  std::vector<T> found;
  for (const Block& block : document.blocks) {
    if (const T* content = std::get_if<T>(&block.content)) {
      found.push_back(*content);
    }
  }
  return found;
}

std::vector<std::string> headings(const Document& document) {
  std::vector<std::string> texts;
  for (const Heading& heading : blocks_of<Heading>(document)) {
    texts.push_back(heading.text);
  }
  return texts;
}

std::vector<std::string> codes(const Diagnostics& said) {
  std::vector<std::string> found;
  for (const Diagnostic& diagnostic : said.all()) {
    found.emplace_back(message(diagnostic.code).code);
  }
  return found;
}

bool has(const Diagnostics& said, std::string_view code) {
  const auto all = codes(said);
  return std::find(all.begin(), all.end(), code) != all.end();
}

/// Every figure stands in exactly one span.
void check_spans(const Document& document) {
  std::vector<int> seen(document.figures.size());
  const auto look = [&](const Spans& spans) {
    for (const TextSpan& span : spans) {
      if (span.figure) {
        REQUIRE(*span.figure < seen.size());
        ++seen[*span.figure];
      }
    }
  };
  for (const Title& title : blocks_of<Title>(document)) {
    std::for_each(title.lines.begin(), title.lines.end(), look);
    look(title.subtitle);
  }
  for (const Paragraph& paragraph : blocks_of<Paragraph>(document)) {
    look(paragraph.spans);
  }
  for (const Table& table : blocks_of<Table>(document)) {
    for (const auto& row : table.rows) {
      for (const TableCell& cell : row.cells) {
        look(cell.spans);
      }
    }
    std::for_each(table.notes.begin(), table.notes.end(), look);
  }
  for (const Chart& chart : blocks_of<Chart>(document)) {
    for (const ChartSeries& series : chart.series) {
      for (const ChartPoint& point : series.points) {
        look(point.words);
      }
    }
    std::for_each(chart.notes.begin(), chart.notes.end(), look);
  }
  CHECK(std::all_of(seen.begin(), seen.end(), [](int times) { return times == 1; }));
}

ParagraphSpec say(World& world, std::vector<std::string> sentences) {
  ParagraphSpec spec{{}, world.span(1, 1, 1)};
  for (std::string& words : sentences) {
    spec.sentences.push_back(world.text(std::move(words)));
  }
  return spec;
}

TableSpec table_spec(World& world, std::vector<TableColumn> columns,
                     std::vector<std::string> rows) {
  TableSpec spec{"main", world.text("本期主要数据"), std::move(columns), {{}},
                 {},     world.span(1, 1, 1)};
  for (std::string& key : rows) {
    spec.parts.front().rows.push_back(world.text(std::move(key)));
  }
  return spec;
}

using Bars = std::vector<std::pair<std::string, std::string>>;
ChartSpec chart_spec(World& world, std::string unit, const Bars& bars) {
  ChartSpec spec{.name = "trains",
                 .kind = ChartKind::Column,
                 .title = world.text("中欧班列开行列数"),
                 .unit = std::move(unit),
                 .second_unit = {},
                 .categories = {},
                 .series = {{std::nullopt, {}, false, world.span(1, 1, 1)}},
                 .notes = {},
                 .bands = 7,
                 .span = world.span(1, 1, 1)};
  for (const auto& [of, view] : bars) {
    const std::string period = view == "base" ? ":base_period}" : ":period_long}";
    spec.categories.push_back({world.text("{" + of + period),
                               {world.text(of), world.text(view), std::nullopt, std::nullopt},
                               world.span(1, 1, 1)});
  }
  return spec;
}

SectionSpec section(World& world, std::string heading, std::vector<BlockSpec> blocks) {
  return {world.text(std::move(heading)), std::move(blocks)};
}

void fill_report(World& world) {
  world.fill();
  world.report.key_points = {
      world.text("{rail.trains:period}，开行{rail.trains}，{rail.trains:year_on_year}。"),
      world.text("外贸进出口{trade.total:stated}。"),
      world.text("{energy.turnover:period}，交易额{energy.turnover}。")};
  world.report.sections = {section(world, "国际物流中心", {say(world, {"开行{rail.trains}。"})}),
                           section(world, "无数一节", {say(world, {"对俄{tir.trips}。"})}),
                           section(world, "现代贸易中心", {say(world, {"进出口{trade.total}。"})})};
  world.report.annex_title = "主要数据来源及口径";
}

TEST_CASE("a fact that the rules refuse stops the document, and is told once") {
  World world;
  fill_report(world);
  world.add({"again", "rail.trains", "2024-01..2024-10", "951", "列"});
  const auto outcome = compose(world.input());
  CHECK_FALSE(outcome);
  const auto said = codes(outcome.diagnostics);
  CHECK(std::ranges::count(said, "compose/refused-fact") == 1);
  CHECK(std::ranges::count(said, "compose/ambiguous") == 0);
}

TEST_CASE("the parts of a brief in their order") {
  World world;
  fill_report(world);
  world.notes.title = world.text("上合示范区{rail.trains:period_long}/建设情况");
  world.notes.subtitle = world.text("中欧班列开行{rail.trains}");
  world.notes.editor_note = world.text("本期数据来自{source:event}。");
  world.notes.remarks = {{"现代贸易中心", world.text("主要受季节影响。"), "综合处"}};
  const auto outcome = compose(world.input());
  REQUIRE(outcome);
  const Document& document = *outcome;
  check_spans(document);

  const Masthead masthead = blocks_of<Masthead>(document).front();
  CHECK(masthead.issue_line == "第2期（总第4期）");
  CHECK(masthead.unit == "简报编辑部编");
  CHECK(masthead.date == "2024年12月　日");
  const Title title = blocks_of<Title>(document).front();
  REQUIRE(title.lines.size() == 2);
  CHECK(plain_text(title.lines[0]) == "上合示范区2024年1—10月");
  CHECK(plain_text(title.subtitle) == "——中欧班列开行915列");
  CHECK(plain_text(title.as_of) == "（数据截至2024年12月3日，另有期间的随文注明）");
  CHECK(document.title == "上合示范区2024年1—10月建设情况");
  CHECK(document.draft);

  const auto paragraphs = blocks_of<Paragraph>(document);
  REQUIRE(paragraphs.size() == 5);
  CHECK(paragraphs[0].style == ParagraphStyle::EditorNote);
  CHECK(plain_text(paragraphs[0].spans) == "编者按：本期数据来自新闻发布会。");
  CHECK(paragraphs[0].spans.front().emphasis == strong);
  CHECK(plain_text(paragraphs[1].spans) ==
        "要点：1—10月，开行915列，同比增长18.1%。外贸进出口预计347亿元。"
        "截至12月2日，交易额突破2300亿元。");
  CHECK(plain_text(paragraphs[4].spans) == "主要受季节影响。（综合处）");
  CHECK(blocks_of<AttachmentList>(document).front().names ==
        std::vector<std::string>{"主要数据来源及口径"});
  CHECK(headings(document) == std::vector<std::string>{"一、国际物流中心", "二、现代贸易中心"});
  CHECK(has(outcome.diagnostics, "compose/section-left-out"));
  CHECK(blocks_of<Attachment>(document).front().label == "附件");

  const Colophon colophon = std::get<Colophon>(document.blocks.back().content);
  CHECK(colophon.lines[0] == std::pair<std::string, std::string>{"报：", "领导。"});
  CHECK(colophon.lines[2] == std::pair<std::string, std::string>{"发：", "各单位。"});
  CHECK(colophon.date == "2024年12月　日印发");
  CHECK(colophon.copies == "（共印50份）");
}

TEST_CASE("E-01, E-02, E-10, E-13…E-20: what a report and an issue declare stands in its place") {
  World world;
  fill_report(world);
  world.issue.classification = "秘密★1年";
  world.issue.copy_number = "000007";
  world.report.addressee = world.text("各有关部门：");
  world.report.post_note = world.text("（此件公开发布）");
  world.report.signature = true;
  world.report.sections.front().blocks = {
      SubheadingSpec{world.text("铁路")},
      PointSpec{3, world.text("中欧班列"), say(world, {"开行{rail.trains}。"}).sentences,
                world.span(1, 1, 1)},
      PointSpec{4, std::nullopt, say(world, {"共{rail.trains}。"}).sentences, world.span(1, 1, 1)},
      PointSpec{4, std::nullopt, say(world, {"对俄{tir.trips}。"}).sentences, world.span(1, 1, 1)},
      PointSpec{3, std::nullopt, say(world, {"开行{rail.trains}。"}).sentences,
                world.span(1, 1, 1)},
      PointSpec{2, world.text("公路"), say(world, {"开行{rail.trains}。"}).sentences,
                world.span(1, 1, 1)}};
  const auto outcome = compose(world.input());
  REQUIRE(outcome);
  const Masthead masthead = blocks_of<Masthead>(*outcome).front();
  CHECK(masthead.classification == "秘密★1年");
  CHECK(masthead.copy_number == "000007");
  std::vector<std::string> texts;
  for (const Paragraph& paragraph : blocks_of<Paragraph>(*outcome)) {
    texts.push_back(plain_text(paragraph.spans));
  }
  REQUIRE(texts.size() == 8);
  CHECK(texts[0] == "各有关部门：");
  CHECK(texts[2] == "1.中欧班列。开行915列。");
  CHECK(texts[3] == "（1）共915列。");
  CHECK(texts[4] == "2.开行915列。");  // the point without a figure of this issue takes no number
  CHECK(texts[5] == "（二）公路。开行915列。");
  CHECK(texts[7] == "（此件公开发布）");
  CHECK(blocks_of<Paragraph>(*outcome)[5].spans.front().emphasis == Emphasis::Kai);
  CHECK(blocks_of<Signature>(*outcome).front().date == "2024年12月　日");
}

TEST_CASE("a signed issue is no draft and bears the day of signing") {
  World world;
  fill_report(world);
  world.issue.signed_off = World::day(2024, 12, 5);
  const auto outcome = compose(world.input());
  REQUIRE(outcome);
  CHECK_FALSE(outcome->draft);
  CHECK(blocks_of<Masthead>(*outcome).front().date == "2024年12月5日");
  CHECK(std::get<Colophon>(outcome->blocks.back().content).date == "2024年12月5日印发");
}

TEST_CASE("the annex lists what was printed, in the order of printing") {
  World world;
  fill_report(world);
  world.facts.facts.front().note = "来源未分列";
  world.report.annex_notes = {world.text("数据来自公开报道。")};
  const auto outcome = compose(world.input());
  REQUIRE(outcome);
  const auto tables = blocks_of<Table>(*outcome);
  REQUIRE(tables.size() == 2);
  REQUIRE(tables[0].rows.size() == 1);
  CHECK(plain_text(tables[0].rows[0].cells[4].spans) == "2024年12月2日新闻发布会");
  REQUIRE(tables[1].rows.size() == 3);
  CHECK(plain_text(tables[1].rows[0].cells[0].spans) == "中欧班列开行列数");
  CHECK(plain_text(tables[1].rows[0].cells[2].spans) == "中欧班列开行列数的口径。来源未分列。");
  CHECK(plain_text(tables[1].rows[2].cells[1].spans) == "截至2024年12月2日累计");
}

TEST_CASE("a table: bare numbers, their nature in a column, a dash that is explained") {
  World world;
  fill_report(world);
  using C = TableColumn;
  world.report.lead = {table_spec(
      world, {C::Indicator, C::Period, C::Nature, C::Value, C::Unit, C::YearOnYear, C::Base},
      {"rail.trains", "trade.total", "energy.turnover", "tir.trips"})};
  const auto outcome = compose(world.input());
  REQUIRE(outcome);
  check_spans(*outcome);
  const Table table = blocks_of<Table>(*outcome).front();
  CHECK(table.caption == "表1　本期主要数据");
  CHECK(table.columns[3].align == ColumnAlign::Decimal);
  const auto row = [&table](std::size_t r) {
    std::string text;
    for (const TableCell& cell : table.rows.at(r).cells) {
      text += plain_text(cell.spans) + "|";
    }
    return text;
  };
  REQUIRE(table.rows.size() == 3);
  CHECK(row(0) == "中欧班列|1—10月|实际|915|列|18.1|775|");
  CHECK(row(1) == "外贸进出口|1—10月|预计|347|亿元|20|287～291|");
  CHECK(row(2) == "能源交易额|截至12月2日累计|下限（突破）|2300|亿元|—|—|");
  REQUIRE(table.notes.size() == 1);
  const std::string note = plain_text(table.notes.front());
  CHECK(note.starts_with("注：“—”为来源未公布。"));
  CHECK(note.find("推算") != std::string::npos);
  const FigureIndex first = table.rows[2].cells[3].spans.front().figure.value();
  CHECK(outcome->figures[first].printed == "突破2300亿元");
  CHECK(outcome->figures[first].sentence ==
        "表1　本期主要数据：能源交易额，截至12月2日累计，下限（突破），2300，亿元，—，—");
  CHECK(has(outcome.diagnostics, "compose/row-left-out"));
  CHECK(has(outcome.diagnostics, "compose/not-referred"));
}

TEST_CASE("a table without a column of natures prints figures whole") {
  World world;
  fill_report(world);
  world.report.lead = {
      table_spec(world, {TableColumn::Indicator, TableColumn::Value}, {"trade.total"})};
  const auto outcome = compose(world.input());
  REQUIRE(outcome);
  CHECK(plain_text(blocks_of<Table>(*outcome).front().rows[0].cells[1].spans) == "预计347亿元");
}

TEST_CASE("a chart says of each bar what kind of number it is") {
  World world;
  fill_report(world);
  world.report.sections[0].blocks = {
      say(world, {"见{chart:trains}。"}),
      chart_spec(world, "列", {{"rail.trains", "base"}, {"rail.trains", "value"}})};
  const auto outcome = compose(world.input());
  REQUIRE(outcome);
  check_spans(*outcome);
  const Chart chart = blocks_of<Chart>(*outcome).front();
  CHECK(chart.caption == "图1　中欧班列开行列数（列）");
  REQUIRE(chart.series.size() == 1);
  const auto& points = chart.series[0].points;
  REQUIRE(points.size() == 2);
  CHECK(chart.categories[0].label == "2023年1—10月");
  CHECK(points[0].nature == PointNature::Derived);
  CHECK(points[0].value == decimal("775"));
  CHECK(plain_text(points[1].words) == "915");
  CHECK(chart.alternative ==
        "图1　中欧班列开行列数：2023年1—10月775列（推算）；2024年1—10月915列。");
  CHECK(plain_text(blocks_of<Paragraph>(*outcome)[1].spans) == "见图1。");
  CHECK_FALSE(has(outcome.diagnostics, "compose/not-referred"));
}

TEST_CASE("what does not compare is not drawn") {
  struct Case {
    std::string unit;
    Bars bars;
    std::string_view code;
  };
  const Case cases[] = {
      {"列", {{"rail.trains", "value"}, {"invest.projects", "value"}}, "compose/chart-unlike"},
      {"列", {{"rail.trains", "value"}, {"rail.trains", "rate"}}, "compose/chart-unlike"},
      {"%", {{"rail.trains", "value"}, {"rail.trains", "base"}}, "compose/chart-unlike"},
      {"亿元", {{"energy.turnover", "value"}, {"trade.total", "value"}}, "compose/chart-unlike"},
      {"列", {{"rail.trains", "increment"}, {"rail.trains", "value"}}, "compose/chart-view"},
  };
  for (const Case& c : cases) {
    World world;
    fill_report(world);
    world.report.lead = {chart_spec(world, c.unit, c.bars)};
    const auto outcome = compose(world.input());
    CHECK_FALSE(outcome);
    CHECK_MESSAGE(has(outcome.diagnostics, c.code), c.code);
  }
}

TEST_CASE("one bar is no chart; its number goes to the next") {
  World world;
  fill_report(world);
  ChartSpec lonely = chart_spec(world, "列", {{"rail.trains", "value"}, {"tir.trips", "value"}});
  lonely.name = "lonely";
  world.report.lead = {
      lonely, chart_spec(world, "列", {{"rail.trains", "base"}, {"rail.trains", "value"}})};
  world.report.sections[0].blocks = {say(world, {"见{chart:lonely}。", "见{chart:trains}。"})};
  const auto outcome = compose(world.input());
  REQUIRE(outcome);
  CHECK(blocks_of<Chart>(*outcome).size() == 1);
  CHECK(plain_text(blocks_of<Paragraph>(*outcome)[1].spans) == "见图1。");
  CHECK(has(outcome.diagnostics, "compose/block-left-out"));
}

TEST_CASE("subheadings are numbered within their section and never stand alone") {
  World world;
  fill_report(world);
  world.report.sections[0].blocks = {
      SubheadingSpec{world.text("空")}, say(world, {"对俄{tir.trips}。"}),
      SubheadingSpec{world.text("班列")}, say(world, {"开行{rail.trains}。"}),
      SubheadingSpec{world.text("末")}};
  const auto outcome = compose(world.input());
  REQUIRE(outcome);
  CHECK(headings(*outcome) ==
        std::vector<std::string>{"一、国际物流中心", "（一）班列", "二、现代贸易中心"});
}

TEST_CASE("faults of the whole report") {
  SUBCASE("a figure twice in one paragraph") {
    World world;
    fill_report(world);
    world.report.sections[0].blocks = {say(world, {"开行{rail.trains}。", "共{rail.trains}。"})};
    const auto outcome = compose(world.input());
    REQUIRE(outcome);
    CHECK(has(outcome.diagnostics, "compose/repeated-figure"));
  }
  SUBCASE("too few key points") {
    World world;
    fill_report(world);
    world.report.key_points.pop_back();
    const auto outcome = compose(world.input());
    REQUIRE(outcome);
    CHECK(has(outcome.diagnostics, "compose/key-points"));
  }
  SUBCASE("a title cannot be left out") {
    World world;
    fill_report(world);
    world.notes.title = world.text("对俄开行{tir.trips}");
    const auto outcome = compose(world.input());
    CHECK_FALSE(outcome);
    CHECK(has(outcome.diagnostics, "compose/title-incomplete"));
  }
  SUBCASE("a remark for a section that is not there") {
    World world;
    fill_report(world);
    world.notes.remarks = {{"现代贸易", world.text("说明。"), "综合处"}};
    const auto outcome = compose(world.input());
    CHECK_FALSE(outcome);
    CHECK(has(outcome.diagnostics, "compose/remark-section"));
  }
  SUBCASE("a figure in a caption") {
    World world;
    fill_report(world);
    TableSpec table = table_spec(world, {TableColumn::Indicator}, {"rail.trains"});
    table.title = world.text("开行{rail.trains}");
    world.report.lead = {table};
    const auto outcome = compose(world.input());
    CHECK_FALSE(outcome);
    CHECK(has(outcome.diagnostics, "compose/figure-in-label"));
  }
}

TEST_CASE("composing twice gives the same text") {
  World world;
  fill_report(world);
  const auto first = compose(world.input());
  const auto second = compose(world.input());
  REQUIRE(first);
  REQUIRE(second);
  const CheckedFacts& checked = world.input().dataset.checked();
  CHECK(dump(*first, checked) == dump(*second, checked));
}

TEST_CASE("the checking list follows the page") {
  World world;
  fill_report(world);
  const auto body = compose(world.input());
  REQUIRE(body);
  const auto list = compose_sources(world.input(), *body, {{1, 1, 12}, {0, 2, 3}});
  REQUIRE(list);
  CHECK(list->name == "monthly-brief.sources");
  CHECK(list->draft);
  CHECK(blocks_of<Masthead>(*list).empty());
  const Table table = blocks_of<Table>(*list).front();
  REQUIRE(table.rows.size() == 2);
  const auto cell = [&table](std::size_t row, std::size_t column) {
    return plain_text(table.rows.at(row).cells.at(column).spans);
  };
  CHECK(cell(0, 0) == "1");
  CHECK(cell(0, 1) == "1·12");
  CHECK(cell(0, 2) == "18.1%");
  CHECK(cell(0, 4) == "据青岛晚报2024年12月3日第24行“增长18.1%”");
  CHECK(cell(1, 2) == "915列");
  CHECK(cell(1, 3).ends_with("；事实trains"));
  CHECK(cell(1, 5).find("未核：基期事实") != std::string::npos);
}

TEST_CASE("a computed figure cites the growth it was reckoned with") {
  World world;
  fill_report(world);
  world.report.key_points = {world.text("上年同期为{rail.trains:base}。")};
  const auto body = compose(world.input());
  REQUIRE(body);
  Document named = *body;
  named.figures[0].formula = "915 ÷ (1 + 18.1%)";
  const auto list = compose_sources(world.input(), named, {{0, 1, 1}});
  REQUIRE(list);
  const std::vector<TableCell> row = blocks_of<Table>(*list).front().rows.front().cells;
  CHECK(plain_text(row[3].spans).ends_with("；915 ÷ (1 + 18.1%)"));
  CHECK(plain_text(row[4].spans) == "据青岛晚报2024年12月3日第24行“915列”“增长18.1%”");
}

TEST_CASE("a figure that no rule looked at does not read as one that passed") {
  World world;
  fill_report(world);
  const CheckedFacts& checked = world.input().dataset.checked();
  CHECK(verdict_summary(checked, Figure{}) == "没有规则涉及");
}

TEST_CASE("the dump shows figures in brackets and bold words between asterisks") {
  World world;
  world.add({"trains", "rail.trains", "2024-01..2024-10", "915", "列"});
  const CheckedFacts& checked = world.input().dataset.checked();
  Document document;
  document.name = "test";
  document.blocks.push_back(
      {Paragraph{ParagraphStyle::Body,
                 {{"要点：", strong, {}}, {"开行", {}, {}}, {"915列", {}, 0}, {"。", {}, {}}}},
       {}});
  document.figures.push_back({"915列", "列数", "开行915列。", "", {0}});
  CHECK(dump(document, checked) ==
        "document test\n  state draft\nparagraph body\n  text *要点：*开行[0:915列]。\n"
        "figure 0 915列\n  what 列数\n  sentence 开行915列。\n  facts trains\n");
}

}  // namespace
}  // namespace jianbao::composing
