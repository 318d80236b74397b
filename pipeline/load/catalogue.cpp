#include <array>
#include <map>
#include <string_view>

#include "load/readers.h"

namespace jianbao {
namespace {

// Remembers where a name was first entered, so that a second entry can show both places.
class Names {
 public:
  Names(Reader& reader, std::string what) : reader_(reader), what_(std::move(what)) {}
  bool take(const Located<std::string>& name) {
    const auto [at, fresh] = seen_.emplace(name.value, name.span);
    if (!fresh) {
      reader_.duplicate(what_, name, at->second);
    }
    return fresh && !name.value.empty();
  }

 private:
  Reader& reader_;
  std::string what_;
  std::map<std::string, Span> seen_;
};

std::string text_or(YamlMap& map, std::string_view key, const std::string& fallback = {}) {
  const auto text = map.text(key);
  return text ? text->value : fallback;
}

void read_units(Reader& reader, Catalogue& catalogue) {
  const auto root = reader.yaml("data/catalogue/units.yaml");
  if (!root) {
    return;
  }
  YamlMap file(*root, reader.diagnostics);
  Names names(reader, "计量单位");
  for (const YamlNode* node : file.sequence("units")) {
    YamlMap map(*node, reader.diagnostics);
    const auto name = map.required_text("name");
    Unit unit{name.value, text_or(map, "base", name.value), 1, false, name.span};
    if (const auto factor = map.integer("factor", 1, 1'000'000'000'000)) {
      unit.factor = factor->value;
    }
    if (const auto countable = map.boolean("countable")) {
      unit.countable = countable->value;
    }
    map.finish();
    if (names.take(name)) {
      catalogue.add(std::move(unit));
    }
  }
  file.finish();
}

void read_subjects(Reader& reader, Catalogue& catalogue) {
  const auto root = reader.yaml("data/catalogue/subjects.yaml");
  if (!root) {
    return;
  }
  YamlMap file(*root, reader.diagnostics);
  Names names(reader, "主体");
  std::vector<Located<std::string>> parents;
  for (const YamlNode* node : file.sequence("subjects")) {
    YamlMap map(*node, reader.diagnostics);
    const auto name = map.required_text("name");
    Subject subject{name.value, text_or(map, "full", name.value), text_or(map, "level"), "",
                    name.span};
    if (const auto parent = map.text("parent")) {
      subject.parent = parent->value;
      parents.push_back(*parent);
    }
    map.finish();
    if (names.take(name)) {
      catalogue.add(std::move(subject));
    }
  }
  file.finish();
  std::vector<std::string> known;
  for (const Subject& s : catalogue.subjects()) {
    known.push_back(s.name);
  }
  for (const auto& parent : parents) {
    if (!catalogue.subject(parent.value)) {
      reader.unknown_word(parent, "主体目录", known);
    }
  }
}

std::optional<MeasureKind> parse_measure(std::string_view word) {
  if (word == "flow") {
    return MeasureKind::Flow;
  }
  if (word == "stock") {
    return MeasureKind::Stock;
  }
  if (word == "rate") {
    return MeasureKind::Rate;
  }
  if (word == "claim") {
    return MeasureKind::Claim;
  }
  return std::nullopt;
}

void read_indicator(Reader& reader, Catalogue& catalogue, const YamlNode::Entry& entry,
                    const std::vector<std::string>& units) {
  const Located<std::string> key{entry.key, entry.key_span};
  YamlMap map(entry.value, reader.diagnostics);
  const auto name = map.required_text("name");
  const auto unit_name = map.required_text("unit");
  const auto measure_name = map.required_text("measure");
  const std::string short_name = text_or(map, "short", name.value);
  const std::string group = text_or(map, "group");
  const std::string definition = text_or(map, "definition");
  map.finish();
  const bool good_key = reader.check_id(key);
  const auto unit = catalogue.unit(unit_name.value);
  if (!unit && !unit_name.value.empty()) {
    reader.unknown_word(unit_name, "计量单位目录", units);
  }
  const auto measure = parse_measure(measure_name.value);
  if (!measure && !measure_name.value.empty()) {
    reader.unknown_word(measure_name, "measure 的取值", {"flow", "stock", "rate", "claim"});
  }
  if (good_key && unit && measure) {
    catalogue.add(
        Indicator{key.value, name.value, short_name, definition, group, *unit, *measure, key.span});
  }
}

void read_indicators(Reader& reader, Catalogue& catalogue) {
  const auto root = reader.yaml("data/catalogue/indicators.yaml");
  if (!root) {
    return;
  }
  std::vector<std::string> units;
  for (const Unit& u : catalogue.units()) {
    units.push_back(u.name);
  }
  YamlMap file(*root, reader.diagnostics);
  if (const YamlNode* list = file.require("indicators")) {
    for (const YamlNode::Entry& entry : list->entries) {
      read_indicator(reader, catalogue, entry, units);
    }
    YamlMap expected_map(*list, reader.diagnostics);  // reports a list where a map is due
  }
  file.finish();
}

void read_documents(Reader& reader, Catalogue& catalogue) {
  const auto root = reader.yaml("data/sources.yaml");
  if (!root) {
    return;
  }
  YamlMap file(*root, reader.diagnostics);
  Names names(reader, "来源");
  for (const YamlNode* node : file.sequence("documents")) {
    YamlMap map(*node, reader.diagnostics);
    const auto key = map.required_text("key");
    SourceDocument document{.key = key.value,
                            .title = {},
                            .publisher = {},
                            .file = {},
                            .sha256 = {},
                            .page = {},
                            .date_basis = {},
                            .event_date = {},
                            .event = {},
                            .span = key.span};
    document.title = map.required_text("title").value;
    document.publisher = map.required_text("publisher").value;
    document.page = text_or(map, "page");
    document.file = map.required_text("file").value;
    document.sha256 = text_or(map, "sha256");
    document.date_basis = text_or(map, "date_basis");
    document.event = text_or(map, "event");
    const auto published = map.required_text("published");
    const auto date = published.value.empty() ? std::nullopt : reader.date(published);
    if (const auto event_date = map.text("event_date")) {
      document.event_date = reader.date(*event_date);
    }
    map.finish();
    if (!date || !reader.check_id(key)) {
      continue;
    }
    document.published = *date;
    if (names.take(key)) {
      catalogue.add(std::move(document));
    }
  }
  file.finish();
}

}  // namespace

Catalogue read_catalogue(Reader& reader) {
  Catalogue catalogue;
  read_units(reader, catalogue);
  read_subjects(reader, catalogue);
  read_indicators(reader, catalogue);
  read_documents(reader, catalogue);
  return catalogue;
}

}  // namespace jianbao
