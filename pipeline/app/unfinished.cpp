#include "app/unfinished.h"

#include "base/files.h"
#include "base/json.h"
#include "base/yaml.h"
#include "ledger/unit_account.h"

namespace jianbao {

namespace fs = std::filesystem;

fs::path unfinished_path(const fs::path& folder, const PublishOptions& options) {
  std::string part = options.shard;
  if (const std::size_t slash = part.find('/'); slash != std::string::npos) {
    part.replace(slash, 1, "-of-");
  }
  return folder / (part.empty() ? ".jianbao-run" : ".jianbao-run-" + part);
}

std::string write_unfinished(const PublishOptions& options) {
  JsonWriter json(1);
  json.begin_object();
  write_texts(json, "issues", options.issues);
  write_texts(json, "reports", options.reports);
  write_texts(json, "subjects", options.subjects);
  json.member("keep_going", options.keep_going);
  json.end_object();
  return json.text() + "\n";
}

std::optional<PublishOptions> read_unfinished(const fs::path& folder, const PublishOptions& now) {
  constexpr std::size_t largest = 10'000'000;
  const auto text = read_file(unfinished_path(folder, now), largest);
  if (!text) {
    return std::nullopt;
  }
  SourceMap sources;
  Diagnostics found;
  const auto root = parse_yaml(sources, sources.add("run", *text), found);
  if (!root) {
    return std::nullopt;
  }
  YamlMap map(*root, found);
  PublishOptions options = now;
  options.issues = read_texts(map, "issues");
  options.reports = read_texts(map, "reports");
  options.subjects = read_texts(map, "subjects");
  const auto keep_going = map.boolean("keep_going");
  options.keep_going = !keep_going || keep_going->value;
  map.finish();
  return found.has_errors() ? std::nullopt : std::optional(std::move(options));
}

}  // namespace jianbao
