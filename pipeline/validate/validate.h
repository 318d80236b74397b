#pragma once
// Stage 2: facts × rules → CheckedFacts, with what every rule said of every fact.

#include <chrono>
#include <memory>
#include <vector>

#include "base/result.h"
#include "model/acknowledgement.h"
#include "model/catalogue.h"
#include "model/facts.h"
#include "model/issued.h"
#include "model/registry.h"
#include "model/rule.h"

namespace jianbao {

struct ValidateInput {
  std::shared_ptr<const FactSet> facts;
  std::shared_ptr<const Catalogue> catalogue;
  const Registry& registry;
  const RuleSet& rules;
  const IssuedFigures& issued;
  const std::vector<Acknowledgement>& acknowledged;
  std::chrono::year_month_day as_of;  ///< facts of documents published later are not looked at
  std::chrono::year_month_day today;  ///< on which acknowledgements must hold
  bool warnings_as_errors = false;
};

/// Runs every rule on every fact and name. There is always a value: a fact that a rule of severity
/// error finds wrong is refused and kept. A warning that somebody acknowledged (as of `as_of`)
/// becomes a note; with warnings_as_errors the others refuse too. Adding a fact never removes a
/// finding about others, but for those which say that something is missing (the fact that an entry
/// names, the actual figure that an estimate waits for, on the line of a share a figure that it may
/// be the share of), and but for a registered revision, which says which of two figures holds.
[[nodiscard]] Outcome<std::shared_ptr<const CheckedFacts>> validate(const ValidateInput&);

}  // namespace jianbao
