#include "model/revisions.h"

#include <algorithm>
#include <compare>
#include <iterator>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "model/identity.h"

namespace jianbao {
namespace {

using Day = std::chrono::year_month_day;

/// The thing of which another thing is a part; its id tells nothing, each document has its own.
using Whole = std::tuple<std::optional<IndicatorId>, std::optional<SubjectId>, PeriodKind, Day, Day,
                         std::string>;

/// What makes two entries speak of the same thing.
struct Identity {
  Thing thing;  ///< without its relation to the whole, which `whole` tells more finely
  PeriodKind period_kind;
  Day begin, end;
  Status status;
  std::optional<Whole> whole;
  std::string claim_kind, claim_scope;
  bool has_level;
  /// A growth, a share and a rank without a level are different statements. Empty with a level.
  std::vector<std::pair<ComparisonKind, std::string>> compared;

  auto operator<=>(const Identity&) const = default;
};

using Facts = std::map<std::string_view, const Fact*>;

Whole whole_of(const Within& within, const Facts& facts) {
  const auto found = facts.find(within.fact);
  if (found == facts.end()) {  // nothing but its name is known of it
    return {std::nullopt, std::nullopt, PeriodKind::Month, Day{}, Day{}, within.fact};
  }
  const Fact& whole = *found->second;
  return {whole.indicator,   whole.subject,
          whole.period.kind, whole.period.begin,
          whole.period.end,  whole.within ? whole.within->threshold : std::string()};
}

/// 占青岛市 is not 占全省, but 上年同期 says no more than 同比 does.
std::vector<std::pair<ComparisonKind, std::string>> comparisons_of(const Fact& fact) {
  std::vector<std::pair<ComparisonKind, std::string>> all;
  for (const Comparison& c : fact.comparisons) {
    const bool relative = c.kind == ComparisonKind::Share || c.kind == ComparisonKind::Rank ||
                          c.kind == ComparisonKind::Multiple;
    all.emplace_back(c.kind, relative ? c.base : std::string());
  }
  std::ranges::sort(all);
  return all;
}

Identity identity_of(const Fact& fact, const Facts& facts) {
  const auto compared = comparisons_of(fact);
  return {.thing = counted(fact),
          .period_kind = fact.period.kind,
          .begin = fact.period.begin,
          .end = fact.period.end,
          .status = is_observed(fact.status) ? Status::Actual : fact.status,
          .whole = fact.within ? std::optional(whole_of(*fact.within, facts)) : std::nullopt,
          .claim_kind = fact.claim ? fact.claim->kind : std::string(),
          .claim_scope = fact.claim ? fact.claim->scope : std::string(),
          .has_level = fact.quantity.has_value(),
          .compared = fact.quantity ? decltype(compared){} : compared};
}

/// Facts of one identity by the day on which they were published, those of a day by id.
using ByDay = std::map<Day, std::vector<const Fact*>>;

/// Each fact of a day against the first of the next: a day may publish one thing more than once.
void link(const ByDay& days, Revisions& out) {
  for (auto earlier = days.begin(); earlier != days.end(); ++earlier) {
    const auto later = std::next(earlier);
    if (later == days.end()) {
      return;
    }
    for (const Fact* fact : earlier->second) {
      out.revised_by.emplace(fact->id, later->second.front()->id);
    }
    for (const Fact* fact : later->second) {
      out.revises.emplace(fact->id, earlier->second.front()->id);
    }
  }
}

}  // namespace

Revisions find_revisions(const std::vector<Fact>& facts, const Catalogue& catalogue) {
  Facts named;
  for (const Fact& fact : facts) {
    named.emplace(fact.id, &fact);
  }
  std::map<Identity, ByDay> alike;
  for (const Fact& fact : facts) {
    if (!catalogue[fact.indicator].undertaking) {
      alike[identity_of(fact, named)][catalogue[fact.document].published].push_back(&fact);
    }
  }
  Revisions out;
  for (auto& [identity, days] : alike) {
    for (auto& [day, group] : days) {
      std::ranges::sort(group, {}, [](const Fact* f) { return std::string_view(f->id); });
    }
    link(days, out);
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
