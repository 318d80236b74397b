// Of facts of any kind: one that is added hides no finding about another, and their order and that
// of the rules change nothing.

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "unit/validate/bench.h"

namespace jianbao {
namespace {

using testing::Bench;

/// The same sets on every machine: the distributions of the library are not.
class Dice {
 public:
  explicit Dice(unsigned seed) : random_(seed) {}
  int below(std::size_t n) { return static_cast<int>(random_() % n); }
  bool chance(int per_cent) { return below(100) < per_cent; }
  template <std::size_t N>
  const char* of(const char* const (&words)[N], std::size_t first = N) {
    return words[below(std::min(first, N))];
  }
  std::mt19937& engine() { return random_; }

 private:
  std::mt19937 random_;
};

constexpr const char* periods[] = {"2024-01..2024-10",
                                   "2024-01..2024-10",
                                   "2023-01..2023-10",
                                   "2024-01..2024-09",
                                   "2024-10",
                                   "2024-09",
                                   "2023-10",
                                   "累计至2024-10-31",
                                   "累计至2024-12-02",
                                   "截至2024-12-02",
                                   "2024",
                                   "2023",
                                   "2022"};
constexpr const char* indicators[] = {"rail.trains", "trade.total", "exports",
                                      "imports",     "projects",    "projects.large"};
constexpr const char* money[] = {"亿元", "亿元", "亿元", "万元", "亿美元"};
constexpr const char* documents[] = {"paper", "paper", "older", "later"};
constexpr const char* texts[] = {"同比增长20%", "同比下降5%", "达到347亿元", "保持平稳"};
constexpr Qualifier words[] = {Qualifier::Over, Qualifier::Nearly, Qualifier::About,
                               Qualifier::AtLeast};
constexpr Status statuses[] = {Status::Preliminary, Status::Estimate, Status::Forecast,
                               Status::Target};

std::string id_of(int number) { return std::string(1, static_cast<char>('a' + number)); }

void add_comparisons(Dice& dice, const Bench& bench, Fact& fact) {
  if (dice.chance(40)) {
    const bool year = dice.chance(70);
    bench.grow(fact, std::to_string(dice.below(80) - 10), {},
               year ? ComparisonKind::YearOnYear : ComparisonKind::PeriodOnPeriod);
    fact.comparisons.back().rate_basis = dice.chance(20) ? "可比价" : "";
    fact.comparisons.back().qualifier = dice.chance(10) ? Qualifier::Over : Qualifier::None;
  }
  if (dice.chance(40)) {
    bench.share(fact, std::to_string(dice.below(99) + 1), dice.chance(50) ? "青岛市" : "");
  }
}

void add_relations(Dice& dice, const Bench& bench, Fact& fact, std::size_t count) {
  const auto other = [&] { return id_of(dice.below(count + 1)); };  // one more than there are
  if (dice.chance(35)) {
    bench.part_of(fact, other(), dice.chance(25) ? "1亿元以上" : "");
  }
  if (dice.chance(10)) {
    fact.per = other();
  }
  if (dice.chance(10)) {
    fact.pair = other();
  }
}

/// How many facts, and how near to one another: of the first so many indicators and periods.
struct Crowd {
  std::size_t count, indicators, periods;
};

void add_fact(Dice& dice, Bench& bench, const std::string& id, const Crowd& crowd) {
  const char* indicator = dice.of(indicators, crowd.indicators);
  const bool things = std::string_view(indicator).starts_with("projects");
  const char* unit = things                                            ? "个"
                     : std::string_view(indicator).starts_with("rail") ? "列"
                                                                       : dice.of(money);
  const std::string value = std::to_string(dice.below(12) * 25);
  Fact& fact = bench.add(id, indicator, dice.of(periods, crowd.periods), value, unit);
  fact.line = static_cast<std::uint32_t>(dice.below(2));
  bench.from(fact, dice.of(documents));
  if (dice.chance(20)) {
    bench.of_subject(fact, "青岛市");
  }
  if (dice.chance(25)) {
    fact.quantity->qualifier = words[dice.below(4)];
  }
  if (dice.chance(25)) {
    fact.status = statuses[dice.below(4)];
  }
  add_comparisons(dice, bench, fact);
  add_relations(dice, bench, fact, crowd.count);
  if (dice.chance(10) && !fact.comparisons.empty()) {
    Bench::without_level(fact);
  }
  fact.text = dice.chance(15) ? dice.of(texts) : "";
  if (dice.chance(10)) {
    bench.issue(id, "2024-11", dice.chance(50) ? "100亿元" : "100个");
  }
  if (dice.chance(10)) {
    fact.revision = Revision{"来源更正", "综合科", *parse_date("2024-12-01")};
  }
}

/// Few indicators and values, so that facts meet one another. Some ids are used twice.
Bench any_bench(Dice& dice) {
  Bench bench;
  bench.bounds("range", "10", "250");
  bench.bounds("pair-ratio", "0.5", "5");
  bench.sum("trade.total", {"exports", "imports"}, dice.chance(50));
  bench.rule("same-flow").parts = {*bench.catalogue.indicator("projects"),
                                   *bench.catalogue.indicator("projects.large")};
  const auto some = [&dice](std::size_t most) {
    return static_cast<std::size_t>(dice.below(most));
  };
  const Crowd crowd{some(10) + 3, some(4) + 3, some(12) + 2};
  for (std::size_t i = 0; i < crowd.count; ++i) {
    add_fact(dice, bench, id_of(dice.chance(5) ? 0 : static_cast<int>(i)), crowd);
  }
  std::shuffle(bench.set.facts.begin(), bench.set.facts.end(), dice.engine());
  return bench;
}

/// What a finding is and about which fact: the parts of a whole are told of under the whole, two
/// bases of one series under the basis that is unlike the first.
using Finding = std::pair<std::string, std::string>;

Finding finding_of(const Diagnostic& d) {
  std::string about;
  for (const auto& [name, value] : d.args) {
    if (name == "basis") {
      about = value;
      break;
    }
    if (name == "fact" || (name == "whole" && about.empty())) {
      about = value;
    }
  }
  return {std::string(message(d.code).code), about};
}

std::set<Finding> findings(const Bench& bench, const char* as_of) {
  std::set<Finding> found;
  const auto outcome = bench.check(as_of);
  for (const Diagnostic& d : outcome.diagnostics.all()) {
    found.insert(finding_of(d));
  }
  return found;
}

/// Whether a fact that is added may end this finding: it says that a fact of this very kind is
/// missing. See validate.h.
bool says_something_is_missing(const std::string& code) {
  static const std::set<std::string> missing{
      "check/unknown-whole",     "check/unknown-count",   "check/unknown-pair",
      "check/share-one-reading", "check/share-fits-none", "check/estimate-awaits-actual"};
  return missing.contains(code);
}

std::vector<std::string> sorted_problems(const Bench& bench) {
  std::vector<std::string> all = bench.problems("2025-02-01");
  std::ranges::sort(all);
  return all;
}

std::map<std::string, std::vector<std::size_t>> tallies(const Bench& bench) {
  std::map<std::string, std::vector<std::size_t>> all;
  const auto outcome = bench.check("2025-02-01");
  for (const RuleTally& t : (*outcome)->tallies()) {
    all[t.rule] = {t.pass, t.fail, t.not_evaluable};
  }
  return all;
}

}  // namespace

TEST_CASE("a fact that is added removes no finding about another") {
  Dice dice(11);
  std::set<std::string> met;
  for (int round = 0; round < 1000; ++round) {
    Bench bench = any_bench(dice);
    const char* as_of = dice.chance(80) ? "2025-02-01" : "2024-12-03";
    const auto with = findings(bench, as_of);
    const std::vector<Fact> all = bench.set.facts;
    for (std::size_t i = 0; i < all.size(); ++i) {
      bench.set.facts = all;
      bench.set.facts.erase(bench.set.facts.begin() + static_cast<std::ptrdiff_t>(i));
      for (const Finding& finding : findings(bench, as_of)) {
        met.insert(finding.first);
        // A registered revision says which of two figures holds.
        if (finding.second == all[i].id || all[i].revision ||
            says_something_is_missing(finding.first)) {
          continue;
        }
        CAPTURE(round);
        CAPTURE(all[i].id);
        CAPTURE(finding.first);
        CAPTURE(finding.second);
        CHECK(with.contains(finding));
      }
    }
  }
  CHECK(met.size() >= 30);  // else the sets are too tame to show anything
}

TEST_CASE("the order of facts and rules changes no finding and no tally") {
  Dice dice(12);
  for (int round = 0; round < 500; ++round) {
    Bench bench = any_bench(dice);
    const auto problems = sorted_problems(bench);
    const auto counted = tallies(bench);
    std::shuffle(bench.set.facts.begin(), bench.set.facts.end(), dice.engine());
    std::shuffle(bench.rules.begin(), bench.rules.end(), dice.engine());
    CAPTURE(round);
    CHECK(sorted_problems(bench) == problems);
    CHECK(tallies(bench) == counted);
  }
}

}  // namespace jianbao
