#pragma once
// Facts: what the sources say, complete and typed and placed, believed or not yet.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/source_map.h"
#include "model/catalogue.h"
#include "model/period.h"
#include "model/quantity.h"

namespace jianbao {

/// What kind of number it is, apart from its value. They never stand in one total.
enum class Status : std::uint8_t {
  Actual,       ///< 实际
  Preliminary,  ///< 初步统计
  Estimate,     ///< 预计, of a period that is over
  Forecast,     ///< 预测: 预计, of a period that is not over
  Target,       ///< 目标
  Pledge,       ///< 承诺
  Proposal,     ///< 拟议
};
/// Actual, preliminary or estimated: of something that has happened.
[[nodiscard]] bool is_observed(Status);
/// What stands before a figure of that status: 预计, 初步统计, 目标; nothing for an actual one.
[[nodiscard]] std::string_view status_prefix(Status);

enum class ComparisonKind : std::uint8_t {
  YearOnYear,
  PeriodOnPeriod,
  Share,
  Rank,
  Multiple,
  PointChange,  ///< in percentage points
};
[[nodiscard]] std::string_view comparison_unit(ComparisonKind);  ///< "%", 位, 倍, 个百分点

/// Who may read the figure.
enum class Disclosure : std::uint8_t { Published, Restricted, NotQuotable };

/// A short piece of the source's line that holds the printed figure: at most 12 characters.
struct Anchor {
  std::string text;
  std::uint32_t ordinal = 0;  ///< which occurrence on the line; 0: not said, the text occurs once
  Span span;
};

/// Another place of the same document that prints the same statement.
struct Occurrence {
  std::uint32_t line = 0;
  Anchor anchor;
};

/// A comparison that the source itself states.
struct Comparison {
  ComparisonKind kind;
  Decimal value;  ///< in comparison_unit(kind)
  Anchor anchor;
  Span value_span;
  Qualifier qualifier = Qualifier::None;
  // NOLINTNEXTLINE(readability-redundant-member-init): g++ wants it for short lists
  std::string base = {};  ///< 上年同期, 青岛市, 各区市: against what; may be empty for growth
  // NOLINTNEXTLINE(readability-redundant-member-init): g++ wants it for short lists
  std::string rate_basis = {};  ///< 可比价, 现价; empty: the source does not say (S-02)
};

/// 首个, 唯一, 第一 and 前列 are four different claims, always with a scope.
/// A claim whose scope the source does not give says so: it is then never printed as if it had one.
constexpr std::string_view unstated_scope = "未写明";
struct Claim {
  std::string kind;              ///< 首个 首次 首家 首只 首创 唯一 第一 前列 领先
  std::string scope;             ///< 全省, 全国沿海港口
  std::optional<Anchor> anchor;  ///< the words of the source
  Span span;
};

/// 其中: this fact counts a part of another; the relation has a basis of its own.
struct Within {
  std::string fact;       ///< id of the whole
  std::string threshold;  ///< 50亿元以上, or empty
  std::string basis;      ///< "source", or who confirmed it
  Span span;
};

/// The providing body stands behind the figure.
struct Confirmation {
  std::string by;
  std::chrono::year_month_day on{};
};

/// Why a figure that was already used is another one now, and who approved it (bad-inputs.md 30).
/// Of one figure: it says from which to which, as printed (12座, 同比增长8.0%), and excuses no
/// other change.
struct Revision {
  std::string reason;
  std::string by;
  std::chrono::year_month_day on{};
  // NOLINTNEXTLINE(readability-redundant-member-init): g++ wants it for short lists
  std::string from = {}, to = {};
};

struct Fact {
  std::string id;
  IndicatorId indicator;
  SubjectId subject;
  Period period;
  std::optional<Quantity> quantity;  ///< none: a claim without a number
  Status status = Status::Actual;
  std::vector<Comparison> comparisons;
  std::optional<Claim> claim;
  std::optional<Within> within;
  std::optional<std::string> per;     ///< id of the count that this amount is spread over (成对值)
  std::optional<std::string> pair;    ///< id of the other half of a pair without a ratio (12国15城)
  std::vector<std::string> examples;  ///< names that the source gives as examples
  DocumentId document;
  std::uint32_t line = 0;               ///< 1-based line of the stored text
  std::optional<Anchor> anchor;         ///< of the value; none only for a claim without a number
  std::vector<Occurrence> also;         ///< where the document prints it again
  std::optional<SubjectId> pledged_by;  ///< of targets, pledges and proposals
  std::optional<Period> due;            ///< by when; the last day counts
  std::string text;                     ///< the statement in our words; empty: statement() makes it
  std::string system;                   ///< the entry of the register that it speaks of, or empty
  std::string provider;  ///< who reported it to the office, or empty: taken from the document
  Disclosure disclosure = Disclosure::Published;
  std::optional<Confirmation> confirmed;
  std::optional<Revision> revision;         ///< the last one
  std::vector<Revision> earlier_revisions;  ///< those before it, the first first
  std::string note;                         ///< what the reader of the figure must know
  Span span;                                ///< the whole entry
  Span value_span;                          ///< the value, or the whole entry when there is none
  Span unit_span;
  Span period_span;
  std::optional<Span> per_span;
  std::optional<Span> pair_span;
  std::optional<Span> system_span;

