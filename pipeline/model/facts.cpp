#include "model/facts.h"

#include <algorithm>
#include <array>

namespace jianbao {
namespace {

constexpr std::array<std::pair<Status, std::string_view>, 7> status_words = {{
    {Status::Actual, "实际"},
    {Status::Preliminary, "初步统计"},
    {Status::Estimate, "预计"},
    {Status::Forecast, "预测"},
    {Status::Target, "目标"},
    {Status::Pledge, "承诺"},
    {Status::Proposal, "拟议"},
}};

std::string_view comparison_name(ComparisonKind kind) {
  switch (kind) {
    case ComparisonKind::YearOnYear:
      return "year_on_year";
    case ComparisonKind::PeriodOnPeriod:
      return "period_on_period";
    case ComparisonKind::Share:
      return "share";
    case ComparisonKind::Rank:
      return "rank";
    case ComparisonKind::Multiple:
      return "multiple";
  }
  return "";
}

std::string anchor_text(const Anchor& a) {
  return "“" + a.text + "”" + (a.ordinal > 1 ? "#" + std::to_string(a.ordinal) : "");
}

// Everything of a fact but its place.
std::string describe_fact(const Fact& fact, const Catalogue& catalogue) {
  std::string out = "  " + catalogue[fact.indicator].key + " · " + catalogue[fact.subject].name +
                    " · " + fact.period.to_string() + (fact.period.inferred ? " (inferred)" : "") +
                    " · " + std::string(status_word(fact.status)) + "\n";
  if (fact.quantity) {
    out += "  value " + std::string(qualifier_word(fact.quantity->qualifier)) +
           (fact.quantity->qualifier == Qualifier::None ? "" : " ") +
           fact.quantity->amount.to_string() + " " + catalogue[fact.quantity->unit].name + "\n";
  }
  for (const Comparison& c : fact.comparisons) {
    out += "  " + std::string(comparison_name(c.kind)) + " " + c.value.to_string() + " anchor " +
           anchor_text(c.anchor) + "\n";
  }
  if (fact.claim) {
    out += "  claim " + fact.claim->scope + fact.claim->kind + "\n";
  }
  if (fact.within) {
    out += "  within " + fact.within->fact + " threshold " + fact.within->threshold + " basis " +
           fact.within->basis + "\n";
  }
  if (fact.per) {
    out += "  per " + *fact.per + "\n";
  }
  for (const std::string& e : fact.examples) {
    out += "  example " + e + "\n";
  }
  out += "  source " + catalogue[fact.document].key + " line " + std::to_string(fact.line) +
         (fact.anchor ? " anchor " + anchor_text(*fact.anchor) : "") + "\n";
  if (!fact.note.empty()) {
    out += "  note " + fact.note + "\n";
  }
  return out;
}

std::string_view result_word(RuleResult r) {
  switch (r) {
    case RuleResult::Pass:
      return "pass";
    case RuleResult::Fail:
      return "fail";
    case RuleResult::NotEvaluable:
      return "not evaluable";
  }
  return "";
}

}  // namespace

std::string_view status_word(Status status) {
  return std::ranges::find(status_words, status, &std::pair<Status, std::string_view>::first)
      ->second;
}

std::optional<Status> parse_status(std::string_view word) {
  const auto found =
      std::ranges::find(status_words, word, &std::pair<Status, std::string_view>::second);
  return found == status_words.end() ? std::nullopt : std::optional(found->first);
}

const Comparison* Fact::comparison(ComparisonKind kind) const {
  const auto found = std::ranges::find(comparisons, kind, &Comparison::kind);
  return found == comparisons.end() ? nullptr : &*found;
}

const Fact* CheckedFacts::find(std::string_view id) const {
  const auto found = std::ranges::lower_bound(facts_, id, {},
                                              [](const Fact& f) { return std::string_view(f.id); });
  return found == facts_.end() || found->id != id ? nullptr : &*found;
}

std::string dump(const FactSet& set, const Catalogue& catalogue, const SourceMap& sources) {
  std::string out;
  for (const Fact& fact : set.facts) {
    out += "fact " + fact.id + " at " + sources.describe(fact.span) + ", value at " +
           sources.describe(fact.value_span) + "\n";
    out += describe_fact(fact, catalogue);
  }
  for (const LeftOut& left : set.left_out) {
    out += "left out " + catalogue[left.document].key + " line " + std::to_string(left.line) +
           " “" + left.anchor + "”: " + left.reason + "\n";
  }
  return out;
}

std::string dump(const CheckedFacts& checked, const Catalogue& catalogue) {
  std::string out;
  for (std::size_t k = 0; k < checked.facts().size(); ++k) {
    out += "fact " + checked.facts()[k].id + "\n" + describe_fact(checked.facts()[k], catalogue);
    for (const Verdict& v : checked.verdicts()) {
      if (v.fact == k) {
        out += "  " + v.rule + ": " + std::string(result_word(v.result)) +
               (v.detail.empty() ? "" : " — " + v.detail) + "\n";
      }
    }
  }
  return out;
}

}  // namespace jianbao
