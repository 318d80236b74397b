#pragma once
// A piece of text with the figures in it, before it has found its place in the document: a
// sentence that is left out must leave no figure behind.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "model/document.h"

namespace jianbao::composing {

/// What of a fact a figure shows; the same kind of the same fact is the same figure (W-03).
enum class FigureKind : std::uint8_t {
  Level,
  YearOnYear,
  Pace,
  PeriodOnPeriod,
  Base,
  Increment,
  Share,
  PerItem,
  Monthly,
  Threshold,
  Claim,
  Change,
  Text,
  Count,
  Comparison,
};

struct Fragment {
  struct Printed {
    FactIndex fact;
    FigureKind kind;
  };
  Spans spans;  ///< figure indices count within `figures`
  std::vector<Figure> figures;
  std::vector<Printed> printed;        ///< one entry a figure
  std::vector<std::string> refers_to;  ///< "table:main"
  std::vector<FactIndex> used;         ///< every fact that something here was said of

  void add(std::string text, Emphasis = Emphasis::Plain);
  /// `text` is what stands here; `figure.printed` is the figure with its unit.
  void add_figure(std::string text, Figure figure, Printed key);
  void append(Fragment other);
};

}  // namespace jianbao::composing