  explicit Fact(IndicatorId i, SubjectId s, DocumentId d, Span where)
      : indicator(i),
        subject(s),
        document(d),
        span(where),
        value_span(where),
        unit_span(where),
        period_span(where) {}
  [[nodiscard]] const Comparison* comparison(ComparisonKind) const;
};

/// A statement of the document that was left out on purpose.
struct LeftOut {
  DocumentId document;
  std::uint32_t line;
  Anchor anchor;  ///< ordinal 0: every occurrence on the line
  std::string reason;
  Span span;
};

/// What load produces: not yet believed. Sorted by id whatever the order of files and entries.
struct FactSet {
  std::vector<Fact> facts;
  std::vector<LeftOut> left_out;  ///< by document, line, words
};

/// The statement in our words: `text`, or a sentence made of subject, period, indicator and figure.
[[nodiscard]] std::string statement(const Fact&, const Catalogue&);
/// 同比增长18.1%, 占全市12%: the word says the direction, so the figure has no sign.
[[nodiscard]] std::string comparison_words(const Comparison&);
/// What kind of number it is, for the reader: 据报道, 预计 · 据报道, 已确认 …; never empty.
[[nodiscard]] std::string nature(const Fact&, const Catalogue&);

using FactIndex = std::uint32_t;  ///< into CheckedFacts::facts()

/// Some facts of a set, ascending by id (then by place): those known on a day. Shares the set, so
/// that many issues cost one copy of the facts.
class FactView {
 public:
  FactView() = default;
  /// `which` are positions in `set->facts`, in any order.
  FactView(std::shared_ptr<const FactSet> set, std::vector<std::uint32_t> which);
  [[nodiscard]] std::size_t size() const { return which_.size(); }
  [[nodiscard]] const Fact& operator[](FactIndex i) const { return set_->facts[which_[i]]; }
  /// Throws std::out_of_range for an index beyond the end.
  [[nodiscard]] const Fact& at(FactIndex i) const { return set_->facts[which_.at(i)]; }
  /// The first fact of this id.
  [[nodiscard]] std::optional<FactIndex> find(std::string_view id) const;
  /// Whether a fact of this id is entered at all, known on the day or not.
  [[nodiscard]] bool is_entered(std::string_view id) const;

 private:
  std::shared_ptr<const FactSet> set_;
  std::vector<std::uint32_t> which_;
};

/// never let the third look like the first
enum class RuleResult : std::uint8_t { Pass, Fail, NotEvaluable };

/// What one rule said of one fact.
struct Verdict {
  std::string rule;        ///< id: "growth-against-base"
  std::string_view label;  ///< of its check, for people: 基期事实
  RuleResult result;
  std::string detail;  ///< the arithmetic or the reason, in Chinese: "基期推算为775，唯一整数"
};

/// How often a rule said what.
struct RuleTally {
  std::string rule;
  std::size_t pass = 0, fail = 0, not_evaluable = 0;
  void count(RuleResult);
};

/// What validate produces. No other code can make one, so a function that takes CheckedFacts
/// cannot be called with unchecked ones. Facts that a rule of severity error refused are kept, so
/// that a document that prints one can be stopped instead of quietly saying less.
class CheckedFacts {
 public:
  [[nodiscard]] const FactView& facts() const { return facts_; }
  [[nodiscard]] bool is_refused(FactIndex index) const { return refused_.contains(index); }
  /// In the order of the rules. The words are made when they are asked for: a hundred thousand
  /// facts have two million verdicts, and a brief prints eighty figures.
  [[nodiscard]] std::vector<Verdict> verdicts(FactIndex index) const { return explain_(index); }
  [[nodiscard]] const std::vector<RuleTally>& tallies() const { return tallies_; }
  [[nodiscard]] const Fact* find(std::string_view id) const;

 private:
  friend class Validator;
  CheckedFacts() = default;
  FactView facts_;
  std::function<std::vector<Verdict>(FactIndex)> explain_;
  std::vector<RuleTally> tallies_;  ///< every rule, in the order of the rules
  std::set<FactIndex> refused_;
};

/// Without the places of entries: the order of files and entries changes no byte.
[[nodiscard]] std::string dump(const FactSet&, const Catalogue&);
[[nodiscard]] std::string dump(const CheckedFacts&, const Catalogue&);

}  // namespace jianbao
