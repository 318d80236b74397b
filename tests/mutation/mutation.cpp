// How much of a slip of one digit the rules find in the shipped data: every digit of every figure
// is changed by one and everything is checked again. Prints what was caught, and of what
// escapes arithmetic which rules looked and what they said.

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "load/load.h"
#include "support/checkout.h"
#include "validate/validate.h"

namespace jianbao {
namespace {

/// Checks that never look at how large a figure is.
const std::set<std::string_view> blind_to_size{
    "id-unique",         "entered-once",      "says-something", "claim-has-scope",
    "pledge-has-body",   "unit-of-indicator", "period-over",    "part-fits-whole",
    "count-fits-amount", "pair-exists",       "forecast-ahead", "estimate-awaits-actual",
    "currency-alone",    "series-same-basis"};

bool is_anchor_rule(std::string_view rule) { return rule.starts_with("anchor-"); }

/// A number of a fact: 0 the value, 1 the upper end, 2… the comparisons.
constexpr std::size_t value_slot = 0;
constexpr std::size_t upper_slot = 1;
constexpr std::size_t first_comparison = 2;

Decimal* number_of(Fact& fact, std::size_t slot) {
  if (slot >= first_comparison) {
    return &fact.comparisons[slot - first_comparison].value;
  }
  if (!fact.quantity) {
    return nullptr;
  }
  if (slot == value_slot) {
    return &fact.quantity->amount;
  }
  return slot == upper_slot && fact.quantity->upper ? &*fact.quantity->upper : nullptr;
}

/// 915 → 815 (9 goes down, so that no figure begins with a zero), 925, 916.
std::vector<Decimal> slips_of(const Decimal& number) {
  std::vector<Decimal> slips;
  const std::string text = number.to_string();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] < '0' || text[i] > '9') {
      continue;
    }
    std::string slip = text;
    slip[i] = static_cast<char>(text[i] == '9' ? '8' : text[i] + 1);
    slips.push_back(*Decimal::parse(slip));
  }
  return slips;
}

/// A finding by rule and places: its words hold the figure and change with it.
using Mark = std::tuple<std::string, Code, std::optional<Span>, std::vector<Span>>;

struct Checked {
  std::shared_ptr<const CheckedFacts> facts;
  std::set<Mark> marks;  ///< of errors and warnings
};

class Laboratory {
 public:
  explicit Laboratory(Inputs inputs) : in_(std::move(inputs)) {}

  [[nodiscard]] const std::vector<Fact>& facts() const { return in_.facts->facts; }

  [[nodiscard]] Checked check(std::vector<Fact> some) const {
    auto set = std::make_shared<FactSet>();
    set->facts = std::move(some);
    const auto day = std::chrono::year_month_day{std::chrono::year(2100), std::chrono::January,
                                                 std::chrono::day(1)};
    const auto outcome =
        validate({set, in_.catalogue, no_names_, in_.rules, in_.issued.figures, nobody_, day, day});
    Checked checked{*outcome, {}};
    for (const Diagnostic& d : outcome.diagnostics.all()) {
      if (d.severity == Severity::Note) {
        continue;
      }
      std::vector<Span> places;
      for (const Related& related : d.related) {
        places.push_back(related.span);
      }
      checked.marks.insert({d.rule, d.code, d.where, std::move(places)});
    }
    return checked;
  }

 private:
  Inputs in_;
  Registry no_names_;
  std::vector<Acknowledgement> nobody_;
};

struct Row {
  std::size_t count = 0;
  std::string example;
};
using Table = std::map<std::string, Row>;

void add(Table& table, const std::string& reason, const std::string& example) {
  Row& row = table[reason];
  ++row.count;
  if (row.example.empty()) {
    row.example = example;
  }
}

struct Tally {
  std::size_t mutations = 0, caught = 0, by_arithmetic = 0, unexplained = 0;
  Table past_all, past_arithmetic;
};

/// Why no rule at all caught it; empty: that must not be.
std::string why_past_all(const Fact& fact, std::size_t slot, const Decimal& slip) {
  if (slot >= first_comparison &&
      fact.comparisons[slot - first_comparison].kind == ComparisonKind::Rank) {
    return "a rank: its words are free, digits of the anchor are not compared";
  }
  const Anchor* anchor = slot >= first_comparison
                             ? &fact.comparisons[slot - first_comparison].anchor
                         : fact.anchor ? &*fact.anchor
                                       : nullptr;
  if (anchor != nullptr && anchor->text.find(slip.absolute().to_string()) != std::string::npos) {
    return "the anchor holds the changed number too";
  }
  return {};
}

