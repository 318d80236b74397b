#include "app/pages/issue_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "aggregate/comparison.h"
#include "app/issue/build_issue.h"
#include "app/issue/select_issues.h"
#include "app/table.h"
#include "app/usage.h"
#include "base/json.h"
#include "model/comparability.h"
#include "model/identity.h"

namespace jianbao {
namespace {

enum class Kind : std::uint8_t { Changed, Revised, Same, New, Dropped };

struct Line {
  Kind kind;
  const Fact* before = nullptr;
  const Fact* now = nullptr;
  std::string change;  ///< 多35个, or why the two may not be compared
};

struct KindWords {
  Kind kind;
  std::string_view zh, en;
};
constexpr KindWords kinds[] = {{Kind::Changed, "变动", "changed"},
                               {Kind::Revised, "修订", "revised"},
                               {Kind::Same, "未变", "same"},
                               {Kind::New, "新增", "new"},
                               {Kind::Dropped, "未再公布", "dropped"}};

const KindWords& words_of_kind(Kind kind) {
  return *std::ranges::find(kinds, kind, &KindWords::kind);
}

/// What makes two figures speak of one thing. Of what happened any period will do, and the two are
/// set against each other; a target is the same target only for the same period.
struct Series {
  Thing thing;
  Status status;  ///< of what was observed Actual
  std::optional<std::tuple<PeriodKind, std::chrono::year_month_day, std::chrono::year_month_day>>
      period;
  /// A growth, a share and a rank without a level are different statements. Empty with a level.
  std::vector<std::pair<ComparisonKind, std::string>> compared;

  auto operator<=>(const Series&) const = default;
};

/// 增长 on the year before says no more with its base than without.
std::vector<std::pair<ComparisonKind, std::string>> compared_with(const Fact& fact) {
  std::vector<std::pair<ComparisonKind, std::string>> out;
  for (const Comparison& c : fact.comparisons) {
    const bool relative = c.kind == ComparisonKind::Share || c.kind == ComparisonKind::Rank ||
                          c.kind == ComparisonKind::Multiple;
    out.emplace_back(c.kind, relative ? c.base : std::string());
  }
  std::ranges::sort(out);
  return out;
}

bool says_the_same(const Comparison& a, const Comparison& b) {
  return a.kind == b.kind && a.value == b.value && a.qualifier == b.qualifier && a.base == b.base;
}

/// A figure that an issue may list: what may not be quoted stands in none.
bool is_listed(const Fact& fact) {
  return fact.disclosure == Disclosure::Published && (fact.quantity || !fact.comparisons.empty());
}

/// What the later of two issues says otherwise than the earlier one: the sources of these two and
/// of no issue between them.
class Difference {
 public:
  Difference(const Dataset& dataset, const Inputs& in, const Issue& before, const Issue& now)
      : dataset_(dataset), in_(in), catalogue_(*in.catalogue), before_(before), now_(now) {
    for (const Fact& fact : in.facts->facts) {
      if (is_of(fact, before_) && is_listed(fact)) {
        for (const Series& series : series_of(fact)) {
          keep_latest(earlier_[series], fact);
        }
      }
    }
  }

  std::vector<Line> lines() const {
    std::vector<Line> out;
    std::set<Series> spoken_of;  // also by what may not be listed
    const FactView& facts = dataset_.checked().facts();
    for (FactIndex index = 0; index < facts.size(); ++index) {
      if (is_of(facts[index], now_)) {
        const auto series = series_of(facts[index]);
        spoken_of.insert(series.begin(), series.end());
        if (is_listed(facts[index])) {
          out.push_back(line(index));
        }
      }
    }
    add_of_before(spoken_of, out);
    std::ranges::stable_sort(out, {}, &Line::kind);
    return out;
  }

  [[nodiscard]] std::string figure(const Fact* fact) const {
    if (fact == nullptr) {
      return {};
    }
    std::string said;
    if (fact->quantity) {
      said = std::string(status_prefix(fact->status)) +
             figure_text(*fact->quantity, catalogue_[fact->quantity->unit]);
    } else {
      for (const Comparison& comparison : fact->comparisons) {
        said += (said.empty() ? "" : "、") + comparison_words(comparison);
      }
    }
    const std::string when = spoken(fact->period);
    return when.empty() ? said : fmt::format("{}（{}）", said, when);
  }

