#include "aggregate/observations.h"

namespace jianbao::derivation {

Observations::Observations(const CheckedFacts& checked, const Catalogue& catalogue)
    : checked_(checked), facts_(checked.facts()), catalogue_(catalogue) {
  for (FactIndex i = 0; i < facts_.size(); ++i) {
    by_id_[facts_[i].id].push_back(&facts_[i]);
  }
}

bool Observations::takes_part(FactIndex index) const {
  const Fact& fact = facts_[index];
  const bool says = fact.quantity || fact.comparison(ComparisonKind::YearOnYear) != nullptr;
  return is_observed(fact.status) && says && fact.disclosure == Disclosure::Published &&
         !checked_.is_refused(index);
}

std::vector<Thing> Observations::things(const Fact& fact) const {
  const auto wholes = fact.within ? by_id_.find(fact.within->fact) : by_id_.end();
  return things_of(fact, wholes == by_id_.end() ? std::vector<const Fact*>() : wholes->second);
}

std::chrono::sys_days Observations::published(FactIndex index) const {
  return catalogue_[facts_[index].document].published;
}

}  // namespace jianbao::derivation
