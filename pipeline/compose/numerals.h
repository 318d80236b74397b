#pragma once
// Figures in print: digits, the bounding word in its place, the unit (typography.md §4, N-04).

#include <chrono>
#include <cstdint>
#include <string>

#include "base/decimal.h"
#include "model/dataset.h"
#include "model/issue.h"
#include "model/quantity.h"

namespace jianbao::composing {

/// Digits as published; a table shows a negative number with U+2212 (S-17).
[[nodiscard]] std::string table_digits(const Decimal&);

/// In the source's own form: 915列, 220余车次, 约2000亿元, 100个以上.
[[nodiscard]] std::string quantity_text(const Quantity&, const Unit&);
/// Without the unit, which a chart prints with its caption: 915, 突破2300.
[[nodiscard]] std::string bar_text(const Quantity&);

/// 775列, 约290亿元, 287亿元～291亿元, 69～74人次. Signs are dropped: the words say the direction.
[[nodiscard]] std::string derived_text(const Derived&, const Unit&);
/// For a table or a chart: 775, 290, 287～291.
[[nodiscard]] std::string derived_digits(const Derived&);

[[nodiscard]] std::string percent_text(const Decimal&);  ///< 18.1%; never negative

/// 一, 十二, 二十: numbers of headings, 1…99.
[[nodiscard]] std::string chinese_number(std::uint32_t);

/// 2024年第2期: how one issue is spoken of in another.
[[nodiscard]] std::string issue_name(const Issue&);

[[nodiscard]] std::string full_date(std::chrono::year_month_day);  ///< 2024年12月3日
[[nodiscard]] std::string month_day(std::chrono::year_month_day);  ///< 12月3日
/// 2024年12月　日: a draft leaves the day for the one who signs.
[[nodiscard]] std::string date_without_day(std::chrono::year_month_day);

}  // namespace jianbao::composing
