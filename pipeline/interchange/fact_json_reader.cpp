// What facts_json wrote, read again with the strict YAML reader: JSON is YAML in flow style.

#include <algorithm>
#include <array>
#include <utility>

#include "interchange/fact_json.h"
#include "model/words.h"

namespace jianbao {
namespace {

class JsonFact {
 public:
  JsonFact(Reader& reader, const Catalogue& catalogue, const YamlNode& node)
      : reader_(reader), catalogue_(catalogue), map_(node, reader.diagnostics) {}

  std::optional<Fact> read() {
    const auto indicator = look_up("indicator_key", "指标目录", [this](std::string_view w) {
      return catalogue_.indicator(w);
    });
    const auto subject = look_up("subject", "主体目录", [this](std::string_view w) {
      return catalogue_.subject(w);
    });
    const auto document = look_up("source", "来源目录（data/sources.yaml）",
                                  [this](std::string_view w) { return catalogue_.document(w); });
    if (!indicator || !subject || !document) {
      return std::nullopt;
    }
    Fact fact(*indicator, *subject, *document, map_.span());
    const auto id = map_.required_text("id");
    fact.id = id.value;
    const bool timed = read_period(fact);
    read_quantity(fact);
    read_statement(fact);
    read_place(fact);
    read_relations(fact);
    read_standing(fact);
    // Said again in other fields, for readers of the interface.
    for (const std::string_view key : {"document", "domain", "indicator", "qualifier", "period",
                                       "due", "nature", "published", "revises"}) {
      (void)map_.find(key);
    }
    const auto text = map_.text("text");
    map_.finish();
    if (text && text->value != statement(fact, catalogue_)) {
      fact.text = text->value;
    }
    return reader_.check_id(id) && timed ? std::optional(std::move(fact)) : std::nullopt;
  }

 private:
  template <class Find>
  auto look_up(std::string_view key, const std::string& what, Find find)
      -> decltype(find(std::string_view())) {
    const auto word = map_.required_text(key);
    auto found = find(word.value);
    if (!found && !word.value.empty()) {
      reader_.unknown_word(word, what, {});
    }
    return found;
  }

  std::string text_or_empty(YamlMap& map, std::string_view key) {
    const auto text = map.text(key);
    return text ? text->value : std::string();
  }

  std::optional<Decimal> decimal(YamlMap& map, std::string_view key) {
    if (!map.text(key)) {
      return std::nullopt;
    }
    const auto value = map.decimal(key);
    return value ? std::optional(value->value) : std::nullopt;
  }

  bool read_period(Fact& fact) {
    const auto inferred = map_.boolean("period_inferred");
    const auto notation = map_.text("period_notation");
    if (!notation) {
      fact.period = Period::unstated(catalogue_[fact.document].published);
      return true;
    }
    const auto parsed = Period::parse(notation->value);
    if (!parsed) {
      reader_.diagnostics.add({Code::LoadBadPeriod, notation->span, {{"word", notation->value}}});
      return false;
    }
    fact.period = *parsed;
    fact.period.inferred = inferred && inferred->value;
    return true;
  }

  void read_quantity(Fact& fact) {
    const auto value = decimal(map_, "value");
    const auto upper = decimal(map_, "upper");
    const auto unit_text = map_.text("unit");
    const auto qualifier = map_.text("qualifier_printed");
    if (!value || !unit_text) {
      return;
    }
    const auto unit = catalogue_.unit(unit_text->value);
    if (!unit) {
      reader_.unknown_word(*unit_text, "计量单位目录", {});
      return;
    }
    fact.quantity = Quantity{*value, *unit, Qualifier::None, upper};
    if (qualifier) {
      fact.quantity->qualifier =
          reader_.word<Qualifier>(*qualifier, "界限词").value_or(Qualifier::None);
    }
  }

  template <class E>
  E json_value(YamlMap& map, std::string_view key, E fallback) {
    const auto word = map.required_text(key);
    const auto value = parse_json_word<E>(word.value);
    if (!value && !word.value.empty()) {
      reader_.unknown_word(word, std::string(key), {});
    }
    return value.value_or(fallback);
  }

  void read_statement(Fact& fact) {
    fact.status = json_value(map_, "status", Status::Actual);
    if (const auto by = map_.text("pledged_by")) {
      fact.pledged_by = catalogue_.subject(by->value);
    }
    if (const auto due = map_.text("due_notation")) {
      fact.due = Period::parse(due->value);
    }
    for (const YamlNode* node : map_.sequence("comparisons")) {
      YamlMap inner(*node, reader_.diagnostics);
      const ComparisonKind kind = json_value(inner, "kind", ComparisonKind::YearOnYear);
      const auto value = inner.decimal("value");
      (void)inner.find("unit");
      Comparison comparison{kind, value ? value->value : Decimal(), anchor(inner, node->span),
                            node->span};
      const std::string base = text_or_empty(inner, "base");
      comparison.base = kind == ComparisonKind::YearOnYear && base == "上年同期" ? "" : base;
      comparison.rate_basis = text_or_empty(inner, "rate_basis");
      if (const auto word = inner.text("qualifier")) {
        comparison.qualifier =
            reader_.word<Qualifier>(*word, "界限词").value_or(Qualifier::None);
      }
      inner.finish();
      fact.comparisons.push_back(std::move(comparison));
    }
    if (const YamlNode* node = map_.find("claim"); node && node->kind == YamlNode::Kind::Map) {
      YamlMap inner(*node, reader_.diagnostics);
      Claim claim{inner.required_text("kind").value, text_or_empty(inner, "scope"),
                  optional_anchor(inner, node->span), node->span};
      inner.finish();
      fact.claim = std::move(claim);
    }
  }

