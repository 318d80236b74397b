#include "review/review.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "review/sentences.h"

namespace jianbao {
namespace {

Spans plain(std::string text) {
  Spans spans(1);
  spans.front().text = std::move(text);
  return spans;
}

/// A small office, and a document that a test writes.
class Bench {
 public:
  Bench() {
    const UnitId unit = catalogue_.add(Unit{"列", "列", 1, true, span_});
    (void)catalogue_.add(Subject{"示例市", "示例省示例市", "市", "", span_});
    (void)catalogue_.add(Subject{"示例港", "示例市示例港", "机构", "示例市", span_});
    (void)catalogue_.add(
        Indicator{"trains", "开行列数", "班列", "", "物流", unit, MeasureKind::Flow, span_});
    add_source("paper", DocumentKind::Press);
    add_source("report", DocumentKind::Official);
    System system;
    system.name = "示例能源交易中心";
    system.aliases = {"示例“智谷”平台"};
    system.slips = {"示列能源交易中心"};
    (void)registry_.add(system);
    words.titles = {"书记", "市长", "主任", "局长", "总经理"};
    words.body_endings = {"局", "委", "办", "中心", "集团", "公司", "委员会", "大学"};
    words.secret = {"机密"};
    words.sensitive = {"慎用"};
  }

  Fact& fact(const std::string& id, std::string_view source) {
    Fact fact(catalogue_.indicator("trains").value(), catalogue_.subject("示例市").value(),
              catalogue_.document(source).value(), span_);
    fact.id = id;
    facts_.facts.push_back(std::move(fact));
    return facts_.facts.back();
  }
  /// Prints a figure of facts, in a sentence of its own.
  void print(std::string text, std::vector<FactIndex> of) {
    const auto index = static_cast<FigureIndex>(document.figures.size());
    Figure figure;
    figure.printed = text;
    figure.facts = std::move(of);
    document.figures.push_back(figure);
    document.blocks.push_back(
        {Paragraph{ParagraphStyle::Body,
                   {{"开行", {}, {}}, {std::move(text), {}, index}, {"。", {}, {}}}},
         {}});
  }
  void say(std::string text, ParagraphStyle style = ParagraphStyle::Body) {
    document.blocks.push_back({Paragraph{style, plain(std::move(text))}, {}});
  }
  void add(BlockContent content) { document.blocks.push_back({std::move(content), {}}); }

  [[nodiscard]] std::vector<ReviewItem> items() const {
    std::vector<std::uint32_t> all(facts_.facts.size());
    std::iota(all.begin(), all.end(), 0U);
    const FactView view(std::make_shared<const FactSet>(facts_), all);
    return review_items({document, view, catalogue_, registry_, words});
  }
  [[nodiscard]] std::vector<std::string> found(ReviewKind kind) const {
    std::vector<std::string> found;
    for (const ReviewItem& item : items()) {
      if (item.kind == kind) {
        found.push_back(item.words);
      }
    }
    return found;
  }

  Document document{.name = "monthly",
                    .title = "月报",
                    .author = {},
                    .blocks = {},
                    .figures = {},
                    .facts = {},
                    .draft = true,
                    .pages_aim = 0,
                    .pages_most = 0};
  Watchwords words;

 private:
  void add_source(std::string key, DocumentKind kind) {
    (void)catalogue_.add(SourceDocument{.key = std::move(key),
                                        .title = "某地情况",
                                        .publisher = "示例日报",
                                        .file = "a.txt",
                                        .sha256 = "",
                                        .page = "",
                                        .published = {},
                                        .date_inferred = false,
                                        .date_basis = "",
                                        .kind = kind,
                                        .event_date = {},
                                        .event = "",
                                        .span = span_});
  }

