#pragma once
// The closed language of sentence skeletons: literal text and placeholders in braces. Parsing
// knows the shape of a placeholder and the names of the views, not the data.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "model/period.h"
#include "model/report_spec.h"

namespace jianbao::composing {

/// What of a fact is printed.
enum class View : std::uint8_t {
  Value,            ///< 915列, 220余车次, 约2000亿元
  Number,           ///< 915
  Unit,             ///< 列
  CountUnit,        ///< 家, of 万家
  Status,           ///< 预计; empty for an actual figure
  Stated,           ///< 预计347亿元
  Period,           ///< 1—10月; with its year where that is not the issue's
  PeriodLong,       ///< 2024年1—10月
  BasePeriod,       ///< 2023年1—10月
  Subject,          ///< 上合示范区
  Name,             ///< 中欧班列
  YearOnYear,       ///< 同比增长18.1%
  Growth,           ///< 增长18.1%
  Rate,             ///< 18.1%
  Pace,             ///< 增速比1—9月加快0.3个百分点
  PeriodOnPeriod,   ///< 比上月增长0.4%: as the source states it
  Judgement,        ///< 实现两位数增长
  Base,             ///< 775列
  Increment,        ///< 140列, whatever its direction
  IncrementPhrase,  ///< 比上年同期多140列
  Share,            ///< 4.1%
  PerItem,          ///< 约2.9亿元
  Monthly,          ///< 91.5列
  Threshold,        ///< 50亿元以上
  Claim,            ///< 全省首批
  Examples,         ///< 甲、乙
  Text,             ///< the statement in our words
  Figure,           ///< value, else growth, else claim
  Who,              ///< who promised it; of what happened its subject
  Due,              ///< 2024年一季度; 未写明期限
  Source,           ///< 青岛晚报2024年12月3日
  SourceLine,       ///< 青岛晚报2024年12月3日第12行
  Day,              ///< 2024年8月25日, 2024年8月; 时间待核
  Nature,           ///< 实际, 预计, 下限（突破）
  Note,             ///< what its reader must know
  Domain,           ///< 物流
  Definition,       ///< 口径 of its indicator
  System,           ///< the entry of the register that it speaks of
  Previous,         ///< 570列: what an earlier document says of the same thing
  PreviousPeriod,   ///< 2022年1—9月
  Change,           ///< 增加35个; or why the two may not be compared
  Progress,         ///< of an undertaking: what happened since
  ProgressPeriod,
  Why,          ///< why a selection chose it
  SubjectFull,  ///< 中国—上海合作组织地方经贸合作示范区
  StatedShare,  ///< 占青岛市17.4%: as the source states it
  Rank,         ///< 居各区市第2位
};
[[nodiscard]] std::string_view view_name(View);  ///< "year_on_year"
[[nodiscard]] std::optional<View> parse_view(std::string_view name);

/// Which facts of an indicator are meant: the status of a number is never mixed up.
enum class Pick : std::uint8_t {
  Stated,    ///< Actual, Preliminary, Estimate
  Forecast,  ///< @forecast
  Target,    ///< @target: Target, Pledge
  Proposal,  ///< @proposal: what an author suggests
};

/// "@forecast"; empty for what is stated.
[[nodiscard]] std::string pick_suffix(Pick);

/// "rail.trains@forecast", "rail.trains[2022-01..2022-09]", "it"
struct FactKey {
  std::string key;
  Pick pick = Pick::Stated;
  Span span;
  std::optional<Located<Period>> period = std::nullopt;
  std::optional<Located<std::string>> subject = std::nullopt;
};
/// The fact of which an `each` speaks.
constexpr std::string_view it_key = "it";
/// As a subject, in a report that is made for each: the one that it is made for.
constexpr std::string_view own_word = "own";

struct FactPiece {
  FactKey of;
  View view = View::Value;
};
/// {table:main}, {chart:trains}
struct BlockPiece {
  std::string name;  ///< "table:main"
  Span span;
};
enum class ContextWord : std::uint8_t {
  SourceDate,
  SourceEvent,
  IssueAsOf,
  IssueNumber,    ///< 2024年第2期（总第4期）
  IssuePeriod,    ///< 2024年1—10月; nothing where the issue does not say
  IssuePrevious,  ///< 2024年第1期
  Own,            ///< the subject of a report that is made for each
  OwnFull,
};
struct ContextPiece {
  ContextWord word;
  Span span;
};
/// {count:NAME}: how many facts the selection has.
struct CountPiece {
  Located<std::string> selection;
};
/// {list:NAME:VIEW}: three of them and how many in all (W-21).
struct ListPiece {
  Located<std::string> selection;
  View view = View::Text;
};
/// {compare:NAME:VIEW}
struct ComparePiece {
  Located<std::string> comparison;
  std::string view;
};
using Piece = std::variant<std::string, FactPiece, BlockPiece, ContextPiece, CountPiece, ListPiece,
                           ComparePiece>;

struct ParsedSkeleton {
  std::vector<Piece> pieces;
  Span span;
};

/// Every fault of the skeleton is reported at its own characters; on any of them no value.
[[nodiscard]] std::optional<ParsedSkeleton> parse_skeleton(const Skeleton&, Diagnostics&);

/// "key", "key@pick" or "key[period subject]", as table rows and bars name a fact.
[[nodiscard]] std::optional<FactKey> parse_fact_key(std::string_view text, const Span&,
                                                    Diagnostics&);

/// The candidate that was probably meant, or a few that begin alike, for a hint.
[[nodiscard]] std::string nearest_names(std::string_view word,
                                        const std::vector<std::string>& candidates);

}  // namespace jianbao::composing
