#pragma once
// What the parts of a comparison share. Private to aggregate.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "aggregate/derive.h"
#include "model/comparison.h"
#include "model/ruling.h"

namespace jianbao::derivation {

/// Two facts set against each other, and all that is known around them.
struct Pairing {
  const Dataset& dataset;
  const Catalogue& catalogue;
  const std::vector<Ruling>& rulings;
  std::chrono::year_month_day as_of;
  FactIndex now, before;

  [[nodiscard]] Source source() const { return {dataset.checked(), catalogue}; }
  [[nodiscard]] const Fact& later() const { return dataset.fact(now); }
  [[nodiscard]] const Fact& earlier() const { return dataset.fact(before); }
  /// Two other facts with the same around them.
  [[nodiscard]] Pairing with(FactIndex a, FactIndex b) const {
    return {dataset, catalogue, rulings, as_of, a, b};
  }
};

/// Whether the two may be set against each other in print, and why.
struct Permission {
  bool allowed = false;
  std::string reason;  ///< a clause without a full stop
  std::string remedy;  ///< what to register; empty: nothing helps
  const Ruling* ruling = nullptr;
};
/// Two levels of one thing. `but_for_bounds`: 余 and 超 are no objection, for what holds for the
/// whole of an open interval too (W-10).
[[nodiscard]] Permission may_stand(const Pairing&, bool but_for_bounds = false);
/// A part in a whole (W-12).
[[nodiscard]] Permission may_share(const Pairing&);
/// Pieces of whole things, whatever the measure word: 个, 个班次.
[[nodiscard]] bool is_count_word(const Unit&);

/// Collects what follows: into what may be printed, or what officers may see.
class Findings {
 public:
  explicit Findings(ComparisonResult& into) : into_(into) {}
  void add(bool printed, ComparisonValue value) {
    (printed ? into_.values : into_.unprinted).push_back(std::move(value));
  }
  /// A figure of one side as its document gives it.
  void published(std::string_view view, const Pairing&, FactIndex);
  /// What aggregate derived of one side.
  void derived(bool printed, std::string_view view, const Pairing&, const Derived&);

 private:
  ComparisonResult& into_;
};

void reckon_times(const Pairing&, const Permission&, Findings&);
void reckon_averages(const Pairing&, const Permission&, Findings&);
void reckon_share(const Pairing&, const Permission&, Findings&);

}  // namespace jianbao::derivation
