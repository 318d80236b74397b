#include "validate/rules.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <stdexcept>

namespace jianbao::validation {
namespace {

template <class Check>
using Entry = std::pair<std::string_view, Check>;

constexpr auto fact_checks = std::to_array<Entry<FactCheck>>({
    {"id-unique", check_id_unique},
    {"entered-once", check_entered_once},
    {"says-something", check_says_something},
    {"claim-has-scope", check_claim_scope},
    {"pledge-has-body", check_pledge_body},
    {"anchor-holds-value", check_anchor_value},
    {"anchor-holds-comparison", check_anchor_comparisons},
    {"anchor-qualifier", check_anchor_qualifier},
    {"anchor-status", check_anchor_status},
    {"anchor-holds-claim", check_anchor_claim},
    {"unit-of-indicator", check_unit_kind},
    {"possible-value", check_possible_value},
    {"period-over", check_period_over},
    {"part-fits-whole", check_part_fits_whole},
    {"count-fits-amount", check_count_fits_amount},
    {"pair-exists", check_pair},
    {"growth-against-base", check_growth_against_base},
    {"implied-base", check_implied_base},
    {"growth-of-sign-change", check_growth_of_sign_change},
    {"subset-bound", check_subset_bound},
    {"parts-sum", check_parts_sum},
    {"indicator-sum", check_indicator_sum},
    {"share-against-total", check_share_against_total},
    {"share-has-total", check_share_has_total},
    {"share-of-which", check_share_of_which},
    {"shares-sum", check_shares_sum},
    {"cumulative-never-falls", check_cumulative_never_falls},
    {"month-plus-previous", check_month_plus_previous},
    {"series-same-basis", check_series_same_basis},
    {"unit-slip", check_unit_slip},
    {"jump-needs-note", check_jump},
    {"range", check_range},
    {"pair-ratio", check_pair_ratio},
    {"target-before-actual", check_target_before_actual},
    {"forecast-ahead", check_forecast_ahead},
    {"estimate-awaits-actual", check_estimate_awaits_actual},
    {"sources-agree", check_sources_agree},
    {"same-flow", check_same_flow},
    {"revision-explained", check_revision_explained},
    {"words-fit-sign", check_words_fit_sign},
    {"text-fits-figures", check_text_fits_figures},
    {"currency-alone", check_currency_alone},
});

constexpr auto name_checks = std::to_array<Entry<NameCheck>>({
    {"scheme-count", check_scheme_count},
    {"spelling", check_spelling},
});

template <class Table>
auto look_up(const Table& table, std::string_view name) {
  const auto* const found = std::ranges::find(table, name, [](const auto& e) { return e.first; });
  return found == table.end() ? nullptr : found->second;
}

/// Fail outweighs not evaluable, which outweighs pass.
int weight(RuleResult result) {
  switch (result) {
    case RuleResult::Pass:
      return 0;
    case RuleResult::NotEvaluable:
      return 1;
    case RuleResult::Fail:
      break;
  }
  return 2;
}

}  // namespace

bool applies(const Rule& rule, const Fact& fact, const Catalogue& catalogue) {
  const auto has = [](const auto& list, const auto& value) {
    return list.empty() || std::ranges::find(list, value) != list.end();
  };
  return has(rule.indicators, fact.indicator) && has(rule.subjects, fact.subject) &&
         has(rule.domains, catalogue[fact.indicator].domain);
}

Diagnostic broken(const Rule& rule, const std::optional<Span>& where, std::string about,
                  const std::exception& what) {
  return {Code::CheckRuleBroken,
          where,
          {{"rule", rule.id}, {"about", std::move(about)}, {"what", what.what()}}};
}

Look look_safely(FactCheck check, const Case& c) {
  const Fact& fact = c.fact();
  try {
    return check(c);
  } catch (const std::overflow_error&) {
    return Finding::fail(
        "数太大，算不出精确结果",
        {Code::CheckTooLarge, fact.value_span, {{"fact", fact.id}, {"rule", c.rule.id}}});
  } catch (const std::logic_error& error) {  // of intervals and containers
    return Finding::fail("规则自己出了错", broken(c.rule, fact.span, fact.id, error));
  }
}

bool doubts_all_it_names(Code code) {
  static constexpr auto codes = std::to_array<Code>({
      Code::CheckDuplicateFact,      Code::CheckDuplicateId,    Code::CheckGrowthBase,
      Code::CheckGrowthOfSignChange, Code::CheckPartExceeds,    Code::CheckPartsSum,
      Code::CheckPairRatio,          Code::CheckIndicatorSum,   Code::CheckPartContradicts,
      Code::CheckShareTotal,         Code::CheckSharesSum,      Code::CheckCumulativeFalls,
      Code::CheckMonthPlusPrevious,  Code::CheckMonthOverTotal, Code::CheckSeriesBasis,
      Code::CheckUnitSlip,           Code::CheckJump,           Code::CheckTargetReached,
      Code::CheckSourcesDisagree,    Code::CheckPublishedAgain, Code::CheckFlowsDiffer,
  });
  return std::ranges::find(codes, code) != codes.end();
}

FactCheck fact_check(const CheckKind& kind) { return look_up(fact_checks, kind.name); }
NameCheck name_check(const CheckKind& kind) { return look_up(name_checks, kind.name); }

void Finding::merge(Finding other) {
  result = weight(other.result) > weight(result) ? other.result : result;
  detail += (detail.empty() || other.detail.empty() ? "" : "；") + other.detail;
  std::move(other.diagnostics.begin(), other.diagnostics.end(), std::back_inserter(diagnostics));
}

void merge(Look& look, Look more) {
  if (look && more) {
    look->merge(*std::move(more));
  } else if (more) {
    look = std::move(more);
  }
}

}  // namespace jianbao::validation