  [[nodiscard]] std::string what(const Line& line) const {
    const Fact& fact = line.now == nullptr ? *line.before : *line.now;
    return catalogue_[fact.subject].name + "　" + catalogue_[fact.indicator].name;
  }

 private:
  [[nodiscard]] bool is_of(const Fact& fact, const Issue& issue) const {
    const std::string& key = catalogue_[fact.document].key;
    return std::ranges::find(issue.sources, key, &Located<std::string>::value) !=
           issue.sources.end();
  }

  [[nodiscard]] std::vector<Series> series_of(const Fact& fact) const {
    std::vector<const Fact*> wholes;
    if (fact.within) {
      const auto found =
          std::ranges::equal_range(in_.facts->facts, fact.within->fact, {}, &Fact::id);
      std::ranges::transform(found, std::back_inserter(wholes), [](const Fact& f) { return &f; });
    }
    const bool observed = is_observed(fact.status);
    std::vector<Series> all;
    for (const Thing& thing : things_of(fact, wholes)) {
      Series& one = all.emplace_back(
          Series{thing, observed ? Status::Actual : fact.status, std::nullopt, {}});
      if (!observed) {
        one.period = {fact.period.kind, fact.period.begin, fact.period.end};
      }
      if (!fact.quantity) {
        one.compared = compared_with(fact);
      }
    }
    return all;
  }

  /// Ascending: the latest end counts, of one end the longest, of equals the first by id.
  static void keep_latest(const Fact*& kept, const Fact& fact) {
    using Day = std::chrono::sys_days;
    const auto rank = [](const Fact& f) {
      return std::pair(Day(f.period.end), -Day(f.period.begin).time_since_epoch());
    };
    kept = kept == nullptr || rank(*kept) < rank(fact) ? &fact : kept;
  }

  /// What the earlier issue says of the same thing. Null: nothing.
  [[nodiscard]] const Fact* before_of(const Fact& now) const {
    if (is_of(now, before_)) {
      return &now;  // both issues go by this document
    }
    const Fact* found = nullptr;
    for (const Series& series : series_of(now)) {
      const auto known = earlier_.find(series);
      if (known != earlier_.end()) {
        keep_latest(found, *known->second);
      }
    }
    return found;
  }

  [[nodiscard]] Line line(FactIndex index) const {
    const Fact& now = dataset_.fact(index);
    Line made{Kind::New, before_of(now), &now, {}};
    if (const std::string revised = revised_between(now); !revised.empty()) {
      made.kind = Kind::Revised;
      made.change = revised;
    } else if (made.before != nullptr) {
      made.kind = is_same(now, *made.before) ? Kind::Same : Kind::Changed;
      made.change = made.kind == Kind::Same ? std::string() : change(index, *made.before);
    }
    return made;
  }

  /// What only the earlier issue speaks of, or speaks of and was revised since.
  void add_of_before(const std::set<Series>& spoken_of, std::vector<Line>& out) const {
    for (const Fact& fact : in_.facts->facts) {
      if (!is_of(fact, before_) || !is_listed(fact) || is_of(fact, now_)) {
        continue;
      }
      if (std::string revised = revised_between(fact); !revised.empty()) {
        out.push_back({Kind::Revised, nullptr, &fact, std::move(revised)});  // as it holds now
      } else if (std::ranges::none_of(series_of(fact), [&](const Series& series) {
                   return spoken_of.contains(series);
                 })) {
        out.push_back({Kind::Dropped, &fact, nullptr, {}});
      }
    }
  }

  /// The revisions approved after the day of the earlier issue, up to that of the later one.
  [[nodiscard]] std::string revised_between(const Fact& fact) const {
    std::vector<Revision> steps = fact.earlier_revisions;
    if (fact.revision) {
      steps.push_back(*fact.revision);
    }
    std::string words;
    for (const Revision& step : steps) {
      // What a figure counts is revised in the words of the data, which are none for readers.
      const bool of_figure = !step.to.starts_with(catalogue_[fact.indicator].key + "，");
      if (of_figure && before_.as_of < step.on && step.on <= now_.as_of) {
        words += fmt::format("{}{} → {}：{}", words.empty() ? "" : "；", step.from, step.to,
                             step.reason);
      }
    }
    return words;
  }

