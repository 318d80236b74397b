#include "app/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "app/checking.h"
#include "app/prove_command.h"
#include "app/publish.h"
#include "base/digest.h"
#include "base/files.h"
#include "validate/validate.h"

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

std::string summary(const Run& run, std::size_t facts, const std::vector<RuleTally>& tallies) {
  const bool chinese = run.settings().language == Language::Chinese;
  RuleTally sum;
  for (const RuleTally& tally : tallies) {
    sum.pass += tally.pass;
    sum.fail += tally.fail;
    sum.not_evaluable += tally.not_evaluable;
  }
  const std::string rules =
      fmt::format(fmt::runtime(chinese ? "；规则 {} 条：通过 {}、不通过 {}、无法判断 {}"
                                       : "; {} rules: {} pass, {} fail, {} not evaluable"),
                  tallies.size(), sum.pass, sum.fail, sum.not_evaluable);
  return fmt::format(fmt::runtime(chinese ? "事实 {} 条{}；错误 {} 个、警告 {} 个。\n"
                                          : "{} facts{}; {} errors, {} warnings.\n"),
                     facts, rules, run.diagnostics().count(Severity::Error),
                     run.diagnostics().count(Severity::Warning));
}

/// A ruling about nothing decides nothing; one whose time is over decides no more.
void check_rulings(Run& run, const Inputs& inputs) {
  const auto& facts = inputs.facts->facts;
  const auto today = last_known_day(inputs);
  for (const Ruling& ruling : inputs.rulings) {
    for (const auto& about : ruling.about) {
      const bool fact = std::ranges::binary_search(facts, about.value, {}, &Fact::id);
      if (!fact && inputs.registry.find(about.value) == nullptr) {
        run.diagnostics().add({Code::CheckRulingUnmatched,
                               about.span,
                               {{"ruling", ruling.key}, {"about", about.value}}});
      }
    }
    if (ruling.until && *ruling.until < today) {
      run.diagnostics().add(
          {Code::CheckRulingExpired,
           ruling.span,
           {{"ruling", ruling.key}, {"until", to_string(*ruling.until)}, {"by", ruling.by}}});
    }
  }
}

void check_calendar(Run& run, const Inputs& inputs) {
  for (const Publication& publication : inputs.calendar) {
    if (std::ranges::find(inputs.reports, publication.report.value, &ReportSpec::name) ==
        inputs.reports.end()) {
      run.diagnostics().add({Code::CheckUnknownCalendarReport,
                             publication.report.span,
                             {{"report", publication.report.value}}});
    }
  }
}

}  // namespace

CommandResult check(const Settings& settings,
                    const std::optional<std::filesystem::path>& documents) {
  Run run(settings);
  const auto prepared = prepare(run);
  if (!prepared) {
    return run.finish({});
  }
  check_fonts(run, prepared->inputs.fonts);
  check_rulings(run, prepared->inputs);
  check_calendar(run, prepared->inputs);
  const std::string coverage =
      documents ? prove_documents(run, prepared->inputs, *documents) : std::string();
  // Every fact, also those that no issue knows yet: an office checks a month before it has an
  // issue.
  const Inputs& inputs = prepared->inputs;
  const auto checked = run.stage(validate(validate_input(inputs, run.settings(), end_of_time)));
  for (const Issue& issue : inputs.issues) {
    (void)build_issue(run, *prepared, issue, Stage::Render);
  }
  run.settle(inputs.acknowledged, last_known_day(inputs));
  run.diagnostics().sort();  // issues share facts: exact doubles go before they are counted
  return run.finish(coverage + summary(run, inputs.facts->facts.size(), (*checked)->tallies()));
}

}  // namespace jianbao
