#include <array>
#include <map>
#include <string_view>

#include "load/readers.h"

namespace jianbao {
namespace {

/// A report for each subject names its files by them.
void check_names_a_file(Reader& reader, const Located<std::string>& name) {
  constexpr std::size_t longest = 120;  // bytes: a file name has 255, with the report's name in it
  const std::string& word = name.value;
  const bool odd = word.find_first_of("/\\:*?\"<>|") != std::string::npos ||
                   word.starts_with('.') || word.starts_with('-') || word.starts_with(' ') ||
                   word.ends_with(' ') || word.size() > longest;
  if (odd) {
    reader.diagnostics.add({Code::LoadBadFile, name.span, {{"word", word}}});
  }
}

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

/// 万元 is money because 元 is: what is said of one unit holds for all of its base.
void share_currencies(std::vector<Unit>& units) {
  std::map<std::string, Currency> of_base;
  for (const Unit& unit : units) {
    if (unit.currency != Currency::None) {
      of_base.emplace(unit.base, unit.currency);
    }
  }
  for (Unit& unit : units) {
    const auto found = of_base.find(unit.base);
    unit.currency = found == of_base.end() ? Currency::None : found->second;
  }
}

void read_units(Reader& reader, Catalogue& catalogue) {
  const auto root = reader.yaml("data/catalogue/units.yaml");
  if (!root) {
    return;
  }
  YamlMap file(*root, reader.diagnostics);
  Names names(reader, "计量单位");
  std::vector<Unit> units;
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
    if (const auto currency = map.text("currency")) {
      unit.currency = reader.word<Currency>(*currency, "currency 的取值").value_or(Currency::None);
    }
    map.finish();
    if (names.take(name)) {
      units.push_back(std::move(unit));
    }
  }
  file.finish();
  share_currencies(units);
  for (Unit& unit : units) {
    catalogue.add(std::move(unit));
  }
}

/// Each domain brings an indicator of its own for undertakings that have no figure (将…、要…).
void add_undertakings(Catalogue& catalogue, const Domain& domain) {
  Indicator indicator{"undertakings." + domain.key,
                      "工作事项（" + domain.name + "）",
                      "工作事项",
                      "没有数的承诺、目标和建议。",
                      domain.name,
                      *catalogue.unit(catalogue.units().front().name),
                      MeasureKind::Claim,
                      domain.span};
  indicator.undertaking = true;
  catalogue.add(std::move(indicator));
}

void read_domains(Reader& reader, Catalogue& catalogue) {
  const auto root = reader.yaml("data/catalogue/domains.yaml");
  if (!root) {
    return;
  }
  YamlMap file(*root, reader.diagnostics);
  Names keys(reader, "领域的键");
  Names names(reader, "领域");
  for (const YamlNode* node : file.sequence("domains")) {
    YamlMap map(*node, reader.diagnostics);
    const auto key = map.required_text("key");
    const auto name = map.required_text("name");
    map.finish();
    if (reader.check_id(key) && keys.take(key) && names.take(name) && !catalogue.units().empty()) {
      catalogue.add(Domain{key.value, name.value, name.span});
      add_undertakings(catalogue, catalogue.domains().back());
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
    check_names_a_file(reader, name);
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
  for (const Subject& subject : catalogue.subjects()) {
    const auto above = catalogue.subject(subject.parent);
    const auto itself = catalogue.subject(subject.name);
    if (above && itself && catalogue.is_within(*above, *itself)) {
      reader.diagnostics.add({Code::LoadSubjectCircle, subject.span, {{"word", subject.name}}});
    }
  }
}

/// Words that only data/catalogue needs to know: what the catalogue already holds.
struct Known {
  std::vector<std::string> units, domains;
};

std::optional<BelowZero> read_below_zero(Reader& reader, YamlMap& map) {
  const YamlNode* node = map.find("below_zero");
  if (node == nullptr) {
    return std::nullopt;
  }
  YamlMap words(*node, reader.diagnostics);
  const auto word = [&](std::string_view key) {
    const auto text = words.required_text(key);
    if (text.value.empty()) {
      reader.diagnostics.add({Code::LoadEmptyList, text.span, {{"key", std::string(key)}}});
    }
    check_skeleton(reader, text, {});  // no digit: it would be printed before a figure
    return text.value;
  };
  BelowZero below{word("word"), word("less"), word("more")};
  words.finish();
  return below;
}

void read_indicator(Reader& reader, Catalogue& catalogue, const YamlNode::Entry& entry,
                    const Known& known) {
  const Located<std::string> key{entry.key, entry.key_span};
  YamlMap map(entry.value, reader.diagnostics);
  const auto name = map.required_text("name");
  const auto unit_name = map.required_text("unit");
  const auto measure_name = map.required_text("measure");
  const std::string short_name = text_or(map, "short", name.value);
  const auto domain = map.required_text("domain");
  const auto better = map.text("better");
  const std::string answers = text_or(map, "answers");
  const std::string definition = text_or(map, "definition");
  auto below_zero = read_below_zero(reader, map);
  map.finish();
  const bool good_key = reader.check_id(key);
  const auto unit = catalogue.unit(unit_name.value);
  if (!unit && !unit_name.value.empty()) {
    reader.unknown_word(unit_name, "计量单位目录（data/catalogue/units.yaml）", known.units);
  }
  const auto measure = reader.word<MeasureKind>(measure_name, "measure 的取值");
  if (catalogue.domain(domain.value) == nullptr && !domain.value.empty()) {
    reader.unknown_word(domain, "领域目录", known.domains);
  }
  if (good_key && unit && measure) {
    Indicator indicator{key.value,    name.value, short_name, definition,
                        domain.value, *unit,      *measure,   key.span};
    if (better) {
      indicator.better = reader.word<Better>(*better, "better 的取值").value_or(Better::Neither);
    }
    indicator.answers = answers;
    indicator.below_zero = std::move(below_zero);
    catalogue.add(std::move(indicator));
  }
}

void read_indicators(Reader& reader, Catalogue& catalogue) {
  const auto root = reader.yaml("data/catalogue/indicators.yaml");
  if (!root) {
    return;
  }
  Known known;
  for (const Unit& u : catalogue.units()) {
    known.units.push_back(u.name);
  }
  for (const Domain& d : catalogue.domains()) {
    known.domains.push_back(d.name);
  }
  YamlMap file(*root, reader.diagnostics);
  if (const YamlNode* list = file.require("indicators")) {
    for (const YamlNode::Entry& entry : list->entries) {
      read_indicator(reader, catalogue, entry, known);
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
                            .date_inferred = false,
                            .date_basis = {},
                            .kind = DocumentKind::Press,
                            .event_date = {},
                            .event = {},
                            .span = key.span};
    document.title = map.required_text("title").value;
    document.publisher = map.required_text("publisher").value;
    document.page = text_or(map, "page");
    const auto file_name = map.required_text("file");
    document.file = file_name.value;
    if (const auto digest = map.text("sha256"); digest && reader.check_digest(*digest)) {
      document.sha256 = digest->value;
    }
    document.date_basis = text_or(map, "date_basis");
    if (const auto inferred = map.boolean("date_inferred")) {
      document.date_inferred = inferred->value;
      if (inferred->value && document.date_basis.empty()) {
        (void)map.require("date_basis");
      }
    }
    if (const auto kind = map.text("kind")) {
      document.kind = reader.word<DocumentKind>(*kind, "kind 的取值").value_or(DocumentKind::Press);
    }
    document.event = text_or(map, "event");
    const auto published = map.required_text("published");
    const auto date = published.value.empty() ? std::nullopt : reader.date(published);
    if (const auto event_date = map.text("event_date")) {
      document.event_date = reader.date(*event_date);
    }
    map.finish();
    // The file is looked for in the folder of documents, and nowhere else.
    const bool good_file = reader.check_file_name(file_name);
    if (!date || !reader.check_id(key) || !good_file) {
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
  read_domains(reader, catalogue);
  read_subjects(reader, catalogue);
  read_indicators(reader, catalogue);
  read_documents(reader, catalogue);
  return catalogue;
}

}  // namespace jianbao
