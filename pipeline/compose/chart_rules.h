#pragma once
// What may stand together in one chart (prose.md W-10, W-11): what cannot be compared as declared
// becomes a form that can, or is refused with the reason.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compose/chart_mark.h"

namespace jianbao::composing {

/// A category with its marks.
struct ChartColumn {
  std::string label;
  bool unlike_before = false;
  std::optional<std::chrono::year_month_day> on;
  Span span;
  std::vector<std::optional<ChartMark>> marks;  ///< one a series
  /// The first mark that is there.
  [[nodiscard]] const ChartMark* first() const {
    for (const auto& mark : marks) {
      if (mark) {
        return &*mark;
      }
    }
    return nullptr;
  }
};

/// What a chart was turned into.
enum class ChartChange : std::uint8_t { None, Monthly, Broken };
/// For its readers, below it; empty for None.
[[nodiscard]] std::string_view change_note(ChartChange);

/// None: refused, and reported. Monthly: the marks are averages now. Broken: categories know what
/// is unlike before them. There is at least one mark.
[[nodiscard]] std::optional<ChartChange> make_comparable(Context&, const ChartSpec&,
                                                         std::vector<ChartColumn>&);

}  // namespace jianbao::composing
