// One entry, one fact: ids, repeated entries, entries that say nothing.

#include "model/words.h"
#include "validate/figures.h"
#include "validate/rules.h"

namespace jianbao::validation {
namespace {

/// The place of the one that comes first on paper. The later ones report, each against it: of a
/// thousand doubles every one is told, and none lists the other thousand.
FactIndex first_on_paper(const Scene& scene, std::span<const FactIndex> all) {
  return *std::ranges::min_element(all, {}, [&scene](FactIndex i) { return scene.fact(i).span; });
}

}  // namespace

Look check_id_unique(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  const auto all = scene.with_id(fact.id);
  if (all.size() == 1) {
    return Finding::pass("编号只用了一次");
  }
  Finding finding{RuleResult::Fail, "编号重复", {}};
  if (const FactIndex first = first_on_paper(scene, all); first != c.index) {
    finding.diagnostics.emplace_back(Code::CheckDuplicateId, fact.span, Args{{"fact", fact.id}},
                                     std::vector{place_of(scene, scene.fact(first))});
  }
  return finding;
}

Look check_entered_once(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  // Undertakings without a figure have no indicator that could tell them apart.
  if (scene.catalogue()[fact.indicator].undertaking) {
    return std::nullopt;
  }
  const auto all = scene.same_entry(fact);
  if (all.size() == 1) {
    return Finding::pass("同一来源只登记了一次");
  }
  Finding finding{RuleResult::Fail, "同一个数登记了不止一次", {}};
  if (const FactIndex at = first_on_paper(scene, all); at != c.index) {
    const Fact& first = scene.fact(at);
    finding.diagnostics.emplace_back(Code::CheckDuplicateFact, fact.value_span,
                                     Args{{"fact", fact.id},
                                          {"value", figure_text(scene, fact)},
                                          {"other", first.id},
                                          {"other_value", figure_text(scene, first)}},
                                     std::vector{place_of(scene, first)});
  }
  return finding;
}

Look check_says_something(const Case& c) {
  const Fact& fact = c.fact();
  if (fact.quantity || fact.claim) {
    return c.pass([&] { return fact.quantity ? "有数" : "有说法"; });
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

Look check_claim_scope(const Case& c) {
  const Fact& fact = c.fact();
  // 首次 compares with the subject's own past and needs no others to stand before.
  if (!fact.claim || fact.claim->kind == "首次") {
    return std::nullopt;
  }
  if (fact.claim->scope == unstated_scope) {
    return Finding::undecided("来源没有写范围");
  }
  if (!fact.claim->scope.empty()) {
    return c.pass([&] { return "范围是" + fact.claim->scope; });
  }
  return Finding::fail(
      "没有范围",
      {Code::CheckClaimScope, fact.claim->span, {{"fact", fact.id}, {"claim", fact.claim->kind}}});
}

Look check_pledge_body(const Case& c) {
  const Scene& scene = c.scene;
  const Fact& fact = c.fact();
  if (is_observed(fact.status) || fact.status == Status::Forecast) {
    return std::nullopt;
  }
  if (fact.pledged_by) {
    return c.pass([&] { return "提出者：" + scene.catalogue()[*fact.pledged_by].name; });
  }
  return Finding::fail("没有写提出者",
                       {Code::CheckPledgeWithoutBody,
                        fact.span,
                        {{"fact", fact.id}, {"status", std::string(data_word(fact.status))}}});
}

}  // namespace jianbao::validation
