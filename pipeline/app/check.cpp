#include "app/check.h"

#include <fmt/format.h>

#include <set>
#include <tuple>
#include <utility>

#include "app/publish.h"
#include "base/digest.h"
#include "base/files.h"

namespace jianbao {
namespace {

/// The largest CJK fonts have about 30 MB.
constexpr std::size_t font_limit = 128U << 20U;

/// Publishing trusts the size of a font and that its tables are sound; here every byte counts.
void check_fonts(Run& run, const FontManifest& fonts) {
  for (const FontFile& font : fonts.files) {
    const auto bytes =
        run.step(read_file(run.settings().workspace / "fonts" / font.file, font_limit));
    if (!bytes) {
      continue;
    }
    std::string found = sha256_hex(*bytes);
    if (found != font.sha256) {
      run.diagnostics().add(
          {Code::FontsChanged,
           font.span,
           {{"file", font.file}, {"expected", font.sha256}, {"found", std::move(found)}}});
    }
  }
}

/// What the rules said, each rule and fact once however many issues print the fact.
struct Tally {
  std::set<std::tuple<std::string, std::string, RuleResult>> verdicts;

  void add(const CheckedFacts& checked) {
    for (const Verdict& verdict : checked.verdicts()) {
      verdicts.emplace(verdict.rule, checked.facts().at(verdict.fact).id, verdict.result);
    }
  }
  [[nodiscard]] std::size_t count(RuleResult result) const {
    std::size_t number = 0;
    for (const auto& verdict : verdicts) {
      number += std::get<RuleResult>(verdict) == result ? 1U : 0U;
    }
    return number;
  }
};

std::string summary(const Run& run, std::size_t facts, const Tally& tally) {
  const bool chinese = run.settings().language == Language::Chinese;
  // A fact that breaks a rule keeps its issue from being checked further: without a verdict there
  // is nothing to count, and zeros would read as a result.
  std::string rules;
  if (!tally.verdicts.empty()) {
    rules = fmt::format(fmt::runtime(chinese ? "；规则：通过 {}、不通过 {}、无法判断 {}"
                                             : "; rules: {} pass, {} fail, {} not evaluable"),
                        tally.count(RuleResult::Pass), tally.count(RuleResult::Fail),
                        tally.count(RuleResult::NotEvaluable));
  }
  return fmt::format(fmt::runtime(chinese ? "事实 {} 条{}；错误 {} 个、警告 {} 个。\n"
                                          : "{} facts{}; {} errors, {} warnings.\n"),
                     facts, rules, run.diagnostics().count(Severity::Error),
                     run.diagnostics().count(Severity::Warning));
}

}  // namespace

CommandResult check(const Settings& settings) {
  Run run(settings);
  const auto prepared = prepare(run);
  if (!prepared) {
    return run.finish({});
  }
  check_fonts(run, prepared->inputs.fonts);
  Tally tally;
  for (const Issue& issue : prepared->inputs.issues) {
    const BuiltIssue built = build_issue(run, *prepared, issue, Stage::Render);
    if (built.checked) {
      tally.add(*built.checked);
    }
  }
  run.diagnostics().sort();  // issues share facts: exact doubles go before they are counted
  return run.finish(summary(run, prepared->inputs.facts.facts.size(), tally));
}

}  // namespace jianbao
