#include "app/cli/help_code.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "base/diagnostic.h"
#include "base/examples.h"
#include "base/json.h"
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

/// Lines of a file or of the program's words, set off from the words around them.
std::string indented(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += fmt::format("    {}\n", text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

/// What is shown of an example: one place of one file, or a command line.
struct Shown {
  std::string file, wrong, right;
};

/// What cannot be shown as lines is told in words.
std::string told(const ExampleStep& step, Language language) {
  switch (step.kind) {
    case StepKind::Sparse:
      return fmt::format(fmt::runtime(pick(language, "{} 字节的文件", "a file of {} bytes")),
                         step.count);
    case StepKind::Folder:
      return std::string(pick(language, "这里是一个文件夹", "this is a folder"));
    case StepKind::Remove:
      return std::string(pick(language, "没有这个文件", "there is no such file"));
    case StepKind::Edit:
    case StepKind::NewFile:
    case StepKind::Run:
      break;
  }
  return step.wrong;
}

/// The first thing that is written; what follows it only prepares.
Shown shown_of(const Example& example, Language language) {
  for (const ExampleStep& step : example.steps) {
    if (step.kind != StepKind::Run && example.right_command.empty()) {
      return {step.path, told(step, language), step.right};
    }
  }
  const std::string right =
      example.right_command.empty() ? std::string() : "jianbao " + example.right_command;
  return {"", "jianbao " + example.command, right};
}

std::string labelled(Language language, std::string_view zh, std::string_view en,
                     std::string_view file, std::string_view text) {
  if (text.empty()) {
    return {};
  }
  std::string head(pick(language, zh, en));
  if (!file.empty()) {
    head += fmt::format(fmt::runtime(pick(language, "（{}）", " ({})")), file);
  }
  head += pick(language, "：", ":");
  return "  " + head + '\n' + indented(text);
}

std::string example_text(std::string_view code, Language language) {
  const auto example = find_example(code);
  if (!example) {
    return {};
  }
  if (!example->why_none.empty()) {
    return paragraph(pick(language, "没有例子：", "no example: "),
                     pick(language, example->why_none, example->why_none_en));
  }
  const Shown shown = shown_of(*example, language);
  const std::string command = shown.file.empty() || example->command == "check"
                                  ? std::string()
                                  : "jianbao " + example->command;
  return labelled(language, "例如这样写", "an example of it", shown.file, shown.wrong) +
         labelled(language, "运行", "run", "", command) +
         labelled(language, "程序说", "the program says", "",
                  pick(language, example->says, example->says_en)) +
         labelled(language, "应该这样写", "what is right", shown.file, shown.right);
}

std::string message_text(const Message& message, Language language) {
  return fmt::format("{}（{} · {}）\n", message.code,
                     severity_name(message.severity, Language::Chinese),
                     severity_name(message.severity, Language::English)) +
         paragraph("", message.zh) + paragraph("建议：", message.zh_hint) +
         paragraph("", message.en) + paragraph("hint: ", message.en_hint) +
         example_text(message.code, language);
}

void write_example(JsonWriter& json, std::string_view code, Language language) {
  const auto example = find_example(code);
  json.key("example");
  if (!example || !example->why_none.empty()) {
    json.null();
    return;
  }
  const Shown shown = shown_of(*example, language);
  json.begin_object();
  json.member("file", shown.file);
  json.member("wrong", shown.wrong);
  json.member("right", shown.right);
  json.member("says", example->says);
  json.member("says_en", example->says_en);
  json.end_object();
}

std::string message_json(const Message& message, Language language) {
  JsonWriter json;
  json.begin_object();
  json.member("code", message.code);
  json.member("severity", severity_name(message.severity, Language::English));
  json.member("message", message.zh);
  json.member("hint", message.zh_hint);
  json.member("message_en", message.en);
  json.member("hint_en", message.en_hint);
  write_example(json, message.code, language);
  json.end_object();
  return json.text() + '\n';
}

}  // namespace

CommandResult help_code(const Settings& settings, const std::string& code, bool json) {
  std::vector<std::string> known;
  for (const Message& message : all_messages()) {
    if (message.code == code) {
      return {0,
              json ? message_json(message, settings.language)
                   : message_text(message, settings.language),
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
