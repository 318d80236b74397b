#include "validate/scene.h"

#include <algorithm>
#include <numeric>

namespace jianbao::validation {

Scene::Scene(std::shared_ptr<const FactSet> set, const Catalogue& catalogue,
             const IssuedFigures& issued, std::chrono::year_month_day as_of)
    : catalogue_(&catalogue), issued_(&issued) {
  std::vector<std::uint32_t> known;
  known.reserve(set->facts.size());
  for (std::uint32_t i = 0; i < set->facts.size(); ++i) {
    const Fact& fact = set->facts[i];
    if (catalogue[fact.document].published <= as_of) {
      known.push_back(i);
    } else {
      withheld_.insert(fact.id);
    }
  }
  facts_ = FactView(std::move(set), std::move(known));
  all_.resize(facts_.size());
  std::iota(all_.begin(), all_.end(), FactIndex{0});
  const auto money = std::ranges::find_if(catalogue.units(), is_money);
  home_currency_ = money == catalogue.units().end() ? std::string() : money->base;
  by_entry_.reserve(facts_.size());
  by_series_.reserve(facts_.size());
  for (FactIndex i = 0; i < facts_.size(); ++i) {
    const Fact& f = facts_[i];
    const SeriesKey series = series_key(f.indicator, f.subject, f.period);
    by_entry_.add(EntryKey(f.document, series, f.status), i);
    by_indicator_.add(f.indicator, i);
    by_line_.add({f.document, f.line}, i);
    if (is_observed(f.status) && f.quantity) {
      by_series_.add(series, i);
      by_history_.add({f.indicator, f.subject}, i);
    }
    if (is_observed(f.status) && f.comparison(ComparisonKind::YearOnYear) != nullptr) {
      by_growth_.add({f.indicator, f.subject}, i);
    }
    if (f.quantity && !home_currency_.empty() && unit(*f.quantity).base == home_currency_) {
      home_amounts_.try_emplace(f.document, i);
    }
    if (f.within) {
      by_whole_.add(f.within->fact, i);
    }
  }
  by_entry_.close();
  by_series_.close();
  by_history_.close();
  by_growth_.close();
  by_indicator_.close();
  by_line_.close();
  by_whole_.close();
}

Scene::SeriesKey Scene::series_key(IndicatorId indicator, SubjectId subject, const Period& period) {
  return {indicator, subject, PeriodKey(period.kind, period.begin, period.end)};
}

const Fact* Scene::find(std::string_view id) const {
  const auto index = facts_.find(id);
  return index ? &facts_[*index] : nullptr;
}

std::span<const FactIndex> Scene::with_id(std::string_view id) const {
  const auto first = facts_.find(id);
  if (!first) {
    return {};
  }
  FactIndex last = *first;
  while (last < facts_.size() && facts_[last].id == id) {
    ++last;
  }
  return std::span(all_).subspan(*first, last - *first);
}

std::span<const FactIndex> Scene::same_entry(const Fact& f) const {
  return by_entry_.of(EntryKey(f.document, series_key(f.indicator, f.subject, f.period), f.status));
}

std::span<const FactIndex> Scene::parts_of(std::string_view id) const { return by_whole_.of(id); }

std::vector<FactIndex> Scene::observed(IndicatorId indicator, SubjectId subject,
                                       const Period& period) const {
  const auto found = by_series_.of(series_key(indicator, subject, period));
  return {found.begin(), found.end()};
}

std::vector<FactIndex> Scene::observed(const Fact& f, const std::optional<Period>& period) const {
  return period ? observed(f.indicator, f.subject, *period) : std::vector<FactIndex>();
}

std::span<const FactIndex> Scene::history(const Fact& f) const {
  return by_history_.of(std::pair(f.indicator, f.subject));
}

std::span<const FactIndex> Scene::growths(const Fact& f) const {
  return by_growth_.of(std::pair(f.indicator, f.subject));
}

std::span<const FactIndex> Scene::of_indicator(IndicatorId indicator) const {
  return by_indicator_.of(indicator);
}

std::vector<FactIndex> Scene::on_line(const Fact& f) const {
  const auto found = by_line_.of(std::pair(f.document, f.line));
  std::vector<FactIndex> line(found.begin(), found.end());
  std::ranges::sort(line, {}, [this](FactIndex i) { return facts_[i].span; });
  return line;
}

std::optional<FactIndex> Scene::home_amount(DocumentId document) const {
  const auto found = home_amounts_.find(document);
  return found == home_amounts_.end() ? std::nullopt : std::optional(found->second);
}

bool is_money(const Unit& unit) { return unit.base.ends_with("元"); }

bool same_span(const Period& a, const Period& b) {
  return a.kind == b.kind && a.begin == b.begin && a.end == b.end;
}

}  // namespace jianbao::validation
