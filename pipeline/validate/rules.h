#pragma once
// The rules: what each proves and the function that looks. Private to validate.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "model/facts.h"
#include "validate/scene.h"

namespace jianbao::validation {

/// What one rule found of one fact. A diagnostic may be a warning: the facts then stand, with a
/// verdict that says fail.
struct Finding {
  RuleResult result = RuleResult::Pass;
  std::string detail;
  std::vector<Diagnostic> diagnostics;

  static Finding pass(std::string detail) { return {RuleResult::Pass, std::move(detail), {}}; }
  static Finding undecided(std::string reason) {
    return {RuleResult::NotEvaluable, std::move(reason), {}};
  }
  static Finding fail(std::string detail, Diagnostic diagnostic) {
    return {RuleResult::Fail, std::move(detail), {std::move(diagnostic)}};
  }
  /// Of several looks at one fact the worst counts: fail, then not evaluable, then pass.
  void merge(Finding other);
};

/// None: the rule has nothing to look at in this fact.
using Look = std::optional<Finding>;
/// Adds another look at the same fact.
void merge(Look& look, Look more);

struct Rule {
  std::string_view id;  ///< stable: manifests and reports name it
  Look (*look)(const Scene&, FactIndex);
  std::string_view proves;  ///< in Chinese, for a list of rules
};

/// In the order in which verdicts are recorded.
[[nodiscard]] std::span<const Rule> all_rules();

// identity.cpp
[[nodiscard]] Look check_id_unique(const Scene&, FactIndex);
[[nodiscard]] Look check_entered_once(const Scene&, FactIndex);
[[nodiscard]] Look check_says_something(const Scene&, FactIndex);
[[nodiscard]] Look check_claim_scope(const Scene&, FactIndex);
[[nodiscard]] Look check_pledge_body(const Scene&, FactIndex);
// anchors.cpp
[[nodiscard]] Look check_anchor_value(const Scene&, FactIndex);
[[nodiscard]] Look check_anchor_comparisons(const Scene&, FactIndex);
[[nodiscard]] Look check_anchor_qualifier(const Scene&, FactIndex);
[[nodiscard]] Look check_anchor_status(const Scene&, FactIndex);
[[nodiscard]] Look check_anchor_claim(const Scene&, FactIndex);
// units.cpp
[[nodiscard]] Look check_unit_kind(const Scene&, FactIndex);
[[nodiscard]] Look check_range(const Scene&, FactIndex);
// periods.cpp
[[nodiscard]] Look check_period_over(const Scene&, FactIndex);
[[nodiscard]] Look check_forecast_ahead(const Scene&, FactIndex);
// arithmetic.cpp
[[nodiscard]] Look check_growth_against_base(const Scene&, FactIndex);
[[nodiscard]] Look check_implied_base(const Scene&, FactIndex);
// relations.cpp
[[nodiscard]] Look check_subset_bound(const Scene&, FactIndex);
[[nodiscard]] Look check_parts_sum(const Scene&, FactIndex);
[[nodiscard]] Look check_pair_ratio(const Scene&, FactIndex);
[[nodiscard]] Look check_pair(const Scene&, FactIndex);

}  // namespace jianbao::validation
