#include "aggregate/series.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include "aggregate/observations.h"
#include "aggregate/year_growth.h"
#include "model/comparability.h"

namespace jianbao::derivation {
namespace {

using Day = std::chrono::sys_days;

/// Facts of one thing in the order of `rank`: the last is the one that counts.
template <class Key>
using Series = std::map<Key, std::vector<FactIndex>>;

using Statement = std::pair<Thing, bool>;  ///< and whether it has a level
using Promised = std::tuple<IndicatorId, SubjectId, std::string_view, std::string_view>;

class Linker {
 public:
  explicit Linker(const Observations& of)
      : of_(of), facts_(of.facts()), catalogue_(of.catalogue()) {}

  [[nodiscard]] std::map<FactIndex, Earlier> earlier() const {
    std::map<FactIndex, Earlier> links;
    for (auto& [thing, series] : statements()) {
      for (const FactIndex index : series) {
        if (const auto before = last_before(series, index)) {
          take_later(links, index, *before);
        }
      }
    }
    return links;
  }

  [[nodiscard]] std::map<FactIndex, FactIndex> progress() const {
    const auto observed = observations();
    // Promises of one document for one time are answered once, so that many cost no more than few.
    std::map<std::tuple<Promised, DocumentId, std::optional<Period>>, std::optional<FactIndex>>
        told;
    std::map<FactIndex, FactIndex> links;
    for (FactIndex index = 0; index < facts_.size(); ++index) {
      const Fact& promise = facts_[index];
      const bool asks = promise.status == Status::Target || promise.status == Status::Pledge;
      const auto found = asks ? observed.find(promised(promise)) : observed.end();
      if (!promise.quantity || found == observed.end() || of_.checked().is_refused(index)) {
        continue;
      }
      const auto [answer, is_new] =
          told.try_emplace({found->first, promise.document, due_of(promise)});
      if (is_new) {
        answer->second = latest_of(found->second, promise);
      }
      if (answer->second) {
        links.emplace(index, *answer->second);
      }
    }
    return links;
  }

 private:
  /// Ascending: by document, end, length; of equals the first by id comes last.
  [[nodiscard]] auto rank(FactIndex index) const {
    const Period& period = facts_[index].period;
    return std::tuple(of_.published(index), Day(period.end), -Day(period.begin).time_since_epoch(),
                      -std::int64_t{index});
  }

  [[nodiscard]] Series<Statement> statements() const {
    Series<Statement> all;
    for (FactIndex index = 0; index < facts_.size(); ++index) {
      if (of_.takes_part(index)) {
        for (const Thing& thing : of_.things(facts_[index])) {
          all[{thing, facts_[index].quantity.has_value()}].push_back(index);
        }
      }
    }
    sort(all);
    return all;
  }

  /// By what a promise names: the body that reports it may file it under another system.
  [[nodiscard]] Promised promised(const Fact& fact) const {
    return {fact.indicator, fact.subject,
            fact.within ? std::string_view(fact.within->threshold) : std::string_view(),
            fact.quantity ? std::string_view(catalogue_[fact.quantity->unit].base)
                          : std::string_view()};
  }

  [[nodiscard]] Series<Promised> observations() const {
    Series<Promised> all;
    for (FactIndex index = 0; index < facts_.size(); ++index) {
      if (of_.takes_part(index) && facts_[index].quantity) {
        all[promised(facts_[index])].push_back(index);
      }
    }
    sort(all);
    return all;
  }

  template <class Key>
  void sort(Series<Key>& all) const {
    for (auto& [key, series] : all) {
      std::ranges::sort(series, {}, [this](FactIndex i) { return rank(i); });
    }
  }

  /// `series` is sorted, so that the documents before stand in front.
  [[nodiscard]] std::optional<FactIndex> last_before(const std::vector<FactIndex>& series,
                                                     FactIndex index) const {
    const auto end = std::ranges::partition_point(
        series, [&](FactIndex i) { return of_.published(i) < of_.published(index); });
    // A document before may speak of a later time: that is no earlier figure.
    for (auto before = end; before != series.begin();) {
      if (facts_[*--before].period.end <= facts_[index].period.end) {
        return *before;
      }
    }
    return std::nullopt;
  }

  /// A fact may be two things (its whole has two entries): the later of the predecessors counts.
  void take_later(std::map<FactIndex, Earlier>& links, FactIndex index, FactIndex before) const {
    const auto known = links.find(index);
    if (known == links.end() || rank(known->second.fact) < rank(before)) {
      links.insert_or_assign(index,
                             Earlier{before, unlike(facts_[index], facts_[before], catalogue_)});
    }
  }

  /// What tells of the promise: of a time after it was made, or within the time it was made for. A
  /// flow that begins when that time is over tells of another year.
  [[nodiscard]] bool tells_of(const Fact& observed, const Fact& promise) const {
    const Period& when = observed.period;
    const Day made = catalogue_[promise.document].published;
    const auto due = due_of(promise);
    const bool after = Day(when.end) > made;
    if (!due) {
      return after;
    }
    const bool flows = catalogue_[observed.indicator].measure == MeasureKind::Flow &&
                       when.kind != PeriodKind::Since;
    return (after || is_inside(when, *due)) && !(flows && when.begin > due->end);
  }

  [[nodiscard]] static std::optional<Period> due_of(const Fact& promise) {
    const Period due = promise.due.value_or(promise.period);
    return due.kind == PeriodKind::Unstated ? std::nullopt : std::optional(due);
  }
  [[nodiscard]] static bool is_inside(const Period& inner, const Period& outer) {
    return outer.begin <= inner.begin && inner.end <= outer.end;
  }

  /// Those of a promise's own time before those after it; then by the end of their period, since an
  /// old figure may be published late; `series` decides between equals.
  [[nodiscard]] std::optional<FactIndex> latest_of(const std::vector<FactIndex>& series,
                                                   const Fact& promise) const {
    const auto due = due_of(promise);
    const auto order = [&](FactIndex index) {
      const Period& when = facts_[index].period;
      return std::tuple(!due || when.end <= due->end, Day(when.end),
                        -Day(when.begin).time_since_epoch());
    };
    std::optional<FactIndex> best;
    for (const FactIndex index : series) {
      if (tells_of(facts_[index], promise) && (!best || order(*best) <= order(index))) {
        best = index;
      }
    }
    return best;
  }

  const Observations& of_;
  const FactView& facts_;
  const Catalogue& catalogue_;
};

}  // namespace

SeriesLinks link_series(const CheckedFacts& checked, const Catalogue& catalogue) {
  const Observations observations(checked, catalogue);
  const Linker linker(observations);
  YearGrowths years = reckon_growth(observations);
  auto pace = link_pace(observations, years.growth);
  return {linker.earlier(), linker.progress(), std::move(years.growth), std::move(pace),
          std::move(years.with_base)};
}

}  // namespace jianbao::derivation
