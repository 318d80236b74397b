#pragma once
// A small catalogue and facts made in code, for the tests of rules and of what is derived.

#include <doctest/doctest.h>

#include <chrono>
#include <deque>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "model/facts.h"
#include "model/words.h"
#include "validate/validate.h"

/// So that a failed comparison of problems shows their words.
template <>
struct doctest::StringMaker<std::vector<std::string>> {
  static String convert(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) {
      text += "\n    " + line;
    }
    return text.c_str();
  }
};

namespace jianbao::testing {

/// An entry takes ten lines of one file: id, value, unit, period, anchor, growth, its anchor, and
/// the relation on the eighth.
inline constexpr std::uint32_t entry_lines = 10;

class Bench {
 public:
  SourceMap sources;
  Catalogue catalogue;
  FactSet set;
  RuleSet rules = standard_rules();
  IssuedFigures issued;
  std::vector<Acknowledgement> acknowledged;
  bool warnings_as_errors = false;

  explicit Bench(std::string text = {})
      : data_(sources.add("data/facts/a.yaml", std::move(text))),
        dictionary_(sources.add("data/catalogue.yaml", {})) {
    set.facts.reserve(100);  // references to facts stay good while a test adds more
    add_units();
    for (const char* name : {"上合示范区", "青岛市"}) {
      catalogue.add(Subject{name, name, "", "", dictionary_place(100)});
    }
    add_indicator("rail.trains", "列", MeasureKind::Flow);
    add_indicator("trade.total", "亿元", MeasureKind::Flow);
    add_indicator("projects", "个", MeasureKind::Flow);
    add_indicator("projects.large", "个", MeasureKind::Flow);
    add_indicator("classes", "班次", MeasureKind::Flow);
    add_indicator("trainees", "人次", MeasureKind::Flow);
    add_indicator("companies", "家", MeasureKind::Stock);
    add_indicator("exports", "亿元", MeasureKind::Flow, Better::More);
    add_indicator("imports", "亿元", MeasureKind::Flow);
    add_document("paper", "2024-12-03");
    add_document("older", "2023-12-05");
    add_document("later", "2025-01-20");
  }

  /// Takes a rule away, for tests that look at others.
  Bench& without(std::string_view rule) {
    std::erase_if(rules, [rule](const Rule& r) { return r.id == rule; });
    return *this;
  }

  /// A rule of a check that needs settings, which the standard rules do not have.
  Rule& rule(std::string_view check) {
    rules.emplace_back(*find_check_kind(check));
    rules.back().owner = "统计岗";
    return rules.back();
  }
  Rule& bounds(std::string_view check, std::string_view low, std::string_view high) {
    Rule& made = rule(check);
    made.low = Decimal::parse(low);
    made.high = Decimal::parse(high);
    return made;
  }
  Rule& sum(std::string_view whole, std::initializer_list<std::string_view> parts, bool complete) {
    Rule& made = rule("indicator-sum");
    made.whole = catalogue.indicator(whole);
    made.complete = complete;
    for (const std::string_view part : parts) {
      made.parts.push_back(*catalogue.indicator(part));
    }
    return made;
  }

  /// "超350" has its qualifier in front; the anchor is the whole unless given.
  Fact& add(const std::string& id, std::string_view indicator, std::string_view period,
            std::string_view value, std::string_view unit, std::string anchor = {}) {
    const auto line = static_cast<std::uint32_t>(set.facts.size()) * entry_lines + 1;
    Fact fact(*catalogue.indicator(indicator), *catalogue.subject("上合示范区"),
              *catalogue.document("paper"), place(line, 1, 40));
    fact.id = id;
    fact.period = *Period::parse(period);
    fact.quantity = parse(value, unit);
    fact.value_span = place(line + 1, 10, 10 + static_cast<std::uint32_t>(value.size()));
    fact.unit_span = place(line + 2, 9, 10);
    fact.period_span = place(line + 3, 11, 20);
    if (anchor.empty()) {
      anchor = std::string(value) + std::string(unit);
    }
    fact.anchor = Anchor{std::move(anchor), 1, place(line + 4, 11, 20)};
    fact.pledged_by = fact.subject;  // only undertakings look at it
    set.facts.push_back(std::move(fact));
    return set.facts.back();
  }

