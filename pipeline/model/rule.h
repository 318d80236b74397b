#pragma once
// What must hold: rules are data (data/rules/*.yaml), each a word of a closed vocabulary of checks
// with a severity, a reason and an owner.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "base/diagnostic.h"
#include "model/catalogue.h"

namespace jianbao {

/// What a check looks at, one by one.
enum class CheckedThing : std::uint8_t { Fact, Name, Document };

/// The settings that a rule may give its check.
struct RuleSetting {
  enum Bit : std::uint8_t {
    Limit = 1,     ///< `limit`: how much is too much; what it counts is the check's
    Low = 2,       ///< `low`: the least that is plausible, in the unit of the indicator
    High = 4,      ///< `high`: the most
    Whole = 8,     ///< `whole`: an indicator
    Parts = 16,    ///< `parts`: indicators that make up the whole
    Complete = 32  ///< `complete`: the parts are all there are
  };
};

/// `limit`, `low` …: the words for them in rules, in the order in which people are told of them.
[[nodiscard]] std::span<const std::pair<std::string_view, RuleSetting::Bit>> rule_settings();

/// A word of the vocabulary.
struct CheckKind {
  std::string_view name;   ///< "growth-against-base": what `check:` says in a rule
  std::string_view label;  ///< 基期事实: two to six characters for a table
  CheckedThing looks_at;
  bool integrity;                   ///< every workspace has this rule, and it is always an error
  Severity usual;                   ///< when a rule does not say
  std::uint8_t settings, required;  ///< of RuleSetting::Bit
  std::string_view proves, proves_en;
};
/// In the order in which verdicts are given.
[[nodiscard]] std::span<const CheckKind> check_kinds();
[[nodiscard]] const CheckKind* find_check_kind(std::string_view name);

/// A rule of the office.
struct Rule {
  std::string id;  ///< stable: manifests, verdicts and acknowledgements name it
  const CheckKind* check;
  Severity severity;
  std::string reason;  ///< why it must hold
  std::string owner;   ///< who answers for it
  /// Which facts it looks at; empty: all.
  std::vector<IndicatorId> indicators;
  std::vector<std::string> domains;
  std::vector<SubjectId> subjects;
  std::optional<Decimal> limit, low, high;
  std::optional<IndicatorId> whole;
  std::vector<IndicatorId> parts;
  bool complete = false;
  std::optional<Span> span;  ///< none: the workspace does not state it

  explicit Rule(const CheckKind& kind) : id(kind.name), check(&kind), severity(kind.usual) {}
};
/// In the order of the vocabulary, then of ids.
using RuleSet = std::vector<Rule>;

/// One rule a check that needs no settings: what holds where an office has written no rules.
[[nodiscard]] RuleSet standard_rules();
void sort_rules(RuleSet&);

}  // namespace jianbao
