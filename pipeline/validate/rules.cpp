#include "validate/rules.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace jianbao::validation {
namespace {

constexpr std::array rules = {
    Rule{"id-unique", check_id_unique, "一个编号只有一条事实"},
    Rule{"entered-once", check_entered_once, "同一来源的同一个数只登记一次"},
    Rule{"says-something", check_says_something, "事实有数，或有首个、第一之类的说法"},
    Rule{"claim-has-scope", check_claim_scope, "首个、第一之类的说法写明范围"},
    Rule{"pledge-has-body", check_pledge_body, "承诺、目标、拟议写明是谁提出的"},
    Rule{"anchor-holds-value", check_anchor_value, "原文的字句里有登记的数和单位"},
    Rule{"anchor-holds-comparison", check_anchor_comparisons, "原文的字句里有登记的增速、占比"},
    Rule{"anchor-qualifier", check_anchor_qualifier, "界限词与原文相同"},
    Rule{"anchor-status", check_anchor_status, "预计、初步统计等状态与原文相同"},
    Rule{"anchor-holds-claim", check_anchor_claim, "原文的字句里有登记的说法"},
    Rule{"unit-of-indicator", check_unit_kind, "单位与指标的单位可以换算"},
    Rule{"range", check_range, "件数不为负，占比在0%到100%之间，降幅不超过100%"},
    Rule{"period-over", check_period_over, "已有的数，期间在来源公布前结束"},
    Rule{"forecast-ahead", check_forecast_ahead, "预测的期间在来源公布时还没有结束"},
    Rule{"growth-against-base", check_growth_against_base, "登记的同比与本期数、上年同期数相符"},
    Rule{"implied-base", check_implied_base, "由本期数和同比推算的上年同期有整数"},
    Rule{"subset-bound", check_subset_bound, "部分与整体同主体、同期间、同单位，且不大于整体"},
    Rule{"parts-sum", check_parts_sum, "各部分之和不超过整体"},
    Rule{"pair-ratio", check_pair_ratio, "平均数的分子分母同主体、同期间，分母是件数"},
    Rule{"pair-exists", check_pair, "成对的数两个都在"},
};

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

std::span<const Rule> all_rules() { return rules; }

}  // namespace jianbao::validation
