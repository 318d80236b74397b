// data/rules/*.yaml: what must hold, as the office says it.

#include <algorithm>
#include <map>

#include "load/readers.h"

namespace jianbao {
namespace {

class RuleReader {
 public:
  RuleReader(Reader& reader, const Catalogue& catalogue) : reader_(reader), catalogue_(catalogue) {
    for (const Indicator& indicator : catalogue.indicators()) {
      indicators_.push_back(indicator.key);
    }
    for (const Domain& domain : catalogue.domains()) {
      domains_.push_back(domain.name);
    }
    for (const Subject& subject : catalogue.subjects()) {
      subjects_.push_back(subject.name);
    }
  }

  std::optional<Rule> read(const YamlNode& node) {
    YamlMap map(node, reader_.diagnostics);
    const auto check = map.required_text("check");
    const CheckKind* kind = find_check_kind(check.value);
    if (kind == nullptr) {
      unknown_check(check);
      return std::nullopt;
    }
    Rule rule(*kind);
    rule.span = check.span;
    if (const auto id = map.text("id"); id && reader_.check_id(*id)) {
      rule.id = id->value;
    }
    rule.reason = map.required_text("reason").value;
    rule.owner = map.required_text("owner").value;
    const auto severity = map.text("severity");
    if (severity) {
      rule.severity = reader_.word<Severity>(*severity, "severity 的取值").value_or(rule.severity);
    }
    read_scope(map, rule);
    read_settings(map, rule);
    map.finish();
    check_settings(map, rule);
    const bool scoped = !rule.indicators.empty() || !rule.domains.empty() || !rule.subjects.empty();
    if (kind->integrity && (rule.severity != Severity::Error || scoped)) {
      reader_.diagnostics.add(
          {Code::LoadRuleFixed, check.span, {{"check", std::string(kind->name)}}});
    }
    // Names and documents stop no report and belong to no indicator: a rule that says so promises
    // what nobody keeps.
    if (kind->looks_at != CheckedThing::Fact && (rule.severity == Severity::Error || scoped)) {
      reader_.diagnostics.add(
          {Code::LoadRuleNoFacts, check.span, {{"check", std::string(kind->name)}}});
    }
    return rule;
  }

 private:
  void unknown_check(const Located<std::string>& check) {
    std::vector<std::string> known;
    for (const CheckKind& kind : check_kinds()) {
      known.emplace_back(kind.name);
    }
    if (!check.value.empty()) {
      reader_.unknown_word(check, "核对的种类（jianbao rules --kinds）", known);
    }
  }

  std::optional<IndicatorId> indicator(const Located<std::string>& key) {
    const auto found = catalogue_.indicator(key.value);
    if (!found) {
      reader_.unknown_word(key, "指标目录（data/catalogue/indicators.yaml）", indicators_);
    }
    return found;
  }

  void read_scope(YamlMap& map, Rule& rule) {
    for (const auto& key : map.texts("indicators")) {
      if (const auto id = indicator(key)) {
        rule.indicators.push_back(*id);
      }
    }
    for (const auto& name : map.texts("domains")) {
      if (catalogue_.domain(name.value) == nullptr) {
        reader_.unknown_word(name, "领域（data/catalogue/domains.yaml）", domains_);
      }
      rule.domains.push_back(name.value);
    }
    for (const auto& name : map.texts("subjects")) {
      const auto id = catalogue_.subject(name.value);
      if (!id) {
        reader_.unknown_word(name, "主体目录（data/catalogue/subjects.yaml）", subjects_);
        continue;
      }
      rule.subjects.push_back(*id);
    }
  }

