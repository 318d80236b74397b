#pragma once
// A small office for the tests of compose: a catalogue, facts as data files would hold them, and
// the computed figures that a test wants, so that no test depends on another stage's arithmetic.

#include <doctest/doctest.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "compose/compose.h"
#include "compose/context.h"
#include "compose/numerals.h"
#include "validate/validate.h"

namespace jianbao::composing {

inline Decimal decimal(std::string_view text) { return Decimal::parse(text).value(); }

struct NewFact {
  std::string_view id, indicator, period;
  std::string_view value = "";
  std::string_view unit = "";
  Qualifier qualifier = Qualifier::None;
  Status status = Status::Actual;
  std::string_view growth = "";
};

class World {
  // Before all that needs a place.
  SourceMap sources_;
  FileId file_;
  Span span_;

 public:
  World() : file_(sources_.add("data/test.yaml", "")), span_(span(1, 1, 2)) {
    for (const auto& [name, base, factor] : {std::tuple("列", "列", 1),
                                             {"个", "个", 1},
                                             {"家", "家", 1},
                                             {"车次", "车次", 1},
                                             {"人次", "人次", 1},
                                             {"万家", "家", 10000},
                                             {"%", "%", 1}}) {
      catalogue.add(Unit{name, base, factor, factor == 1, span_});
    }
    catalogue.add(Unit{"亿元", "元", 100'000'000, false, span_});
    catalogue.add(
        Subject{"上合示范区", "中国—上海合作组织地方经贸合作示范区", "功能区", "", span_});
    catalogue.add(Subject{"胶州市", "胶州市", "区市", "", span_});
    indicator("rail.trains", "中欧班列开行列数", "中欧班列", "列");
    indicator("trade.total", "外贸进出口总值", "外贸进出口", "亿元");
    indicator("trade.sco", "与上合组织国家进出口", "上合组织国家", "亿元");
    indicator("invest.projects", "新引进重大项目", "重大项目", "个");
    indicator("invest.all", "全部重大项目", "全部项目", "个");
    indicator("energy.turnover", "能源交易中心交易额", "能源交易额", "亿元");
    indicator("tir.trips", "对俄车次", "TIR", "车次");
    document_ = catalogue.add(document("paper"));
    (void)catalogue.add(document("other-paper"));
    report.name = "monthly-brief";
    report.sources_title = "核校表";
    notes.title = text("上合示范区建设情况");
    office = {"上合示范区工作简报", "简报编辑部", "领导", "有关部门", "各单位。", 50};
  }

  static std::chrono::year_month_day day(int y, unsigned m, unsigned d) {
    return std::chrono::year(y) / std::chrono::month(m) / std::chrono::day(d);
  }
  [[nodiscard]] Span span(std::uint32_t line, std::uint32_t column, std::uint32_t width) const {
    return {file_, {line, column}, {line, column + width}};
  }
  /// A quoted scalar at the start of a line of its own.
  Located<std::string> text(std::string words) {
    const auto width = static_cast<std::uint32_t>(count_characters(words)) + 2;
    return {std::move(words), span(++line_, 1, width)};
  }
  void indicator(std::string key, std::string name, std::string short_name, std::string_view unit) {
    catalogue.add(Indicator{std::move(key), name, std::move(short_name), name + "的口径", "组",
                            catalogue.unit(unit).value(), MeasureKind::Flow, span_});
  }
  Fact& add(const NewFact& of) {
    Fact fact(catalogue.indicator(of.indicator).value(), catalogue.subject("上合示范区").value(),
              *document_, span(++line_, 1, 10));
    fact.id = of.id;
    fact.period = Period::parse(of.period).value();
    fact.status = of.status;
    fact.line = 24;
    if (!of.value.empty()) {
      fact.quantity = Quantity{decimal(of.value), catalogue.unit(of.unit).value(), of.qualifier};
      fact.anchor =
          Anchor{quantity_text(*fact.quantity, catalogue[fact.quantity->unit]), 1, fact.span};
    }
    if (!of.growth.empty()) {
      const Decimal rate = decimal(of.growth);
      const std::string words = rate.is_negative() ? "下降" : "增长";
      fact.comparisons.push_back({ComparisonKind::YearOnYear,
                                  rate,
                                  {words + percent_text(rate), 1, fact.span},
                                  fact.span});
    }
    facts.facts.push_back(std::move(fact));
    return facts.facts.back();
  }
  /// Computed figure of the fact `id`.
  void derive(std::string_view id, Measure measure, Derived::Form form, std::string_view low,
              std::string_view high, std::string_view unit) {
    derived_.push_back({std::string(id), Derived{measure,
                                                 {},
                                                 catalogue.unit(unit).value(),
                                                 form,
                                                 decimal(low),
                                                 decimal(high),
                                                 {{}, "算式"}}});
  }
  /// The usual figures of an issue.
  void fill() {
    add({"trains", "rail.trains", "2024-01..2024-10", "915", "列", Qualifier::None, Status::Actual,
         "18.1"});
    add({"total", "trade.total", "2024-01..2024-10", "347", "亿元", Qualifier::None,
         Status::Estimate, "20"});
    add({"sco", "trade.sco", "2024-01..2024-10", "63", "亿元", Qualifier::None, Status::Estimate,
         "1.6"});
    add({"projects", "invest.projects", "2024-Q1..Q3", "98", "个"});
    add({"turnover", "energy.turnover", "累计至2024-12-02", "2300", "亿元", Qualifier::Breaking});
    derive("trains", Measure::ImpliedBase, Derived::Form::Exact, "775", "775", "列");
    derive("trains", Measure::Increment, Derived::Form::Exact, "140", "140", "列");
    derive("total", Measure::ImpliedBase, Derived::Form::Range, "287", "291", "亿元");
  }

