#include "app/data/rules_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "app/data/check.h"
#include "app/table.h"
#include "base/json.h"
#include "model/words.h"

namespace jianbao {
namespace {

std::string_view thing_word(CheckedThing thing, Language language) {
  switch (thing) {
    case CheckedThing::Fact:
      return pick(language, "事实", "facts");
    case CheckedThing::Name:
      return pick(language, "名称", "names");
    case CheckedThing::Document:
      break;
  }
  return pick(language, "原文", "documents");
}

std::string_view severity_word(Severity severity, Language language) {
  return language == Language::Chinese ? data_word(severity) : json_word(severity);
}

std::string settings_of(const CheckKind& kind) {
  std::string text;
  for (const auto& [name, bit] : rule_settings()) {
    if ((kind.settings & bit) != 0) {
      text +=
          (text.empty() ? "" : ", ") + std::string(name) + ((kind.required & bit) != 0 ? "*" : "");
    }
  }
  return text.empty() ? "—" : text;
}

std::string kinds_table(Language language, const RuleSet& rules) {
  const auto word = [language](std::string_view zh, std::string_view en) {
    return std::string(pick(language, zh, en));
  };
  const std::vector<TextColumn> columns{
      {word("核对", "check")},       {word("看什么", "looks at")},
      {word("缺省", "default")},     {word("可写", "settings")},
      {word("采用", "rules"), true}, {word("保证什么", "what it proves")}};
  std::vector<std::vector<std::string>> rows;
  for (const CheckKind& kind : check_kinds()) {
    const auto used =
        std::ranges::count_if(rules, [&kind](const Rule& rule) { return rule.check == &kind; });
    rows.push_back({std::string(kind.name), std::string(thing_word(kind.looks_at, language)),
                    kind.integrity ? word("错误，不能少", "error, always")
                                   : std::string(severity_word(kind.usual, language)),
                    settings_of(kind), std::to_string(used),
                    std::string(pick(language, kind.proves, kind.proves_en))});
  }
  return format_text_table(columns, rows) +
         word("可写一栏带 * 的必须写。indicators、domains、subjects 可以限定管哪些事实。\n",
              "Settings with * are required; indicators, domains, subjects narrow a rule.\n");
}

std::string rule_json(const Rule& rule, const RuleTally& tally, const SourceMap& sources,
                      bool looked) {
  JsonWriter json;
  json.begin_object();
  json.member("rule", rule.id);
  json.member("check", rule.check->name);
  json.member("severity", json_word(rule.severity));
  json.member("proves", rule.check->proves);
  json.member("reason", rule.reason);
  json.member("owner", rule.owner);
  if (rule.span) {
    json.member("place", sources.describe(*rule.span));
  }
  json.member("looked", looked);
  json.member("pass", static_cast<std::uint32_t>(tally.pass));
  json.member("fail", static_cast<std::uint32_t>(tally.fail));
  json.member("not_evaluable", static_cast<std::uint32_t>(tally.not_evaluable));
  json.end_object();
  return json.text() + '\n';
}

}  // namespace

CommandResult list_rules(const Settings& settings, const RulesOptions& options) {
  Run run(settings);
  const auto prepared = prepare(run);
  if (!prepared) {
    return run.finish({});
  }
  const RuleSet& rules = prepared->inputs.rules;
  const Language language = settings.language;
  if (options.kinds) {
    return run.finish(kinds_table(language, rules));
  }
  const CheckAccount account = check_everything(run, *prepared, options.documents);
  const auto word = [language](std::string_view zh, std::string_view en) {
    return std::string(pick(language, zh, en));
  };
  std::vector<std::vector<std::string>> rows;
  std::string lines;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const Rule& rule = rules[i];
    const RuleTally& tally = account.tallies[i];
    const bool looked =
        rule.check->looks_at != CheckedThing::Document || options.documents.has_value();
    lines += options.json ? rule_json(rule, tally, run.sources(), looked) : std::string();
    const auto number = [looked](std::size_t n) { return looked ? std::to_string(n) : "—"; };
    rows.push_back({rule.id, std::string(severity_word(rule.severity, language)),
                    number(tally.pass), number(tally.fail), number(tally.not_evaluable), rule.owner,
                    rule.reason});
  }
  if (options.json) {
    return run.finish(std::move(lines));
  }
  const std::vector<TextColumn> columns{
      {word("规则", "rule")},           {word("轻重", "severity")},
      {word("通过", "pass"), true},     {word("不通过", "fail"), true},
      {word("无法判断", "open"), true}, {word("谁负责", "owner")},
      {word("为什么", "reason")}};
  return run.finish(
      format_text_table(columns, rows) +
      word("“—”：要看来源原文，加 --documents 文件夹。各种核对：jianbao rules --kinds。\n",
           "—: needs the source documents, --documents DIR. The vocabulary: jianbao rules "
           "--kinds.\n"));
}

}  // namespace jianbao
