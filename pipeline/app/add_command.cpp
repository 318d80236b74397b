#include "app/add_command.h"
#include "app/checking.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "app/output.h"
#include "base/files.h"
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

struct Line {
  std::size_t begin, end;  ///< end: after the line feed
};

std::vector<Line> lines_of(const std::string& text) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    lines.push_back({at, end});
    at = end;
  }
  return lines;
}

bool is_blank_or_comment(const std::string& text, Line line) {
  const std::size_t at = text.find_first_not_of(" \t\r\n", line.begin);
  return at == std::string::npos || at >= line.end || text[at] == '#';
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

/// As `diff -u` shows it: the added lines with what stands around them.
std::string difference(const std::string& path, const std::string& before,
                       const std::string& after) {
  const auto old_lines = lines_of(before);
  const auto new_lines = lines_of(after);
  const auto same = [&](std::size_t i, std::size_t j) {
    return before.compare(old_lines[i].begin, old_lines[i].end - old_lines[i].begin, after,
                          new_lines[j].begin, new_lines[j].end - new_lines[j].begin) == 0;
  };
  std::size_t head = 0;
  while (head < old_lines.size() && head < new_lines.size() && same(head, head)) {
    ++head;
  }
  std::size_t tail = 0;
  while (tail < old_lines.size() - head && tail < new_lines.size() - head &&
         same(old_lines.size() - 1 - tail, new_lines.size() - 1 - tail)) {
    ++tail;
  }
  constexpr std::size_t context = 2;
  const std::size_t first = head - std::min(head, context);
  const std::size_t last = new_lines.size() - tail;
  std::string out = fmt::format("{}:{}\n", path, head + 1);
  const auto show = [&](char sign, std::size_t i) {
    out += sign + after.substr(new_lines[i].begin, new_lines[i].end - new_lines[i].begin);
  };
  for (std::size_t i = first; i < head; ++i) {
    show(' ', i);
  }
  for (std::size_t i = head; i < old_lines.size() - tail; ++i) {
    out += '-' + before.substr(old_lines[i].begin, old_lines[i].end - old_lines[i].begin);
  }
  for (std::size_t i = head; i < last; ++i) {
    show('+', i);
  }
  for (std::size_t i = last; i < std::min(last + context, new_lines.size()); ++i) {
    show(' ', i);
  }
  return out;
}

/// `facts: []`, `facts: [ ]  # …`: where the brackets of a list without an item stand, with the
/// blanks before them. None: it has items, or is not there.
std::optional<Line> empty_brackets(const std::string& text, const std::string& list) {
  for (const Line& line : lines_of(text)) {
    const std::string_view words = std::string_view(text).substr(0, line.end);
    const std::size_t colon = line.begin + list.size();
    if (!words.substr(line.begin).starts_with(list + ":")) {
      continue;
    }
    const auto next = [words](std::size_t from) {
      return std::min(words.find_first_not_of(" \t", from), words.size());
    };
    const std::size_t open = next(colon + 1);
    const std::size_t close = words.substr(open).starts_with("[") ? next(open + 1) : words.size();
    const bool empty = words.substr(close).starts_with("]");
    const std::size_t after = empty ? next(close + 1) : words.size();
    if (empty && (after == words.size() ||
                  std::string_view("\r\n#").find(words[after]) != std::string_view::npos)) {
      return Line{colon + 1, close + 1};
    }
  }
  return std::nullopt;
}

}  // namespace

std::string with_entry(const std::string& text, const std::string& list, const std::string& entry) {
  const std::string end_of_line = text.find("\r\n") == std::string::npos ? "\n" : "\r\n";
  if (const auto brackets = empty_brackets(text, list)) {
    const std::string opened = text.substr(0, brackets->begin) + text.substr(brackets->end);
    return with_entry(opened, list, entry);
  }
  const auto lines = lines_of(text);
  bool inside = false;
  std::size_t at = std::string::npos;
  std::optional<std::size_t> indent;  // of the items that the list already has
  for (const Line& line : lines) {
    const std::string_view words(text.data() + line.begin, line.end - line.begin);
    const bool top =
        !is_blank_or_comment(text, line) && words.front() != ' ' && words.front() != '-';
    if (top) {
      inside = words.starts_with(list + ":");
    }
    if (inside && !is_blank_or_comment(text, line)) {
      at = line.end;  // comments after the last entry belong to what follows them
      const std::size_t first = words.find_first_not_of(' ');
      if (!indent && words.substr(first).starts_with("- ")) {
        indent = first;
      }
    }
  }
  constexpr std::size_t written = 2;  // the indentation of `entry`
  std::string added;
  for (const Line& line : lines_of(entry)) {
    added += std::string(indent.value_or(written), ' ') +
             entry.substr(line.begin + written, line.end - line.begin - written - 1) + end_of_line;
  }
  std::string out = text;
  if (at != std::string::npos) {
    const bool closed = at > 0 && text[at - 1] == '\n';
    return out.insert(at, (closed ? "" : end_of_line) + added);
  }
  out += out.empty() || out.back() == '\n' ? "" : end_of_line;
  return out + list + ":" + end_of_line + added;
}

CommandResult add_fact(const Settings& settings, const AddOptions& options) {
  Run run(settings);
  const FolderLock lock(settings.workspace / "data");
  const std::string_view nothing =
      pick(settings.language, "什么也没有写。", "Nothing was written.");
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
  std::string out = difference(path, known ? before : "", after);
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
