#include "load/fact_reader.h"

#include <array>

#include "base/utf8.h"

namespace jianbao {
namespace {

constexpr std::size_t longest_anchor = 12;
constexpr std::int64_t most_lines = 1'000'000;

class FactReader {
 public:
  FactReader(Reader& reader, const FactVocabulary& words, const YamlNode& node, DocumentId document,
             FactList list)
      : reader_(reader),
        words_(words),
        map_(node, reader.diagnostics),
        list_(list),
        // Only these placeholders let reading go on and report the rest; such a fact is not kept.
        fact_(*words.catalogue.indicator(words.indicators.front()),
              *words.catalogue.subject(words.subjects.front()), document, node.span) {}

  std::optional<Fact> read() {
    const auto id = map_.required_text("id");
    fact_.id = id.value;
    const bool good_id = reader_.check_id(id);
    const bool known = read_subject();
    const bool measured = read_indicator();
    const bool timed = read_period();
    read_value();
    read_undertaking();
    read_place();
    read_comparisons();
    read_claim();
    read_relations();
    read_standing();
    // Under a key nobody knows stands most likely what would be missed here.
    if (map_.finish()) {
      check_value_is_whole();
    }
    return good_id && known && measured && timed ? std::optional(std::move(fact_)) : std::nullopt;
  }

 private:
  using Text = Located<std::string>;

  std::optional<SubjectId> subject(const Text& word) {
    const auto found = words_.catalogue.subject(word.value);
    if (!found && !word.value.empty()) {
      reader_.unknown_word(word, "主体目录", words_.subjects);
    }
    return found;
  }

  bool read_subject() {
    const auto found = subject(map_.required_text("subject"));
    fact_.subject = found.value_or(fact_.subject);
    return found.has_value();
  }

  /// An undertaking without a figure names its domain instead of an indicator.
  bool read_indicator() {
    const auto domain = map_.text("domain");
    const auto key = map_.text("indicator");
    if (!key && domain) {
      const auto found = words_.catalogue.undertakings_of(domain->value);
      if (!found) {
        reader_.unknown_word(*domain, "领域目录", words_.domains);
      }
      fact_.indicator = found.value_or(fact_.indicator);
      return found.has_value();
    }
    const Text word = map_.required_text("indicator");
    const auto found = words_.catalogue.indicator(word.value);
    if (!found && !word.value.empty()) {
      reader_.unknown_word(word, "指标目录", words_.indicators);
    }
    if (found && domain && words_.catalogue[*found].domain != domain->value) {
      reader_.diagnostics.add({Code::LoadDomainOfIndicator,
                               domain->span,
                               {{"word", domain->value},
                                {"indicator", word.value},
                                {"domain", words_.catalogue[*found].domain}}});
    }
    fact_.indicator = found.value_or(fact_.indicator);
    return found.has_value();
  }

  std::optional<Period> period(const Text& text) {
    const auto parsed = text.value.empty() ? std::nullopt : Period::parse(text.value);
    if (!parsed && !text.value.empty()) {
      const Code code =
          Period::is_backwards(text.value) ? Code::LoadPeriodBackwards : Code::LoadBadPeriod;
      reader_.diagnostics.add({code, text.span, {{"word", text.value}}});
    }
    return parsed;
  }

  /// Only an undertaking may do without: sources often promise without saying when.
  bool read_period() {
    const auto inferred = map_.boolean("period_inferred");
    if (list_ == FactList::Pledges && !map_.text("period")) {
      fact_.period = Period::unstated(words_.catalogue[fact_.document].published);
      return true;
    }
    const Text text = map_.required_text("period");
    fact_.period_span = text.span;
    const auto parsed = period(text);
    if (parsed) {
      fact_.period = *parsed;
      fact_.period.inferred = inferred && inferred->value;
    }
    return parsed.has_value();
  }

  void read_value() {
    const auto value = map_.decimal("value");
    const auto upper = map_.decimal("upper");
    const auto unit_text = map_.text("unit");
    const auto qualifier_text = map_.text("qualifier");
    if (value) {
      fact_.value_span = value->span;
    }
    if (unit_text) {
      fact_.unit_span = unit_text->span;
    }
    Qualifier qualifier = Qualifier::None;
    if (qualifier_text) {
      qualifier = reader_.word<Qualifier>(*qualifier_text, "界限词").value_or(Qualifier::None);
    }
    has_value_ = map_.find("value") != nullptr;
    if (!value || !unit_text) {
      return;
    }
    if (upper.has_value() != (qualifier == Qualifier::Range) ||
        (upper && upper->value < value->value)) {
      reader_.diagnostics.add({Code::LoadBadRange, upper ? upper->span : qualifier_text->span});
      return;
    }
    const auto unit = words_.catalogue.unit(unit_text->value);
    if (!unit) {
      reader_.unknown_word(*unit_text, "计量单位目录（data/catalogue/units.yaml）", words_.units);
      return;
    }
    fact_.quantity = Quantity{value->value, *unit, qualifier, std::nullopt};
    if (upper) {
      fact_.quantity->upper = upper->value;
    }
  }