  const ComposeInput& input() {
    static const RuleSet rules = standard_rules();
    static const Registry registry;
    static const IssuedFigures issued;
    static const std::vector<Acknowledgement> acknowledged;
    const auto checked =
        validate({std::make_shared<const FactSet>(facts),
                  std::shared_ptr<const Catalogue>(std::shared_ptr<void>(), &catalogue), registry,
                  rules, issued, acknowledged, issue.as_of, issue.as_of});
    REQUIRE(checked);
    std::map<std::pair<FactIndex, Measure>, Derived> computed;
    for (const auto& [id, derived] : derived_) {
      Derived copy = derived;
      copy.provenance.facts = {index(**checked, id)};
      computed.emplace(std::pair(index(**checked, id), derived.measure), copy);
    }
    SeriesLinks links;
    for (const auto& [now, before, unlike] : earlier) {
      links.earlier.emplace(index(**checked, now), Earlier{index(**checked, before), unlike});
    }
    for (const auto& [promise, later] : progress) {
      links.progress.emplace(index(**checked, promise), index(**checked, later));
    }
    dataset_ = std::make_unique<Dataset>(*checked, std::move(computed), std::move(links));
    input_ = std::make_unique<ComposeInput>(
        ComposeInput{*dataset_, catalogue, report, issue, notes, office});
    input_->own = own;
    input_->previous = previous ? &*previous : nullptr;
    input_->compare = compare;
    input_->findings = &findings;
    return *input_;
  }
  static FactIndex index(const CheckedFacts& checked, std::string_view id) {
    FactIndex at = 0;
    while (checked.facts().at(at).id != id) {
      ++at;
    }
    return at;
  }

  /// What a skeleton prints; "-" when the sentence is left out or wrong.
  std::string say(std::string words) {
    document_out = {};
    said = {};
    Context context(input(), document_out, said);
    auto fragment = sentence(context, text(std::move(words)));
    if (!fragment) {
      return "-";
    }
    const std::string printed = plain_text(fragment->spans);
    (void)context.commit(std::move(*fragment), printed);
    return printed;
  }
  /// The one placeholder, without the full stop that a sentence needs.
  std::string view(std::string placeholder) {
    std::string printed = say("{" + std::move(placeholder) + "}。");
    return printed.ends_with("。") ? printed.substr(0, printed.size() - 3) : printed;
  }
  [[nodiscard]] std::vector<std::string> codes() const {
    std::vector<std::string> found;
    for (const Diagnostic& diagnostic : said.all()) {
      found.emplace_back(message(diagnostic.code).code);
    }
    return found;
  }

  Catalogue catalogue;
  FactSet facts;
  Issue issue{.key = "2024-12",
              .as_of = day(2024, 12, 3),
              .number_of_year = 2,
              .running_number = 4,
              .signed_off = {},
              .title = {},
              .subtitle = {},
              .classification = {},
              .copy_number = {},
              .exception = {},
              .sources = {{"paper", first()}},
              .reports = {},
              .span = first()};
  ReportSpec report{.name = {},
                    .title = {},
                    .pages_aim = 4,
                    .pages_most = 6,
                    .pages_span = first(),
                    .key_points = {},
                    .lead = {},
                    .sections = {},
                    .addressee = {},
                    .post_note = {},
                    .annex_title = {},
                    .annex_notes = {},
                    .sources_title = {},
                    .wording = {},
                    .span = first()};
  EditorNotes notes{{{}, first()}, {}, {}, {}};
  Office office;
  std::optional<SubjectId> own;
  std::optional<Issue> previous;
  Compare compare;
  std::vector<Diagnostic> findings;
  std::vector<std::tuple<std::string, std::string, std::string>> earlier;  ///< now, before, unlike
  std::vector<std::pair<std::string, std::string>> progress;  ///< promise, what came of it
  Document document_out;
  Diagnostics said;

 private:
  [[nodiscard]] Span first() const { return {file_, {1, 1}, {1, 3}}; }
  [[nodiscard]] SourceDocument document(std::string key) const {
    return {.key = std::move(key),
            .title = "题名",
            .publisher = "青岛晚报",
            .file = "a.txt",
            .sha256 = "",
            .page = "头版",
            .published = day(2024, 12, 3),
            .date_inferred = false,
            .date_basis = "版面日期",
            .kind = DocumentKind::Press,
            .event_date = day(2024, 12, 2),
            .event = "新闻发布会",
            .span = span_};
  }

  std::optional<DocumentId> document_;
  std::uint32_t line_ = 1;
  std::vector<std::pair<std::string, Derived>> derived_;
  std::unique_ptr<Dataset> dataset_;
  std::unique_ptr<ComposeInput> input_;
};

}  // namespace jianbao::composing
