#include "validate/indexes.h"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "validate/figures.h"

namespace jianbao::validation {
namespace {

/// The words of a fact's growth over the year before; none: it has none that was observed.
std::optional<std::string_view> basis_of(const Fact& fact) {
  const Comparison* growth = fact.comparison(ComparisonKind::YearOnYear);
  return growth == nullptr || !is_observed(fact.status)
             ? std::nullopt
             : std::optional<std::string_view>(growth->rate_basis);
}

/// Stated ones first: it is the unstated one that somebody has to complete.
bool comes_before(std::string_view a, std::string_view b) {
  return a.empty() != b.empty() ? b.empty() : a < b;
}

void take(std::vector<BasisIndex::Basis>& bases, const BasisIndex::Basis& basis) {
  const auto at = std::ranges::find(bases, basis.words, &BasisIndex::Basis::words);
  if (at == bases.end()) {
    bases.push_back(basis);
  } else {
    at->first = std::min(at->first, basis.first);
  }
}

}  // namespace

// ---- cumulative figures

std::optional<CumulativeIndex::Key> CumulativeIndex::key_of(const Scene& scene,
                                                            Scene::ThingNumber thing,
                                                            const Fact& fact) {
  const auto key = [&](std::chrono::year_month_day begin) {
    return Key(thing, scene.unit(*fact.quantity).base, fact.period.kind, begin);
  };
  switch (fact.period.kind) {
    case PeriodKind::Since:
      return key({});
    case PeriodKind::YearToDate:
    case PeriodKind::Quarters:
    case PeriodKind::SoFar:
      return key(fact.period.begin);
    default:
      return std::nullopt;
  }
}

void CumulativeIndex::add(const Scene& scene, FactIndex i, Before& so_far) {
  try {
    const Interval level = level_of(scene, scene.fact(i));
    if (!level.is_bounded() && !so_far.open) {
      so_far.open = i;
    }
    if (level.low &&
        (!so_far.highest || stands_higher(level, level_of(scene, scene.fact(*so_far.highest))))) {
      so_far.highest = i;
    }
  } catch (const std::overflow_error&) {
    so_far.too_large = true;  // said when somebody compares with it
  }
}

void CumulativeIndex::combine(const Scene& scene, const Before& more, Before& all) {
  for (const auto& one : {more.highest, more.open}) {
    if (one) {
      add(scene, *one, all);
    }
  }
  all.too_large = all.too_large || more.too_large;
}

CumulativeIndex::CumulativeIndex(const Scene& scene) {
  for (FactIndex i = 0; i < scene.facts().size(); ++i) {
    const Fact& fact = scene.fact(i);
    if (!fact.quantity || !is_observed(fact.status) || scene.superseded_by(i)) {
      continue;
    }
    for (const Scene::ThingNumber thing : scene.things(i)) {
      if (const auto key = key_of(scene, thing, fact)) {
        entries_.push_back({*key, fact.period.end, i, {}});
      }
    }
  }
  std::ranges::sort(entries_, {}, [](const Entry& e) { return std::tie(e.key, e.end, e.index); });
  for (std::size_t at = 0; at < entries_.size(); ++at) {
    if (at > 0 && entries_[at - 1].key == entries_[at].key) {
      entries_[at].so_far = entries_[at - 1].so_far;
    }
    add(scene, entries_[at].index, entries_[at].so_far);
  }
}

CumulativeIndex::Before CumulativeIndex::before(const Scene& scene, FactIndex i) const {
  Before all;
  const Fact& fact = scene.fact(i);
  for (const Scene::ThingNumber thing : scene.things(i)) {
    const auto key = key_of(scene, thing, fact);
    if (!key) {
      continue;
    }
    const auto behind =
        std::ranges::lower_bound(entries_, std::tie(*key, fact.period.end), {},
                                 [](const Entry& e) { return std::tie(e.key, e.end); });
    if (behind != entries_.begin() && std::prev(behind)->key == *key) {
      combine(scene, std::prev(behind)->so_far, all);
    }
  }
  return all;
}

// ---- bases of growths

BasisIndex::BasisIndex(const Scene& scene) {
  std::map<Key, Series> series;
  for (FactIndex i = 0; i < scene.facts().size(); ++i) {
    const auto words = basis_of(scene.fact(i));
    for (const Scene::ThingNumber thing :
         words ? scene.things(i) : std::vector<Scene::ThingNumber>()) {
      const Key key(thing, scene.fact(i).period.kind);
      Series& of = series.try_emplace(key, Series{key, 0, {}}).first->second;
      ++of.count;
      take(of.bases, {*words, i});
    }
  }
  for (auto& [key, of] : series) {
    series_.push_back(std::move(of));
  }
}

const BasisIndex::Series* BasisIndex::find(const Key& key) const {
  const auto at = std::ranges::lower_bound(series_, key, {}, &Series::key);
  return at == series_.end() || at->key != key ? nullptr : &*at;
}

std::vector<BasisIndex::Basis> BasisIndex::of(const Scene& scene, FactIndex i) const {
  std::vector<Basis> all;
  for (const Scene::ThingNumber thing : scene.things(i)) {
    if (const Series* series = find(Key(thing, scene.fact(i).period.kind))) {
      for (const Basis& basis : series->bases) {
        take(all, basis);
      }
    }
  }
  std::ranges::sort(all, comes_before, &Basis::words);
  return all;
}

bool BasisIndex::is_alone(const Scene& scene, FactIndex i) const {
  return std::ranges::all_of(scene.things(i), [&](Scene::ThingNumber thing) {
    const Series* series = find(Key(thing, scene.fact(i).period.kind));
    return series == nullptr || series->count < 2;
  });
}

// ---- shares of one whole

std::optional<ShareIndex::Key> ShareIndex::key_of(const Fact& fact) {
  const Comparison* share = fact.comparison(ComparisonKind::Share);
  if (!fact.within || share == nullptr || !fact.within->threshold.empty()) {
    return std::nullopt;
  }
  return Key(fact.within->fact, share->base, fact.status, Scene::period_key(fact.period));
}

ShareIndex::ShareIndex(const Scene& scene) {
  for (FactIndex i = 0; i < scene.facts().size(); ++i) {
    if (const auto key = key_of(scene.fact(i))) {
      groups_.add(*key, i);
      sums_.try_emplace(*key, Sum{{}, Rational()});
    }
  }
  groups_.close();
  for (auto& [key, sum] : sums_) {
    sum.parts = groups_.of(key);
    try {
      for (const FactIndex i : sum.parts) {
        const Interval stated = stated_interval(*scene.fact(i).comparison(ComparisonKind::Share));
        if (stated.low && *stated.low > Rational()) {
          sum.least = *sum.least + *stated.low;
        }
        sum.bounded = sum.bounded && stated.high.has_value();
      }
    } catch (const std::overflow_error&) {
      sum.least.reset();
    }
  }
}

std::optional<ShareIndex::Sum> ShareIndex::sum_with(const Scene& scene, FactIndex i) const {
  const auto key = key_of(scene.fact(i));
  return key ? std::optional(sums_.at(*key)) : std::nullopt;
}

}  // namespace jianbao::validation
