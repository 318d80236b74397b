#include "load/reader.h"

#include <algorithm>
#include <cctype>
#include <system_error>

#include "base/encoding.h"
#include "base/files.h"
#include "base/system_error.h"
#include "base/utf8.h"
#include "model/period.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_id = 64;            // file names of the output are made of them
constexpr std::size_t largest_file = 16U << 20U;  // bad-inputs.md 14

bool is_listed(const fs::path& path) {
  const std::string name = path.filename().string();
  return path.extension() == ".yaml" && !name.starts_with(".");
}

/// The name a file was meant to have: a.yml, a.YAML and a.yaml.txt look like data, and would be
/// passed over in silence. Hidden files and the copies that editors leave (a.yaml~) are no data.
std::optional<std::string> meant_name(const fs::path& path) {
  std::string name = path.filename().string();
  const bool aside = name.starts_with(".") || name.ends_with("~");
  const std::size_t dot = aside ? std::string::npos : name.rfind('.');
  if (dot == std::string::npos) {
    return std::nullopt;
  }
  std::string ending = name.substr(dot);
  std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return std::tolower(c); });
  const std::string stem = name.substr(0, dot);
  if (ending == ".txt" && fs::path(stem).extension() == ".yaml") {
    return stem;
  }
  const bool near = ending == ".yml" || ending == ".yaml";
  return near ? std::optional(stem + ".yaml") : std::nullopt;
}

}  // namespace

std::optional<FileId> Reader::text(const std::string& relative_path) {
  if (instead != nullptr && instead->contains(relative_path)) {
    return sources.add(relative_path, instead->at(relative_path));
  }
  auto text = read_file(root / relative_path, largest_file);
  if (!text) {
    // People know the file by its place in the workspace, as in every other message.
    for (auto& [name, value] : text.error().args) {
      value = name == "path" ? relative_path : value;
    }
    diagnostics.add(std::move(text.error()));
    return std::nullopt;
  }
  if (gb18030 && first_invalid_utf8(*text)) {
    if (auto converted = from_gb18030(*text)) {
      return sources.add(relative_path, std::move(*converted));
    }
  }
  return sources.add(relative_path, std::move(*text));
}

std::optional<YamlNode> Reader::yaml(const std::string& relative_path) {
  const auto file = text(relative_path);
  return file ? parse_yaml(sources, *file, diagnostics) : std::nullopt;
}

std::optional<YamlNode> Reader::yaml_if_present(const std::string& relative_path) {
  std::error_code error;
  const bool stands_in = instead != nullptr && instead->contains(relative_path);
  // A link to nowhere, or a folder that may not be looked into, is no file that was left out.
  const auto type = fs::symlink_status(root / relative_path, error).type();
  return stands_in || type != fs::file_type::not_found ? yaml(relative_path) : std::nullopt;
}

std::vector<std::string> Reader::yaml_files(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  fs::recursive_directory_iterator walk(root / folder, error);
  for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
    const std::string path = walk->path().lexically_relative(root).generic_string();
    // What is no regular file is listed all the same: whoever reads it says so.
    if (is_listed(walk->path())) {
      files.push_back(path);
    } else if (const auto meant = meant_name(walk->path())) {
      diagnostics.add({Code::LoadNotRead, std::nullopt, {{"path", path}, {"suggestion", *meant}}});
    }
  }
  // What cannot be looked into may hold anything: it is not taken for empty.
  if (error && error != std::errc::no_such_file_or_directory) {
    diagnostics.add({Code::InputUnreadable,
                     std::nullopt,
                     {{"path", folder}, {system_error_argument, std::to_string(error.value())}}});
  }
  if (instead != nullptr) {
    for (const auto& [path, text] : *instead) {
      if (path.starts_with(folder + "/") && std::ranges::find(files, path) == files.end()) {
        files.push_back(path);
      }
    }
  }
  std::ranges::sort(files);
  return files;
}

