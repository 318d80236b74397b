#pragma once
// A chart as a report declares it: which facts, which of their sides, what kind of drawing. Every
// mark is where a category and a series meet; of, view, period and subject are taken from the one
// that names them.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/source_map.h"
#include "model/chart.h"
#include "model/period.h"
#include "model/skeleton.h"

namespace jianbao {

/// Which fact a mark shows, and what of it; what is not said here is said by the other side.
struct ChartPick {
  std::optional<Located<std::string>> of;    ///< indicator key, perhaps with @forecast or @target
  std::optional<Located<std::string>> view;  ///< value | base | rate | share | monthly
  /// Any source known on the day of the issue; none: the latest of the issue's own sources.
  std::optional<Located<Period>> period;
  std::optional<Located<std::string>> subject;  ///< name of the catalogue
};

struct ChartCategorySpec {
  std::optional<Skeleton> label;  ///< none: the period, the subject or the indicator of the fact
  ChartPick pick;
  Span span;
};

struct ChartSeriesSpec {
  std::optional<Skeleton> name;
  ChartPick pick;
  bool second = false;  ///< on the second axis
  Span span;
};

/// Values of no fact, for a gallery: never in a report.
struct ChartSample {
  std::vector<ChartCategory> categories;
  std::vector<ChartSeries> series;
};

struct ChartSpec {
  std::string name;
  ChartKind kind = ChartKind::Column;
  Skeleton title;
  std::string unit;         ///< printed with the caption
  std::string second_unit;  ///< of ColumnLine
  std::vector<ChartCategorySpec> categories;
  std::vector<ChartSeriesSpec> series;  ///< at least one
  std::vector<Skeleton> notes;
  std::uint8_t bands = 8;  ///< height of the plot in bands
  bool source = false;     ///< prints 资料来源 below it (E-28)
  std::optional<ChartSample> sample = std::nullopt;
  Span span;
};

}  // namespace jianbao
