#include "app/data/add_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "app/data/line_difference.h"
#include "app/issue/checking.h"
#include "app/output.h"
#include "base/files.h"
#include "base/yaml_entry.h"
#include "load/load.h"
#include "load/reader.h"
#include "validate/validate.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_file = 16U << 20U;

/// Quotes only what YAML would read as something else.
std::string scalar(const std::string& text, bool always = false) {
  const bool special =
      always || text.empty() || text.back() == ':' || text.front() == ' ' || text.back() == ' ' ||
      std::string_view("-?:,[]{}#&*!|>'\"%@`").find(text.front()) != std::string_view::npos ||
      text.find(": ") != std::string::npos || text.find(" #") != std::string::npos;
  if (!special) {
    return text;
  }
  std::string out = "\"";
  for (const char c : text) {
    out += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  }
  return out + '"';
}

/// A field of the options that belongs to a map of the entry, and what it is called there.
struct MapField {
  std::string_view option, map, key;
  /// The option without which this one says nothing.
  std::string_view needs;
  bool number = false;
};
constexpr std::array<MapField, 8> map_fields{{
    {"year_on_year", "year_on_year", "value", "year_on_year_anchor", true},
    {"year_on_year_anchor", "year_on_year", "anchor", "year_on_year"},
    {"within", "within", "fact", ""},
    {"within_threshold", "within", "threshold", "within"},
    {"within_basis", "within", "basis", "within"},
    {"claim", "claim", "kind", ""},
    {"scope", "claim", "scope", "claim"},
    {"claim_anchor", "claim", "anchor", "claim"},
}};

std::string option_name(std::string_view key) {
  std::string name = "--" + std::string(key);
  std::ranges::replace(name, '_', '-');
  return name;
}

const std::string* field(const AddOptions& options, std::string_view key) {
  const auto found =
      std::ranges::find(options.fields, key, &std::pair<std::string, std::string>::first);
  return found == options.fields.end() ? nullptr : &found->second;
}

/// `within: { fact: "x", basis: "source" }`, or nothing.
std::string map_text(const AddOptions& options, std::string_view map) {
  std::string inside;
  for (const MapField& part : map_fields) {
    const std::string* value = field(options, part.option);
    if (part.map == map && value != nullptr) {
      inside += fmt::format("{}{}: {}", inside.empty() ? "" : ", ", part.key,
                            part.number ? *value : scalar(*value, true));
    }
  }
  if (inside.empty()) {
    return inside;
  }
  if (map == "within" && field(options, "within_basis") == nullptr) {
    inside += ", basis: source";
  }
  return fmt::format("    {}: {{ {} }}\n", map, inside);
}

std::string entry_text(const AddOptions& options) {
  std::string out;
  for (const auto& [key, value] : options.fields) {
    if (std::ranges::find(map_fields, key, &MapField::option) == map_fields.end()) {
      out += (out.empty() ? "  - " : "    ") + key + ": " + scalar(value) + '\n';
    }
  }
  for (const std::string_view map : {"year_on_year", "within", "claim"}) {
    out += map_text(options, map);
  }
  return out;
}

/// What is wrong with the options themselves, before any file is looked at.
std::optional<Diagnostic> fault_of(const AddOptions& options) {
  for (const MapField& part : map_fields) {
    if (field(options, part.option) != nullptr && !part.needs.empty() &&
        field(options, part.needs) == nullptr) {
      return Diagnostic{Code::UsageMissing, std::nullopt, {{"argument", option_name(part.needs)}}};
    }
  }
  for (const auto& [key, value] : options.fields) {
    const bool control = std::ranges::any_of(value, [](char c) { return c >= 0 && c < ' '; });
    const auto part = std::ranges::find(map_fields, key, &MapField::option);
    const bool number = part != map_fields.end() && part->number;
    if (control || (number && !Decimal::parse(value))) {
      return Diagnostic{Code::UsageBadValue, std::nullopt, {{"argument", option_name(key)}}};
    }
  }
  return std::nullopt;
}

