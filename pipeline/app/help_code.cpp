#include "app/help_code.h"

#include <fmt/format.h>

#include <set>
#include <vector>

#include "base/diagnostic.h"
#include "base/yaml.h"

namespace jianbao {
namespace {

std::string_view severity_name(Severity severity, Language language) {
  switch (severity) {
    case Severity::Error:
      return pick(language, "错误", "error");
    case Severity::Warning:
      return pick(language, "警告", "warning");
    case Severity::Note:
      break;
  }
  return pick(language, "说明", "note");
}

/// A misspelt code has a near one; else the family it names; else the families there are.
std::string nearest_codes(const std::string& code, const std::vector<std::string>& known) {
  if (const auto suggestion = did_you_mean(code, known)) {
    return *suggestion;
  }
  std::set<std::string> families;
  std::set<std::string> relatives;
  const std::string family = code.substr(0, code.find('/')) + '/';
  for (const std::string& candidate : known) {
    families.insert(candidate.substr(0, candidate.find('/') + 1));
    if (candidate.starts_with(family)) {
      relatives.insert(candidate);
    }
  }
  std::string text;
  for (const std::string& name : relatives.empty() ? families : relatives) {
    text += (text.empty() ? "" : ", ") + name;
  }
  return text;
}

std::string paragraph(std::string_view label, std::string_view text) {
  return text.empty() ? std::string() : fmt::format("  {}{}\n", label, text);
}

}  // namespace

CommandResult help_code(const Settings& settings, const std::string& code) {
  std::vector<std::string> known;
  for (const Message& message : all_messages()) {
    if (message.code == code) {
      return {0,
              fmt::format("{}（{} · {}）\n", message.code,
                          severity_name(message.severity, Language::Chinese),
                          severity_name(message.severity, Language::English)) +
                  paragraph("", message.zh) + paragraph("建议：", message.zh_hint) +
                  paragraph("", message.en) + paragraph("hint: ", message.en_hint),
              {}};
    }
    known.emplace_back(message.code);
  }
  Run run(settings);
  run.diagnostics().add({Code::UsageUnknownCode,
                         std::nullopt,
                         {{"code", code}, {"nearest", nearest_codes(code, known)}}});
  return run.finish({});
}

}  // namespace jianbao
