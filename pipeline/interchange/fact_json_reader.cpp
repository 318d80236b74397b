// What facts_json wrote, read again: JSON is YAML in flow style, and an object of JSON becomes an
// entry of a data file, so that both are judged by one reader.

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "interchange/fact_json.h"
#include "load/fact_reader.h"
#include "model/words.h"

namespace jianbao {
namespace {

/// Fields that say again, for readers of the interface, what other fields say exactly.
constexpr std::array<std::string_view, 7> repeated{"document", "domain", "indicator", "period",
                                                   "due",      "nature", "published"};
/// Fields that have the same name and form in data files.
constexpr std::array<std::string_view, 21> same{
    "id",   "subject",  "value",  "upper",          "unit",      "pledged_by", "line",
    "text", "anchor",   "also",   "anchor_ordinal", "claim",     "per",        "pair",
    "note", "examples", "system", "provider",       "confirmed", "revision",   "period_inferred"};

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
    copy_qualifier(entry, object_);
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

  /// The word that the source printed; the word for machines where that alone is given.
  static void copy_qualifier(YamlNode& entry, YamlMap& from) {
    const YamlNode* word = from.find("qualifier");
    const YamlNode* printed = from.find("qualifier_printed");
    if (const YamlNode* best = printed != nullptr ? printed : word) {
      put(entry, "qualifier", *best);
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
      if (const YamlNode* lost = threshold != nullptr ? threshold : basis) {
        reader_.diagnostics.add({Code::YamlMissingKey, lost->span, {{"key", "parent"}}});
      }
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

  /// None: reported.
  std::optional<ComparisonKind> comparison_kind(const Located<std::string>& word) {
    const auto kind = parse_json_word<ComparisonKind>(word.value);
    if (!kind && !word.value.empty()) {
      std::vector<std::string> known;
      for (const Word<ComparisonKind>& each : words_of<ComparisonKind>()) {
        known.emplace_back(each.json);
      }
      reader_.unknown_word(word, "kind 的取值", known);
    }
    return kind;
  }

  void convert_comparison(YamlNode& entry, const YamlNode& object) {
    YamlMap map(object, reader_.diagnostics);
    const auto word = map.required_text("kind");
    const auto kind = comparison_kind(word);
    if (!kind) {
      return;
    }
    // An entry has one field for each kind, where a second one would be lost.
    const auto [first, fresh] = kinds_.emplace(word.value, word.span);
    if (!fresh) {
      reader_.duplicate("比较", word, first->second);
      return;
    }
    YamlNode comparison = map_node(object.span);
    copy_qualifier(comparison, map);
    for (const auto& [from, to] : {std::pair{"value", "value"},
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
    put(entry, word.value, std::move(comparison));
  }

  Reader& reader_;
  YamlMap object_;
  std::unordered_map<std::string, Span> kinds_;  ///< of comparisons: where each stands
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

constexpr std::string_view list_mark = "- ";

/// A list of the lines' objects, each on its own line.
std::string as_yaml_list(std::string_view lines) {
  std::string out;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    out.append(line.empty() ? "" : list_mark).append(line).push_back('\n');
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return out;
}

/// From the list that was parsed back to the file that people see: the list mark is not theirs.
class Places {
 public:
  explicit Places(FileId file) : file_(file) {}

  [[nodiscard]] Span operator()(Span span) const {
    return {file_, moved(span.begin), moved(span.end)};
  }
  void move(YamlNode& node) const {
    node.span = (*this)(node.span);
    for (YamlNode& item : node.items) {
      move(item);
    }
    for (YamlNode::Entry& entry : node.entries) {
      entry.key_span = (*this)(entry.key_span);
      move(entry.value);
    }
  }
  [[nodiscard]] Diagnostic moved(Diagnostic diagnostic) const {
    if (diagnostic.where) {
      diagnostic.where = (*this)(*diagnostic.where);
    }
    for (Related& related : diagnostic.related) {
      related.span = (*this)(related.span);
    }
    return diagnostic;
  }

 private:
  [[nodiscard]] static Position moved(Position place) {
    const auto mark = static_cast<std::uint32_t>(list_mark.size());
    return {place.line, place.column > mark ? place.column - mark : 1};
  }

  FileId file_;
};

/// The lines' objects, with their places in `raw`; what is wrong with the JSON itself is reported.
std::optional<YamlNode> parse_lines(Reader& reader, FileId raw) {
  const FileId list =
      reader.sources.add(reader.sources.path(raw), as_yaml_list(reader.sources.text(raw)));
  Diagnostics said;
  auto root = parse_yaml(reader.sources, list, said);
  const Places places(raw);
  for (const Diagnostic& diagnostic : said.all()) {
    reader.diagnostics.add(places.moved(diagnostic));
  }
  if (root) {
    places.move(*root);
    drop_nulls(*root);
  }
  return root;
}

/// Undertakings stand in `pledges`, which always name who gives them; all else in `facts`.
FactList list_of(const YamlNode& entry) {
  const auto status = std::ranges::find(entry.entries, "status", &YamlNode::Entry::key);
  if (status == entry.entries.end()) {
    return FactList::Facts;
  }
  const auto word = parse_data_word<Status>(status->value.text);
  const bool undertaking =
      word == Status::Target || word == Status::Pledge || word == Status::Proposal;
  return undertaking ? FactList::Pledges : FactList::Facts;
}

}  // namespace

std::vector<Fact> read_facts_json(Reader& reader, const std::string& path,
                                  const Catalogue& catalogue, const Registry& registry) {
  std::vector<Fact> facts;
  const auto raw = reader.text(path);
  if (!raw) {
    return facts;
  }
  const auto root = parse_lines(reader, *raw);
  if (!root) {
    return facts;
  }
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
    auto fact = read_fact(reader, words, entry, *document, list_of(entry));
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
