#include "app/cli/settings_file.h"

#include "base/files.h"
#include "base/yaml.h"

namespace jianbao {

void read_settings(Run& run, const std::filesystem::path& path, Settings& settings) {
  constexpr std::size_t longest = 100'000;
  auto text = run.step(read_file(path, longest));
  if (!text) {
    return;
  }
  const FileId file = run.sources().add(path.generic_string(), *std::move(text));
  const auto root = parse_yaml(run.sources(), file, run.diagnostics());
  if (!root) {
    return;
  }
  settings.config = path;
  YamlMap map(*root, run.diagnostics());
  for (const auto& [key, into] : {std::pair("workspace", &settings.workspace),
                                  {"output", &settings.output},
                                  {"state", &settings.state}}) {
    if (const auto value = map.text(key)) {
      *into = value->value;
    }
  }
  if (const auto language = map.text("language")) {
    if (language->value != "zh" && language->value != "en") {
      run.diagnostics().add(
          {Code::UsageBadValue, language->span, {{"argument", "language: " + language->value}}});
    }
    settings.language = language->value == "en" ? Language::English : Language::Chinese;
  }
  map.finish();
}

}  // namespace jianbao
