#pragma once
// What a figure is counted of, whatever the period and whoever says it.

#include <compare>
#include <cstdint>
#include <string_view>
#include <vector>

#include "model/facts.h"

namespace jianbao {

/// Figures of one thing make a series; 其中50箱以上20列 is none of 120列. Views into the fact.
struct Thing {
  /// A part of a whole of its own indicator and subject (其中) is another thing than that whole.
  /// A whole of another indicator (exports within trade) changes nothing: exports are exports.
  enum class Part : std::uint8_t {
    Nothing,
    ItsKind,
    Unknown,  ///< there is no fact of that id: it stands with nothing but other parts of `whole`
  };
  IndicatorId indicator;
  SubjectId subject;
  std::string_view system, threshold;
  Part part = Part::Nothing;
  std::string_view whole = {};  ///< id; of Unknown only

  auto operator<=>(const Thing&) const = default;
};

/// `wholes`: all facts of the id that `within` names. Two things where an id is used twice, for
/// wholes of both kinds, so that the one hides no comparison that the other asks for.
[[nodiscard]] std::vector<Thing> things_of(const Fact&, const std::vector<const Fact*>& wholes);
/// The same without the relation to its whole.
[[nodiscard]] Thing counted(const Fact&);

}  // namespace jianbao
