#pragma once
// One mark of a chart: the fact that is meant, the side of it that is shown, and what kind of
// number that is.

#include <optional>
#include <string>

#include "compose/context.h"
#include "model/chart_spec.h"

namespace jianbao::composing {

struct ChartMark {
  ChartPoint point;      ///< its words are still in `words`
  Fragment words;        ///< 915, 突破2300: without the unit
  std::string in_words;  ///< 推算, 预计; nothing of an actual figure
  Period period;
  std::string unit;
  FactIndex fact = 0;
  View view = View::Value;
  Span span;
};

/// Lack::Missing: this issue has no such fact, or not this side of it. Anything wrong is reported.
[[nodiscard]] tl::expected<ChartMark, Lack> find_mark(Context&, const ChartPick& category,
                                                      const ChartPick& series, const Span& where);

/// The fact as an event of its last day: with its number and unit where it has one.
[[nodiscard]] tl::expected<ChartMark, Lack> find_event(Context&, const ChartPick& category,
                                                       const ChartPick& series, const Span& where);

/// The mark as a monthly average (W-11); none: the number of whole months is not known.
[[nodiscard]] std::optional<ChartMark> as_monthly(const Context&, const ChartMark&);

}  // namespace jianbao::composing
