#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "load/readers.h"

namespace jianbao {
namespace {

/// Only where distributions keep fonts: a manifest must not point at other files of the machine.
bool check_system_path(Reader& reader, const Located<std::string>& path) {
  const std::filesystem::path whole(path.value);
  const bool known = std::ranges::any_of(
      std::array<std::string_view, 2>{"/usr/share/fonts/", "/usr/local/share/fonts/"},
      [&](std::string_view folder) { return path.value.starts_with(folder); });
  const bool inside = known && std::ranges::find(whole, std::filesystem::path("..")) == whole.end();
  if (!inside) {
    reader.diagnostics.add({Code::FontsSystemPath, path.span, {{"path", path.value}}});
  }
  return inside;
}

/// What identifies the bytes. A font of the system comes with its package, whose version differs
/// from machine to machine: its digest is taken when it is used, and may be left out here.
void read_identity(YamlMap& map, FontFile& out) {
  const bool own = out.system.empty();
  out.sha256 = own ? map.required_text("sha256").value
                   : map.text("sha256").value_or(Located<std::string>{{}, out.span}).value;
  const auto bytes = map.integer("bytes", 1, std::int64_t{1} << 30U);
  if (bytes) {
    out.bytes = static_cast<std::uint64_t>(bytes->value);
  } else if (own) {
    map.require("bytes");
  }
}

/// "U+FFE5", as the character tables write it; none: no such thing, or no character at all.
std::optional<char32_t> code_point(std::string_view text) {
  if (!text.starts_with("U+") || text.size() < 6 || text.size() > 8) {
    return std::nullopt;
  }
  std::uint32_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data() + 2, end, value, 16);
  const bool surrogate = value >= 0xD800 && value < 0xE000;
  const bool good = error == std::errc() && stop == end && !surrogate && value <= 0x10FFFF;
  return good ? std::optional<char32_t>(value) : std::nullopt;
}

/// Sorted, since the faces look them up.
std::u32string read_except(Reader& reader, YamlMap& map) {
  std::u32string wrong;
  for (const auto& text : map.texts("except")) {
    if (const auto c = code_point(text.value)) {
      wrong += *c;
    } else {
      reader.diagnostics.add({Code::FontsCodePoint, text.span, {{"word", text.value}}});
    }
  }
  std::ranges::sort(wrong);
  wrong.erase(std::ranges::unique(wrong).begin(), wrong.end());
  return wrong;
}

std::optional<FontFile> read_file_entry(Reader& reader, const YamlNode& node,
                                        std::vector<std::string>& refused) {
  YamlMap map(node, reader.diagnostics);
  const auto file = map.required_text("file");
  FontFile out{file.value, {}, 0, 0, {}, file.span, {}, {}, false};
  const auto system = map.text("system");
  if (system) {
    out.system = system->value;
  }
  read_identity(map, out);
  out.licence = map.required_text("licence").value;
  if (const auto index = map.integer("index", 0, 1000)) {
    out.index = static_cast<std::uint32_t>(index->value);
  }
  if (const auto package = map.text("package")) {
    out.package = package->value;
  }
  if (const auto optional = map.boolean("optional")) {
    out.optional = optional->value;
  }
  out.except = read_except(reader, map);
  static_cast<void>(map.text("origin"));  // for people
  map.finish();
  // Names stay inside the folder, whoever wrote the manifest (bad-inputs.md 38).
  if (!reader.check_file_name(file) || (system && !check_system_path(reader, *system))) {
    refused.push_back(std::filesystem::path(file.value).filename().string());
    return std::nullopt;
  }
  return out;
}

/// A role that hangs on fonts that may not be there would leave whole briefs unprinted.
void check_chain(Reader& reader, const FontManifest& manifest, std::size_t role, Span where) {
  const auto& chain = manifest.chains.at(role);
  const std::string name(font_role_name(static_cast<FontRole>(role)));
  if (chain.empty()) {
    if (!reader.diagnostics.has_errors()) {
      reader.diagnostics.add(
          {Code::LoadNothing, where, {{"path", "fonts/fonts.yaml"}, {"what", name}}});
    }
  } else if (std::ranges::all_of(chain,
                                 [&](std::uint32_t i) { return manifest.files[i].optional; })) {
    reader.diagnostics.add({Code::FontsOnlyOptional, where, {{"role", name}}});
  }
}

}  // namespace

FontManifest read_fonts(Reader& reader) {
  FontManifest manifest;
  const auto root = reader.yaml("fonts/fonts.yaml");
  if (!root) {
    return manifest;
  }
  YamlMap map(*root, reader.diagnostics);
  std::vector<std::string> known;
  std::vector<std::string> refused;  // roles that name one of these are not at fault as well
  for (const YamlNode* node : map.sequence("files")) {
    if (auto file = read_file_entry(reader, *node, refused)) {
      known.push_back(file->file);
      manifest.files.push_back(std::move(*file));
    }
  }
  if (const YamlNode* node = map.require("roles")) {
    YamlMap roles(*node, reader.diagnostics);
    for (std::size_t r = 0; r < font_role_count; ++r) {
      const auto name = font_role_name(static_cast<FontRole>(r));
      const YamlNode* chain = roles.require(name);
      if (chain == nullptr) {
        continue;
      }
      for (const auto& file : roles.texts(name)) {
        const auto found = std::ranges::find(known, file.value);
        if (std::ranges::find(refused, std::filesystem::path(file.value).filename().string()) !=
            refused.end()) {
          continue;
        }
        if (found == known.end()) {
          reader.unknown_word(file, "字体清单的 files", known);
          continue;
        }
        manifest.chains[r].push_back(static_cast<std::uint32_t>(found - known.begin()));
      }
      check_chain(reader, manifest, r, chain->span);
    }
    roles.finish();
  }
  map.finish();
  return manifest;
}

}  // namespace jianbao
