#include "compose/conditions.h"

#include <optional>

#include "compose/comparing.h"
#include "model/comparability.h"

namespace jianbao::composing {
namespace {

std::optional<FactIndex> fact_of(Context& context, const Located<std::string>& of) {
  const auto key = parse_fact_key(of.value, of.span, context.diagnostics);
  const auto found = key ? pick_fact(context, *key)
                         : tl::expected<FactIndex, Lack>(tl::unexpected(Lack::Reported));
  if (!found) {
    return std::nullopt;
  }
  context.used_facts.insert(*found);  // what is said rests on it
  return *found;
}

bool holds_of_growth(ConditionKind kind, std::optional<int> direction) {
  return direction && *direction == (kind == ConditionKind::Rising    ? 1
                                     : kind == ConditionKind::Falling ? -1
                                                                      : 0);
}

bool holds_of_figure(const Context& context, ConditionKind kind, FactIndex index) {
  const Dataset& dataset = context.input.dataset;
  const Fact& fact = dataset.fact(index);
  switch (kind) {
    case ConditionKind::Growth:
      return context.views.has_growth(index);
    case ConditionKind::NoGrowth:
      return !context.views.has_growth(index) && !dataset.has_base(index);
    case ConditionKind::BelowZero:
      return fact.quantity && fact.quantity->amount.is_negative();
    case ConditionKind::Bound:
      return fact.quantity && is_open(fact.quantity->qualifier);
    case ConditionKind::Exact:
      return fact.quantity && fact.quantity->qualifier == Qualifier::None;
    case ConditionKind::Estimate:
      return fact.status == Status::Estimate || fact.status == Status::Forecast;
    default:
      return holds_of_growth(kind, dataset.direction(index));
  }
}

bool holds(Context& context, const Condition& condition) {
  switch (condition.kind) {
    case ConditionKind::Some:
    case ConditionKind::NoneOf: {
      const auto* all = context.selections.find(condition.of, context.diagnostics);
      return all != nullptr && all->empty() == (condition.kind == ConditionKind::NoneOf);
    }
    case ConditionKind::Comparable:
    case ConditionKind::Unlike: {
      const ComparisonResult* result = compared(context, condition.of);
      return result != nullptr && result->allowed == (condition.kind == ConditionKind::Comparable);
    }
    default: {
      const auto fact = fact_of(context, condition.of);
      return fact && holds_of_figure(context, condition.kind, *fact);
    }
  }
}

}  // namespace

bool all_hold(Context& context, const std::vector<Condition>& conditions, std::string* why_not) {
  for (const Condition& condition : conditions) {
    if (!holds(context, condition)) {
      if (why_not != nullptr) {
        *why_not = condition.of.value;
      }
      return false;
    }
  }
  return true;
}

}  // namespace jianbao::composing