  /// A claim without a number.
  Fact& add_claim(const std::string& id, std::string kind, std::string scope) {
    Fact& fact = add(id, "companies", "截至2024-12-02", "1", "家");
    fact.quantity.reset();
    fact.anchor.reset();
    fact.claim = Claim{std::move(kind), std::move(scope), std::nullopt, fact.span};
    return fact;
  }

  void grow(Fact& fact, std::string_view per_cent, std::string anchor = {},
            ComparisonKind kind = ComparisonKind::YearOnYear) const {
    if (anchor.empty()) {
      anchor = "同比增长" + std::string(per_cent) + "%";
    }
    const std::uint32_t line = fact.span.begin.line;
    fact.comparisons.push_back(
        {kind, *Decimal::parse(per_cent), Anchor{std::move(anchor), 1, place(line + 6, 11, 20)},
         place(line + 5, 10, 10 + static_cast<std::uint32_t>(per_cent.size()))});
  }

  /// A share; `of` is the base that the source names, if it names one.
  void share(Fact& fact, std::string_view per_cent, std::string of = {}) const {
    grow(fact, per_cent, "占" + std::string(per_cent) + "%", ComparisonKind::Share);
    fact.comparisons.back().base = std::move(of);
  }

  /// Takes value and anchor away: what is left has a comparison, a text or nothing.
  static Fact& without_level(Fact& fact) {
    fact.quantity.reset();
    fact.anchor.reset();
    return fact;
  }

  void of_subject(Fact& fact, std::string_view subject) const {
    fact.subject = *catalogue.subject(subject);
  }

  /// An issue that was signed off printed `figure` for this fact.
  void issue(const std::string& id, std::string key, std::string figure) {
    issued[id].push_back({std::move(key), std::move(figure), dictionary_place(200)});
  }

  System& add_system(std::string name) {
    System system;
    system.name = std::move(name);
    system.span = dictionary_place(300 + static_cast<std::uint32_t>(systems_.size()));
    systems_.push_back(std::move(system));
    return systems_.back();
  }
  void add_part(System& system, std::string count, std::string what,
                std::vector<std::string> members, bool complete) const {
    system.parts.push_back(
        {std::move(count), std::move(what), std::move(members), complete, dictionary_place(400)});
  }
  void mention(const std::string& name, std::string_view document) {
    const Span where = dictionary_place(500);
    mentions_.push_back({name, *catalogue.document(document), 1, Anchor{name, 1, where}, where});
  }

  void part_of(Fact& fact, std::string whole, std::string threshold = {}) const {
    fact.within = Within{std::move(whole), std::move(threshold), "source",
                         place(fact.span.begin.line + 7, 1, 20)};
  }

  void from(Fact& fact, std::string_view document) const {
    fact.document = *catalogue.document(document);
  }

  [[nodiscard]] Outcome<std::shared_ptr<const CheckedFacts>> check(
      std::string_view as_of = "2024-12-03") const {
    const auto day = *parse_date(as_of);
    Registry registry;
    for (const System& system : systems_) {
      registry.add(system);
    }
    registry.sort();
    registry.set_mentions(mentions_);
    return validate({std::make_shared<const FactSet>(set),
                     // The bench outlives what it checks.
                     std::shared_ptr<const Catalogue>(std::shared_ptr<void>(), &catalogue),
                     registry, rules, issued, acknowledged, day, day, warnings_as_errors});
  }

  [[nodiscard]] Span place(std::uint32_t line, std::uint32_t from, std::uint32_t to) const {
    return {data_, {line, from}, {line, to}};
  }

  /// Each diagnostic as "code line:column message [related …]", in Chinese.
  [[nodiscard]] std::vector<std::string> problems(std::string_view as_of = "2024-12-03") const {
    std::vector<std::string> out;
    const auto outcome = check(as_of);
    for (const Diagnostic& d : outcome.diagnostics.all()) {
      std::string text = std::string(message(d.code).code) + " " + at(*d.where) + " " +
                         expand(message(d.code).zh, d.args, Language::Chinese);
      for (const Related& r : d.related) {
        text +=
            " [" + at(r.span) + " " + expand(message(r.what).zh, r.args, Language::Chinese) + "]";
      }
      out.push_back(std::move(text));
    }
    return out;
  }