  std::optional<Anchor> optional_anchor(YamlMap& map, const Span& span) {
    const auto text = map.text("anchor");
    const YamlNode* ordinal = map.find("anchor_ordinal");
    const bool numbered = ordinal != nullptr && ordinal->kind == YamlNode::Kind::Scalar;
    const auto number = numbered ? map.integer("anchor_ordinal", 1, 1000) : std::nullopt;
    return text ? std::optional(Anchor{
                      text->value, number ? static_cast<std::uint32_t>(number->value) : 0U, span})
                : std::nullopt;
  }
  Anchor anchor(YamlMap& map, const Span& span) {
    return optional_anchor(map, span).value_or(Anchor{"", 0, span});
  }

  std::uint32_t line(YamlMap& map) {
    const auto number = map.integer("line", 1, 1'000'000);
    return number ? static_cast<std::uint32_t>(number->value) : 0U;
  }

  void read_place(Fact& fact) {
    fact.line = line(map_);
    fact.anchor = optional_anchor(map_, map_.span());
    for (const YamlNode* node : map_.sequence("also")) {
      YamlMap inner(*node, reader_.diagnostics);
      const std::uint32_t number = line(inner);
      fact.also.push_back({number, anchor(inner, node->span)});
      inner.finish();
    }
  }

  void read_relations(Fact& fact) {
    const auto parent = map_.text("parent");
    const std::string threshold = text_or_empty(map_, "threshold");
    const std::string basis = text_or_empty(map_, "parent_basis");
    if (parent) {
      fact.within = Within{parent->value, threshold, basis, parent->span};
    }
    if (const auto per = map_.text("per")) {
      fact.per = per->value;
    }
    if (const auto pair = map_.text("pair")) {
      fact.pair = pair->value;
    }
    for (const auto& example : map_.texts("examples")) {
      fact.examples.push_back(example.value);
    }
  }

  void read_standing(Fact& fact) {
    fact.system = text_or_empty(map_, "system");
    fact.provider = text_or_empty(map_, "provider");
    fact.disclosure = json_value(map_, "disclosure", Disclosure::Published);
    fact.note = text_or_empty(map_, "note");
    const YamlNode* node = map_.find("confirmed");
    if (node == nullptr || node->kind != YamlNode::Kind::Map) {
      return;
    }
    YamlMap inner(*node, reader_.diagnostics);
    Confirmation confirmation{inner.required_text("by").value, {}};
    const auto on = inner.required_text("on");
    inner.finish();
    if (const auto date = reader_.date(on)) {
      confirmation.on = *date;
      fact.confirmed = std::move(confirmation);
    }
  }

  Reader& reader_;
  const Catalogue& catalogue_;
  YamlMap map_;
};

/// JSON's null is a word to the strict reader, which keeps the words of clerks as they are.
void drop_nulls(YamlNode& node) {
  std::erase_if(node.entries, [](const YamlNode::Entry& entry) {
    return entry.value.kind == YamlNode::Kind::Scalar && !entry.value.quoted &&
           entry.value.text == "null";
  });
  for (YamlNode::Entry& entry : node.entries) {
    drop_nulls(entry.value);
  }
  for (YamlNode& item : node.items) {
    drop_nulls(item);
  }
}

/// A list of the lines' objects: places keep their line, and stand two columns further right.
std::string as_yaml_list(std::string_view lines) {
  std::string out;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    out.append(line.empty() ? "" : "- ").append(line).push_back('\n');
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return out;
}

}  // namespace

std::vector<Fact> read_facts_json(Reader& reader, const std::string& path,
                                  const Catalogue& catalogue) {
  std::vector<Fact> facts;
  const auto raw = reader.text(path);
  if (!raw) {
    return facts;
  }
  const FileId file =
      reader.sources.add(path, as_yaml_list(reader.sources.text(*raw)));
  auto root = parse_yaml(reader.sources, file, reader.diagnostics);
  if (!root) {
    return facts;
  }
  drop_nulls(*root);
  for (const YamlNode& node : root->items) {
    if (auto fact = JsonFact(reader, catalogue, node).read()) {
      facts.push_back(std::move(*fact));
    }
  }
  std::ranges::sort(facts, {}, &Fact::id);
  return facts;
}

}  // namespace jianbao
