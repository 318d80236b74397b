#pragma once
// Named sets of facts as a report declares them, and what sentences and blocks do with them: the
// closed vocabulary by which a publication says which facts it speaks of.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "base/source_map.h"
#include "model/facts.h"
#include "model/skeleton.h"

namespace jianbao {

/// Where a selection takes its facts from.
enum class SelectFrom : std::uint8_t {
  Issue,   ///< the sources of the issue
  Known,   ///< every source known on the day of the issue
  Before,  ///< those of them that are not the issue's own
};

/// What a fact must have, or must not.
enum class Trait : std::uint8_t {
  Value,
  Growth,
  Figure,  ///< a value or a growth
  Claim,
  Due,
  Day,          ///< it is true of one day or one month, so that it can stand in a chronology
  Bound,        ///< 超, 突破, 余, 不足: one end is open
  Approximate,  ///< 约, 左右
  Range,
  Estimate,  ///< 预计 of a period that is over, and forecasts
  Derived,   ///< something follows from it by arithmetic
  System,
  Note,
  Progress,  ///< of an undertaking: a later fact of the same thing
};

/// Where an undertaking stands on the day of the issue.
enum class DueState : std::uint8_t { Overdue, Soon, Later, None };

/// What became of a figure since the issue before.
enum class ChangeKind : std::uint8_t { New, Changed, Revised, Dropped, Same };

enum class OrderBy : std::uint8_t {
  Domain,
  Subject,
  Due,
  Period,  ///< the latest end first
  Growth,  ///< the largest first, whatever its direction
  Value,
  Indicator,
  Source,
  Moved,  ///< in the order of the reasons of `moved`
};

/// W-01: what counts as having moved. Each that is set selects, and the fact remembers which did.
struct MoveRule {
  std::optional<Decimal> growth_at_least;  ///< per cent, of either direction
  std::vector<std::string> claims;         ///< kinds of claims: 首个, 第一
  bool changed = false;                    ///< another figure than in the issue before
};

struct SelectionSpec {
  std::string name;
  Span span;
  std::optional<Located<std::string>> of = std::nullopt;  ///< a selection declared above
  std::optional<SelectFrom> from = std::nullopt;          ///< none: Issue, or all of `of`
  std::vector<Located<std::string>> facts = {};  ///< ids; without `order` they stand as written
  std::vector<Located<std::string>> indicators = {};  ///< keys; "jz22.*"
  std::vector<Located<std::string>> subjects = {};    ///< names; "own"
  std::optional<Located<std::string>> under = std::nullopt;
  std::vector<std::string> levels = {};
  std::vector<Located<std::string>> domains = {};
  std::vector<Status> statuses = {};
  std::vector<Trait> has = {}, lacks = {};
  std::vector<DueState> due = {};
  std::uint32_t within_days = 90;  ///< DueState::Soon
  std::vector<ChangeKind> change = {};
  std::optional<MoveRule> moved = std::nullopt;
  std::vector<OrderBy> order = {};
  std::optional<OrderBy> one_per = std::nullopt;  ///< Indicator or Subject: the first of each
  std::uint32_t most = 0;                         ///< 0: all
};

enum class ConditionKind : std::uint8_t {
  Some,        ///< the selection has facts
  NoneOf,      ///< it has none
  Rising,      ///< the growth on the year before is above nought
  Falling,     ///< below
  Flat,        ///< nought
  Bound,       ///< the figure is open at one end
  Exact,       ///< it is not, nor approximate
  Estimate,    ///< it is 预计
  Growth,      ///< something can be said of it against the year before
  NoGrowth,    ///< and of the year before nothing is entered: 上年同期无可比数据 (S-08)
  BelowZero,   ///< the figure is negative
  Comparable,  ///< the comparison may be printed
  Unlike,      ///< it may not, and says why
};

struct Condition {
  ConditionKind kind;
  Located<std::string> of;  ///< a selection, a fact key or a comparison
};

/// A sentence, and when it is said. All conditions must hold; and every fact must be there.
struct SentenceSpec {
  Skeleton text;
  std::vector<Condition> when = {};
  // NOLINTNEXTLINE(google-explicit-constructor): most sentences have no condition
  SentenceSpec(Skeleton words) : text(std::move(words)) {}
  SentenceSpec(Skeleton words, std::vector<Condition> conditions)
      : text(std::move(words)), when(std::move(conditions)) {}
};

/// What the entries of a block stand under.
enum class GroupBy : std::uint8_t { Domain, Subject, Who, Source, Change, Year, Due };

enum class EachAs : std::uint8_t {
  Points,      ///< 1. 2. 3.
  Paragraphs,  ///< one each
  Run,         ///< all in one paragraph
};

/// The same sentences said of every fact of a selection, as {it}.
struct EachSpec {
  Located<std::string> in;
  EachAs as = EachAs::Points;
  std::uint8_t level = 3;  ///< of points
  std::optional<GroupBy> group = std::nullopt;
  std::optional<Skeleton> heading = std::nullopt;  ///< of each point
  std::vector<SentenceSpec> sentences = {};
  Span span;
};

}  // namespace jianbao
