#include "aggregate/comparison.h"

#include <stdexcept>

#include "aggregate/comparing.h"
#include "aggregate/wording.h"

namespace jianbao {
namespace derivation {

void Findings::published(std::string_view view, const Pairing& pair, FactIndex index) {
  const Fact& fact = pair.dataset.fact(index);
  if (fact.quantity) {
    add(true, {view,
               figure_text(*fact.quantity, pair.catalogue[fact.quantity->unit]),
               "",
               {index},
               false});
  }
}

void Findings::derived(bool printed, std::string_view view, const Pairing& pair,
                       const Derived& of) {
  add(printed, {view, said(of, pair.catalogue), of.provenance.formula, of.provenance.facts, true});
}

}  // namespace derivation

namespace {

using derivation::Findings;
using derivation::Pairing;
using derivation::Permission;

Permission permission(const Pairing& pair, ComparisonSpec::Kind kind) {
  return kind == ComparisonSpec::Kind::Share ? derivation::may_share(pair)
                                             : derivation::may_stand(pair);
}

void reckon(const Pairing& pair, const Permission& permission, ComparisonSpec::Kind kind,
            Findings& findings) {
  for (const FactIndex index : {pair.now, pair.before}) {
    if (pair.dataset.checked().is_refused(index)) {
      return;  // nothing may rest on a refused fact
    }
  }
  findings.published("now", pair, pair.now);
  findings.published("before", pair, pair.before);
  if (pair.now == pair.before) {
    return;
  }
  if (kind == ComparisonSpec::Kind::Share) {
    derivation::reckon_share(pair, permission, findings);
    return;
  }
  derivation::reckon_times(pair, permission, findings);
  derivation::reckon_averages(pair, permission, findings);
}

}  // namespace

ComparisonResult compare_facts(const Dataset& dataset, const Catalogue& catalogue,
                               const std::vector<Ruling>& rulings,
                               std::chrono::year_month_day as_of, FactIndex now, FactIndex before,
                               ComparisonSpec::Kind kind) {
  const Pairing pair{dataset, catalogue, rulings, as_of, now, before};
  const Permission permitted = permission(pair, kind);
  ComparisonResult result;
  result.allowed = permitted.allowed;
  result.reason = permitted.reason;
  Findings findings(result);
  try {
    reckon(pair, permitted, kind, findings);
  } catch (const std::overflow_error&) {
    // Figures too long for exact arithmetic: what was found before stands, nothing is guessed.
  }
  return result;
}

std::string comparison_remedy(const Dataset& dataset, const Catalogue& catalogue,
                              const std::vector<Ruling>& rulings, std::chrono::year_month_day as_of,
                              FactIndex now, FactIndex before, ComparisonSpec::Kind kind) {
  return permission({dataset, catalogue, rulings, as_of, now, before}, kind).remedy;
}

}  // namespace jianbao
