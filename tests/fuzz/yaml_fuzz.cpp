// Any bytes give a tree or diagnostics with a place, never a crash (bad-inputs.md).

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/diagnostic.h"
#include "base/yaml.h"

namespace {

// Every place of the tree lies in the file.
void walk(const jianbao::YamlNode& node, const jianbao::SourceMap& sources) {
  if (node.span.begin.line == 0 || node.span.begin.column == 0) {
    std::abort();
  }
  for (const auto& item : node.items) {
    walk(item, sources);
  }
  for (const auto& entry : node.entries) {
    walk(entry.value, sources);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace jianbao;
  SourceMap sources;
  const FileId file = sources.add("fuzz.yaml", std::string(data, data + size));
  Diagnostics diagnostics;
  const auto tree = parse_yaml(sources, file, diagnostics);
  if (tree.has_value() == diagnostics.has_errors()) {
    std::abort();
  }
  if (tree) {
    walk(*tree, sources);
  }
  for (const Diagnostic& d : diagnostics.all()) {
    if (describe(d, sources, Language::Chinese).empty() ||
        describe_json(d, sources, Language::English).empty()) {
      std::abort();
    }
  }
  return 0;
}
