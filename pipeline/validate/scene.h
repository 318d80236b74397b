#pragma once
// What the rules look at: the facts known on the day, with the ways from one to another.
// Private to validate.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "model/catalogue.h"
#include "model/facts.h"

namespace jianbao::validation {

/// Everything is looked up in maps made once, so that rules stay linear in the number of facts.
class Scene {
 public:
  /// `withheld`: ids of facts whose documents are not published yet.
  Scene(std::vector<Fact> facts, std::set<std::string, std::less<>> withheld,
        const Catalogue& catalogue);
  Scene(const Scene&) = delete;  // the maps view into facts_
  Scene& operator=(const Scene&) = delete;

  [[nodiscard]] const std::vector<Fact>& facts() const { return facts_; }
  [[nodiscard]] const Fact& fact(FactIndex i) const { return facts_.at(i); }
  [[nodiscard]] const Catalogue& catalogue() const { return *catalogue_; }
  [[nodiscard]] const Unit& unit(const Quantity& q) const { return (*catalogue_)[q.unit]; }

  [[nodiscard]] const Fact* find(std::string_view id) const;
  [[nodiscard]] bool is_withheld(std::string_view id) const { return withheld_.contains(id); }
  /// All facts of this id, of the same entry (document, indicator, subject, period, status), and
  /// parts that name this id as their whole: in the order of ids, then of places.
  [[nodiscard]] const std::vector<FactIndex>& with_id(std::string_view id) const;
  [[nodiscard]] const std::vector<FactIndex>& same_entry(const Fact&) const;
  [[nodiscard]] const std::vector<FactIndex>& parts_of(std::string_view id) const;
  /// What was observed of the same indicator and subject in the same period a year before,
  /// whatever document says it. Forecasts, targets and the like are no base.
  [[nodiscard]] std::vector<FactIndex> bases_of(const Fact&) const;

 private:
  /// Without Period::inferred: how a period is known does not make it another one.
  using PeriodKey =
      std::tuple<PeriodKind, std::chrono::year_month_day, std::chrono::year_month_day>;
  using SeriesKey = std::tuple<IndicatorId, SubjectId, PeriodKey>;
  using EntryKey = std::tuple<DocumentId, SeriesKey, Status>;
  static SeriesKey series_key(const Fact&, const Period&);

  std::vector<Fact> facts_;
  std::set<std::string, std::less<>> withheld_;
  const Catalogue* catalogue_;
  std::map<std::string_view, std::vector<FactIndex>> by_id_;
  std::map<std::string_view, std::vector<FactIndex>> by_whole_;
  std::map<EntryKey, std::vector<FactIndex>> by_entry_;
  std::map<SeriesKey, std::vector<FactIndex>> by_series_;
};

/// Same kind and same days; whether the source states them or they are inferred does not matter.
[[nodiscard]] bool same_span(const Period&, const Period&);

}  // namespace jianbao::validation
