#include "model/revisions.h"

#include <algorithm>
#include <tuple>

namespace jianbao {
namespace {

using Day = std::chrono::year_month_day;
/// What makes two entries speak of the same thing.
using Identity = std::tuple<IndicatorId, SubjectId, PeriodKind, Day, Day, Status, std::string,
                            std::string>;

Identity identity_of(const Fact& fact) {
  return {fact.indicator,
          fact.subject,
          fact.period.kind,
          fact.period.begin,
          fact.period.end,
          is_observed(fact.status) ? Status::Actual : fact.status,
          fact.within ? fact.within->threshold : std::string(),
          fact.claim ? fact.claim->scope + fact.claim->kind : std::string()};
}

}  // namespace

Revisions find_revisions(const std::vector<Fact>& facts, const Catalogue& catalogue) {
  std::map<Identity, std::vector<const Fact*>> alike;
  for (const Fact& fact : facts) {
    if (!catalogue[fact.indicator].undertaking) {
      alike[identity_of(fact)].push_back(&fact);
    }
  }
  Revisions out;
  for (auto& [identity, group] : alike) {
    const auto published = [&](const Fact* f) { return catalogue[f->document].published; };
    std::ranges::sort(group, {}, [&](const Fact* f) {
      return std::tuple(published(f), std::string_view(f->id));
    });
    for (std::size_t i = 1; i < group.size(); ++i) {
      if (published(group[i - 1]) < published(group[i])) {
        out.revised_by.emplace(group[i - 1]->id, group[i]->id);
        out.revises.emplace(group[i]->id, group[i - 1]->id);
      }
    }
  }
  return out;
}

std::vector<Fact> known_on(const std::vector<Fact>& facts, const Catalogue& catalogue, Day day) {
  std::vector<Fact> known;
  for (const Fact& fact : facts) {
    if (catalogue[fact.document].published <= day) {
      known.push_back(fact);
    }
  }
  const Revisions revisions = find_revisions(known, catalogue);
  std::erase_if(known, [&](const Fact& f) { return revisions.revised_by.contains(f.id); });
  return known;
}

}  // namespace jianbao
