#pragma once
// A table as a report declares it: which facts, which of their sides.

#include <cstdint>
#include <string>
#include <vector>

#include "base/source_map.h"
#include "model/skeleton.h"

namespace jianbao {

/// Columns of the closed vocabulary; the head words are in wording.yaml.
enum class TableColumn : std::uint8_t {
  Indicator,
  Subject,
  Period,
  Nature,
  Value,
  Unit,
  YearOnYear,
  Base,
  Source,
  Definition
};

struct TableSpec {
  std::string name;
  Skeleton title;
  std::vector<TableColumn> columns;
  std::vector<Located<std::string>> rows;  ///< indicator keys
  std::vector<Skeleton> notes;
  Span span;
};

}  // namespace jianbao
