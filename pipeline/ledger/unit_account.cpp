#include "ledger/unit_account.h"

#include <limits>

namespace jianbao {
namespace {

std::uint32_t read_number(YamlMap& map, std::string_view key) {
  const auto value = map.integer(key, 0, std::numeric_limits<std::uint32_t>::max());
  return value ? static_cast<std::uint32_t>(value->value) : 0;
}

DocumentAccount read_document(YamlMap& map) {
  DocumentAccount document;
  document.name = map.text_or_empty("name");
  document.pages = read_number(map, "pages");
  document.figures = read_number(map, "figures");
  document.warnings = read_number(map, "warnings");
  document.content = map.text_or_empty("content");
  const auto cpu = map.integer("cpu", 0, std::numeric_limits<std::int64_t>::max());
  document.cpu = std::chrono::microseconds(cpu ? cpu->value : 0);
  return document;
}

}  // namespace

void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& items) {
  if (items.empty()) {
    return;
  }
  json.key(key);
  json.begin_array();
  for (const std::string& item : items) {
    json.value(std::string_view(item));
  }
  json.end_array();
}

std::vector<std::string> read_texts(YamlMap& map, std::string_view key) {
  std::vector<std::string> items;
  for (Located<std::string>& item : map.texts(key)) {
    items.push_back(std::move(item.value));
  }
  return items;
}

void write_files(JsonWriter& json, std::string_view key, const std::vector<KeptFile>& files) {
  json.key(key);
  json.begin_array();
  for (const KeptFile& file : files) {
    json.begin_object();
    json.member("name", std::string_view(file.name));
    json.member("bytes", static_cast<std::int64_t>(file.bytes));
    json.member("sha256", std::string_view(file.sha256));
    json.end_object();
  }
  json.end_array();
}

bool is_in_its_folder(std::string_view name) {
  return !name.empty() && name != "." && name != ".." && name.find('/') == std::string_view::npos;
}

std::vector<KeptFile> read_files(YamlMap& map, std::string_view key, Diagnostics& diagnostics) {
  std::vector<KeptFile> files;
  for (const YamlNode* node : map.sequence(key)) {
    YamlMap entry(*node, diagnostics);
    KeptFile file;
    const auto name = entry.required_text("name");
    file.name = name.value;
    if (!is_in_its_folder(file.name)) {
      diagnostics.add({Code::AppManifestInvalid, name.span, {{"manifest", file.name}}});
    }
    const auto bytes = entry.integer("bytes", 0, std::numeric_limits<std::int64_t>::max());
    file.bytes = bytes ? static_cast<std::uint64_t>(bytes->value) : 0;
    file.sha256 = entry.required_text("sha256").value;
    entry.finish();
    files.push_back(std::move(file));
  }
  return files;
}

void write_documents(JsonWriter& json, const std::vector<DocumentAccount>& documents) {
  json.key("documents");
  json.begin_array();
  for (const DocumentAccount& document : documents) {
    json.begin_object();
    json.member("name", std::string_view(document.name));
    json.member("pages", document.pages);
    json.member("figures", document.figures);
    json.member("warnings", document.warnings);
    if (!document.content.empty()) {
      json.member("content", std::string_view(document.content));
    }
    if (document.cpu.count() > 0) {
      json.member("cpu", document.cpu.count());
    }
    json.end_object();
  }
  json.end_array();
}

std::vector<DocumentAccount> read_documents(YamlMap& map, Diagnostics& diagnostics) {
  std::vector<DocumentAccount> documents;
  for (const YamlNode* node : map.sequence("documents")) {
    YamlMap entry(*node, diagnostics);
    documents.push_back(read_document(entry));
    entry.finish();
  }
  return documents;
}

void write_account(JsonWriter& json, const UnitAccount& account) {
  json.member("name", std::string_view(account.name));
  json.member("key", std::string_view(account.key));
  if (account.stopped) {
    json.member("stopped", true);
  }
  write_documents(json, account.documents);
  write_files(json, "files", account.files);
  write_texts(json, "findings", account.findings);
  write_texts(json, "facts", account.facts);
  write_texts(json, "reckoned", account.reckoned);
}

UnitAccount read_account(YamlMap& map, Diagnostics& diagnostics) {
  UnitAccount account;
  account.name = map.required_text("name").value;
  account.key = map.required_text("key").value;
  const auto stopped = map.boolean("stopped");
  account.stopped = stopped && stopped->value;
  account.documents = read_documents(map, diagnostics);
  account.files = read_files(map, "files", diagnostics);
  account.findings = read_texts(map, "findings");
  account.facts = read_texts(map, "facts");
  account.reckoned = read_texts(map, "reckoned");
  return account;
}

std::string account_text(const UnitAccount& account) {
  JsonWriter json;
  json.begin_object();
  write_account(json, account);
  json.end_object();
  return json.text();
}

std::optional<UnitAccount> parse_account(std::string_view text) {
  SourceMap sources;  // no input: nothing of it is ever told to anybody
  Diagnostics found;
  const FileId file = sources.add("account", std::string(text));
  const auto root = parse_yaml(sources, file, found);
  if (!root) {
    return std::nullopt;
  }
  YamlMap map(*root, found);
  UnitAccount account = read_account(map, found);
  map.finish();
  return found.has_errors() ? std::nullopt : std::optional(std::move(account));
}

}  // namespace jianbao
