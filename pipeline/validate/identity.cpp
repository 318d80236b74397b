// One entry, one fact: ids, repeated entries, entries that say nothing.

#include "model/words.h"
#include "validate/figures.h"
#include "validate/rules.h"

namespace jianbao::validation {
namespace {

std::vector<Related> places_of_others(const Scene& scene, const std::vector<FactIndex>& all,
                                      FactIndex self) {
  std::vector<Related> places;
  for (const FactIndex i : all) {
    if (i != self) {
      const Fact& other = scene.fact(i);
      places.push_back({Code::CheckFactHere,
                        other.value_span,
                        {{"fact", other.id}, {"value", figure_text(scene, other)}}});
    }
  }
  return places;
}

/// Whether `self` comes first on paper: it is then the other place, and the later ones report.
bool stands_first(const Scene& scene, const std::vector<FactIndex>& all, FactIndex self) {
  for (const FactIndex i : all) {
    if (scene.fact(i).span < scene.fact(self).span) {
      return false;
    }
  }
  return true;
}

}  // namespace

Look check_id_unique(const Scene& scene, FactIndex index) {
  const Fact& fact = scene.fact(index);
  const auto& all = scene.with_id(fact.id);
  if (all.size() == 1) {
    return Finding::pass("编号只用了一次");
  }
  Finding finding{RuleResult::Fail, "编号重复", {}};
  if (!stands_first(scene, all, index)) {
    finding.diagnostics.emplace_back(Code::CheckDuplicateId, fact.span, Args{{"fact", fact.id}},
                                     places_of_others(scene, all, index));
  }
  return finding;
}

Look check_entered_once(const Scene& scene, FactIndex index) {
  const Fact& fact = scene.fact(index);
  // Undertakings without a figure have no indicator that could tell them apart.
  if (scene.catalogue()[fact.indicator].undertaking) {
    return std::nullopt;
  }
  const auto& all = scene.same_entry(fact);
  if (all.size() == 1) {
    return Finding::pass("同一来源只登记了一次");
  }
  Finding finding{RuleResult::Fail, "同一个数登记了不止一次", {}};
  if (!stands_first(scene, all, index)) {
    std::vector<Related> places = places_of_others(scene, all, index);
    const Args first = places.front().args;
    finding.diagnostics.emplace_back(Code::CheckDuplicateFact, fact.value_span,
                                     Args{{"fact", fact.id},
                                          {"value", figure_text(scene, fact)},
                                          {"other", first.at(0).second},
                                          {"other_value", first.at(1).second}},
                                     std::move(places));
  }
  return finding;
}

Look check_says_something(const Scene& scene, FactIndex index) {
  const Fact& fact = scene.fact(index);
  if (fact.quantity || fact.claim) {
    return Finding::pass(fact.quantity ? "有数" : "有说法");
  }
  if (!fact.comparisons.empty()) {
    return Finding::pass("有比较，没有水平");
  }
  if (!fact.text.empty()) {
    return Finding::pass("有文字");
  }
  return Finding::fail("既没有数，也没有说法",
                       {Code::CheckEmptyFact, fact.span, {{"fact", fact.id}}});
}

Look check_claim_scope(const Scene& scene, FactIndex index) {
  const Fact& fact = scene.fact(index);
  // 首次 compares with the subject's own past and needs no others to stand before.
  if (!fact.claim || fact.claim->kind == "首次") {
    return std::nullopt;
  }
  if (fact.claim->scope == unstated_scope) {
    return Finding::undecided("来源没有写范围");
  }
  if (!fact.claim->scope.empty()) {
    return Finding::pass("范围是" + fact.claim->scope);
  }
  return Finding::fail(
      "没有范围",
      {Code::CheckClaimScope, fact.claim->span, {{"fact", fact.id}, {"claim", fact.claim->kind}}});
}

Look check_pledge_body(const Scene& scene, FactIndex index) {
  const Fact& fact = scene.fact(index);
  if (is_observed(fact.status) || fact.status == Status::Forecast) {
    return std::nullopt;
  }
  if (fact.pledged_by) {
    return Finding::pass("提出者：" + scene.catalogue()[*fact.pledged_by].name);
  }
  return Finding::fail("没有写提出者", {Code::CheckPledgeWithoutBody,
                                        fact.span,
                                        {{"fact", fact.id},
                                         {"status", std::string(data_word(fact.status))}}});
}

}  // namespace jianbao::validation
