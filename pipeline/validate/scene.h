#pragma once
// What the rules look at: the facts known on the day, with the ways from one to another.
// Private to validate.

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "model/catalogue.h"
#include "model/facts.h"
#include "model/issued.h"
#include "validate/groups.h"

namespace jianbao::validation {

/// Everything is looked up in arrays made once, so that rules stay linear in the number of facts.
class Scene {
 public:
  /// Facts of documents published after `as_of` are withheld.
  Scene(std::shared_ptr<const FactSet>, const Catalogue&, const IssuedFigures&,
        std::chrono::year_month_day as_of);
  Scene(const Scene&) = delete;  // the groups view into the facts
  Scene& operator=(const Scene&) = delete;

  [[nodiscard]] const FactView& facts() const { return facts_; }
  [[nodiscard]] const Fact& fact(FactIndex i) const { return facts_[i]; }
  [[nodiscard]] const Catalogue& catalogue() const { return *catalogue_; }
  [[nodiscard]] const IssuedFigures& issued() const { return *issued_; }
  [[nodiscard]] const Unit& unit(const Quantity& q) const { return (*catalogue_)[q.unit]; }
  [[nodiscard]] std::chrono::year_month_day published(const Fact& f) const {
    return (*catalogue_)[f.document].published;
  }

  [[nodiscard]] const Fact* find(std::string_view id) const;
  [[nodiscard]] bool is_withheld(std::string_view id) const { return withheld_.contains(id); }
  /// All facts of this id, of the same entry (document, indicator, subject, period, status), and
  /// parts that name this id as their whole: in the order of ids, then of places.
  [[nodiscard]] std::span<const FactIndex> with_id(std::string_view id) const;
  [[nodiscard]] std::span<const FactIndex> same_entry(const Fact&) const;
  [[nodiscard]] std::span<const FactIndex> parts_of(std::string_view id) const;
  /// What was observed, with a level, of an indicator and subject in a period, whatever document
  /// says it. Forecasts, targets and the like are no base.
  [[nodiscard]] std::vector<FactIndex> observed(IndicatorId, SubjectId, const Period&) const;
  /// The same of the fact's own indicator and subject; none without the period.
  [[nodiscard]] std::vector<FactIndex> observed(const Fact&, const std::optional<Period>&) const;
  /// Observed levels of the fact's indicator and subject, any period.
  [[nodiscard]] std::span<const FactIndex> history(const Fact&) const;
  /// What was observed of the fact's indicator and subject with a growth over the year before,
  /// with a level or without.
  [[nodiscard]] std::span<const FactIndex> growths(const Fact&) const;
  /// All facts of an indicator, whatever they say.
  [[nodiscard]] std::span<const FactIndex> of_indicator(IndicatorId) const;
  /// Facts taken from one line of one document, in the order of their entries.
  [[nodiscard]] std::vector<FactIndex> on_line(const Fact&) const;
  /// The unit of account: the base of the first unit of money in the catalogue. Empty: there is
  /// none.
  [[nodiscard]] const std::string& home_currency() const { return home_currency_; }
  /// The first amount of a document in the unit of account.
  [[nodiscard]] std::optional<FactIndex> home_amount(DocumentId) const;

 private:
  /// Without Period::inferred: how a period is known does not make it another one.
  using PeriodKey =
      std::tuple<PeriodKind, std::chrono::year_month_day, std::chrono::year_month_day>;
  using SeriesKey = std::tuple<IndicatorId, SubjectId, PeriodKey>;
  using EntryKey = std::tuple<DocumentId, SeriesKey, Status>;
  static SeriesKey series_key(IndicatorId, SubjectId, const Period&);

  FactView facts_;
  std::set<std::string_view> withheld_;
  const Catalogue* catalogue_;
  const IssuedFigures* issued_;
  Groups<std::string_view> by_whole_;
  Groups<EntryKey> by_entry_;
  Groups<SeriesKey> by_series_;
  Groups<std::pair<IndicatorId, SubjectId>> by_history_;
  Groups<std::pair<IndicatorId, SubjectId>> by_growth_;
  Groups<IndicatorId> by_indicator_;
  Groups<std::pair<DocumentId, std::uint32_t>> by_line_;
  std::string home_currency_;
  std::map<DocumentId, FactIndex> home_amounts_;
  std::vector<FactIndex> all_;  ///< 0, 1, 2 …: facts of one id stand side by side
};

/// 元, 美元: whether amounts of money are counted in it. A unit whose base ends in 元 is one.
[[nodiscard]] bool is_money(const Unit&);
/// Same kind and same days; whether the source states them or they are inferred does not matter.
[[nodiscard]] bool same_span(const Period&, const Period&);

}  // namespace jianbao::validation
