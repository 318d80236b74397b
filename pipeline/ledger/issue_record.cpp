#include "ledger/issue_record.h"

#include "base/files.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t record_format = 1;
constexpr std::size_t largest_record = std::size_t{1} << 28U;

}  // namespace

fs::path issue_record_path(const fs::path& folder) { return folder / "issue.json"; }

std::string write_issue_record(const IssueRecord& record) {
  JsonWriter json(1);
  json.begin_object();
  json.member("format", record_format);
  json.member("issue", std::string_view(record.issue));
  json.member("key", std::string_view(record.key));
  write_texts(json, "stopped", record.stopped);
  write_texts(json, "findings", record.findings);
  write_documents(json, record.documents);
  write_files(json, "files", record.files);
  json.end_object();
  return json.text() + "\n";
}

std::optional<IssueRecord> read_issue_record(const fs::path& folder) {
  const auto text = read_file(issue_record_path(folder), largest_record);
  if (!text) {
    return std::nullopt;
  }
  SourceMap sources;  // a record is no input: what is wrong with it is never told to anybody
  Diagnostics found;
  const FileId file = sources.add("issue.json", *text);
  const auto root = parse_yaml(sources, file, found);
  if (!root) {
    return std::nullopt;
  }
  YamlMap map(*root, found);
  (void)map.integer("format", record_format, record_format);
  IssueRecord record;
  record.issue = map.required_text("issue").value;
  record.key = map.required_text("key").value;
  record.stopped = read_texts(map, "stopped");
  record.findings = read_texts(map, "findings");
  record.documents = read_documents(map, found);
  record.files = read_files(map, "files", found);
  map.finish();
  return found.has_errors() ? std::nullopt : std::optional(std::move(record));
}

}  // namespace jianbao