  /// The same figure of the same nature, of periods of which one may stand for the other.
  [[nodiscard]] static bool is_same(const Fact& a, const Fact& b) {
    if (a.status != b.status || !are_alike(a.period, b.period) ||
        a.quantity.has_value() != b.quantity.has_value()) {
      return false;
    }
    if (!a.quantity) {
      return std::ranges::equal(a.comparisons, b.comparisons, says_the_same);
    }
    return a.quantity->amount == b.quantity->amount && a.quantity->upper == b.quantity->upper &&
           a.quantity->unit == b.quantity->unit && a.quantity->qualifier == b.quantity->qualifier;
  }

  /// The arithmetic, or why there is none.
  [[nodiscard]] std::string change(FactIndex index, const Fact& before) const {
    const Fact& now = dataset_.fact(index);
    if (!now.quantity) {
      return {};  // growths are not subtracted
    }
    if (const std::string reason = unlike(now, before, catalogue_); !reason.empty()) {
      return "不可比：" + reason;
    }
    const auto earlier = dataset_.checked().facts().find(before.id);
    if (!earlier) {
      return {};  // a later document took its place
    }
    const Earlier* linked = dataset_.earlier(index);
    if (linked != nullptr && linked->fact == *earlier) {
      const Derived* difference = dataset_.find(index, Measure::Change);
      return difference == nullptr ? std::string() : difference->provenance.formula;
    }
    const ComparisonResult result = compare_facts(dataset_, catalogue_, in_.rulings, now_.as_of,
                                                  index, *earlier, ComparisonSpec::Kind::Times);
    const auto added = std::ranges::find(result.values, "added_phrase", &ComparisonValue::view);
    return added != result.values.end() ? added->formula
           : result.allowed             ? std::string()
                                        : "不可比：" + result.reason;
  }

  const Dataset& dataset_;
  const Inputs& in_;
  const Catalogue& catalogue_;
  const Issue& before_;
  const Issue& now_;
  std::map<Series, const Fact*> earlier_;  ///< of each thing what the earlier issue says last
};

std::string as_table(const Difference& difference, const std::vector<Line>& lines,
                     Language language) {
  const auto word = [language](std::string_view zh, std::string_view en) {
    return std::string(pick(language, zh, en));
  };
  std::vector<std::vector<std::string>> rows;
  for (const Line& line : lines) {
    const KindWords& kind = words_of_kind(line.kind);
    rows.push_back({word(kind.zh, kind.en), difference.what(line), difference.figure(line.before),
                    difference.figure(line.now), line.change});
  }
  return format_text_table({{word("情形", "kind")},
                            {word("主体、指标", "subject, indicator")},
                            {word("往期", "before")},
                            {word("本期", "now")},
                            {word("变动", "change")}},
                           rows);
}

std::string as_json(const Difference& difference, const std::vector<Line>& lines) {
  std::string out;
  for (const Line& line : lines) {
    JsonWriter json;
    json.begin_object();
    json.member("change", words_of_kind(line.kind).en);
    json.member("what", std::string_view(difference.what(line)));
    for (const auto& [key, fact] : {std::pair("before", line.before), std::pair("now", line.now)}) {
      if (fact != nullptr) {
        json.member(key, std::string_view(difference.figure(fact)));
        json.member(fact == line.before ? "before_fact" : "now_fact", std::string_view(fact->id));
      }
    }
    json.member("reason", std::string_view(line.change));
    json.end_object();
    out += json.text() + "\n";
  }
  return out;
}

}  // namespace

CommandResult diff_issues(const Settings& settings, const DiffOptions& options) {
  Run run(settings);
  const auto prepared = prepare(run);
  if (!prepared) {
    return run.finish({});
  }
  auto issues = select_issues(run, prepared->inputs.issues, {options.before, options.after});
  if (run.failed() || issues.size() != 2) {
    return run.failed() ? run.finish({}) : usage_error(settings.language, Code::UsageDiffKinds, {});
  }
  std::ranges::sort(issues, {}, &Issue::as_of);
  const BuiltIssue built = build_issue(run, *prepared, *issues[1], Stage::Aggregate);
  if (!built.dataset) {
    return run.finish({});
  }
  const Difference difference(*built.dataset, prepared->inputs, *issues[0], *issues[1]);
  const std::vector<Line> lines = difference.lines();
  return run.finish(options.json ? as_json(difference, lines)
                                 : as_table(difference, lines, settings.language));
}

}  // namespace jianbao
