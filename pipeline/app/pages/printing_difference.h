#pragma once
// 核红: what changed from one printing to another, told from the records beside them.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ledger/manifest.h"

namespace jianbao {

struct PrintedPlace {
  std::uint32_t page = 0, line = 0;
  auto operator<=>(const PrintedPlace&) const = default;
};

/// A figure of the same facts and of the same meaning that is printed otherwise, or in one of the
/// two only.
struct FigureChange {
  enum class Kind : std::uint8_t { Changed, Added, Dropped };
  Kind kind = Kind::Changed;
  std::string what;           ///< 中欧班列（上合示范区，2024年1—10月）
  std::string before, after;  ///< 915列; empty where it is not printed
  std::vector<ManifestFact> facts;
  std::vector<PrintedPlace> old_places, new_places;
};

/// Lines with a change in them; what changed stands in 【】. Empty: nothing stood or stands there.
struct TextChange {
  PrintedPlace from, to;  ///< of the first of these lines
  std::string before, after;
};

struct PrintingDifference {
  std::vector<FigureChange> figures;  ///< changed, added, dropped; each in the order of printing
  std::vector<TextChange> texts;      ///< in order
  std::size_t moved = 0;              ///< lines that say the same in another place
  [[nodiscard]] bool says_the_same() const { return figures.empty() && texts.empty(); }
};

/// A paragraph that is broken otherwise says the same: passages are compared by characters, and
/// the lines show where.
[[nodiscard]] PrintingDifference compare_printings(const Manifest& before, const Manifest& after);

}  // namespace jianbao