  SourceMap sources_;
  Span span_{sources_.add("data/test.yaml", ""), {1, 1}, {1, 2}};
  Catalogue catalogue_;
  Registry registry_;
  FactSet facts_;
};

using Words = std::vector<std::string>;

TEST_CASE("hearsay of one document is one item, whose mark changes with any figure of it") {
  Bench bench;
  (void)bench.fact("a", "paper");
  (void)bench.fact("b", "paper");
  (void)bench.fact("c", "report");
  bench.fact("d", "paper").confirmed = Confirmation{"某局", {}};
  bench.print("915列", {0});
  bench.print("18.1%", {0, 1});
  bench.print("7列", {2});
  bench.print("8列", {3});
  const auto items = bench.items();
  REQUIRE(items.size() == 2);
  // An office reports officially, and nobody has confirmed it all the same.
  CHECK(items[1].words == "示例日报《某地情况》（report）未经确认的1条事实，印出1个数");
  CHECK(items[0].words == "示例日报《某地情况》（paper）据报道、未经确认的2条事实，印出2个数");
  CHECK(items[0].facts == Words{"a", "b"});
  CHECK(bench.items()[0].mark == items[0].mark);
  bench.document.figures[0].printed = "951列";
  CHECK(bench.items()[0].words == items[0].words);
  CHECK(bench.items()[0].mark != items[0].mark);
}

TEST_CASE(
    "a restricted fact is an item of its own, confirmed or not, however often it is printed") {
  Bench bench;
  bench.fact("a", "report").disclosure = Disclosure::NotQuotable;
  Fact& told = bench.fact("b", "paper");
  told.disclosure = Disclosure::Restricted;
  told.confirmed = Confirmation{"某局", {}};
  bench.print("5列", {0});
  bench.print("5列", {0});
  bench.print("6列", {1});
  CHECK(bench.found(ReviewKind::Figure) == Words{"开行列数（示例市）5列，公开程度：不得引用",
                                                 "开行列数（示例市）6列，公开程度：限制"});
}

TEST_CASE("people are found by their titles, with what stands beside them") {
  const std::vector<std::pair<std::string, Words>> cases{
      {"示例市市长张某某介绍了情况。", {"示例市市长张某某"}},
      {"市委书记李某、主任王某出席。", {"市委书记李某", "主任王某"}},
      {"据张某总经理说，形势平稳。", {"据张某总经理"}},
      {"张和平局长在会上讲话。", {"张和平局长"}},
      {"各项主任务已完成，格局长期不变。", {}},
      {"没有人。", {}},
  };
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    Bench bench;
    bench.say(text);
    CHECK(bench.found(ReviewKind::Person) == expected);
  }
}

TEST_CASE("names that neither the register nor the catalogue has are asked for") {
  const std::vector<std::pair<std::string, Words>> cases{
      {"示例能源交易中心开户。", {}},
      {"能源交易中心开户。", {"能源交易中心"}},
      {"示列能源交易中心开户。", {"示列能源交易中心"}},
      {"示例市发展和改革委员会印发文件。", {"示例市发展和改革委员会"}},
      {"会同市商务局和市海关局办理。", {"市商务局", "市海关局"}},
      {"支持甲乙丙集团公司承办大会，形成新格局。", {"甲乙丙集团公司"}},
      {"示例“智谷”平台和“丁戊谷”上线。", {"“丁戊谷”"}},
      {"印发《某某规划》，据《某地情况》。", {"《某某规划》"}},
      {"他说“我们要干，干得好。”大学生都来了，办理委托。", {}},
      {"四个中心和该公司都好。", {}},
  };
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    Bench bench;
    bench.say(text);
    CHECK(bench.found(ReviewKind::Name) == expected);
  }
}

TEST_CASE("a name is one item wherever it stands, a secrecy word one in each sentence") {
  Bench bench;
  bench.say("甲乙丙公司落户。这是机密。甲乙丙公司开工，属机密。");
  CHECK(bench.found(ReviewKind::Name) == Words{"甲乙丙公司"});
  CHECK(bench.found(ReviewKind::Secret) == Words{"机密", "机密"});
  const auto items = bench.items();
  REQUIRE(items.size() == 3);
  CHECK(items[0].place.number == 1);
  CHECK(items[1].sentence == "这是机密。");
  CHECK(items[1].mark != items[2].mark);
}

