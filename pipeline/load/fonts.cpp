#include <algorithm>

#include "load/readers.h"

namespace jianbao {
namespace {

std::optional<FontFile> read_file_entry(Reader& reader, const YamlNode& node,
                                        std::vector<std::string>& refused) {
  YamlMap map(node, reader.diagnostics);
  const auto file = map.required_text("file");
  FontFile out{file.value, map.required_text("sha256").value,  0,
               0,          map.required_text("licence").value, file.span};
  const auto bytes = map.integer("bytes", 1, std::int64_t{1} << 30U);
  if (bytes) {
    out.bytes = static_cast<std::uint64_t>(bytes->value);
  } else {
    map.require("bytes");
  }
  if (const auto index = map.integer("index", 0, 1000)) {
    out.index = static_cast<std::uint32_t>(index->value);
  }
  static_cast<void>(map.text("origin"));  // for people
  map.finish();
  // Names stay inside the folder, whoever wrote the manifest (bad-inputs.md 38).
  if (!reader.check_file_name(file)) {
    refused.push_back(std::filesystem::path(file.value).filename().string());
    return std::nullopt;
  }
  return out;
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
      if (manifest.chains[r].empty() && !reader.diagnostics.has_errors()) {
        reader.diagnostics.add({Code::LoadNothing,
                                chain->span,
                                {{"path", "fonts/fonts.yaml"}, {"what", std::string(name)}}});
      }
    }
    roles.finish();
  }
  map.finish();
  return manifest;
}

}  // namespace jianbao
