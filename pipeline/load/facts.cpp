#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "load/readers.h"

namespace jianbao {
namespace {

constexpr std::size_t longest_anchor = 12;

// The names of the catalogue, for "did you mean".
struct Vocabulary {
  std::vector<std::string> indicators, subjects, units, documents;

  explicit Vocabulary(const Catalogue& catalogue) {
    for (const Indicator& i : catalogue.indicators()) {
      indicators.push_back(i.key);
    }
    for (const Subject& s : catalogue.subjects()) {
      subjects.push_back(s.name);
    }
    for (const Unit& u : catalogue.units()) {
      units.push_back(u.name);
    }
    for (const SourceDocument& d : catalogue.documents()) {
      documents.push_back(d.key);
    }
  }
};

class FactsReader {
 public:
  FactsReader(Reader& reader, const Catalogue& catalogue)
      : reader_(reader), catalogue_(catalogue), words_(catalogue) {}

  void read_file(const std::string& path, FactSet& set) {
    const auto root = reader_.yaml(path);
    if (!root) {
      return;
    }
    YamlMap file(*root, reader_.diagnostics);
    const auto source = file.required_text("source");
    const auto document = catalogue_.document(source.value);
    if (!document && !source.value.empty()) {
      reader_.unknown_word(source, "来源目录（data/sources.yaml）", words_.documents);
    }
    const auto facts = file.sequence("facts");
    const auto left_out = file.sequence("left_out");
    file.finish();
    // Without its source no fact has a place; that one fault is enough to report.
    if (!document) {
      return;
    }
    for (const YamlNode* node : facts) {
      read_fact(*node, *document, set);
    }
    for (const YamlNode* node : left_out) {
      read_left_out(*node, *document, set);
    }
  }

 private:
  template <class Find>
  auto look_up(const Located<std::string>& word, const std::string& what,
               const std::vector<std::string>& known, Find find) -> decltype(find(word.value)) {
    auto found = find(word.value);
    if (!found && !word.value.empty()) {
      reader_.unknown_word(word, what, known);
    }
    return found;
  }

  void read_fact(const YamlNode& node, DocumentId document, FactSet& set) {
    YamlMap map(node, reader_.diagnostics);
    const auto id = map.required_text("id");
    const auto indicator = look_up(map.required_text("indicator"), "指标目录", words_.indicators,
                                   [this](std::string_view w) { return catalogue_.indicator(w); });
    const auto subject = look_up(map.required_text("subject"), "主体目录", words_.subjects,
                                 [this](std::string_view w) { return catalogue_.subject(w); });
    const auto period_text = map.required_text("period");
    auto period = period_text.value.empty() ? std::nullopt : Period::parse(period_text.value);
    if (!period && !period_text.value.empty()) {
      reader_.diagnostics.add(
          {Code::LoadBadPeriod, period_text.span, {{"word", period_text.value}}});
    }
    if (const auto inferred = map.boolean("period_inferred"); inferred && period) {
      period->inferred = inferred->value;
    }
    // Only the placeholder is needed to go on and report the rest; such a fact is never kept.
    Fact fact(indicator.value_or(any_indicator()), subject.value_or(any_subject()), document,
              node.span);
    fact.id = id.value;
    fact.period_span = period_text.span;
    const bool good_id = reader_.check_id(id);
    read_value(map, fact);
    read_place(map, fact);
    read_relations(map, fact);
    map.finish();
    if (!indicator || !subject || !period || !good_id) {
      return;
    }
    fact.period = *period;
    const auto [at, fresh] = ids_.emplace(fact.id, id.span);
    if (!fresh) {
      reader_.duplicate("事实编号", id, at->second);
      return;
    }
    set.facts.push_back(std::move(fact));
  }

  // The catalogue is sound and facts exist only where it has entries; see load().
  [[nodiscard]] IndicatorId any_indicator() const {
    return *catalogue_.indicator(words_.indicators.front());
  }
  [[nodiscard]] SubjectId any_subject() const {
    return *catalogue_.subject(words_.subjects.front());
  }

  void read_value(YamlMap& map, Fact& fact) {
    const auto value = map.decimal("value");
    const auto unit_text = map.text("unit");
    const auto qualifier_text = map.text("qualifier");
    if (value) {
      fact.value_span = value->span;
    }
    if (unit_text) {
      fact.unit_span = unit_text->span;
    }
    Qualifier qualifier = Qualifier::None;
    if (qualifier_text) {
      if (const auto q = parse_qualifier(qualifier_text->value)) {
        qualifier = *q;
      } else {
        reader_.unknown_word(
            *qualifier_text, "界限词",
            {"以上", "不少于", "超", "超过", "突破", "余", "多", "近", "不足", "约", "左右"});
      }
    }
    if (value.has_value() != unit_text.has_value()) {
      const bool has_value = value.has_value();
      reader_.diagnostics.add(
          {Code::LoadValueWithout,
           has_value ? value->span : unit_text->span,
           {{"present", has_value ? "value" : "unit"}, {"missing", has_value ? "unit" : "value"}}});
    }
    if (const auto status = map.text("status")) {
      if (const auto s = parse_status(status->value)) {
        fact.status = *s;
      } else {
        reader_.unknown_word(*status, "数据状态",
                             {"实际", "初步统计", "预计", "预测", "目标", "承诺", "拟议"});
      }
    }
    if (!value || !unit_text) {
      return;
    }
    const auto unit = look_up(*unit_text, "计量单位目录", words_.units,
                              [this](std::string_view w) { return catalogue_.unit(w); });
    if (unit) {
      fact.quantity = Quantity{value->value, *unit, qualifier};
    }
  }