void Reader::unknown_word(const Located<std::string>& word, std::string what,
                          const std::vector<std::string>& known) {
  if (const auto near = did_you_mean(word.value, known)) {
    diagnostics.add({Code::LoadMisspeltWord,
                     word.span,
                     {{"word", word.value}, {"what", std::move(what)}, {"suggestion", *near}}});
    return;
  }
  // A list that fills the screen helps nobody: its beginning, and how long it is.
  constexpr std::size_t most_shown = 24;
  std::string list;
  for (std::size_t i = 0; i < std::min(known.size(), most_shown); ++i) {
    list += (list.empty() ? "" : "、") + known[i];
  }
  if (known.size() > most_shown) {
    list += "……（" + std::to_string(known.size()) + "）";
  }
  diagnostics.add({Code::LoadUnknownWord,
                   word.span,
                   {{"word", word.value}, {"what", std::move(what)}, {"known", std::move(list)}}});
}

bool Reader::check_id(const Located<std::string>& id) {
  if (id.value.size() > longest_id) {
    diagnostics.add({Code::LoadIdTooLong,
                     id.span,
                     {{"count", std::to_string(count_characters(id.value))},
                      {"limit", std::to_string(longest_id)}}});
    return false;
  }
  bool first = true;
  for (const char32_t c : to_utf32(id.value)) {
    const bool plain = (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
    if (!plain && (first || (c != U'.' && c != U'-' && c != U'_'))) {
      std::string character;
      append_utf8(character, c);
      diagnostics.add(
          {Code::LoadBadId,
           id.span,
           {{"word", id.value}, {"character", character}, {"code_point", code_point_name(c)}}});
      return false;
    }
    first = false;
  }
  return !id.value.empty();
}

bool Reader::check_file_name(const Located<std::string>& name) {
  const fs::path path(name.value);
  // A path of Windows is one long file name here, and would only be missed later.
  const bool windows = name.value.find('\\') != std::string::npos;
  const bool inside =
      !windows && path.is_relative() && std::ranges::find(path, fs::path("..")) == path.end();
  if (!inside) {
    diagnostics.add({Code::LoadBadFile, name.span, {{"word", name.value}}});
  }
  return inside && !path.empty();
}

bool Reader::check_digest(const Located<std::string>& text) {
  constexpr std::size_t digest_digits = 64;
  const bool good = text.value.size() == digest_digits &&
                    text.value.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!good) {
    diagnostics.add({Code::LoadBadDigest, text.span, {{"word", text.value}}});
  }
  return good;
}

std::optional<std::chrono::year_month_day> Reader::date(const Located<std::string>& text) {
  const auto parsed = parse_date(text.value);
  if (!parsed) {
    diagnostics.add({Code::LoadBadDate, text.span, {{"word", text.value}}});
  }
  return parsed;
}

void Reader::duplicate(std::string what, const Located<std::string>& again, Span first) {
  diagnostics.add({Code::LoadDuplicate,
                   again.span,
                   {{"what", std::move(what)}, {"word", again.value}},
                   {{Code::LoadFirstHere, first, {}}}});
}

void require_items(Reader& reader, std::string_view key, const YamlNode& list) {
  const bool empty = list.kind == YamlNode::Kind::Null ||
                     (list.kind == YamlNode::Kind::Sequence && list.items.empty());
  if (empty) {
    reader.diagnostics.add({Code::LoadEmptyList, list.span, {{"key", std::string(key)}}});
  }
}

void check_skeleton(Reader& reader, const Skeleton& skeleton,
                    const std::vector<std::string>& empty_phrases) {
  bool inside = false;
  for (const char32_t c : to_utf32(skeleton.value)) {
    if (c == U'{') {
      inside = true;
    }
    if (c == U'}') {
      inside = false;
    }
    const bool digit = (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９');
    if (inside || !digit) {
      continue;
    }
    std::string character;
    append_utf8(character, c);
    reader.diagnostics.add({Code::LoadDigitInSkeleton,
                            skeleton.span,
                            {{"character", character}, {"open", "{"}, {"close", "}"}}});
    break;
  }
  for (const std::string& phrase : empty_phrases) {
    if (skeleton.value.find(phrase) != std::string::npos) {
      reader.diagnostics.add({Code::LoadEmptyPhrase, skeleton.span, {{"word", phrase}}});
    }
  }
}

}  // namespace jianbao
