#include <algorithm>
#include <array>
#include <utility>

#include "load/block_readers.h"
#include "model/words.h"

namespace jianbao {
namespace {

template <class E, std::size_t N>
using Names = std::array<std::pair<std::string_view, E>, N>;

constexpr Names<SelectFrom, 3> from_names = {{
    {"issue", SelectFrom::Issue},
    {"known", SelectFrom::Known},
    {"before", SelectFrom::Before},
}};
constexpr Names<Trait, 14> trait_names = {{
    {"value", Trait::Value},
    {"growth", Trait::Growth},
    {"figure", Trait::Figure},
    {"claim", Trait::Claim},
    {"due", Trait::Due},
    {"day", Trait::Day},
    {"bound", Trait::Bound},
    {"approximate", Trait::Approximate},
    {"range", Trait::Range},
    {"estimate", Trait::Estimate},
    {"derived", Trait::Derived},
    {"system", Trait::System},
    {"note", Trait::Note},
    {"progress", Trait::Progress},
}};
constexpr Names<DueState, 4> due_names = {{
    {"overdue", DueState::Overdue},
    {"soon", DueState::Soon},
    {"later", DueState::Later},
    {"none", DueState::None},
}};
constexpr Names<ChangeKind, 5> change_names = {{
    {"new", ChangeKind::New},
    {"changed", ChangeKind::Changed},
    {"revised", ChangeKind::Revised},
    {"dropped", ChangeKind::Dropped},
    {"same", ChangeKind::Same},
}};
constexpr Names<OrderBy, 9> order_names = {{
    {"domain", OrderBy::Domain},
    {"subject", OrderBy::Subject},
    {"due", OrderBy::Due},
    {"period", OrderBy::Period},
    {"growth", OrderBy::Growth},
    {"value", OrderBy::Value},
    {"indicator", OrderBy::Indicator},
    {"source", OrderBy::Source},
    {"moved", OrderBy::Moved},
}};
constexpr Names<OrderBy, 2> one_per_names = {{
    {"indicator", OrderBy::Indicator},
    {"subject", OrderBy::Subject},
}};
constexpr Names<GroupBy, 7> group_names = {{
    {"domain", GroupBy::Domain},
    {"subject", GroupBy::Subject},
    {"who", GroupBy::Who},
    {"source", GroupBy::Source},
    {"change", GroupBy::Change},
    {"year", GroupBy::Year},
    {"due", GroupBy::Due},
}};
constexpr Names<ConditionKind, 13> condition_names = {{
    {"some", ConditionKind::Some},
    {"none", ConditionKind::NoneOf},
    {"rising", ConditionKind::Rising},
    {"falling", ConditionKind::Falling},
    {"flat", ConditionKind::Flat},
    {"bound", ConditionKind::Bound},
    {"exact", ConditionKind::Exact},
    {"estimate", ConditionKind::Estimate},
    {"growth", ConditionKind::Growth},
    {"no_growth", ConditionKind::NoGrowth},
    {"below_zero", ConditionKind::BelowZero},
    {"comparable", ConditionKind::Comparable},
    {"unlike", ConditionKind::Unlike},
}};
constexpr Names<EachAs, 3> as_names = {{
    {"points", EachAs::Points},
    {"paragraphs", EachAs::Paragraphs},
    {"run", EachAs::Run},
}};

template <class E, std::size_t N>
std::optional<E> named(Reader& reader, const Located<std::string>& word, const Names<E, N>& names,
                       std::string what) {
  std::vector<std::string> known;
  for (const auto& [name, value] : names) {
    if (name == word.value) {
      return value;
    }
    known.emplace_back(name);
  }
  reader.unknown_word(word, std::move(what), known);
  return std::nullopt;
}

template <class E, std::size_t N>
std::vector<E> all_named(Reader& reader, YamlMap& map, std::string_view key,
                         const Names<E, N>& names, const std::string& what) {
  std::vector<E> out;
  for (const auto& word : map.texts(key)) {
    if (const auto value = named(reader, word, names, what)) {
      out.push_back(*value);
    }
  }
  return out;
}

MoveRule read_moved(const YamlNode& node, Reader& reader) {
  YamlMap map(node, reader.diagnostics);
  MoveRule rule;
  if (const auto least = map.decimal("growth_at_least")) {
    rule.growth_at_least = least->value;
  }
  for (const auto& kind : map.texts("claims")) {
    rule.claims.push_back(kind.value);
  }
  if (const auto changed = map.boolean("changed")) {
    rule.changed = changed->value;
  }
  map.finish();
  if (!rule.growth_at_least && rule.claims.empty() && !rule.changed) {
    reader.diagnostics.add({Code::LoadEmptyList, node.span, {{"key", "moved"}}});
  }
  return rule;
}

SelectionSpec read_selection(const YamlNode& node, std::string name, Reader& reader) {
  YamlMap map(node, reader.diagnostics);
  SelectionSpec spec{.name = std::move(name), .span = node.span};
  for (const std::string_view key : {"facts", "indicator", "subject", "level", "domain", "status",
                                     "has", "lacks", "due", "change", "order"}) {
    const YamlNode* list = map.find(key);
    if (list != nullptr && list->kind != YamlNode::Kind::Scalar && list->items.empty()) {
      // An empty list would mean all, where its author meant none.
      reader.diagnostics.add({Code::LoadEmptyList, list->span, {{"key", std::string(key)}}});
    }
  }
  spec.of = map.text("of");
  if (const auto from = map.text("from")) {
    spec.from = named(reader, *from, from_names, "事实的范围");
  }
  spec.facts = map.texts("facts");
  spec.indicators = map.texts("indicator");
  spec.subjects = map.texts("subject");
  spec.under = map.text("under");
  for (const auto& level : map.texts("level")) {
    spec.levels.push_back(level.value);
  }
  spec.domains = map.texts("domain");
  for (const auto& word : map.texts("status")) {
    if (const auto status = parse_data_word<Status>(word.value)) {
      spec.statuses.push_back(*status);
    } else {
      reader.unknown_word(word, "状态", data_words<Status>());
    }
  }
  spec.has = all_named(reader, map, "has", trait_names, "事实的特征");
  spec.lacks = all_named(reader, map, "lacks", trait_names, "事实的特征");
  spec.due = all_named(reader, map, "due", due_names, "期限的情形");
  if (const auto days = map.integer("within_days", 1, 3660)) {
    spec.within_days = static_cast<std::uint32_t>(days->value);
  }
  spec.change = all_named(reader, map, "change", change_names, "与上期比的情形");
  if (const YamlNode* moved = map.find("moved")) {
    spec.moved = read_moved(*moved, reader);
  }
  spec.order = all_named(reader, map, "order", order_names, "次序");
  if (const auto one = map.text("one_per")) {
    spec.one_per = named(reader, *one, one_per_names, "每样一条的取值");
  }
  if (const auto most = map.integer("most", 1, 100'000)) {
    spec.most = static_cast<std::uint32_t>(most->value);
  }
  map.finish();
  return spec;
}

/// The entries of a map of names; a name twice is reported by the reader of YAML.
template <class Read>
void each_named(YamlMap& map, std::string_view key, Reader& reader, Read read) {
  const YamlNode* node = map.find(key);
  if (node == nullptr) {
    return;
  }
  if (node->kind != YamlNode::Kind::Map) {
    YamlMap(*node, reader.diagnostics).finish();
    return;
  }
  for (const YamlNode::Entry& entry : node->entries) {
    read(entry.key, entry.value);
  }
}

EachSpec read_each(const YamlNode& node, const SkeletonReader& skeletons) {
  Reader& reader = skeletons.reader();
  YamlMap map(node, reader.diagnostics);
  EachSpec spec{.in = map.required_text("in"), .span = node.span};
  if (const auto as = map.text("as")) {
    spec.as = named(reader, *as, as_names, "each 的排法").value_or(EachAs::Points);
  }
  if (const auto level = map.integer("level", 2, 4)) {
    spec.level = static_cast<std::uint8_t>(level->value);
  }
  spec.group = read_group(map, reader);
  if (auto heading = map.text("heading")) {
    spec.heading = skeletons.one(std::move(*heading));
  }
  spec.sentences = skeletons.sentences(map, "say");
  map.finish();
  return spec;
}

FormSpec read_form(const YamlNode& node, const SkeletonReader& skeletons) {
  Reader& reader = skeletons.reader();
  YamlMap map(node, reader.diagnostics);
  FormSpec spec{.name = map.text_or_empty("name"),
                .title = std::nullopt,
                .columns = {},
                .rows = {},
                .span = node.span};
  if (auto title = map.text("title")) {
    spec.title = skeletons.one(std::move(*title));
  }
  for (const auto& [key, into] :
       {std::pair("columns", &spec.columns), std::pair("rows", &spec.rows)}) {
    for (auto& text : map.texts(key)) {
      into->push_back(skeletons.one(std::move(text)).value);
    }
    if (into->empty()) {
      reader.diagnostics.add({Code::LoadEmptyList, node.span, {{"key", key}}});
    }
  }
  if (const auto tall = map.boolean("tall")) {
    spec.tall = tall->value;
  }
  map.finish();
  return spec;
}

std::uint32_t read_most(YamlMap& map) {
  const auto most = map.integer("most", 1, 1000);
  return most ? static_cast<std::uint32_t>(most->value) : 0;
}

/// Blocks that say nothing but what they are, and perhaps how much of it.
std::optional<BlockContentSpec> read_generated(YamlMap& map, Reader& reader) {
  if (const YamlNode* node = map.find("glossary")) {
    YamlMap inner(*node, reader.diagnostics);
    const GlossarySpec spec{read_most(inner), node->span};
    inner.finish();
    return spec;
  }
  if (const YamlNode* node = map.find("findings")) {
    YamlMap inner(*node, reader.diagnostics);
    const FindingsSpec spec{read_most(inner), node->span};
    inner.finish();
    return spec;
  }
  const auto bare = [&](std::string_view key) {
    const YamlNode* node = map.find(key);
    if (node != nullptr) {
      YamlMap(*node, reader.diagnostics).finish();
    }
    return node;
  };
  if (const YamlNode* node = bare("register")) {
    return RegisterSpec{node->span};
  }
  if (const YamlNode* node = bare("name_index")) {
    return NameIndexSpec{node->span};
  }
  if (const YamlNode* node = bare("natures")) {
    return NaturesSpec{node->span};
  }
  if (const YamlNode* node = bare("definitions_changed")) {
    return DefinitionsChangedSpec{node->span};
  }
  if (const YamlNode* node = bare("documents")) {
    return DocumentsSpec{node->span};
  }
  if (const YamlNode* node = bare("corrections")) {
    return CorrectionsSpec{node->span};
  }
  return std::nullopt;
}

PointSpec read_point(const YamlNode& node, const SkeletonReader& skeletons) {
  YamlMap map(node, skeletons.reader().diagnostics);
  PointSpec spec{3, std::nullopt, {}, node.span};
  if (const auto level = map.integer("level", 2, 4)) {
    spec.level = static_cast<std::uint8_t>(level->value);
  }
  if (auto heading = map.text("heading")) {
    spec.heading = skeletons.one(std::move(*heading));
  }
  spec.sentences = skeletons.sentences(map, "say");
  map.finish();
  return spec;
}

}  // namespace

std::vector<Condition> read_conditions(YamlMap& map, Reader& reader) {
  std::vector<Condition> out;
  const YamlNode* node = map.find("when");
  if (node == nullptr) {
    return out;
  }
  YamlMap inner(*node, reader.diagnostics);
  for (const auto& [name, kind] : condition_names) {
    const YamlNode* of_node = inner.find(name);
    if (of_node == nullptr) {
      continue;
    }
    if (of_node->kind == YamlNode::Kind::Scalar) {
      out.push_back({kind, inner.required_text(name)});
      continue;
    }
    for (auto& of : inner.texts(name)) {
      out.push_back({kind, std::move(of)});
    }
  }
  if (!inner.finish() || !out.empty()) {
    return out;
  }
  std::string known;
  for (const auto& [name, kind] : condition_names) {
    known += (known.empty() ? "" : ", ") + std::string(name);
  }
  reader.diagnostics.add({Code::LoadCondition, node->span, {{"key", ""}, {"known", known}}});
  return out;
}

std::vector<SelectionSpec> read_selections(YamlMap& map, Reader& reader) {
  std::vector<SelectionSpec> out;
  each_named(map, "selections", reader, [&](const auto& name, const YamlNode& node) {
    out.push_back(read_selection(node, name, reader));
  });
  return out;
}

std::vector<ComparisonSpec> read_comparisons(YamlMap& map, Reader& reader) {
  std::vector<ComparisonSpec> out;
  each_named(map, "comparisons", reader, [&](const auto& name, const YamlNode& node) {
    YamlMap inner(node, reader.diagnostics);
    const bool share = inner.find("part") != nullptr || inner.find("whole") != nullptr;
    out.push_back({name, share ? ComparisonSpec::Kind::Share : ComparisonSpec::Kind::Times,
                   inner.required_text(share ? "part" : "now"),
                   inner.required_text(share ? "whole" : "before"), node.span});
    inner.finish();
  });
  return out;
}

std::optional<GroupBy> read_group(YamlMap& map, Reader& reader) {
  const auto word = map.text("group");
  return word ? named(reader, *word, group_names, "分组的取值") : std::nullopt;
}

std::vector<SentenceSpec> SkeletonReader::sentences(YamlMap& map, std::string_view key) const {
  std::vector<SentenceSpec> out;
  for (const YamlNode* node : map.sequence(key)) {
    if (node->kind != YamlNode::Kind::Map) {
      if (auto text = yaml_text(*node, reader_.diagnostics)) {
        out.emplace_back(one(std::move(*text)));
      }
      continue;
    }
    YamlMap inner(*node, reader_.diagnostics);
    auto conditions = read_conditions(inner, reader_);
    out.emplace_back(one(inner.required_text("say")), std::move(conditions));
    inner.finish();
  }
  return out;
}

std::optional<BlockContentSpec> read_block(YamlMap& map, const YamlNode& node,
                                           const SkeletonReader& skeletons) {
  if (map.find("say") != nullptr) {
    return ParagraphSpec{skeletons.sentences(map, "say"), node.span};
  }
  if (const auto words = map.text("subheading")) {
    return SubheadingSpec{skeletons.one(*words)};
  }
  if (const YamlNode* point = map.find("point")) {
    return read_point(*point, skeletons);
  }
  if (const YamlNode* table = map.find("table")) {
    return read_table(*table, skeletons);
  }
  if (const YamlNode* chart = map.find("chart")) {
    return read_chart(*chart, skeletons);
  }
  if (const YamlNode* each = map.find("each")) {
    return read_each(*each, skeletons);
  }
  if (const YamlNode* form = map.find("form")) {
    return read_form(*form, skeletons);
  }
  return read_generated(map, skeletons.reader());
}

}  // namespace jianbao
