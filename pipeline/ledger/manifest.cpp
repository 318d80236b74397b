#include "ledger/manifest.h"

#include <limits>

#include "base/json.h"
#include "base/yaml.h"

namespace jianbao {
namespace {

/// Raised when a member is added or changes its meaning; one that the reader does not know is
/// refused. 2 keeps the printed lines, 3 the account; older records are read as ones without them.
constexpr std::int64_t manifest_format = 3, oldest_format = 1;

void number(JsonWriter& json, std::string_view key, std::uint32_t value) {
  json.member(key, static_cast<std::int64_t>(value));
}

/// Empty texts are left out: the reader gives them back as empty.
void text(JsonWriter& json, std::string_view key, const std::string& value) {
  if (!value.empty()) {
    json.member(key, std::string_view(value));
  }
}

template <class T, class Write>
void list(JsonWriter& json, std::string_view key, const std::vector<T>& items, Write write) {
  json.key(key);
  json.begin_array();
  for (const T& item : items) {
    json.begin_object();
    write(json, item);
    json.end_object();
  }
  json.end_array();
}

void write_fact(JsonWriter& json, const ManifestFact& fact) {
  text(json, "id", fact.id);
  text(json, "file", fact.file);
  number(json, "line", fact.line);
  number(json, "column", fact.column);
  text(json, "document", fact.document);
  number(json, "source_line", fact.source_line);
  text(json, "anchor", fact.anchor);
}

void write_figure(JsonWriter& json, const ManifestFigure& figure) {
  number(json, "page", figure.page);
  number(json, "line", figure.line);
  text(json, "printed", figure.printed);
  text(json, "what", figure.what);
  text(json, "sentence", figure.sentence);
  text(json, "formula", figure.formula);
  json.member("derived", figure.derived);
  list(json, "facts", figure.facts, write_fact);
  list(json, "verdicts", figure.verdicts, [](JsonWriter& out, const ManifestVerdict& verdict) {
    text(out, "rule", verdict.rule);
    text(out, "result", verdict.result);
    text(out, "detail", verdict.detail);
  });
}

void write_counts(JsonWriter& json, const ManifestCounts& counts) {
  json.key("counts");
  json.begin_object();
  number(json, "figures", counts.figures);
  number(json, "warnings", counts.warnings);
  number(json, "rules_pass", counts.rules_pass);
  number(json, "rules_fail", counts.rules_fail);
  number(json, "rules_not_evaluable", counts.rules_not_evaluable);
  json.end_object();
}

std::string read_text(YamlMap& map, std::string_view key) {
  const auto value = map.text(key);
  return value ? value->value : std::string();
}

std::uint32_t read_number(YamlMap& map, std::string_view key) {
  const auto value = map.integer(key, 0, std::numeric_limits<std::uint32_t>::max());
  return value ? static_cast<std::uint32_t>(value->value) : 0;
}

bool read_flag(YamlMap& map, std::string_view key, bool fallback) {
  const auto value = map.boolean(key);
  return value ? value->value : fallback;
}

template <class T, class Read>
std::vector<T> read_list(YamlMap& map, std::string_view key, Diagnostics& diagnostics, Read read) {
  std::vector<T> items;
  for (const YamlNode* node : map.sequence(key)) {
    YamlMap entry(*node, diagnostics);
    items.push_back(read(entry));
    entry.finish();
  }
  return items;
}

ManifestFact read_fact(YamlMap& map) {
  ManifestFact fact;
  fact.id = read_text(map, "id");
  fact.file = read_text(map, "file");
  fact.line = read_number(map, "line");
  fact.column = read_number(map, "column");
  fact.document = read_text(map, "document");
  fact.source_line = read_number(map, "source_line");
  fact.anchor = read_text(map, "anchor");
  return fact;
}

ManifestFigure read_figure(YamlMap& map, Diagnostics& diagnostics) {
  ManifestFigure figure;
  figure.page = read_number(map, "page");
  figure.line = read_number(map, "line");
  figure.printed = read_text(map, "printed");
  figure.what = read_text(map, "what");
  figure.sentence = read_text(map, "sentence");
  figure.formula = read_text(map, "formula");
  figure.derived = read_flag(map, "derived", false);
  figure.facts = read_list<ManifestFact>(map, "facts", diagnostics, read_fact);
  figure.verdicts = read_list<ManifestVerdict>(map, "verdicts", diagnostics, [](YamlMap& entry) {
    ManifestVerdict verdict;
    verdict.rule = read_text(entry, "rule");
    verdict.result = read_text(entry, "result");
    verdict.detail = read_text(entry, "detail");
    return verdict;
  });
  return figure;
}

ManifestCounts read_counts(YamlMap& map, Diagnostics& diagnostics) {
  ManifestCounts counts;
  if (const YamlNode* node = map.require("counts")) {
    YamlMap entry(*node, diagnostics);
    counts.figures = read_number(entry, "figures");
    counts.warnings = read_number(entry, "warnings");
    counts.rules_pass = read_number(entry, "rules_pass");
    counts.rules_fail = read_number(entry, "rules_fail");
    counts.rules_not_evaluable = read_number(entry, "rules_not_evaluable");
    entry.finish();
  }
  return counts;
}

ManifestInput read_input(YamlMap& map) {
  ManifestInput input;
  input.path = read_text(map, "path");
  input.sha256 = read_text(map, "sha256");
  return input;
}

ManifestLine read_line(YamlMap& map) {
  return {read_number(map, "page"), read_number(map, "line"), read_text(map, "text")};
}

ManifestDocument read_document(YamlMap& map) {
  ManifestDocument document;
  document.key = read_text(map, "key");
  document.title = read_text(map, "title");
  document.publisher = read_text(map, "publisher");
  document.published = read_text(map, "published");
  return document;
}

}  // namespace

std::string write_manifest(const Manifest& manifest) {
  JsonWriter json(1);
  json.begin_object();
  json.member("format", manifest_format);
  if (manifest.account) {  // near the start: it is read without the rest
    json.key("account");
    json.begin_object();
    write_account(json, *manifest.account);
    json.end_object();
  }
  text(json, "program", manifest.program);
  text(json, "issue", manifest.issue);
  text(json, "report", manifest.report);
  text(json, "as_of", manifest.as_of);
  json.member("draft", manifest.draft);
  text(json, "pdf", manifest.pdf);
  text(json, "pdf_sha256", manifest.pdf_sha256);
  number(json, "pages", manifest.pages);
  write_counts(json, manifest.counts);
  list(json, "inputs", manifest.inputs, [](JsonWriter& out, const ManifestInput& input) {
    text(out, "path", input.path);
    text(out, "sha256", input.sha256);
  });
  list(json, "documents", manifest.documents,
       [](JsonWriter& out, const ManifestDocument& document) {
         text(out, "key", document.key);
         text(out, "title", document.title);
         text(out, "publisher", document.publisher);
         text(out, "published", document.published);
       });
  list(json, "figures", manifest.figures, write_figure);
  list(json, "lines", manifest.lines, [](JsonWriter& out, const ManifestLine& line) {
    number(out, "page", line.page);
    number(out, "line", line.line);
    text(out, "text", line.text);
  });
  json.end_object();
  return json.text() + "\n";
}

std::optional<Manifest> read_manifest(const SourceMap& sources, FileId file,
                                      Diagnostics& diagnostics) {
  Diagnostics found;
  const std::optional<YamlNode> root = parse_yaml(sources, file, found);
  Manifest manifest;
  if (root) {
    YamlMap map(*root, found);
    // A later format has members that this reader does not know: finish() reports them by name.
    (void)map.integer("format", oldest_format, manifest_format);
    if (const YamlNode* account = map.find("account")) {
      YamlMap entry(*account, found);
      manifest.account = read_account(entry, found);
      entry.finish();
    }
    manifest.program = map.required_text("program").value;
    manifest.issue = read_text(map, "issue");
    manifest.report = read_text(map, "report");
    manifest.as_of = read_text(map, "as_of");
    manifest.draft = read_flag(map, "draft", true);
    manifest.pdf = read_text(map, "pdf");
    manifest.pdf_sha256 = map.required_text("pdf_sha256").value;
    manifest.pages = read_number(map, "pages");
    manifest.counts = read_counts(map, found);
    manifest.inputs = read_list<ManifestInput>(map, "inputs", found, read_input);
    manifest.documents = read_list<ManifestDocument>(map, "documents", found, read_document);
    manifest.figures = read_list<ManifestFigure>(
        map, "figures", found, [&found](YamlMap& entry) { return read_figure(entry, found); });
    manifest.lines = read_list<ManifestLine>(map, "lines", found, read_line);
    map.finish();
  }
  const bool failed = !root || found.has_errors();
  diagnostics.append(std::move(found));
  if (failed) {
    return std::nullopt;
  }
  return manifest;
}

}  // namespace jianbao
