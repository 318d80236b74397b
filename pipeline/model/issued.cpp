#include "model/issued.h"

#include <algorithm>
#include <set>

#include "model/words.h"

namespace jianbao {

std::vector<SaidPart> said_parts(const Fact& fact, const Catalogue& catalogue) {
  std::vector<SaidPart> parts;
  parts.push_back({std::string(what_part), catalogue[fact.indicator].key + "，" +
                                               catalogue[fact.subject].name + "，" +
                                               fact.period.to_string()});
  if (fact.quantity) {
    parts.push_back(
        {std::string(level_part), std::string(status_prefix(fact.status)) +
                                      figure_text(*fact.quantity, catalogue[fact.quantity->unit])});
  }
  for (const Comparison& comparison : fact.comparisons) {
    parts.push_back(
        {std::string(json_word(comparison.kind)), comparison_words(comparison), &comparison});
  }
  if (fact.claim) {
    parts.push_back({std::string(claim_part), fact.claim->scope + fact.claim->kind});
  }
  return parts;
}

bool is_revised(const Fact& fact, std::string_view from, std::string_view to) {
  std::set<std::string_view> reached{from};
  for (const Revision& revision : fact.earlier_revisions) {
    if (reached.contains(revision.from)) {
      reached.insert(revision.to);
    }
  }
  if (fact.revision && reached.contains(fact.revision->from)) {
    reached.insert(fact.revision->to);
  }
  return from != to && reached.contains(to);
}

}  // namespace jianbao
