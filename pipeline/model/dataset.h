#pragma once
// Checked facts and everything computed from them, each with its arithmetic.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/facts.h"

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
  std::map<FactIndex, FactIndex> progress;  ///< of an undertaking: what happened since
};

class Dataset {
 public:
  Dataset(std::shared_ptr<const CheckedFacts> facts,
          std::map<std::pair<FactIndex, Measure>, Derived> derived, SeriesLinks links = {})
      : facts_(std::move(facts)), derived_(std::move(derived)), links_(std::move(links)) {}
  [[nodiscard]] const CheckedFacts& checked() const { return *facts_; }
  [[nodiscard]] const Fact& fact(FactIndex i) const { return facts_->facts().at(i); }
  [[nodiscard]] const Derived* find(FactIndex, Measure) const;
  /// Null: no earlier document speaks of it.
  [[nodiscard]] const Earlier* earlier(FactIndex) const;
  [[nodiscard]] std::optional<FactIndex> progress(FactIndex) const;
  [[nodiscard]] const std::map<std::pair<FactIndex, Measure>, Derived>& derived() const {
    return derived_;
  }

 private:
  std::shared_ptr<const CheckedFacts> facts_;
  std::map<std::pair<FactIndex, Measure>, Derived> derived_;
  SeriesLinks links_;
};

[[nodiscard]] std::string dump(const Dataset&, const Catalogue&);

}  // namespace jianbao
