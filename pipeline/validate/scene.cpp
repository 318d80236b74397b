#include "validate/scene.h"

#include <algorithm>

namespace jianbao::validation {
namespace {

const std::vector<FactIndex> none;

template <class Map, class Key>
const std::vector<FactIndex>& at_or_none(const Map& map, const Key& key) {
  const auto found = map.find(key);
  return found == map.end() ? none : found->second;
}

}  // namespace

Scene::Scene(std::vector<Fact> facts, std::set<std::string, std::less<>> withheld,
             const Catalogue& catalogue)
    : facts_(std::move(facts)), withheld_(std::move(withheld)), catalogue_(&catalogue) {
  // By id, and by place where an id is used twice, so that the order of files changes nothing.
  std::sort(facts_.begin(), facts_.end(), [](const Fact& a, const Fact& b) {
    return std::tie(a.id, a.span) < std::tie(b.id, b.span);
  });
  for (FactIndex i = 0; i < facts_.size(); ++i) {
    const Fact& f = facts_[i];
    const SeriesKey series = series_key(f, f.period);
    by_id_[f.id].push_back(i);
    by_entry_[EntryKey(f.document, series, f.status)].push_back(i);
    by_series_[series].push_back(i);
    if (f.within) {
      by_whole_[f.within->fact].push_back(i);
    }
  }
}

Scene::SeriesKey Scene::series_key(const Fact& f, const Period& period) {
  return {f.indicator, f.subject, PeriodKey(period.kind, period.begin, period.end)};
}

const Fact* Scene::find(std::string_view id) const {
  const auto& indices = with_id(id);
  return indices.empty() ? nullptr : &facts_[indices.front()];
}

const std::vector<FactIndex>& Scene::with_id(std::string_view id) const {
  return at_or_none(by_id_, id);
}

const std::vector<FactIndex>& Scene::same_entry(const Fact& f) const {
  return at_or_none(by_entry_, EntryKey(f.document, series_key(f, f.period), f.status));
}

const std::vector<FactIndex>& Scene::parts_of(std::string_view id) const {
  return at_or_none(by_whole_, id);
}

std::vector<FactIndex> Scene::bases_of(const Fact& f) const {
  const auto before = f.period.year_before();
  std::vector<FactIndex> bases;
  if (before) {
    for (const FactIndex i : at_or_none(by_series_, series_key(f, *before))) {
      if (is_observed(facts_[i].status) && facts_[i].quantity) {
        bases.push_back(i);
      }
    }
  }
  return bases;
}

bool same_span(const Period& a, const Period& b) {
  return a.kind == b.kind && a.begin == b.begin && a.end == b.end;
}

}  // namespace jianbao::validation