  void read_settings(YamlMap& map, Rule& rule) {
    const CheckKind& kind = *rule.check;
    for (const auto& [key, bit] : rule_settings()) {
      const YamlNode* node = map.find(key);
      const bool allowed = (kind.settings & bit) != 0;
      if (node != nullptr && !allowed) {
        reader_.diagnostics.add({Code::LoadRuleSetting,
                                 node->span,
                                 {{"check", std::string(kind.name)}, {"key", std::string(key)}}});
      }
      if (node == nullptr && (kind.required & bit) != 0) {
        reader_.diagnostics.add({Code::LoadRuleNeeds,
                                 rule.span,
                                 {{"check", std::string(kind.name)}, {"key", std::string(key)}}});
      }
    }
    const auto number = [&map](std::string_view key) {
      const auto value = map.decimal(key);
      return value ? std::optional(value->value) : std::nullopt;
    };
    rule.limit = number("limit");
    rule.low = number("low");
    rule.high = number("high");
    if (const auto whole = map.text("whole")) {
      rule.whole = indicator(*whole);
    }
    read_parts(map, rule);
    const auto complete = map.boolean("complete");
    rule.complete = complete && complete->value;
  }

  /// What is counted twice, or is its own whole, makes every sum wrong.
  void read_parts(YamlMap& map, Rule& rule) {
    std::map<std::string, Span> seen;
    for (const auto& part : map.texts("parts")) {
      const auto id = indicator(part);
      const auto [first, fresh] = seen.emplace(part.value, part.span);
      if (!fresh) {
        reader_.duplicate("指标", part, first->second);
      } else if (id && rule.whole == id) {
        reader_.diagnostics.add(
            {Code::LoadRulePartIsWhole, part.span, {{"indicator", part.value}}});
      } else if (id) {
        rule.parts.push_back(*id);
      }
    }
  }

  /// Settings that no figure can meet, or every figure meets.
  void check_settings(YamlMap& map, const Rule& rule) {
    if (rule.low && rule.high && *rule.high < *rule.low) {
      reader_.diagnostics.add({Code::LoadRuleBounds,
                               map.find("low")->span,
                               {{"low", rule.low->to_string()}, {"high", rule.high->to_string()}}});
    }
    if (rule.limit && rule.limit->is_negative()) {
      reader_.diagnostics.add(
          {Code::LoadRuleLimit, map.find("limit")->span, {{"limit", rule.limit->to_string()}}});
    }
  }

  Reader& reader_;
  const Catalogue& catalogue_;
  std::vector<std::string> indicators_, domains_, subjects_;
};

/// A rule that nobody noticed was gone proves nothing.
void report_missing(Reader& reader, const RuleSet& rules) {
  for (const CheckKind& kind : check_kinds()) {
    const bool stated =
        std::ranges::any_of(rules, [&kind](const Rule& rule) { return rule.check == &kind; });
    if (kind.integrity && !stated) {
      reader.diagnostics.add(
          {Code::LoadRuleMissing,
           std::nullopt,
           {{"check", std::string(kind.name)}, {"proves", std::string(kind.proves)}}});
    }
  }
}

}  // namespace

RuleSet read_rules(Reader& reader, const Catalogue& catalogue) {
  const auto files = reader.yaml_files("data/rules");
  if (files.empty()) {
    return standard_rules();
  }
  RuleReader rule_reader(reader, catalogue);
  RuleSet rules;
  std::map<std::string, Span> ids;
  bool sound = true;
  for (const std::string& path : files) {
    const auto root = reader.yaml(path);
    if (!root) {
      sound = false;
      continue;
    }
    YamlMap file(*root, reader.diagnostics);
    for (const YamlNode* node : file.sequence("rules")) {
      auto rule = rule_reader.read(*node);
      if (!rule) {
        sound = false;
        continue;
      }
      const auto [first, fresh] = ids.emplace(rule->id, *rule->span);
      if (!fresh) {
        reader.duplicate("规则", Located<std::string>{rule->id, *rule->span}, first->second);
        continue;
      }
      rules.push_back(std::move(*rule));
    }
    file.finish();
  }
  if (sound) {
    report_missing(reader, rules);
  }
  sort_rules(rules);
  return rules;
}

}  // namespace jianbao
