#pragma once
// The rules that read the documents themselves, as a proof-reader does.

#include <string>
#include <vector>

#include "base/result.h"
#include "model/catalogue.h"
#include "model/facts.h"
#include "model/registry.h"
#include "model/rule.h"
#include "validate/evidence.h"

namespace jianbao {

/// A stored text and the file of the source map that holds it, for places.
struct PlacedText {
  DocumentText text;
  FileId file;
};

/// Runs the rules that look at documents; a tally for each of them. `known_names` are names that
/// everybody knows with their years (data/known_names.yaml). Findings have the severity of their
/// rule and are not yet acknowledged.
[[nodiscard]] Outcome<std::vector<RuleTally>> check_documents(
    const std::vector<PlacedText>&, const Catalogue&, const Registry&,
    const std::vector<std::string>& known_names, const RuleSet&);

}  // namespace jianbao
