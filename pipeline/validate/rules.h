#pragma once
// What a rule of the office has to do: a check of the vocabulary looks at one thing and says pass,
// fail or not evaluable. Private to validate.

#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "model/facts.h"
#include "model/registry.h"
#include "model/rule.h"
#include "validate/scene.h"

namespace jianbao::validation {

/// What one rule found of one thing. Severities are the rule's: they are set when it is filed.
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
  /// Of several looks at one thing the worst counts: fail, then not evaluable, then pass.
  void merge(Finding other);
};

/// None: the rule has nothing to look at here.
using Look = std::optional<Finding>;
/// Adds another look at the same thing.
void merge(Look& look, Look more);

/// Whether a rule is meant for this fact.
[[nodiscard]] bool applies(const Rule&, const Fact&, const Catalogue&);

/// One rule before one fact. Words of a pass are made only for those who read them.
struct Case {
  const Scene& scene;
  const Rule& rule;
  FactIndex index;
  bool words;

  [[nodiscard]] const Fact& fact() const { return scene.fact(index); }
  /// Whether the rule is meant for another fact too: of facts that contradict one another one tells
  /// of it, and it has to be one that is asked.
  [[nodiscard]] bool rule_looks_at(const Fact& other) const {
    return applies(rule, other, scene.catalogue());
  }
  template <class Words>
  [[nodiscard]] Finding pass(Words make) const {
    return Finding::pass(words ? make() : std::string());
  }
};

using FactCheck = Look (*)(const Case&);
/// Carries a check out. One that leaves exact arithmetic fails with check/too-large: no office
/// publishes such a figure, and a rule that cannot reckon must not let it pass. One that breaks
/// down otherwise fails with check/rule-broken, and the others go on.
[[nodiscard]] Look look_safely(FactCheck, const Case&);
/// What a check that broke down says of `about`.
[[nodiscard]] Diagnostic broken(const Rule&, const std::optional<Span>& where, std::string about,
                                const std::exception&);
/// Whether what a finding says may be wrong of any of the facts that it names
/// (三个数里至少错了一个), not of the one alone that tells of it.
[[nodiscard]] bool doubts_all_it_names(Code);
/// The check of this name; null: it looks at no facts.
[[nodiscard]] FactCheck fact_check(const CheckKind&);
using NameCheck = std::vector<Finding> (*)(const Registry&);
/// One finding for each name that could be judged; null: the check looks at no names.
[[nodiscard]] NameCheck name_check(const CheckKind&);

// identity.cpp
[[nodiscard]] Look check_id_unique(const Case&);
[[nodiscard]] Look check_entered_once(const Case&);
[[nodiscard]] Look check_says_something(const Case&);
[[nodiscard]] Look check_claim_scope(const Case&);
[[nodiscard]] Look check_pledge_body(const Case&);
// anchors.cpp
[[nodiscard]] Look check_anchor_value(const Case&);
[[nodiscard]] Look check_anchor_comparisons(const Case&);
[[nodiscard]] Look check_anchor_qualifier(const Case&);
[[nodiscard]] Look check_anchor_status(const Case&);
[[nodiscard]] Look check_anchor_claim(const Case&);
// units.cpp
[[nodiscard]] Look check_unit_kind(const Case&);
[[nodiscard]] Look check_possible_value(const Case&);
[[nodiscard]] Look check_range(const Case&);
[[nodiscard]] Look check_currency_alone(const Case&);
// periods.cpp
[[nodiscard]] Look check_period_over(const Case&);
[[nodiscard]] Look check_forecast_ahead(const Case&);
[[nodiscard]] Look check_estimate_awaits_actual(const Case&);
// arithmetic.cpp
[[nodiscard]] Look check_growth_against_base(const Case&);
[[nodiscard]] Look check_implied_base(const Case&);
[[nodiscard]] Look check_growth_of_sign_change(const Case&);
// relations.cpp
[[nodiscard]] Look check_part_fits_whole(const Case&);
[[nodiscard]] Look check_subset_bound(const Case&);
[[nodiscard]] Look check_parts_sum(const Case&);
[[nodiscard]] Look check_count_fits_amount(const Case&);
[[nodiscard]] Look check_pair_ratio(const Case&);
[[nodiscard]] Look check_pair(const Case&);
// shares.cpp
[[nodiscard]] Look check_share_against_total(const Case&);
[[nodiscard]] Look check_share_has_total(const Case&);
[[nodiscard]] Look check_share_of_which(const Case&);
[[nodiscard]] Look check_shares_sum(const Case&);
// series.cpp
[[nodiscard]] Look check_cumulative_never_falls(const Case&);
[[nodiscard]] Look check_month_plus_previous(const Case&);
[[nodiscard]] Look check_series_same_basis(const Case&);
[[nodiscard]] Look check_unit_slip(const Case&);
[[nodiscard]] Look check_jump(const Case&);
[[nodiscard]] Look check_indicator_sum(const Case&);
// sources.cpp
[[nodiscard]] Look check_target_before_actual(const Case&);
[[nodiscard]] Look check_sources_agree(const Case&);
[[nodiscard]] Look check_same_flow(const Case&);
[[nodiscard]] Look check_revision_explained(const Case&);
// wording.cpp
[[nodiscard]] Look check_words_fit_sign(const Case&);
[[nodiscard]] Look check_text_fits_figures(const Case&);
// names.cpp
[[nodiscard]] std::vector<Finding> check_scheme_count(const Registry&);
[[nodiscard]] std::vector<Finding> check_spelling(const Registry&);

}  // namespace jianbao::validation
