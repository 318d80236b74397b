#include "validate/validate.h"

#include <algorithm>
#include <map>
#include <set>
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
        scene(in.facts, *catalogue, issued, in.as_of, in.today),
        rules(in.rules) {
    for (const Rule& rule : rules) {
      checks.push_back(validation::fact_check(*rule.check));
    }
  }

  [[nodiscard]] Look look(std::size_t rule, FactIndex index, bool words) const {
    if (checks[rule] == nullptr ||
        !validation::applies(rules[rule], scene.fact(index), *catalogue)) {
      return std::nullopt;
    }
    return validation::look_safely(checks[rule], {scene, rules[rule], index, words});
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
      check_names(rule);
    }
    tell_of_silence();
    diagnostics_.sort();
    return outcome();
  }

 private:
  void check_names(std::size_t rule) {
    const Rule& by = basis_->rules[rule];
    const auto check = validation::name_check(*by.check);
    if (check == nullptr) {
      return;
    }
    try {
      for (Finding& finding : check(in_.registry)) {
        file(rule, std::nullopt, std::move(finding));
      }
    } catch (const std::exception& error) {
      file(rule, std::nullopt,
           Finding::fail("规则自己出了错", validation::broken(by, by.span, "名册", error)));
    }
  }

  /// `index`: the fact that it is about; none: a name of the register.
  void file(std::size_t rule, std::optional<FactIndex> index, Finding finding) {
    const Rule& by = basis_->rules[rule];
    tallies_[rule].count(finding.result);
    // Of facts that contradict one another one tells of it; a fail without words is the other's.
    if (index && finding.result == RuleResult::Fail && finding.diagnostics.empty() &&
        severity_of(by) == Severity::Error) {
      refused_.insert(*index);
      silent_.emplace(rule, *index);
    }
    for (Diagnostic& diagnostic : finding.diagnostics) {
      diagnostic.rule = by.id;
      const bool broken =
          diagnostic.code == Code::CheckTooLarge || diagnostic.code == Code::CheckRuleBroken;
      diagnostic.severity = broken ? Severity::Error : by.severity;
      acknowledge(diagnostic, in_.acknowledged, in_.today);
      if (in_.warnings_as_errors && diagnostic.severity == Severity::Warning) {
        diagnostic.severity = Severity::Error;
      }
      if (diagnostic.severity == Severity::Error) {
        spoke_.insert(rule);
        refuse(index, diagnostic);
      }
      diagnostics_.add(std::move(diagnostic));
    }
  }

  void refuse(std::optional<FactIndex> index, const Diagnostic& diagnostic) {
    if (index) {
      refused_.insert(*index);
    }
    if (!validation::doubts_all_it_names(diagnostic.code)) {
      return;
    }
    refuse_named(diagnostic.args);
    for (const Related& place : diagnostic.related) {
      refuse_named(place.args);
    }
  }

  void refuse_named(const Args& args) {
    for (const auto& [name, id] : args) {
      const auto named = name == "fact" ? basis_->scene.with_id(id) : std::span<const FactIndex>();
      refused_.insert(named.begin(), named.end());
    }
  }

  /// No report is stopped without a word: where a rule refused facts and told of none, which no
  /// check may do, that is told.
  void tell_of_silence() {
    for (const auto& [rule, index] : silent_) {
      if (!spoke_.contains(rule)) {
        const Rule& by = basis_->rules[rule];
        const Fact& fact = basis_->scene.fact(index);
        const std::logic_error fault("没有通过，没有说明原因");
        Diagnostic told = validation::broken(by, fact.span, fact.id, fault);
        told.rule = by.id;
        diagnostics_.add(std::move(told));
      }
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
  std::map<std::size_t, FactIndex> silent_;  ///< the first fact that a rule refused without words
  std::set<std::size_t> spoke_;              ///< rules that told of an error
  Diagnostics diagnostics_;
};

Outcome<std::shared_ptr<const CheckedFacts>> validate(const ValidateInput& in) {
  return Validator(in).run();
}

}  // namespace jianbao