  /// What was written counts here, not what could be read: a value that is malformed is already
  /// reported as such, and is not missing too.
  void check_value_is_whole() {
    if (const YamlNode* value = map_.find("value")) {
      if (!is_written("unit")) {
        report_without("value", value->span, "unit");
      }
      return;
    }
    // Whatever belongs to a value would be lost without it; one report is enough.
    for (const std::string_view key : {"unit", "upper", "qualifier"}) {
      if (is_written(key)) {
        report_without(key, map_.find(key)->span, "value");
        return;
      }
    }
  }

  bool is_written(std::string_view key) {
    const YamlNode* node = map_.find(key);
    return node != nullptr && node->kind != YamlNode::Kind::Null;
  }

  void report_without(std::string_view present, Span where, std::string_view missing) {
    reader_.diagnostics.add(
        {Code::LoadValueWithout,
         where,
         {{"present", std::string(present)}, {"missing", std::string(missing)}}});
  }

  void read_undertaking() {
    fact_.status = list_ == FactList::Pledges ? Status::Pledge : Status::Actual;
    if (const auto status = map_.text("status")) {
      fact_.status = reader_.word<Status>(*status, "数据状态").value_or(fact_.status);
    }
    if (const auto by = map_.text("pledged_by")) {
      fact_.pledged_by = subject(*by);
    } else if (list_ == FactList::Pledges) {
      map_.require("pledged_by");
    }
    if (const auto due = map_.text("due")) {
      fact_.due = period(*due);
    }
    text_ = map_.text("text");
    fact_.text = text_ ? text_->value : std::string();
    if (list_ == FactList::Pledges && !has_value_ && fact_.text.empty()) {
      map_.require("text");
    }
  }

  void read_place() {
    fact_.line = read_line(map_);
    fact_.anchor = read_anchor(reader_, map_);
    if ((has_value_ || list_ == FactList::Pledges) && !fact_.anchor) {
      map_.require("anchor");
    }
    for (const YamlNode* node : map_.sequence("also")) {
      YamlMap inner(*node, reader_.diagnostics);
      const std::uint32_t line = read_line(inner);
      if (auto anchor = read_anchor(reader_, inner)) {
        fact_.also.push_back({line, std::move(*anchor)});
      } else {
        inner.require("anchor");
      }
      inner.finish();
    }
    fact_.note = map_.text_or_empty("note");
  }

  void read_comparison(std::string_view key, ComparisonKind kind) {
    const YamlNode* node = map_.find(key);
    if (node == nullptr) {
      return;
    }
    YamlMap inner(*node, reader_.diagnostics);
    (void)inner.require("value");
    const auto value = inner.decimal("value");
    const auto place = read_anchor(reader_, inner);
    if (!place) {
      inner.require("anchor");
    }
    const Qualifier qualifier = read_comparison_qualifier(inner, key);
    const bool relative = kind == ComparisonKind::Share || kind == ComparisonKind::Rank ||
                          kind == ComparisonKind::Multiple;
    std::string base = relative ? inner.required_text("of").value : inner.text_or_empty("of");
    std::string basis = inner.text_or_empty("basis");
    inner.finish();
    if (value && place) {
      Comparison comparison{kind, value->value, *place, value->span, qualifier};
      comparison.base = std::move(base);
      comparison.rate_basis = std::move(basis);
      fact_.comparisons.push_back(std::move(comparison));
    }
  }

  /// A range needs an upper end, for which a comparison has no field.
  Qualifier read_comparison_qualifier(YamlMap& map, std::string_view key) {
    const auto text = map.text("qualifier");
    const auto word = text ? reader_.word<Qualifier>(*text, "界限词") : std::nullopt;
    if (word == Qualifier::Range) {
      reader_.diagnostics.add({Code::LoadComparisonRange, text->span, {{"key", std::string(key)}}});
      return Qualifier::None;
    }
    return word.value_or(Qualifier::None);
  }

  void read_comparisons() {
    read_comparison("year_on_year", ComparisonKind::YearOnYear);
    read_comparison("period_on_period", ComparisonKind::PeriodOnPeriod);
    read_comparison("share", ComparisonKind::Share);
    read_comparison("rank", ComparisonKind::Rank);
    read_comparison("multiple", ComparisonKind::Multiple);
    read_comparison("change_pp", ComparisonKind::PointChange);
  }

  void read_claim() {
    const YamlNode* node = map_.find("claim");
    if (node == nullptr) {
      return;
    }
    YamlMap inner(*node, reader_.diagnostics);
    Claim claim{inner.required_text("kind").value, inner.text_or_empty("scope"),
                read_anchor(reader_, inner), node->span};
    inner.finish();
    fact_.claim = std::move(claim);
  }

