#include "app/issue_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "app/publish.h"
#include "app/table.h"
#include "app/usage.h"
#include "base/json.h"
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

class Difference {
 public:
  Difference(const Dataset& dataset, const Catalogue& catalogue, const Issue& before,
             const Issue& now)
      : dataset_(dataset), catalogue_(catalogue), before_(before), now_(now) {}

  std::vector<Line> lines() const {
    std::vector<Line> out;
    std::set<Thing> spoken_of;
    const FactView& facts = dataset_.checked().facts();
    for (FactIndex index = 0; index < facts.size(); ++index) {
      if (is_of(facts[index], now_)) {
        spoken_of.insert(counted(facts[index]));
        if (has_figure(facts[index])) {
          out.push_back(line(index));
        }
      }
    }
    for (FactIndex index = 0; index < facts.size(); ++index) {
      const Fact& fact = facts[index];
      if (is_of(fact, before_) && has_figure(fact) && !spoken_of.contains(counted(fact))) {
        out.push_back({Kind::Dropped, &fact, nullptr, {}});
      }
    }
    std::ranges::stable_sort(out, {}, &Line::kind);
    return out;
  }

  [[nodiscard]] std::string figure(const Fact* fact) const {
    if (fact == nullptr) {
      return {};
    }
    const std::string said =
        fact->quantity ? std::string(status_prefix(fact->status)) +
                             figure_text(*fact->quantity, catalogue_[fact->quantity->unit])
                       : comparison_words(fact->comparisons.front());
    return fmt::format("{}（{}）", said, spoken(fact->period));
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
  [[nodiscard]] static bool has_figure(const Fact& fact) {
    return fact.quantity || !fact.comparisons.empty();
  }

  [[nodiscard]] Line line(FactIndex index) const {
    const Fact& now = dataset_.fact(index);
    const Earlier* earlier = dataset_.earlier(index);
    Line made{Kind::New, nullptr, &now, {}};
    if (earlier != nullptr) {
      made.before = &dataset_.fact(earlier->fact);
      made.kind = same_figure(now, *made.before) ? Kind::Same : Kind::Changed;
      made.change = change(index, *earlier);
    }
    if (now.revision) {
      made.kind = Kind::Revised;
      made.change = now.revision->from + " → " + now.revision->to + "：" + now.revision->reason;
    }
    return made;
  }

  [[nodiscard]] static bool same_figure(const Fact& a, const Fact& b) {
    return a.quantity && b.quantity && a.quantity->amount == b.quantity->amount &&
           a.quantity->unit == b.quantity->unit && a.quantity->qualifier == b.quantity->qualifier;
  }

  [[nodiscard]] std::string change(FactIndex index, const Earlier& earlier) const {
    const Derived* difference = dataset_.find(index, Measure::Change);
    return difference != nullptr    ? difference->provenance.formula
           : earlier.unlike.empty() ? std::string()
                                    : "不可比：" + earlier.unlike;
  }

  const Dataset& dataset_;
  const Catalogue& catalogue_;
  const Issue& before_;
  const Issue& now_;
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
  const Difference difference(*built.dataset, *prepared->inputs.catalogue, *issues[0], *issues[1]);
  const std::vector<Line> lines = difference.lines();
  return run.finish(options.json ? as_json(difference, lines)
                                 : as_table(difference, lines, settings.language));
}

}  // namespace jianbao