  /// The codes of all diagnostics, in order.
  [[nodiscard]] std::string codes(std::string_view as_of = "2024-12-03") const {
    std::string out;
    const auto outcome = check(as_of);
    for (const Diagnostic& d : outcome.diagnostics.all()) {
      out += (out.empty() ? "" : " ") + std::string(message(d.code).code);
    }
    return out;
  }

  /// The problems of one code only.
  [[nodiscard]] std::vector<std::string> problems_of(std::string_view code,
                                                     std::string_view as_of = "2024-12-03") const {
    std::vector<std::string> some = problems(as_of);
    std::erase_if(some, [code](const std::string& problem) {
      return !problem.starts_with(std::string(code) + " ");
    });
    return some;
  }

  /// "pass: …" of one rule on one fact; "" where the rule had nothing to look at.
  [[nodiscard]] std::string verdict(std::string_view rule, std::string_view id) const {
    const auto outcome = check();
    if (!outcome) {
      return "no value";
    }
    const auto index = (*outcome)->facts().find(id);
    for (const Verdict& v : index ? (*outcome)->verdicts(*index) : std::vector<Verdict>()) {
      if (v.rule == rule) {
        const char* word = v.result == RuleResult::Pass   ? "pass: "
                           : v.result == RuleResult::Fail ? "fail: "
                                                          : "not evaluable: ";
        return word + v.detail;
      }
    }
    return {};
  }

 private:
  static std::string at(const Span& span) {
    return std::to_string(span.begin.line) + ":" + std::to_string(span.begin.column);
  }

  [[nodiscard]] Span dictionary_place(std::uint32_t line) const {
    return {dictionary_, {line, 1}, {line, 9}};
  }

  void add_units() {
    const auto unit = [this](const char* name, const char* base, std::int64_t factor,
                             bool countable) {
      const std::string_view of(base);
      const Currency currency = of == "元"     ? Currency::Home
                                : of == "美元" ? Currency::Foreign
                                               : Currency::None;
      catalogue.add(Unit{name, base, factor, countable, dictionary_place(1), currency});
    };
    for (const char* name : {"列", "个", "班次", "家", "人", "人次", "种", "条", "车次"}) {
      unit(name, name, 1, true);
    }
    unit("万家", "家", 10'000, true);
    unit("万人次", "人次", 10'000, true);
    unit("亿元", "元", 100'000'000, false);
    unit("万元", "元", 10'000, false);
    unit("亿美元", "美元", 100'000'000, false);
    unit("万美元", "美元", 10'000, false);
    unit("%", "%", 1, false);
  }

  void add_indicator(const std::string& key, std::string_view unit, MeasureKind measure,
                     Better better = Better::Neither) {
    const auto line = static_cast<std::uint32_t>(catalogue.indicators().size()) + 10;
    catalogue.add(Indicator{key, key, key, "", "", *catalogue.unit(unit), measure,
                            dictionary_place(line), better});
  }

  void add_document(const std::string& key, std::string_view published) {
    SourceDocument document{.key = key,
                            .title = key,
                            .publisher = key + "报社",
                            .file = {},
                            .sha256 = {},
                            .page = {},
                            .published = *parse_date(published),
                            .date_inferred = false,
                            .date_basis = {},
                            .kind = DocumentKind::Press,
                            .event_date = {},
                            .event = {},
                            .span = dictionary_place(50)};
    catalogue.add(std::move(document));
  }

  [[nodiscard]] Quantity parse(std::string_view text, std::string_view unit) const {
    std::size_t digits = text.find_first_of("-0123456789");
    Quantity quantity{*Decimal::parse(text.substr(digits)), *catalogue.unit(unit)};
    if (digits > 0) {
      quantity.qualifier = *parse_data_word<Qualifier>(text.substr(0, digits));
    }
    return quantity;
  }

  FileId data_;
  FileId dictionary_;
  std::deque<System> systems_;  ///< a deque, so that references stay good
  std::vector<Mention> mentions_;
};

}  // namespace jianbao::testing