  void read_relations() {
    if (const YamlNode* node = map_.find("within")) {
      YamlMap inner(*node, reader_.diagnostics);
      Within within{inner.required_text("fact").value, inner.text_or_empty("threshold"),
                    inner.required_text("basis").value, node->span};
      inner.finish();
      fact_.within = std::move(within);
    } else {
      note_part_without_whole();
    }
    if (const auto per = map_.text("per")) {
      fact_.per = per->value;
      fact_.per_span = per->span;
    }
    if (const auto pair = map_.text("pair")) {
      fact_.pair = pair->value;
      fact_.pair_span = pair->span;
    }
    for (const auto& example : map_.texts("examples")) {
      fact_.examples.push_back(example.value);
    }
    if (const auto system = map_.text("system")) {
      fact_.system = system->value;
      fact_.system_span = system->span;
      if (words_.registry.find(system->value) == nullptr && !system->value.empty()) {
        reader_.unknown_word(*system, "名册（data/systems）", words_.systems);
      }
    }
  }

  /// Only a note: the words may speak of a whole that no fact states.
  void note_part_without_whole() {
    constexpr std::string_view part_of = "其中";
    std::optional<Span> where;
    if (text_ && text_->value.find(part_of) != std::string::npos) {
      where = text_->span;
    } else if (fact_.anchor && fact_.anchor->text.find(part_of) != std::string::npos) {
      where = fact_.anchor->span;
    }
    if (where) {
      reader_.diagnostics.add(
          {Code::LoadPartWithoutWhole, where, {{"fact", fact_.id}, {"open", "{"}, {"close", "}"}}});
    }
  }

  /// Who stands behind the figure and who may read it.
  void read_standing() {
    fact_.provider = map_.text_or_empty("provider");
    if (const auto disclosure = map_.text("disclosure")) {
      fact_.disclosure =
          reader_.word<Disclosure>(*disclosure, "公开程度").value_or(Disclosure::Published);
    }
    read_revision();
    const YamlNode* node = map_.find("confirmed");
    if (node == nullptr) {
      return;
    }
    YamlMap inner(*node, reader_.diagnostics);
    Confirmation confirmation{inner.required_text("by").value, {}};
    const auto on = inner.required_text("on");
    inner.finish();
    if (const auto date = on.value.empty() ? std::nullopt : reader_.date(on)) {
      confirmation.on = *date;
      fact_.confirmed = std::move(confirmation);
    }
  }

  /// One, or a list of them from the first to the last.
  void read_revision() {
    const YamlNode* node = map_.find("revision");
    if (node == nullptr) {
      return;
    }
    std::vector<Revision> all;
    if (node->kind == YamlNode::Kind::Sequence) {
      require_items(reader_, "revision", *node);
      for (const YamlNode& item : node->items) {
        read_one_revision(item, all);
      }
    } else {
      read_one_revision(*node, all);
    }
    if (!all.empty()) {
      fact_.revision = std::move(all.back());
      all.pop_back();
      fact_.earlier_revisions = std::move(all);
    }
  }

  void read_one_revision(const YamlNode& node, std::vector<Revision>& all) {
    YamlMap inner(node, reader_.diagnostics);
    Revision revision{inner.required_words("reason").value, inner.required_words("by").value, {}};
    const auto on = inner.required_words("on");
    revision.from = inner.required_words("from").value;
    revision.to = inner.required_words("to").value;
    inner.finish();
    if (const auto date = on.value.empty() ? std::nullopt : reader_.date(on)) {
      revision.on = *date;
      all.push_back(std::move(revision));
    }
  }

  Reader& reader_;
  const FactVocabulary& words_;
  YamlMap map_;
  FactList list_;
  Fact fact_;
  std::optional<Text> text_;
  bool has_value_ = false;  ///< one is written, be it good or not
};

}  // namespace

FactVocabulary::FactVocabulary(const Catalogue& c, const Registry& r) : catalogue(c), registry(r) {
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
  for (const Domain& d : catalogue.domains()) {
    domains.push_back(d.name);
  }
  for (const System& s : registry.systems()) {
    for (std::string& name : all_names(s)) {
      systems.push_back(std::move(name));
    }
  }
}

std::optional<Anchor> read_anchor(Reader& reader, YamlMap& map) {
  auto text = map.text("anchor");
  const auto ordinal = map.integer("anchor_ordinal", 1, 1000);
  if (!text) {
    return std::nullopt;
  }
  if (const auto count = count_characters(text->value); count > longest_anchor) {
    reader.diagnostics.add(
        {Code::LoadAnchorTooLong, text->span, {{"count", std::to_string(count)}}});
  }
  return Anchor{std::move(text->value), ordinal ? static_cast<std::uint32_t>(ordinal->value) : 0U,
                text->span};
}

std::uint32_t read_line(YamlMap& map) {
  if (const auto line = map.integer("line", 1, most_lines)) {
    return static_cast<std::uint32_t>(line->value);
  }
  map.require("line");
  return 0;
}

std::optional<Fact> read_fact(Reader& reader, const FactVocabulary& words, const YamlNode& node,
                              DocumentId document, FactList list) {
  return FactReader(reader, words, node, document, list).read();
}

}  // namespace jianbao