Chart chart_of(const std::string& label) {
  Chart chart;
  chart.caption = "图1";
  chart.categories = {{label, false, std::nullopt}};
  chart.series = {{"", "", false, {ChartPoint{}}}};
  return chart;
}

TEST_CASE("watched words are found wherever something is printed, spaced out or broken too") {
  const std::vector<std::pair<std::string, BlockContent>> cases{
      {"报头", Masthead{"机密简报", "", "", ""}},
      {"标题", Title{{plain("机"), plain("密情况")}, {}, {}}},
      {"标题", Title{{}, plain("机　密"), {}}},
      {"编者按", Paragraph{ParagraphStyle::EditorNote, {{"编者按：机", {}, {}}, {"密。", {}, {}}}}},
      {"一、机密", Heading{1, "一、机密"}},
      {"附件　机密表", Attachment{"附件", "机密表"}},
      {"表1", Table{"表1", "", {}, {}, {{{plain("甲")}, {plain("机密")}}}, {}}},
      {"表1", Table{"表1", "", {}, {}, {}, {plain("注：机密")}}},
      {"图1", chart_of("机密")},
      {"版记", Colophon{{{"报：", "机密处。"}}, "", "", ""}},
  };
  for (const auto& [section, block] : cases) {
    CAPTURE(section);
    Bench bench;
    bench.add(block);
    const auto items = bench.items();
    REQUIRE(items.size() == 1);
    CHECK(items[0].kind == ReviewKind::Secret);
    CHECK(items[0].place.section == section);
  }
}

TEST_CASE("without words to watch for there are only figures and quoted names") {
  Bench bench;
  bench.words = {};
  bench.say("示例市市长张某在甲乙丙公司说，机密、慎用。");
  CHECK(bench.items().empty());
}

TEST_CASE("sentences keep their quotation marks, their figures and their count") {
  Bench bench;
  (void)bench.fact("a", "report");
  bench.add(Heading{1, "一、物流"});
  bench.say("他说：“好。”第二句！");
  bench.print("5列", {0});
  const auto sentences = reviewing::sentences_of(bench.document);
  REQUIRE(sentences.size() == 4);
  CHECK(sentences[1].text == "他说：“好。”");
  CHECK(sentences[2].place.number == 2);
  CHECK(sentences[3].place.number == 3);
  CHECK(sentences[3].place.section == "一、物流");
  CHECK(sentences[3].figures == std::vector<FigureIndex>{0});
}

TEST_CASE("a checking list quotes the sources: their words are looked at, and are no names") {
  Bench bench;
  bench.document.name = "monthly.sources";
  bench.say("据示例日报第二行“甲乙公司机密班列”，相符。");
  auto items = bench.items();
  REQUIRE(items.size() == 1);
  CHECK(items[0].kind == ReviewKind::Secret);
  CHECK(items[0].place.section == "核校表");
  bench.document.name = "monthly";
  items = bench.items();
  CHECK(items.size() > 1);
}

TEST_CASE("a mark names kind and words") {
  CHECK(review_mark(ReviewKind::Name, "甲").size() == 8);
  CHECK(review_mark(ReviewKind::Name, "甲") == review_mark(ReviewKind::Name, "甲"));
  CHECK(review_mark(ReviewKind::Name, "甲") != review_mark(ReviewKind::Name, "乙"));
  CHECK(review_mark(ReviewKind::Name, "甲") != review_mark(ReviewKind::Person, "甲"));
  CHECK(review_mark(ReviewKind::Secret, "甲", "一") != review_mark(ReviewKind::Secret, "甲", "二"));
}

}  // namespace
}  // namespace jianbao
