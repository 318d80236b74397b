#pragma once
// What the rules look at: the facts known on the day, with the ways from one to another.
// Private to validate.

#include <chrono>
#include <cstdint>
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
#include "model/identity.h"
#include "model/issued.h"
#include "validate/groups.h"

namespace jianbao::validation {

class CumulativeIndex;
class BasisIndex;
class ShareIndex;

/// Everything is looked up in arrays made once, so that rules stay linear in the number of facts.
class Scene {
 public:
  /// Facts of documents published after `as_of` are withheld. `today`: on which it is asked what is
  /// still missing.
  Scene(std::shared_ptr<const FactSet>, const Catalogue&, const IssuedFigures&,
        std::chrono::year_month_day as_of, std::chrono::year_month_day today);
  ~Scene();
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
  [[nodiscard]] std::chrono::year_month_day today() const { return today_; }

  [[nodiscard]] const Fact* find(std::string_view id) const;
  [[nodiscard]] bool is_withheld(std::string_view id) const { return withheld_.contains(id); }
  /// All facts of this id, of the same entry (document, indicator, subject, period, status), and
  /// parts that name this id as their whole: in the order of ids, then of places.
  [[nodiscard]] std::span<const FactIndex> with_id(std::string_view id) const;
  [[nodiscard]] std::span<const FactIndex> same_entry(const Fact&) const;
  [[nodiscard]] std::span<const FactIndex> parts_of(std::string_view id) const;

  /// Numbers of the things (see model/identity.h) that a fact counts: one, or two where the id of
  /// its whole is used twice.
  using ThingNumber = std::uint32_t;
  [[nodiscard]] std::vector<ThingNumber> things(FactIndex) const;
  /// What was observed of the thing, with a level, in a period, whatever document says it.
  /// Forecasts, targets and the like are no base. Ascending; none without the period.
  [[nodiscard]] std::vector<FactIndex> observed(FactIndex, const std::optional<Period>&) const;
  /// The same of another indicator or subject: same system, threshold and period.
  [[nodiscard]] std::span<const FactIndex> observed_beside(const Fact&, IndicatorId,
                                                           SubjectId) const;
  /// Observed levels of the thing, any period.
  [[nodiscard]] std::vector<FactIndex> history(FactIndex) const;

  /// A registered revision (`revision:`) of the same thing and period that was published later;
  /// of several the first that was published.
  [[nodiscard]] std::optional<FactIndex> superseded_by(FactIndex) const;
  /// Whether the fact is such a revision of another fact.
  [[nodiscard]] bool revises_another(FactIndex i) const { return revising_.contains(i); }

  /// Facts with a level or a promise of a whole year that this year touches, of an indicator and
  /// subject.
  [[nodiscard]] std::span<const FactIndex> of_year(IndicatorId, SubjectId, int year) const;
  /// Facts from the same line of the same document whose entries stand before this one.
  [[nodiscard]] std::span<const FactIndex> before_on_line(FactIndex) const;

  [[nodiscard]] const CumulativeIndex& cumulative() const { return *cumulative_; }
  [[nodiscard]] const BasisIndex& bases() const { return *bases_; }
  [[nodiscard]] const ShareIndex& shares() const { return *shares_; }

  /// The unit of account, by its base. Empty: no unit of the catalogue is in it.
  [[nodiscard]] const std::string& home_currency() const { return home_currency_; }
  /// The first amount of a document in the unit of account.
  [[nodiscard]] std::optional<FactIndex> home_amount(DocumentId) const;

  /// Without Period::inferred: how a period is known does not make it another one.
  using PeriodKey =
      std::tuple<PeriodKind, std::chrono::year_month_day, std::chrono::year_month_day>;
  [[nodiscard]] static PeriodKey period_key(const Period& p) { return {p.kind, p.begin, p.end}; }

 private:
  using SeriesKey = std::tuple<IndicatorId, SubjectId, PeriodKey>;
  using EntryKey = std::tuple<DocumentId, SeriesKey, Status>;
  using BesideKey = std::pair<Thing, PeriodKey>;

  void select(std::chrono::year_month_day as_of, std::shared_ptr<const FactSet>);
  void number_things();
  void group();
  void close_groups();
  void order_lines();
  [[nodiscard]] bool is_registered_revision(const Fact& later, const Fact& earlier) const;
  void find_superseded();

  FactView facts_;
  std::set<std::string_view> withheld_;
  const Catalogue* catalogue_;
  const IssuedFigures* issued_;
  std::chrono::year_month_day today_;
  std::vector<ThingNumber> thing_;               ///< of each fact
  std::map<FactIndex, ThingNumber> also_thing_;  ///< the second, of those few that have one
  Groups<std::string_view> by_whole_;
  Groups<EntryKey> by_entry_;
  Groups<std::pair<ThingNumber, PeriodKey>> by_series_;
  Groups<BesideKey> beside_;
  Groups<ThingNumber> by_history_;
  Groups<std::tuple<IndicatorId, SubjectId, int>> by_year_;
  std::vector<FactIndex> lines_;           ///< by document, line, then place of the entry
  std::vector<std::uint32_t> on_line_at_;  ///< of each fact, in lines_
  std::vector<std::uint32_t> line_begin_;  ///< of each fact, where its line begins in lines_
  std::map<FactIndex, FactIndex> superseded_;
  std::set<FactIndex> revising_;
  std::string home_currency_;
  std::map<DocumentId, FactIndex> home_amounts_;
  std::vector<FactIndex> all_;  ///< 0, 1, 2 …: facts of one id stand side by side
  std::unique_ptr<const CumulativeIndex> cumulative_;
  std::unique_ptr<const BasisIndex> bases_;
  std::unique_ptr<const ShareIndex> shares_;
};

/// Same kind and same days; whether the source states them or they are inferred does not matter.
[[nodiscard]] bool same_span(const Period&, const Period&);

/// The days of a figure of a whole year: of a year or twelve months these, of a state (截至,
/// 年开行) the year that ends on that day. None: a shorter or longer span.
struct YearSpan {
  std::chrono::year_month_day begin, end;
};
[[nodiscard]] std::optional<YearSpan> year_span(const Period&);

}  // namespace jianbao::validation