/// What the rules that look at sizes said of the changed fact.
std::string why_past_arithmetic(const Checked& checked, const std::string& id) {
  std::set<std::string> passed;
  std::set<std::string> gave_up;
  std::set<std::string> failed;
  const auto index = checked.facts->facts().find(id);
  for (const Verdict& verdict : checked.facts->verdicts(*index)) {
    if (is_anchor_rule(verdict.rule) || blind_to_size.contains(verdict.rule)) {
      continue;
    }
    auto& list = verdict.result == RuleResult::Pass   ? passed
                 : verdict.result == RuleResult::Fail ? failed
                                                      : gave_up;
    list.insert(verdict.rule);
  }
  const auto list = [](const char* word, const std::set<std::string>& rules) {
    return rules.empty() ? std::string() : fmt::format("{}: {}. ", word, fmt::join(rules, ", "));
  };
  const std::string said = list("pass", passed) + list("not evaluable", gave_up) +
                           list("failed before too, or a note", failed);
  return said.empty() ? "no rule looks at the size" : said;
}

/// Rules that find something new, of the changed set against what was found before.
std::set<std::string> new_rules(const Checked& before, const Checked& after) {
  std::set<std::string> rules;
  for (const Mark& mark : after.marks) {
    if (!before.marks.contains(mark)) {
      rules.insert(std::get<0>(mark));
    }
  }
  return rules;
}

std::vector<Fact> with_slip(std::vector<Fact> facts, const Fact& fact, std::size_t slot,
                            const Decimal& slip) {
  const auto at = std::ranges::find(facts, fact.id, &Fact::id);
  *number_of(*at, slot) = slip;
  return facts;
}

class Trial {
 public:
  explicit Trial(Inputs inputs) : lab_(std::move(inputs)), before_(lab_.check(lab_.facts())) {}

  Tally run() {
    for (const Fact& fact : lab_.facts()) {
      Fact copy = fact;
      for (std::size_t slot = 0; slot < first_comparison + fact.comparisons.size(); ++slot) {
        const Decimal* const number = number_of(copy, slot);
        for (const Decimal& slip : number == nullptr ? std::vector<Decimal>() : slips_of(*number)) {
          judge(fact, slot, *number, slip);
        }
      }
    }
    return std::move(tally_);
  }

 private:
  void judge(const Fact& fact, std::size_t slot, const Decimal& number, const Decimal& slip) {
    const Checked after = lab_.check(with_slip(lab_.facts(), fact, slot, slip));
    const std::set<std::string> rules = new_rules(before_, after);
    const bool arithmetic =
        std::ranges::any_of(rules, [](const std::string& rule) { return !is_anchor_rule(rule); });
    const std::string example =
        fmt::format("{} {} → {}", fact.id, number.to_string(), slip.to_string());
    ++tally_.mutations;
    tally_.caught += rules.empty() ? 0U : 1U;
    tally_.by_arithmetic += arithmetic ? 1U : 0U;
    if (rules.empty()) {
      const std::string why = why_past_all(fact, slot, slip);
      tally_.unexplained += why.empty() ? 1U : 0U;
      add(tally_.past_all, why.empty() ? "NOT EXPLAINED" : why, example);
    }
    if (!arithmetic) {
      add(tally_.past_arithmetic, why_past_arithmetic(after, fact.id), example);
    }
  }

  Laboratory lab_;
  Checked before_;  ///< of the facts as they are
  Tally tally_;
};

void print(const char* title, const Table& table) {
  std::vector<std::pair<std::string, Row>> rows(table.begin(), table.end());
  std::ranges::stable_sort(
      rows, [](const auto& a, const auto& b) { return a.second.count > b.second.count; });
  fmt::print("\n{}\n", title);
  for (const auto& [reason, row] : rows) {
    fmt::print("{:>6}  {}\n        e.g. {}\n", row.count, reason, row.example);
  }
}

std::string share(std::size_t part, std::size_t whole) {
  const std::size_t tenths = whole == 0 ? 0 : part * 1000 / whole;
  return fmt::format("{} ({}.{}%)", part, tenths / 10, tenths % 10);
}

int run() {
  SourceMap sources;
  auto inputs = load(test::source_dir(), sources);
  if (!inputs) {
    fmt::print("the shipped data cannot be read\n");
    return EXIT_FAILURE;
  }
  const Tally tally = Trial(*std::move(inputs.value)).run();
  fmt::print("mutations              {}\n", tally.mutations);
  fmt::print("caught by any rule     {}\n", share(tally.caught, tally.mutations));
  fmt::print("caught by arithmetic   {}\n", share(tally.by_arithmetic, tally.mutations));
  print("Escapes from all rules:", tally.past_all);
  print("Escapes from arithmetic, without the anchor rules:", tally.past_arithmetic);
  const bool sound =
      tally.mutations > 0 && tally.unexplained == 0 && !tally.past_arithmetic.contains("");
  return sound ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace jianbao

int main() { return jianbao::run(); }