/// The file of this source, relative to the workspace; none: it has no file yet. Read with the
/// reader of data files, so that every way of writing the key is understood.
std::optional<std::string> file_of(const fs::path& workspace, const std::string& source) {
  SourceMap sources;
  Diagnostics ignored;  // load reports them; here only the source is looked for
  Reader files{workspace, sources, ignored};
  for (const std::string& path : files.yaml_files("data/facts")) {
    const auto root = files.yaml(path);
    if (!root) {
      continue;
    }
    const auto key = std::ranges::find(root->entries, "source", &YamlNode::Entry::key);
    if (key != root->entries.end() && key->value.text == source) {
      return path;
    }
  }
  return std::nullopt;
}

/// What load and validate say of the workspace when `path` has this text.
struct Judgement {
  Diagnostics diagnostics;
  bool readable = false;  ///< everything could be read, so that the rules looked at the facts
};
Judgement judge(const Settings& settings, const std::map<std::string, std::string>& instead,
                SourceMap& sources) {
  Judgement out;
  auto inputs = load(settings.workspace, sources, {instead, settings.gb18030});
  out.diagnostics.append(std::move(inputs.diagnostics));
  if (inputs.value) {
    out.readable = true;
    out.diagnostics.append(
        std::move(validate(validate_input(*inputs.value, settings, end_of_time)).diagnostics));
  }
  return out;
}

/// What the new text brings. What was wrong before is not the new entry's fault; but where the data
/// cannot be read the entry cannot be judged, and all is told.
Diagnostics judge_new(const Settings& settings, const std::string& path, const std::string& text,
                      SourceMap& sources) {
  Judgement after = judge(settings, {{path, text}}, sources);
  if (!after.readable) {
    return std::move(after.diagnostics);
  }
  SourceMap unused;
  const Judgement before = judge(settings, {}, unused);
  std::set<std::string> known;
  for (const Diagnostic& diagnostic : before.diagnostics.all()) {
    known.insert(mark_of(diagnostic));
  }
  Diagnostics fresh;
  for (const Diagnostic& diagnostic : after.diagnostics.all()) {
    if (!known.contains(mark_of(diagnostic))) {
      fresh.add(diagnostic);
    }
  }
  return fresh;
}

}  // namespace

CommandResult add_fact(const Settings& settings, const AddOptions& options) {
  Run run(settings);
  const std::string_view nothing =
      pick(settings.language, "什么也没有写。", "Nothing was written.");
  const auto lock = take_data_folder(run);
  if (!lock) {
    return run.finish({}, nothing);
  }
  if (auto fault = fault_of(options)) {
    run.diagnostics().add(*std::move(fault));
    return run.finish({}, nothing);
  }
  const auto known = file_of(settings.workspace, options.source);
  const std::string path = known.value_or("data/facts/" + options.source + ".yaml");
  std::string before;
  if (known) {
    auto text = run.step(read_file(settings.workspace / path, largest_file));
    if (!text) {
      return run.finish({}, nothing);
    }
    before = std::move(*text);
  } else if (options.source.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-_") !=
             std::string::npos) {
    run.diagnostics().add(
        {Code::UsageBadValue, std::nullopt, {{"argument", "--source " + options.source}}});
    return run.finish({}, nothing);
  } else if (std::error_code error;
             fs::exists(fs::symlink_status(settings.workspace / path, error))) {
    // Whatever it is, it is not this source's: it must not be written over.
    run.diagnostics().add(
        {Code::UsageFileTaken, std::nullopt, {{"path", path}, {"source", options.source}}});
    return run.finish({}, nothing);
  } else {
    before = "source: " + options.source + "\n";
  }
  const std::string after =
      with_entry(before, options.pledge ? "pledges" : "facts", entry_text(options));
  run.diagnostics().append(judge_new(settings, path, after, run.sources()));
  std::string out = line_difference(path, known ? before : "", after);
  if (run.failed()) {
    return run.finish({}, nothing);
  }
  if (options.dry_run) {
    return run.finish(out + std::string(nothing) + '\n');
  }
  if (!run.step(write_output({settings.workspace / path, after}))) {
    return run.finish({}, nothing);
  }
  return run.finish(
      out +
      fmt::format(fmt::runtime(pick(settings.language,
                                    "已写入 {}。锚还没有对原文，请再运行 check --documents。\n",
                                    "Written to {}. Run check --documents to prove its anchor.\n")),
                  path));
}

}  // namespace jianbao
