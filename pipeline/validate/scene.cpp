#include "validate/scene.h"

#include <algorithm>
#include <numeric>

#include "validate/indexes.h"

namespace jianbao::validation {

Scene::Scene(std::shared_ptr<const FactSet> set, const Catalogue& catalogue,
             const IssuedFigures& issued, std::chrono::year_month_day as_of,
             std::chrono::year_month_day today)
    : catalogue_(&catalogue), issued_(&issued), today_(today) {
  select(as_of, std::move(set));
  const auto home = std::ranges::find(catalogue.units(), Currency::Home, &Unit::currency);
  home_currency_ = home == catalogue.units().end() ? std::string() : home->base;
  for (FactIndex i = 0; i < facts_.size(); ++i) {
    if (facts_[i].within) {
      by_whole_.add(facts_[i].within->fact, i);
    }
  }
  by_whole_.close();
  number_things();
  group();
  order_lines();
  find_superseded();
  cumulative_ = std::make_unique<const CumulativeIndex>(*this);
  bases_ = std::make_unique<const BasisIndex>(*this);
  shares_ = std::make_unique<const ShareIndex>(*this);
}

Scene::~Scene() = default;

void Scene::select(std::chrono::year_month_day as_of, std::shared_ptr<const FactSet> set) {
  std::vector<std::uint32_t> known;
  known.reserve(set->facts.size());
  for (std::uint32_t i = 0; i < set->facts.size(); ++i) {
    const Fact& fact = set->facts[i];
    if (published(fact) <= as_of) {
      known.push_back(i);
    } else {
      withheld_.insert(fact.id);
    }
  }
  facts_ = FactView(std::move(set), std::move(known));
  all_.resize(facts_.size());
  std::iota(all_.begin(), all_.end(), FactIndex{0});
}

void Scene::number_things() {
  std::map<Thing, ThingNumber> numbers;
  const auto number = [&numbers](const Thing& thing) {
    return numbers.try_emplace(thing, static_cast<ThingNumber>(numbers.size())).first->second;
  };
  thing_.reserve(facts_.size());
  std::vector<const Fact*> wholes;
  for (FactIndex i = 0; i < facts_.size(); ++i) {
    wholes.clear();
    if (facts_[i].within) {
      for (const FactIndex whole : with_id(facts_[i].within->fact)) {
        wholes.push_back(&facts_[whole]);
      }
    }
    const std::vector<Thing> things = things_of(facts_[i], wholes);
    thing_.push_back(number(things.front()));
    if (things.size() > 1) {
      also_thing_.emplace(i, number(things.back()));
    }
  }
}

void Scene::group() {
  by_entry_.reserve(facts_.size());
  by_series_.reserve(facts_.size());
  for (FactIndex i = 0; i < facts_.size(); ++i) {
    const Fact& f = facts_[i];
    const PeriodKey period = period_key(f.period);
    by_entry_.add(EntryKey(f.document, SeriesKey(f.indicator, f.subject, period), f.status), i);
    if (is_observed(f.status) && f.quantity) {
      for (const ThingNumber thing : things(i)) {
        by_series_.add({thing, period}, i);
        by_history_.add(thing, i);
      }
      beside_.add({counted(f), period}, i);
    }
    if (const auto span = f.quantity ? year_span(f.period) : std::nullopt) {
      for (auto year = span->begin.year(); year <= span->end.year(); ++year) {
        by_year_.add({f.indicator, f.subject, static_cast<int>(year)}, i);
      }
    }
    if (f.quantity && unit(*f.quantity).currency == Currency::Home) {
      home_amounts_.try_emplace(f.document, i);
    }
  }
  by_entry_.close();
  by_series_.close();
  by_history_.close();
  beside_.close();
  by_year_.close();
}

void Scene::order_lines() {
  lines_ = all_;
  std::ranges::sort(lines_, {}, [this](FactIndex i) {
    const Fact& f = facts_[i];
    return std::tuple(f.document, f.line, f.span, i);
  });
  on_line_at_.resize(lines_.size());
  line_begin_.resize(lines_.size());
  std::uint32_t begin = 0;
  for (std::uint32_t at = 0; at < lines_.size(); ++at) {
    const Fact& f = facts_[lines_[at]];
    const Fact& first = facts_[lines_[begin]];
    begin = f.document == first.document && f.line == first.line ? begin : at;
    on_line_at_[lines_[at]] = at;
    line_begin_[lines_[at]] = begin;
  }
}

bool Scene::is_registered_revision(const Fact& later, const Fact& earlier) const {
  return later.revision && published(later) > published(earlier);
}

void Scene::find_superseded() {
  for (FactIndex i = 0; i < facts_.size(); ++i) {
    const Fact& later = facts_[i];
    if (!later.revision || !later.quantity || !is_observed(later.status)) {
      continue;
    }
    for (const FactIndex other : observed(i, later.period)) {
      const Fact& earlier = facts_[other];
      if (is_registered_revision(later, earlier)) {
        revising_.insert(i);
        const auto [at, fresh] = superseded_.try_emplace(other, i);
        if (!fresh && published(later) < published(facts_[at->second])) {
          at->second = i;
        }
      }
    }
  }
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
  return by_entry_.of(
      EntryKey(f.document, SeriesKey(f.indicator, f.subject, period_key(f.period)), f.status));
}

std::span<const FactIndex> Scene::parts_of(std::string_view id) const { return by_whole_.of(id); }

std::vector<Scene::ThingNumber> Scene::things(FactIndex i) const {
  const auto second = also_thing_.find(i);
  return second == also_thing_.end() ? std::vector{thing_[i]}
                                     : std::vector{thing_[i], second->second};
}

namespace {

/// Two groups of one fact may share members.
std::vector<FactIndex> without_doubles(std::vector<FactIndex> all, std::size_t groups) {
  if (groups > 1) {
    std::ranges::sort(all);
    const auto rest = std::ranges::unique(all);
    all.erase(rest.begin(), rest.end());
  }
  return all;
}

}  // namespace

std::vector<FactIndex> Scene::observed(FactIndex i, const std::optional<Period>& period) const {
  std::vector<FactIndex> all;
  if (!period) {
    return all;
  }
  const std::vector<ThingNumber> numbers = things(i);
  for (const ThingNumber thing : numbers) {
    const auto found = by_series_.of(std::pair(thing, period_key(*period)));
    all.insert(all.end(), found.begin(), found.end());
  }
  return without_doubles(std::move(all), numbers.size());
}

std::span<const FactIndex> Scene::observed_beside(const Fact& f, IndicatorId indicator,
                                                  SubjectId subject) const {
  Thing thing = counted(f);
  thing.indicator = indicator;
  thing.subject = subject;
  return beside_.of(BesideKey(thing, period_key(f.period)));
}

std::vector<FactIndex> Scene::history(FactIndex i) const {
  std::vector<FactIndex> all;
  const std::vector<ThingNumber> numbers = things(i);
  for (const ThingNumber thing : numbers) {
    const auto found = by_history_.of(thing);
    all.insert(all.end(), found.begin(), found.end());
  }
  return without_doubles(std::move(all), numbers.size());
}

std::optional<FactIndex> Scene::superseded_by(FactIndex i) const {
  const auto found = superseded_.find(i);
  return found == superseded_.end() ? std::nullopt : std::optional(found->second);
}

std::span<const FactIndex> Scene::of_year(IndicatorId indicator, SubjectId subject,
                                          int year) const {
  return by_year_.of(std::tuple(indicator, subject, year));
}

std::span<const FactIndex> Scene::before_on_line(FactIndex i) const {
  return std::span(lines_).subspan(line_begin_[i], on_line_at_[i] - line_begin_[i]);
}

std::optional<FactIndex> Scene::home_amount(DocumentId document) const {
  const auto found = home_amounts_.find(document);
  return found == home_amounts_.end() ? std::nullopt : std::optional(found->second);
}

bool same_span(const Period& a, const Period& b) {
  return a.kind == b.kind && a.begin == b.begin && a.end == b.end;
}

std::optional<YearSpan> year_span(const Period& period) {
  using std::chrono::days;
  using std::chrono::sys_days;
  constexpr int months_of_year = 12;
  if (period.kind == PeriodKind::AsOf) {
    const auto behind = std::chrono::year_month_day(sys_days(period.end) + days(1));
    const auto begin = std::chrono::year_month_day{behind.year() - std::chrono::years(1),
                                                   behind.month(), behind.day()};
    return YearSpan{begin.ok() ? begin : std::chrono::year_month_day(sys_days(begin)), period.end};
  }
  const auto months = period.months();
  if (period.kind == PeriodKind::Year || (months && *months == months_of_year)) {
    return YearSpan{period.begin, period.end};
  }
  return std::nullopt;
}

}  // namespace jianbao::validation