  void read_place(YamlMap& map, Fact& fact) {
    if (const auto line = map.integer("line", 1, 1'000'000)) {
      fact.line = static_cast<std::uint32_t>(line->value);
    } else {
      map.require("line");
    }
    fact.anchor = anchor(map);
    if (fact.quantity && !fact.anchor) {
      map.require("anchor");
    }
    if (const auto note = map.text("note")) {
      fact.note = note->value;
    }
  }

  std::optional<Anchor> anchor(YamlMap& map) {
    const auto text = map.text("anchor");
    const auto ordinal = map.integer("anchor_ordinal", 1, 1000);
    if (!text) {
      return std::nullopt;
    }
    if (const auto count = count_characters(text->value); count > longest_anchor) {
      reader_.diagnostics.add(
          {Code::LoadAnchorTooLong, text->span, {{"count", std::to_string(count)}}});
    }
    return Anchor{text->value, ordinal ? static_cast<std::uint32_t>(ordinal->value) : 1U,
                  text->span};
  }

  void read_comparison(YamlMap& map, std::string_view key, ComparisonKind kind, Fact& fact) {
    const YamlNode* node = map.find(key);
    if (node == nullptr) {
      return;
    }
    YamlMap inner(*node, reader_.diagnostics);
    if (inner.require("value") != nullptr) {
      const auto value = inner.decimal("value");
      const auto place = anchor(inner);
      if (!place) {
        inner.require("anchor");
      }
      if (value && place) {
        fact.comparisons.push_back({kind, value->value, *place, value->span});
      }
    }
    inner.finish();
  }

  void read_relations(YamlMap& map, Fact& fact) {
    read_comparison(map, "year_on_year", ComparisonKind::YearOnYear, fact);
    read_comparison(map, "period_on_period", ComparisonKind::PeriodOnPeriod, fact);
    read_comparison(map, "share", ComparisonKind::Share, fact);
    if (const YamlNode* node = map.find("claim")) {
      YamlMap inner(*node, reader_.diagnostics);
      Claim claim{inner.required_text("kind").value, "", std::nullopt, node->span};
      if (const auto scope = inner.text("scope")) {
        claim.scope = scope->value;
      }
      claim.anchor = anchor(inner);
      inner.finish();
      fact.claim = std::move(claim);
    }
    if (const YamlNode* node = map.find("within")) {
      YamlMap inner(*node, reader_.diagnostics);
      Within within{inner.required_text("fact").value, "", inner.required_text("basis").value,
                    node->span};
      if (const auto threshold = inner.text("threshold")) {
        within.threshold = threshold->value;
      }
      inner.finish();
      fact.within = std::move(within);
    }
    if (const auto per = map.text("per")) {
      fact.per = per->value;
      fact.per_span = per->span;
    }
    for (const auto& example : map.texts("examples")) {
      fact.examples.push_back(example.value);
    }
  }

  void read_left_out(const YamlNode& node, DocumentId document, FactSet& set) {
    YamlMap map(node, reader_.diagnostics);
    const auto line = map.integer("line", 1, 1'000'000);
    if (!line) {
      map.require("line");
    }
    const auto text = map.required_text("anchor");
    const auto reason = map.required_text("reason");
    map.finish();
    if (line) {
      set.left_out.push_back(
          {document, static_cast<std::uint32_t>(line->value), text.value, reason.value, node.span});
    }
  }

  Reader& reader_;
  const Catalogue& catalogue_;
  Vocabulary words_;
  std::map<std::string, Span> ids_;
};

}  // namespace

FactSet read_facts(Reader& reader, const Catalogue& catalogue) {
  FactSet set;
  if (catalogue.indicators().empty() || catalogue.subjects().empty()) {
    reader.diagnostics.add(
        {Code::LoadNothing, std::nullopt, {{"path", "data/catalogue"}, {"what", "指标或主体"}}});
    return set;
  }
  FactsReader facts(reader, catalogue);
  for (const std::string& path : reader.yaml_files("data/facts")) {
    facts.read_file(path, set);
  }
  // By id, whatever the order of files and entries: nothing later depends on it.
  std::ranges::sort(set.facts, {}, &Fact::id);
  return set;
}

}  // namespace jianbao
