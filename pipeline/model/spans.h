#pragma once
// Text of one line of thought: pieces that differ in emphasis or belong to a printed figure.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/page.h"

namespace jianbao {

/// Strong: 黑体, a run-in label. Kai: 楷体, a run-in heading of level 2 (E-13).
enum class Emphasis : std::uint8_t { Plain, Strong, Kai };

struct TextSpan {
  std::string text;
  Emphasis emphasis = Emphasis::Plain;
  std::optional<FigureIndex> figure;
};
using Spans = std::vector<TextSpan>;
[[nodiscard]] std::string plain_text(const Spans&);

}  // namespace jianbao
