#include "validate/validate.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "validate/rules.h"

namespace jianbao {
namespace {

using validation::Case;
using validation::FactCheck;
using validation::Finding;
using validation::Look;
using validation::Scene;

/// Whether a rule is meant for this fact.
bool applies(const Rule& rule, const Fact& fact, const Catalogue& catalogue) {
  const auto has = [](const auto& list, const auto& value) {
    return list.empty() || std::ranges::find(list, value) != list.end();
  };
  return has(rule.indicators, fact.indicator) && has(rule.subjects, fact.subject) &&
         has(rule.domains, catalogue[fact.indicator].domain);
}

/// A figure of 18 digits times another leaves exact arithmetic. No office publishes such a figure,
/// and a rule that cannot reckon must not let it pass.
Look look_safely(FactCheck check, const Case& c) {
  try {
    return check(c);
  } catch (const std::overflow_error&) {
    const Fact& fact = c.fact();
    return Finding::fail(
        "数太大，算不出精确结果",
        {Code::CheckTooLarge, fact.value_span, {{"fact", fact.id}, {"rule", c.rule.id}}});
  }
}

/// What the verdicts of a fact are made from, whenever they are asked for.
struct Basis {
  std::shared_ptr<const Catalogue> catalogue;
  IssuedFigures issued;
  Scene scene;
  RuleSet rules;
  std::vector<FactCheck> checks;  ///< of each rule; null: it looks at no facts

  explicit Basis(const ValidateInput& in)
      : catalogue(in.catalogue),
        issued(in.issued),
        scene(in.facts, *catalogue, issued, in.as_of),
        rules(in.rules) {
    for (const Rule& rule : rules) {
      checks.push_back(validation::fact_check(*rule.check));
    }
  }

  [[nodiscard]] Look look(std::size_t rule, FactIndex index, bool words) const {
    if (checks[rule] == nullptr || !applies(rules[rule], scene.fact(index), *catalogue)) {
      return std::nullopt;
    }
    return look_safely(checks[rule], {scene, rules[rule], index, words});
  }

  [[nodiscard]] std::vector<Verdict> verdicts(FactIndex index) const {
    std::vector<Verdict> all;
    for (std::size_t rule = 0; rule < rules.size(); ++rule) {
      if (Look seen = look(rule, index, true)) {
        all.push_back(
            {rules[rule].id, rules[rule].check->label, seen->result, std::move(seen->detail)});
      }
    }
    return all;
  }
};

}  // namespace

/// Runs every rule on everything it looks at. The friend that alone can make CheckedFacts.
class Validator {
 public:
  explicit Validator(const ValidateInput& in) : in_(in), basis_(std::make_shared<Basis>(in)) {}

  Outcome<std::shared_ptr<const CheckedFacts>> run() {
    for (const Rule& rule : basis_->rules) {
      tallies_.push_back({rule.id});
    }
    for (FactIndex i = 0; i < basis_->scene.facts().size(); ++i) {
      for (std::size_t rule = 0; rule < basis_->rules.size(); ++rule) {
        if (Look look = basis_->look(rule, i, false)) {
          file(rule, i, *std::move(look));
        }
      }
    }
    for (std::size_t rule = 0; rule < basis_->rules.size(); ++rule) {
      if (const auto check = validation::name_check(*basis_->rules[rule].check)) {
        for (Finding& finding : check(in_.registry)) {
          file(rule, std::nullopt, std::move(finding));
        }
      }
    }
    diagnostics_.sort();
    return outcome();
  }

 private:
  /// `index`: the fact that it is about; none: a name of the register.
  void file(std::size_t rule, std::optional<FactIndex> index, Finding finding) {
    const Rule& by = basis_->rules[rule];
    tallies_[rule].count(finding.result);
    // Of facts that contradict one another one tells of it; a fail without words is the other's.
    bool refused = finding.result == RuleResult::Fail && finding.diagnostics.empty() &&
                   severity_of(by) == Severity::Error;
    for (Diagnostic& diagnostic : finding.diagnostics) {
      diagnostic.rule = by.id;
      diagnostic.severity = diagnostic.code == Code::CheckTooLarge ? Severity::Error : by.severity;
      acknowledge(diagnostic, in_.acknowledged, in_.today);
      if (in_.warnings_as_errors && diagnostic.severity == Severity::Warning) {
        diagnostic.severity = Severity::Error;
      }
      refused = refused || diagnostic.severity == Severity::Error;
      diagnostics_.add(std::move(diagnostic));
    }
    if (refused && index) {
      refused_.insert(*index);
    }
  }

  [[nodiscard]] Severity severity_of(const Rule& rule) const {
    return in_.warnings_as_errors && rule.severity == Severity::Warning ? Severity::Error
                                                                        : rule.severity;
  }

  Outcome<std::shared_ptr<const CheckedFacts>> outcome() {
    CheckedFacts checked;
    checked.facts_ = basis_->scene.facts();
    checked.explain_ = [basis = basis_](FactIndex index) { return basis->verdicts(index); };
    checked.tallies_ = std::move(tallies_);
    checked.refused_ = std::move(refused_);
    Outcome<std::shared_ptr<const CheckedFacts>> outcome;
    outcome.value = std::make_shared<const CheckedFacts>(std::move(checked));
    outcome.diagnostics = std::move(diagnostics_);
    return outcome;
  }

  const ValidateInput& in_;
  std::shared_ptr<const Basis> basis_;
  std::vector<RuleTally> tallies_;
  std::set<FactIndex> refused_;
  Diagnostics diagnostics_;
};

Outcome<std::shared_ptr<const CheckedFacts>> validate(const ValidateInput& in) {
  return Validator(in).run();
}

}  // namespace jianbao
