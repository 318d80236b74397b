#pragma once
// Which fact a placeholder means, and what each view says of it.

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "compose/compose.h"
#include "compose/fragment.h"
#include "compose/skeleton.h"
#include "compose/wording.h"

namespace jianbao::composing {

/// Why a placeholder prints nothing.
enum class Lack : std::uint8_t {
  Missing,   ///< this issue has no such fact, or the fact does not give this view
  Reported,  ///< an error that is already among the diagnostics
};

/// The facts of one issue, by key.
class FactPicker {
 public:
  explicit FactPicker(const ComposeInput& input);
  /// The latest end, then the longest; more than one left is an error.
  [[nodiscard]] tl::expected<FactIndex, Lack> pick(const FactKey&, Diagnostics&) const;
  /// The same of one subject, and of one period as any source known on the day of the issue states
  /// it; of several that state the same figure the one published last. None given: as pick().
  [[nodiscard]] tl::expected<FactIndex, Lack> pick_where(
      const FactKey&, const std::optional<Located<Period>>&,
      const std::optional<Located<std::string>>& subject, Diagnostics&) const;

 private:
  [[nodiscard]] std::span<const FactIndex> near(IndicatorId, std::optional<SubjectId>) const;
  [[nodiscard]] std::vector<FactIndex> candidates(IndicatorId, Pick,
                                                  std::optional<SubjectId>) const;
  [[nodiscard]] std::vector<FactIndex> known(IndicatorId, Pick, const std::optional<Period>&,
                                             std::optional<SubjectId>) const;
  [[nodiscard]] std::optional<IndicatorId> indicator_of(const FactKey&, Diagnostics&) const;
  [[nodiscard]] tl::expected<FactIndex, Lack> latest(const FactKey&, std::vector<FactIndex>,
                                                     Diagnostics&) const;

  const ComposeInput& input_;
  std::vector<DocumentId> documents_;
};

/// What is said of one fact. All words and figures of a document come from here.
class FactViews {
 public:
  explicit FactViews(const ComposeInput& input) : input_(input) {}

  [[nodiscard]] tl::expected<Fragment, Lack> view(FactIndex, const FactPiece&, Diagnostics&) const;

  /// Bare numbers for tables and charts; the figure itself keeps qualifier and unit.
  [[nodiscard]] std::optional<Fragment> value_number(FactIndex) const;
  [[nodiscard]] std::optional<Fragment> rate_number(FactIndex) const;
  [[nodiscard]] std::optional<Fragment> base_number(FactIndex) const;
  [[nodiscard]] std::optional<Fragment> measure_number(FactIndex, Measure) const;
  /// A growth or a share as the source states it: 18.1, −6.0.
  [[nodiscard]] std::optional<Fragment> comparison_number(FactIndex, ComparisonKind) const;
  /// Whether anything is said of it against the year before, as stated or as reckoned.
  [[nodiscard]] bool has_growth(FactIndex) const;
  /// Words of the fact: a figure where they hold a digit (国家3A级旅游景区, 50亿元以上), so that no
  /// digit on paper is without its fact.
  [[nodiscard]] Fragment words_figure(FactIndex, std::string, FigureKind) const;
  /// 增加35个, 减少35个, 持平: against the earlier figure; the dataset holds the difference.
  [[nodiscard]] std::optional<Fragment> change(FactIndex) const;
  /// 915, 突破2300: what stands at a bar.
  [[nodiscard]] std::optional<Fragment> bar_number(FactIndex) const;

  [[nodiscard]] const Fact& fact(FactIndex index) const { return input_.dataset.fact(index); }
  [[nodiscard]] const Indicator& indicator(FactIndex) const;
  [[nodiscard]] const Derived* derived(FactIndex index, Measure measure) const {
    return input_.dataset.find(index, measure);
  }
  [[nodiscard]] std::chrono::year usual_year() const { return input_.issue.as_of.year(); }
  [[nodiscard]] const Unit& unit(UnitId id) const { return input_.catalogue[id]; }

 private:
  [[nodiscard]] std::optional<Fragment> words(FactIndex, View) const;
  [[nodiscard]] std::optional<Fragment> level(FactIndex, View) const;
  [[nodiscard]] std::optional<Fragment> comparison(FactIndex, View) const;
  [[nodiscard]] std::optional<Fragment> reckoned(FactIndex, View) const;
  [[nodiscard]] std::optional<Fragment> as_difference(FactIndex, const ReckonedGrowth&,
                                                      bool first) const;
  [[nodiscard]] std::optional<Fragment> without_rate(FactIndex, const ReckonedGrowth&,
                                                     bool first) const;
  void add_base(Fragment&, FactIndex, FactIndex before) const;
  [[nodiscard]] std::optional<Fragment> pace(FactIndex) const;
  [[nodiscard]] std::optional<Fragment> period_on_period(FactIndex) const;
  [[nodiscard]] std::optional<std::string> judgement(FactIndex) const;
  [[nodiscard]] std::optional<Fragment> computed(FactIndex, View) const;
  [[nodiscard]] std::optional<std::string> plain_words(FactIndex, View) const;
  [[nodiscard]] std::optional<std::string> negative(FactIndex, View) const;
  [[nodiscard]] Figure level_figure(FactIndex) const;
  [[nodiscard]] Figure rate_figure(FactIndex, const Comparison&) const;
  [[nodiscard]] Fragment stated(FactIndex, const Comparison&, const Phrase&, FigureKind) const;
  [[nodiscard]] Figure reckoned_figure(FactIndex, std::string printed, std::string_view kind,
                                       std::string formula) const;
  [[nodiscard]] Figure derived_figure(FactIndex, const Derived&) const;
  [[nodiscard]] std::string what(FactIndex, const std::string& kind, const Period&) const;

  const ComposeInput& input_;
};

}  // namespace jianbao::composing
