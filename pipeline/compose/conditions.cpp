#include "compose/conditions.h"

#include <optional>

#include "compose/comparing.h"
#include "model/comparability.h"

namespace jianbao::composing {
namespace {

const Fact* fact_of(Context& context, const Located<std::string>& of) {
  const auto key = parse_fact_key(of.value, of.span, context.diagnostics);
  const auto found = key ? pick_fact(context, *key)
                         : tl::expected<FactIndex, Lack>(tl::unexpected(Lack::Reported));
  if (!found) {
    return nullptr;
  }
  context.used_facts.insert(*found);  // what is said rests on it
  return &context.views.fact(*found);
}

bool holds_of_growth(ConditionKind kind, const Fact& fact) {
  const Comparison* growth = fact.comparison(ComparisonKind::YearOnYear);
  if (growth == nullptr) {
    return false;
  }
  return kind == ConditionKind::Rising    ? growth->value > Decimal()
         : kind == ConditionKind::Falling ? growth->value.is_negative()
                                          : growth->value.is_zero();
}

bool holds_of_figure(ConditionKind kind, const Fact& fact) {
  switch (kind) {
    case ConditionKind::Bound:
      return fact.quantity && is_open(fact.quantity->qualifier);
    case ConditionKind::Exact:
      return fact.quantity && fact.quantity->qualifier == Qualifier::None;
    case ConditionKind::Estimate:
      return fact.status == Status::Estimate || fact.status == Status::Forecast;
    default:
      return holds_of_growth(kind, fact);
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
      const Fact* fact = fact_of(context, condition.of);
      return fact != nullptr && holds_of_figure(condition.kind, *fact);
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
