#include "app/usage.h"

#include <optional>
#include <string>
#include <vector>

namespace jianbao {
namespace {

/// CLI11 takes an unknown word before any command for a stray argument; people mean a command.
std::optional<std::string> unknown_command(const CLI::App& app) {
  const std::vector<std::string> left = app.remaining();
  if (app.get_subcommands().empty() && !left.empty() && !left.front().starts_with('-')) {
    return left.front();
  }
  return std::nullopt;
}

}  // namespace

CommandResult usage_error(Language language, Code code, Args args) {
  Settings settings;
  settings.language = language;
  Run run(settings);
  run.diagnostics().add({code, std::nullopt, std::move(args)});
  return run.finish({});
}

CommandResult explain_parse_error(Language language, CLI::App& app, const CLI::ParseError& error,
                                  std::string_view commands) {
  if (const auto word = unknown_command(app)) {
    return usage_error(language, Code::UsageUnknownCommand,
                       {{"argument", *word}, {"known", std::string(commands)}});
  }
  const std::string what = error.what();
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    std::string extras;
    for (const std::string& extra : app.remaining(true)) {
      extras += (extras.empty() ? "" : " ") + extra;
    }
    return usage_error(language, Code::UsageUnknownArgument, {{"argument", extras}});
  }
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    const bool command = what.starts_with("A subcommand");
    return usage_error(language, Code::UsageMissing,
                       {{"argument", command ? std::string(commands)
                                             : what.substr(0, what.find(" is required"))}});
  }
  // "--stage: paint not in {load,compose}": name, value and list can be said in any language.
  const std::size_t list = what.find(" not in {");
  if (language == Language::Chinese && list != std::string::npos && what.ends_with('}')) {
    std::string said = what.substr(0, list) + "，可用的有 " + what.substr(list + 9);
    said.pop_back();
    return usage_error(language, Code::UsageBadValue, {{"argument", std::move(said)}});
  }
  // "--issue: 1 required TEXT missing": the name in front is all that both languages share.
  const bool missing = what.find("missing") != std::string::npos;
  return usage_error(
      language, missing ? Code::UsageMissing : Code::UsageBadValue,
      {{"argument", language == Language::Chinese ? what.substr(0, what.find(':')) : what}});
}

}  // namespace jianbao
