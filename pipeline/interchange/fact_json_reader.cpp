// What facts_json wrote, read again: JSON is YAML in flow style, and an object of JSON becomes an
// entry of a data file, so that both are judged by one reader.

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "interchange/fact_json.h"
#include "load/fact_reader.h"
#include "model/words.h"

namespace jianbao {
namespace {

/// Fields that say again, for readers of the interface, what other fields say exactly.
constexpr std::array<std::string_view, 8> repeated{"document", "domain", "indicator", "qualifier",
                                                   "period",   "due",    "nature",    "published"};
/// Fields that have the same name and form in data files.
constexpr std::array<std::string_view, 20> same{
    "id",        "subject",        "value",  "upper",    "unit",           "pledged_by",
    "line",      "text",           "anchor", "also",     "anchor_ordinal", "claim",
    "per",       "pair",           "note",   "examples", "system",         "provider",
    "confirmed", "period_inferred"};

YamlNode map_node(const Span& span) {
  YamlNode node(span);
  node.kind = YamlNode::Kind::Map;
  return node;
}

void put(YamlNode& entry, std::string key, YamlNode value) {
  const Span span = value.span;
  entry.entries.push_back({std::move(key), span, std::move(value)});
}

class Entry {
 public:
  Entry(Reader& reader, const YamlNode& object)
      : reader_(reader), object_(object, reader.diagnostics) {}

  /// The document's key; the entry without what it has instead of a list of its own.
  Located<std::string> source() { return object_.required_text("source"); }

  YamlNode convert(const Catalogue& catalogue) {
    YamlNode entry = map_node(object_.span());
    copy(entry, "period_notation", "period");
    copy(entry, "qualifier_printed", "qualifier");
    for (const std::string_view key : same) {
      copy(entry, key, key);
    }
    copy(entry, "due_notation", "due");
    convert_indicator(entry, catalogue);
    convert_word<Status>(entry, object_, "status");
    convert_word<Disclosure>(entry, object_, "disclosure");
    convert_parent(entry);
    for (const YamlNode* comparison : object_.sequence("comparisons")) {
      convert_comparison(entry, *comparison);
    }
    for (const std::string_view key : repeated) {
      (void)object_.find(key);
    }
    (void)object_.find("revises");
    object_.finish();
    return entry;
  }

 private:
  void copy(YamlNode& entry, std::string_view from, std::string_view to) {
    if (const YamlNode* value = object_.find(from)) {
      put(entry, std::string(to), *value);
    }
  }

  void convert_indicator(YamlNode& entry, const Catalogue& catalogue) {
    const YamlNode* key = object_.require("indicator_key");
    const auto known = key == nullptr ? std::nullopt : catalogue.indicator(key->text);
    if (known && catalogue[*known].undertaking) {
      YamlNode domain = *key;
      domain.text = catalogue[*known].domain;
      put(entry, "domain", std::move(domain));
    } else if (key != nullptr) {
      put(entry, "indicator", *key);
    }
  }

  /// actual → 实际; a word that is not known stays, so that the reader of entries reports it.
  template <class E>
  void convert_word(YamlNode& entry, YamlMap& from, std::string_view key) {
    const YamlNode* word = from.require(key);
    if (word == nullptr) {
      return;
    }
    YamlNode value = *word;
    if (const auto known = parse_json_word<E>(word->text)) {
      value.text = data_word(*known);
    }
    put(entry, std::string(key), std::move(value));
  }

  void convert_parent(YamlNode& entry) {
    const YamlNode* parent = object_.find("parent");
    const YamlNode* threshold = object_.find("threshold");
    const YamlNode* basis = object_.find("parent_basis");
    if (parent == nullptr) {
      return;
    }
    YamlNode within = map_node(parent->span);
    put(within, "fact", *parent);
    if (threshold != nullptr) {
      put(within, "threshold", *threshold);
    }
    if (basis != nullptr) {
      put(within, "basis", *basis);
    }
    put(entry, "within", std::move(within));
  }

  void convert_comparison(YamlNode& entry, const YamlNode& object) {
    YamlMap map(object, reader_.diagnostics);
    const auto kind_word = map.required_text("kind");
    const auto kind = parse_json_word<ComparisonKind>(kind_word.value);
    if (!kind) {
      std::vector<std::string> known;
      for (const Word<ComparisonKind>& word : words_of<ComparisonKind>()) {
        known.emplace_back(word.json);
      }
      if (!kind_word.value.empty()) {
        reader_.unknown_word(kind_word, "kind 的取值", known);
      }
      return;
    }
    YamlNode comparison = map_node(object.span);
    for (const auto& [from, to] : {std::pair{"value", "value"},
                                   {"qualifier", "qualifier"},
                                   {"base", "of"},
                                   {"rate_basis", "basis"},
                                   {"anchor", "anchor"},
                                   {"anchor_ordinal", "anchor_ordinal"}}) {
      const YamlNode* value = map.find(from);
      const bool usual = value != nullptr && *kind == ComparisonKind::YearOnYear &&
                         value->text == usual_base && to == std::string_view("of");
      if (value != nullptr && !usual) {
        put(comparison, to, *value);
      }
    }
    (void)map.find("unit");
    map.finish();
    put(entry, std::string(kind_word.value), std::move(comparison));
  }

  Reader& reader_;
  YamlMap object_;
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
                                  const Catalogue& catalogue, const Registry& registry) {
  std::vector<Fact> facts;
  const auto raw = reader.text(path);
  if (!raw) {
    return facts;
  }
  const FileId file = reader.sources.add(path, as_yaml_list(reader.sources.text(*raw)));
  auto root = parse_yaml(reader.sources, file, reader.diagnostics);
  if (!root) {
    return facts;
  }
  drop_nulls(*root);
  const FactVocabulary words(catalogue, registry);
  std::unordered_map<std::string, Span> ids;
  for (const YamlNode& node : root->items) {
    Entry object(reader, node);
    const auto source = object.source();
    const auto document = catalogue.document(source.value);
    const YamlNode entry = object.convert(catalogue);
    if (!document) {
      if (!source.value.empty()) {
        reader.unknown_word(source, "来源目录（data/sources.yaml）", words.documents);
      }
      continue;
    }
    const bool timed =
        std::ranges::find(entry.entries, "period", &YamlNode::Entry::key) != entry.entries.end();
    auto fact =
        read_fact(reader, words, entry, *document, timed ? FactList::Facts : FactList::Pledges);
    if (!fact) {
      continue;
    }
    const auto [at, fresh] = ids.emplace(fact->id, node.span);
    if (!fresh) {
      reader.duplicate("事实编号", {fact->id, node.span}, at->second);
      continue;
    }
    // The text is always written out; it is kept where it is more than the usual sentence.
    const std::string given = std::exchange(fact->text, {});
    fact->text = given == statement(*fact, catalogue) ? "" : given;
    facts.push_back(std::move(*fact));
  }
  std::ranges::sort(facts, {}, &Fact::id);
  return facts;
}

}  // namespace jianbao
