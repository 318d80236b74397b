#pragma once
// When something was true. A period is a kind and its ends; nothing is compared across kinds.

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jianbao {

/// The kinds that sources use. 1—9月 (YearToDate) and 前三季度 (Quarters) stay apart because the
/// source's word is kept.
enum class PeriodKind : std::uint8_t {
  Month,       ///< 2024-10           10月
  YearToDate,  ///< 2024-01..2024-10  1—10月 (cumulative)
  Months,      ///< 2024-03..2024-05  3—5月
  Quarter,     ///< 2024-Q3           三季度
  Quarters,    ///< 2024-Q1..Q3       前三季度 (cumulative from the first)
  Half,        ///< 2024-H1, 2024-H2  上半年, 下半年
  Year,        ///< 2024              全年
  Years,       ///< 2021..2025        2021—2025年
  AsOf,        ///< 截至2024-12-02     a stock, or a state of that day; 截至2024-09 when only the
               ///< month is said
  Since,       ///< 累计至2024-12-02   cumulative; the start is not stated; 累计至2024-09
  SoFar,       ///< 今年至2024-12-02   今年以来
  Event,       ///< 2024-12-02        something of one day; 于2023-05, 于2023 when only that is said
  Unstated,    ///<                   a pledge of which the source gives no time
};

struct Period {
  PeriodKind kind = PeriodKind::Month;
  std::chrono::year_month_day begin{};  ///< first day; of AsOf and Since the same as end, or the
                                        ///< first of the month whose end is meant
  std::chrono::year_month_day end{};    ///< last day
  bool inferred = false;                ///< the source does not state it; the basis is in the note
  auto operator<=>(const Period&) const = default;

  /// The notations above, exactly. nullopt: not one of them, or no such day or month.
  static std::optional<Period> parse(std::string_view);
  /// Two months or two years of which the second is not the later: 2024-10..2024-01.
  static bool is_backwards(std::string_view);
  /// For an undertaking without a time; `known` is the day it was published.
  static Period unstated(std::chrono::year_month_day known) {
    return {PeriodKind::Unstated, known, known, false};
  }
  /// The notation back: parse(to_string()) is the same period. Unstated: empty.
  [[nodiscard]] std::string to_string() const;
  /// Whole months from begin to end inclusive; none for AsOf, Since, SoFar, Event.
  [[nodiscard]] std::optional<int> months() const;
  /// Same span a year before; none for AsOf, Since, SoFar, Event, Years.
  [[nodiscard]] std::optional<Period> year_before() const;
  /// The month, quarter, half or year before; none for the other kinds.
  [[nodiscard]] std::optional<Period> previous() const;
  /// Of 1—10月: 1—9月 and 10月; of 前三季度: 上半年 as 前二季度, and 三季度. None for the other
  /// kinds and where there is nothing before the last.
  struct Split;
  [[nodiscard]] std::optional<Split> split_last() const;
};

struct Period::Split {
  Period before, last;
};

/// In words, for sentences and tables: 2024年1—10月, 2024年前三季度, 截至2024年12月2日,
/// 2024年12月2日. Unstated: empty.
[[nodiscard]] std::string spoken(const Period&);

/// "2024-12-03", a day of the calendar. nullopt otherwise.
[[nodiscard]] std::optional<std::chrono::year_month_day> parse_date(std::string_view);
[[nodiscard]] std::string to_string(std::chrono::year_month_day);

/// "2024-12-05T09:00+08:00", a minute of the calendar with its offset from UTC. nullopt otherwise.
[[nodiscard]] std::optional<std::chrono::sys_seconds> parse_instant(std::string_view);

}  // namespace jianbao
