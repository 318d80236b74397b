#include "app/publish/unfinished.h"

#include <algorithm>

#include "base/files.h"
#include "base/json.h"
#include "base/yaml.h"
#include "ledger/unit_account.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view marker = ".jianbao-run", between = "-of-";

bool holds_all(const std::vector<std::string>& wide, const std::vector<std::string>& narrow) {
  return std::ranges::all_of(narrow, [&wide](const std::string& word) {
    return std::ranges::find(wide, word) != wide.end();
  });
}

/// From wherever it is gone on with.
std::string whole_path(const fs::path& path) {
  return path.empty() ? std::string() : fs::absolute(path).lexically_normal().generic_string();
}

}  // namespace

fs::path unfinished_path(const fs::path& folder, const PublishOptions& options) {
  std::string name(marker);
  if (const std::size_t slash = options.shard.find('/'); slash != std::string::npos) {
    name += '-' + options.shard.substr(0, slash) + std::string(between) +
            options.shard.substr(slash + 1);
  }
  return folder / name;
}

std::string write_unfinished(const PublishOptions& options, const Settings& settings) {
  JsonWriter json(1);
  json.begin_object();
  write_texts(json, "issues", options.issues);
  write_texts(json, "reports", options.reports);
  write_texts(json, "subjects", options.subjects);
  json.member("again", options.again);
  json.member("state", whole_path(settings.state));
  json.member("warnings_as_errors", settings.warnings_as_errors);
  json.member("gb18030", settings.gb18030);
  json.end_object();
  return json.text() + "\n";
}

std::optional<PublishOptions> read_unfinished(const fs::path& folder, const PublishOptions& now,
                                              Settings* settings) {
  constexpr std::size_t largest = 10'000'000;
  const auto text = read_file(unfinished_path(folder, now), largest);
  if (!text && text.error().code == Code::InputMissing) {
    return std::nullopt;
  }
  // Of a run that left no word that can be read all is made: it was asked for a part of that.
  PublishOptions everything = now;
  everything.issues.clear();
  everything.reports.clear();
  everything.subjects.clear();
  SourceMap sources;
  Diagnostics found;
  const auto root =
      text ? parse_yaml(sources, sources.add("run", *text), found) : std::optional<YamlNode>();
  if (!root) {
    return everything;
  }
  YamlMap map(*root, found);
  const auto flag = [&map](std::string_view key) {
    const auto value = map.boolean(key);
    return value && value->value;
  };
  PublishOptions options = now;
  options.issues = read_texts(map, "issues");
  options.reports = read_texts(map, "reports");
  options.subjects = read_texts(map, "subjects");
  options.again = flag("again");
  const auto state = map.text("state");
  const bool strict = flag("warnings_as_errors");
  const bool gb18030 = flag("gb18030");
  map.finish();
  if (found.has_errors()) {
    return everything;
  }
  if (settings != nullptr) {
    settings->warnings_as_errors = settings->warnings_as_errors || strict;
    settings->gb18030 = settings->gb18030 || gb18030;
    if (state && !state->value.empty()) {  // what went out then is registered there
      settings->state = state->value;
    }
  }
  return options;
}

bool covers(const PublishOptions& run, const PublishOptions& other) {
  return run.reports.empty() && run.subjects.empty() && !other.issues.empty() &&
         holds_all(run.issues, other.issues);
}

std::vector<std::string> unfinished_shards(const fs::path& folder) {
  std::vector<std::string> shards;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().generic_string();
    const std::string head = std::string(marker) + '-';
    const std::size_t of = name.find(between);
    if (name.starts_with(head) && of != std::string::npos && !name.ends_with(".tmp")) {
      shards.push_back(name.substr(head.size(), of - head.size()) + '/' +
                       name.substr(of + between.size()));
    }
  }
  std::ranges::sort(shards);
  return shards;
}

}  // namespace jianbao
