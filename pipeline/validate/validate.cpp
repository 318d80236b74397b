#include "validate/validate.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "validate/rules.h"

namespace jianbao {
namespace {

using validation::Finding;
using validation::Look;
using validation::Rule;
using validation::Scene;

/// Facts of documents that were published by the day, and the ids of the others.
struct Known {
  std::vector<Fact> facts;
  std::set<std::string, std::less<>> withheld;
};

Known known_on(const FactSet& set, const Catalogue& catalogue, std::chrono::year_month_day as_of) {
  Known known;
  for (const Fact& fact : set.facts) {
    if (catalogue[fact.document].published > as_of) {
      known.withheld.insert(fact.id);
    } else {
      known.facts.push_back(fact);
    }
  }
  return known;
}

/// A figure of 18 digits times another leaves exact arithmetic. No office publishes such a figure,
/// and a rule that cannot reckon must not let it pass.
Look look_safely(const Rule& rule, const Scene& scene, FactIndex index) {
  try {
    return rule.look(scene, index);
  } catch (const std::overflow_error&) {
    const Fact& fact = scene.fact(index);
    return Finding::fail("数太大，算不出精确结果",
                         {Code::CheckTooLarge,
                          fact.value_span,
                          {{"fact", fact.id}, {"rule", std::string(rule.id)}}});
  }
}

}  // namespace

/// Runs every rule on every fact. The friend that alone can make CheckedFacts.
class Validator {
 public:
  Validator(std::vector<Fact> facts, std::set<std::string, std::less<>> withheld,
            const Catalogue& catalogue)
      : scene_(std::move(facts), std::move(withheld), catalogue) {}

  Outcome<std::shared_ptr<const CheckedFacts>> run() {
    for (FactIndex i = 0; i < scene_.facts().size(); ++i) {
      for (const Rule& rule : validation::all_rules()) {
        if (Look look = look_safely(rule, scene_, i)) {
          record(rule, i, *std::move(look));
        }
      }
    }
    diagnostics_.sort();
    Outcome<std::shared_ptr<const CheckedFacts>> outcome;
    // The constructor is private, so that make_shared cannot reach it.
    outcome.value = std::shared_ptr<const CheckedFacts>(
        new CheckedFacts(scene_.facts(), std::move(verdicts_), std::move(refused_)));
    outcome.diagnostics = std::move(diagnostics_);
    return outcome;
  }

 private:
  void record(const Rule& rule, FactIndex index, Finding finding) {
    verdicts_.push_back({std::string(rule.id), index, finding.result, std::move(finding.detail)});
    // Of facts that contradict one another one tells of it; a fail without words is the other's.
    const bool of_another = finding.result == RuleResult::Fail && finding.diagnostics.empty();
    const auto is_error = [](const Diagnostic& d) { return d.severity == Severity::Error; };
    if (of_another || std::ranges::any_of(finding.diagnostics, is_error)) {
      refused_.insert(index);
    }
    for (Diagnostic& diagnostic : finding.diagnostics) {
      diagnostics_.add(std::move(diagnostic));
    }
  }

  Scene scene_;
  std::vector<Verdict> verdicts_;
  std::set<FactIndex> refused_;
  Diagnostics diagnostics_;
};

Outcome<std::shared_ptr<const CheckedFacts>> validate(const FactSet& set,
                                                      const Catalogue& catalogue,
                                                      std::chrono::year_month_day as_of) {
  Known known = known_on(set, catalogue, as_of);
  return Validator(std::move(known.facts), std::move(known.withheld), catalogue).run();
}

}  // namespace jianbao
