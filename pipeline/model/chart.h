#pragma once
// A chart as it is said: values, their nature and their words, with no idea of paper.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "model/spans.h"

namespace jianbao {

enum class ChartKind : std::uint8_t {
  Column,
  GroupedColumn,
  StackedColumn,
  Bar,         ///< columns that lie down, for long names
  Line,        ///< points joined along time
  ColumnLine,  ///< columns, and a line on an axis of its own
  ShareBar,    ///< parts of a whole, one bar a category
  Progress,    ///< what was reached against what was promised
  Multiples,   ///< one small chart a series, each on its own scale
  Timeline,    ///< events on a line of days
};

/// How a mark is drawn says what kind of number it is.
enum class PointNature : std::uint8_t {
  Actual,
  Derived,     ///< 推算
  Estimate,    ///< 预计 of what is over, 约
  Forecast,    ///< 预计 of what is to come
  Target,      ///< 目标, 承诺: a line to reach, not a bar
  LowerBound,  ///< 超过, 突破, 余: the end of the bar is not known
  UpperBound,  ///< 近, 不足
};

struct ChartPoint {
  std::optional<Decimal> value;  ///< in the unit of the chart or of its second axis; none: a gap
  std::optional<Decimal> upper;  ///< of an interval: value is its low end, upper its high end
  PointNature nature = PointNature::Actual;
  Spans words;  ///< printed at the mark; of a gap the reason, 来源未公布
};

struct ChartSeries {
  std::string name;                ///< empty where there is only one
  std::string unit;                ///< of one small chart (Multiples); else empty
  bool second = false;             ///< on the second axis (ColumnLine)
  std::vector<ChartPoint> points;  ///< one a category
};

struct ChartCategory {
  std::string label;
  /// What stands before it is of another length of period or another kind: a mark parts them.
  bool unlike_before = false;
  std::optional<std::chrono::year_month_day> on = std::nullopt;  ///< of an event (Timeline)
};

struct Chart {
  ChartKind kind = ChartKind::Column;
  std::string caption;      ///< 图1　…（列）
  std::string unit;         ///< of the first axis
  std::string second_unit;  ///< of the second (ColumnLine)
  std::vector<ChartCategory> categories;
  std::vector<ChartSeries> series;
  std::vector<Spans> notes;
  std::uint8_t bands = 8;   ///< height of the plot
  std::string alternative;  ///< the same in words
  bool sample = false;      ///< values of no fact: said under the chart
};

}  // namespace jianbao
