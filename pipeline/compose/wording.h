#pragma once
// The words around figures: direction, status, period, nature, judgement (prose.md, S-03, S-05).

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "model/catalogue.h"
#include "model/dataset.h"
#include "model/facts.h"
#include "model/issue.h"
#include "model/period.h"
#include "model/report_spec.h"

namespace jianbao::composing {

/// Words, and after them a figure, if there is anything to say in figures.
struct Phrase {
  std::string words;
  std::string figure;
};

/// 同比增长|18.1%, 同比下降|6.0%, 与上年同期持平. Of a whole year: 比上年增长|11.4% (W-25).
[[nodiscard]] Phrase year_on_year_phrase(const Decimal& rate, PeriodKind);
/// The second rate in a row drops 同比 (S-05): 增长|3.1%.
[[nodiscard]] Phrase growth_phrase(const Decimal& rate, PeriodKind);
/// 比上年同期多|140列. None where the interval does not settle the direction.
[[nodiscard]] std::optional<Phrase> increment_phrase(const Derived&, const Unit&, PeriodKind);
/// All that the interval allows is above zero, below zero, or neither.
[[nodiscard]] int direction_of(const Derived&);

/// The column 数据性质: 实际, 预计, 下限（突破）, 预计，约数.
[[nodiscard]] std::string nature_words(Status, Qualifier);

/// As a sentence begins: 1—10月, 前三季度, 截至12月2日. The year only where it is not `usual`.
[[nodiscard]] std::string period_words(const Period&, std::chrono::year usual);
/// With its year, for a caption or label: 2024年1—10月.
[[nodiscard]] std::string period_with_year(const Period&);
/// In a table: an empty cell would look like a slip.
constexpr std::string_view time_not_told = "未写明";
/// In a list, where no sentence says 累计: 截至2024年12月2日累计.
[[nodiscard]] std::string period_in_list(const Period&);
/// In a table cell a cumulative figure must not look like a stock: 截至12月2日累计.
[[nodiscard]] std::string period_in_table(const Period&, std::chrono::year usual);

/// What a judgement is made of.
struct Movement {
  std::vector<Decimal> rates;  ///< per cent; its own, then those before it without a gap
  bool slower = false;         ///< less growth than the one before
};
/// The word for a growth by the report's declared bounds; none holds: none (W-01).
[[nodiscard]] std::optional<std::string> judgement_word(const Wording&, const Movement&);

/// 全国沿海港口第一, 全省首班.
[[nodiscard]] std::string claim_words(const Claim&);

[[nodiscard]] std::string_view column_head(TableColumn);

/// 2024年第2期（总第4期）
[[nodiscard]] std::string issue_words(const Issue&);

}  // namespace jianbao::composing
