#pragma once
// Checked facts and everything computed from them, each with its arithmetic.

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "model/facts.h"
#include "model/growth.h"

namespace jianbao {

/// What can be computed from a fact (and those it names).
enum class Measure : std::uint8_t {
  ImpliedBase,     ///< 上年同期: level ÷ (1 + growth)
  Increment,       ///< 比上年同期增加: level − base
  Share,           ///< 占比: part ÷ whole, per cent
  PerItem,         ///< 平均每个: amount ÷ count
  MonthlyAverage,  ///< 月均: cumulative ÷ months
  Change,          ///< 比上次公布的变动: level − the earlier level of the same thing
};
[[nodiscard]] std::string_view measure_name(Measure);  ///< "implied_base"

/// Where a number came from.
struct Provenance {
  std::vector<FactIndex> facts;
  std::string formula;  ///< "915 ÷ (1 + 18.1%) ∈ [774.44, 775.10)，唯一整数 775"
};

/// A computed figure: the interval that the printed digits allow and how it may be printed. Never
/// more precise than its sources.
struct Derived {
  Measure measure;
  Interval range;  ///< in `unit`
  UnitId unit;
  /// Exact: the one value (a unique whole number, or exact operands). Rounded: both ends round to
  /// `low`. Range: outward bounds `low`…`high`.
  enum class Form : std::uint8_t { Exact, Rounded, Range } form;
  Decimal low, high;  ///< digits to print; equal unless Range
  Provenance provenance;
};

/// The figure that an earlier document gives of the same thing.
struct Earlier {
  FactIndex fact;
  std::string unlike;  ///< why the two levels may not be set against each other; empty: they may
};

/// Facts of one thing in the order of their documents.
struct SeriesLinks {
  std::map<FactIndex, Earlier> earlier;
  std::map<FactIndex, FactIndex> progress;     ///< of an undertaking: what happened since
  std::map<FactIndex, ReckonedGrowth> growth;  ///< of levels whose growth no document states
  /// Of a figure with a growth the one whose growth its pace is measured by (S-12, S-13): of 1—10月
  /// 1—9月 or 上半年, of 10月 9月, of 1—2月 the December before.
  std::map<FactIndex, FactIndex> pace;
  /// Levels of which the year before is entered at all, whether or not a growth follows.
  std::set<FactIndex> with_base;
};

class Dataset {
 public:
  Dataset(std::shared_ptr<const CheckedFacts> facts,
          std::map<std::pair<FactIndex, Measure>, Derived> derived, SeriesLinks links = {});
  [[nodiscard]] const CheckedFacts& checked() const { return *facts_; }
  [[nodiscard]] const Fact& fact(FactIndex i) const { return facts_->facts().at(i); }
  /// All facts of an indicator, ascending: what a document of one subject looks for among those of
  /// thousands must not cost a walk through all.
  [[nodiscard]] std::span<const FactIndex> of_indicator(IndicatorId) const;
  /// All facts said of a subject or pledged by it, ascending.
  [[nodiscard]] std::span<const FactIndex> of_subject(SubjectId) const;
  [[nodiscard]] const Derived* find(FactIndex, Measure) const;
  /// Null: no earlier document speaks of it.
  [[nodiscard]] const Earlier* earlier(FactIndex) const;
  [[nodiscard]] std::optional<FactIndex> progress(FactIndex) const;
  /// Null: the document states the growth, or there is no level of the year before.
  [[nodiscard]] const ReckonedGrowth* reckoned_growth(FactIndex) const;
  /// On the year before in per cent, as stated, else as reckoned.
  [[nodiscard]] std::optional<Decimal> growth(FactIndex) const;
  [[nodiscard]] std::optional<FactIndex> pace_before(FactIndex) const;
  /// Whether a level of the year before is entered, even one that may not be compared.
  [[nodiscard]] bool has_base(FactIndex) const;
  /// Against the year before, as stated or as reckoned: −1, 0, 1. None: not known.
  [[nodiscard]] std::optional<int> direction(FactIndex) const;
  /// Growths of figures whose spans adjoin without a gap, this one first (prose.md W-01: 保持):
  /// 1—10月, 1—9月, 1—8月. Empty: its own is not known.
  [[nodiscard]] std::vector<Decimal> growths_in_a_row(FactIndex) const;
  [[nodiscard]] const std::map<std::pair<FactIndex, Measure>, Derived>& derived() const {
    return derived_;
  }

 private:
  std::shared_ptr<const CheckedFacts> facts_;
  std::map<std::pair<FactIndex, Measure>, Derived> derived_;
  SeriesLinks links_;
  std::vector<std::vector<FactIndex>> by_indicator_, by_subject_;
};

[[nodiscard]] std::string dump(const Dataset&, const Catalogue&);

}  // namespace jianbao
