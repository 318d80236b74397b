// data/known_names.yaml: names that everybody knows, with the years that belong to them.

#include <map>

#include "load/load.h"
#include "load/reader.h"

namespace jianbao {

Outcome<std::vector<std::string>> load_known_names(const std::filesystem::path& workspace,
                                                   SourceMap& sources) {
  Outcome<std::vector<std::string>> out;
  Reader reader{workspace, sources, out.diagnostics};
  std::vector<std::string> names;
  if (const auto root = reader.yaml_if_present("data/known_names.yaml")) {
    std::map<std::string, Span> seen;
    YamlMap file(*root, reader.diagnostics);
    for (const Located<std::string>& name : file.texts("known_names")) {
      const auto [first, is_new] = seen.try_emplace(name.value, name.span);
      if (!is_new) {
        reader.duplicate("通行名称", name, first->second);
        continue;
      }
      names.push_back(name.value);
    }
    file.finish();
  }
  if (!out.diagnostics.has_errors()) {
    out.value = std::move(names);
  }
  return out;
}

}  // namespace jianbao
