#pragma once
// One function a measure: what follows from a fact, or nothing. Private to aggregate.

#include <optional>
#include <string>
#include <string_view>

#include "aggregate/printing.h"
#include "model/catalogue.h"
#include "model/dataset.h"

namespace jianbao::derivation {

struct Source {
  const CheckedFacts& checked;
  const Catalogue& catalogue;
};

/// A fact that may be reckoned with.
struct Operand {
  FactIndex index;
  const Fact* fact;
  const Unit* unit;
  Interval level;  ///< in the printed unit; bounded and not negative
};
/// None: no value, a value bounded on one side only (超350家), a negative one, or one that has not
/// happened: nothing is derived from a forecast or a target (prose.md W-10).
[[nodiscard]] std::optional<Operand> operand(const Source&, FactIndex);
[[nodiscard]] std::optional<Operand> operand(const Source&, std::string_view id);
[[nodiscard]] bool is_exact(const Operand&);
/// The place of the last digit that the source vouches for: 约2000 speaks in thousands, −3.
[[nodiscard]] int known_decimals(const Quantity&);
/// 1 + the published growth on the year before, above zero. None: no such growth, a growth bounded
/// on one side only, or a span that has no year before.
[[nodiscard]] std::optional<Interval> growth_factor(const Fact&);
/// "，分子在[62.5, 63.5)内" where the digits leave an interval, nothing where they are exact.
[[nodiscard]] std::string operand_text(const Operand&, std::string_view name);
[[nodiscard]] std::string operand_figure(const Operand&);

using Derivation = std::optional<Derived>;
[[nodiscard]] Derivation derive_implied_base(const Source&, FactIndex);
[[nodiscard]] Derivation derive_increment(const Source&, FactIndex);
[[nodiscard]] Derivation derive_share(const Source&, FactIndex);
[[nodiscard]] Derivation derive_per_item(const Source&, FactIndex);
[[nodiscard]] Derivation derive_monthly_average(const Source&, FactIndex);
/// None where the two levels may not be set against each other, and where rounding hides whether
/// there was a change at all (S-10).
[[nodiscard]] Derivation derive_change(const Source&, FactIndex, const Earlier&);

}  // namespace jianbao::derivation
