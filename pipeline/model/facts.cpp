#include "model/facts.h"

#include <algorithm>

#include "model/words.h"

namespace jianbao {
namespace {

std::string anchor_text(const Anchor& a) {
  return "“" + a.text + "”" + (a.ordinal > 0 ? "#" + std::to_string(a.ordinal) : "");
}

std::string revision_text(const Revision& revision) {
  return "  revised from " + revision.from + " to " + revision.to + " by " + revision.by + " on " +
         to_string(revision.on) + ": " + revision.reason + "\n";
}

// Everything of a fact but its place.
std::string describe_fact(const Fact& fact, const Catalogue& catalogue) {
  std::string out = "  " + catalogue[fact.indicator].key + " · " + catalogue[fact.subject].name +
                    " · " + fact.period.to_string() + (fact.period.inferred ? " (inferred)" : "") +
                    " · " + std::string(data_word(fact.status)) + "\n";
  if (fact.quantity) {
    out += "  value " + std::string(qualifier_word(fact.quantity->qualifier)) +
           (fact.quantity->qualifier == Qualifier::None ? "" : " ") +
           fact.quantity->amount.to_string() +
           (fact.quantity->upper ? ".." + fact.quantity->upper->to_string() : "") + " " +
           catalogue[fact.quantity->unit].name + "\n";
  }
  for (const Comparison& c : fact.comparisons) {
    out += "  " + std::string(json_word(c.kind)) + " " + std::string(qualifier_word(c.qualifier)) +
           c.value.to_string() + std::string(comparison_unit(c.kind)) +
           (c.base.empty() ? "" : " of " + c.base) +
           (c.rate_basis.empty() ? "" : " basis " + c.rate_basis) + " anchor " +
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
  if (fact.pair) {
    out += "  pair " + *fact.pair + "\n";
  }
  if (fact.pledged_by) {
    out += "  pledged by " + catalogue[*fact.pledged_by].name +
           (fact.due ? " due " + fact.due->to_string() : "") + "\n";
  }
  if (!fact.text.empty()) {
    out += "  text " + fact.text + "\n";
  }
  if (!fact.system.empty()) {
    out += "  system " + fact.system + "\n";
  }
  if (!fact.provider.empty() || fact.disclosure != Disclosure::Published) {
    out += "  provider " + fact.provider + " " + std::string(json_word(fact.disclosure)) + "\n";
  }
  for (const Revision& revision : fact.earlier_revisions) {
    out += revision_text(revision);
  }
  if (fact.revision) {
    out += revision_text(*fact.revision);
  }
  if (fact.confirmed) {
    out += "  confirmed by " + fact.confirmed->by + " on " + to_string(fact.confirmed->on) + "\n";
  }
  for (const Occurrence& place : fact.also) {
    out +=
        "  also line " + std::to_string(place.line) + " anchor " + anchor_text(place.anchor) + "\n";
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

bool is_observed(Status status) {
  return status == Status::Actual || status == Status::Preliminary || status == Status::Estimate;
}

std::string_view status_prefix(Status status) {
  switch (status) {
    case Status::Actual:
      return "";
    case Status::Preliminary:
      return "初步统计";
    case Status::Estimate:
    case Status::Forecast:
      return "预计";
    case Status::Target:
      return "目标";  // not 力争: not every source says that
    case Status::Pledge:
      return "承诺";
    case Status::Proposal:
      return "拟";
  }
  return "";
}

std::string_view comparison_unit(ComparisonKind kind) {
  switch (kind) {
    case ComparisonKind::Rank:
      return "位";
    case ComparisonKind::Multiple:
      return "倍";
    case ComparisonKind::PointChange:
      return "个百分点";
    case ComparisonKind::YearOnYear:
    case ComparisonKind::PeriodOnPeriod:
    case ComparisonKind::Share:
      break;
  }
  return "%";
}

const Comparison* Fact::comparison(ComparisonKind kind) const {
  const auto found = std::ranges::find(comparisons, kind, &Comparison::kind);
  return found == comparisons.end() ? nullptr : &*found;
}

FactView::FactView(std::shared_ptr<const FactSet> set, std::vector<std::uint32_t> which)
    : set_(std::move(set)), which_(std::move(which)) {
  // By place where an id is used twice, so that the order of files changes nothing.
  const auto before = [this](std::uint32_t a, std::uint32_t b) {
    const Fact& left = set_->facts[a];
    const Fact& right = set_->facts[b];
    return std::tie(left.id, left.span) < std::tie(right.id, right.span);
  };
  if (!std::ranges::is_sorted(which_, before)) {
    std::ranges::sort(which_, before);
  }
}

std::optional<FactIndex> FactView::find(std::string_view id) const {
  const auto found = std::ranges::lower_bound(
      which_, id, {}, [this](std::uint32_t i) { return std::string_view(set_->facts[i].id); });
  if (found == which_.end() || set_->facts[*found].id != id) {
    return std::nullopt;
  }
  return static_cast<FactIndex>(found - which_.begin());
}

bool FactView::is_entered(std::string_view id) const {
  return set_ != nullptr && std::ranges::binary_search(set_->facts, id, {}, [](const Fact& fact) {
           return std::string_view(fact.id);
         });
}

void RuleTally::count(RuleResult result) {
  switch (result) {
    case RuleResult::Pass:
      ++pass;
      break;
    case RuleResult::Fail:
      ++fail;
      break;
    case RuleResult::NotEvaluable:
      ++not_evaluable;
      break;
  }
}

const Fact* CheckedFacts::find(std::string_view id) const {
  const auto index = facts_.find(id);
  return index ? &facts_[*index] : nullptr;
}

std::string dump(const FactSet& set, const Catalogue& catalogue) {
  std::string out;
  for (const Fact& fact : set.facts) {
    out += "fact " + fact.id + "\n" + describe_fact(fact, catalogue);
  }
  for (const LeftOut& left : set.left_out) {
    out += "left out " + catalogue[left.document].key + " line " + std::to_string(left.line) + " " +
           anchor_text(left.anchor) + ": " + left.reason + "\n";
  }
  return out;
}

std::string dump(const CheckedFacts& checked, const Catalogue& catalogue) {
  std::string out;
  for (FactIndex k = 0; k < checked.facts().size(); ++k) {
    out += "fact " + checked.facts()[k].id + "\n" + describe_fact(checked.facts()[k], catalogue);
    for (const Verdict& v : checked.verdicts(k)) {
      out += "  " + v.rule + ": " + std::string(result_word(v.result)) +
             (v.detail.empty() ? "" : " — " + v.detail) + "\n";
    }
  }
  return out;
}

}  // namespace jianbao
