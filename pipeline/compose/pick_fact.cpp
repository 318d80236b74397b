// A fact by its key, for comparisons and for commands that are asked for one.

#include "compose/compose.h"
#include "compose/facts_in_view.h"
#include "compose/skeleton.h"

namespace jianbao {
namespace {

using composing::FactKey;
using composing::FactPicker;
using composing::Lack;

/// As if the issue reported everything that is known on its day.
tl::expected<FactIndex, Lack> pick_known(const ComposeInput& input, const FactKey& key,
                                         Diagnostics& out) {
  Issue issue = input.issue;
  for (const SourceDocument& document : input.catalogue.documents()) {
    issue.sources.push_back({document.key, key.span});
  }
  const ComposeInput wide{input.dataset, input.catalogue, input.report, issue,
                          input.notes,   input.office,    input.own};
  return FactPicker(wide).pick(key, out);
}

}  // namespace

Picked pick_fact(const ComposeInput& input, const Located<std::string>& text) {
  Picked picked;
  const auto key = composing::parse_fact_key(text.value, text.span, picked.diagnostics);
  if (!key) {
    return picked;
  }
  auto found = FactPicker(input).pick(*key, picked.diagnostics);
  if (!found && found.error() == Lack::Missing) {
    found = pick_known(input, *key, picked.diagnostics);
  }
  if (found) {
    picked.fact = *found;
  }
  return picked;
}

}  // namespace jianbao
