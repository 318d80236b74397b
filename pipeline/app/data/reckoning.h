#pragma once
// What `reckon` tells, as text for people and as JSON for programs.

#include <optional>
#include <string>
#include <vector>

#include "app/run.h"
#include "load/load.h"
#include "model/comparison.h"
#include "model/dataset.h"

namespace jianbao {

/// The facts as known on the day of an issue, and what follows from them.
struct Reckoned {
  const SourceMap& sources;
  const Inputs& inputs;
  const Issue& issue;
  const Dataset& dataset;
};

/// Two facts that somebody set against each other.
struct Asked {
  std::string name;    ///< of the comparison, or both keys
  std::string report;  ///< that declares it; empty: none does
  ComparisonSpec::Kind kind = ComparisonSpec::Kind::Times;
  std::optional<FactIndex> now, before;
  std::string now_key, before_key;
};

[[nodiscard]] std::string comparison_text(const Reckoned&, const Asked&, Language);
[[nodiscard]] std::string comparison_json(const Reckoned&, const Asked&);

[[nodiscard]] std::string fact_text(const Reckoned&, FactIndex, Language);
[[nodiscard]] std::string fact_json(const Reckoned&, FactIndex);

}  // namespace jianbao
