#include "app/data/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <system_error>
#include <tuple>
#include <utility>

#include "app/data/prove_command.h"
#include "app/data/text_lint.h"
#include "app/issue/build_issue.h"
#include "app/issue/check_report_sheet.h"
#include "app/issue/checking.h"
#include "app/issue/decisions.h"
#include "app/output.h"
#include "base/digest.h"
#include "base/files.h"
#include "validate/validate.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

/// The largest CJK fonts have about 30 MB.
constexpr std::size_t font_limit = 128U << 20U;

/// Publishing trusts the size of a font and that its tables are sound; here every byte counts.
void check_fonts(Run& run, const FontManifest& fonts) {
  for (const FontFile& font : fonts.files) {
    if (font.sha256.empty()) {
      continue;  // of the system: nothing is recorded to compare with
    }
    const fs::path path = font_path(font, run.settings().workspace / "fonts");
    std::error_code error;
    if (font.optional && !fs::exists(path, error)) {
      continue;
    }
    const auto bytes = run.step(read_file(path, font_limit));
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

std::string summary(const Run& run, std::size_t facts, const std::vector<RuleTally>& tallies,
                    std::chrono::year_month_day today) {
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
  return fmt::format(
      fmt::runtime(chinese ? "事实 {} 条{}；错误 {} 个、警告 {} 个；到期与否按 {} 算。\n"
                           : "{} facts{}; {} errors, {} warnings; what has expired is judged on "
                             "{}.\n"),
      facts, rules, run.diagnostics().count(Severity::Error),
      run.diagnostics().count(Severity::Warning), to_string(today));
}

/// An acknowledgement of nothing is a sign that a figure changed under it; one whose time is over
/// accepts no more. Those of documents are met only where the documents are read.
void check_acknowledgements(Run& run, const Inputs& inputs, bool with_documents) {
  std::multimap<std::string_view, const Acknowledgement*> by_mark;
  for (const Acknowledgement& entry : inputs.acknowledged) {
    by_mark.emplace(entry.mark, &entry);
  }
  std::set<const Acknowledgement*> met;
  for (const Diagnostic& diagnostic : run.diagnostics().all()) {
    const auto [first, last] = by_mark.equal_range(diagnostic.mark);
    for (auto entry = first; entry != last; ++entry) {
      if (is_about(*entry->second, diagnostic)) {
        met.insert(entry->second);
      }
    }
  }
  const auto today = last_known_day(inputs);
  for (const Acknowledgement& entry : inputs.acknowledged) {
    const bool of_document = entry.code.empty() || entry.code.starts_with("text/") ||
                             entry.code == message(Code::CheckStatementMissing).code;
    if (!met.contains(&entry) && (with_documents || !of_document)) {
      run.diagnostics().add({Code::CheckAcknowledgedNothing,
                             entry.span,
                             {{"mark", entry.mark}, {"about", entry.about}}});
    } else if (entry.until < today) {
      run.diagnostics().add(
          {Code::CheckAcknowledgedExpired,
           entry.span,
           {{"mark", entry.mark}, {"by", entry.by}, {"until", to_string(entry.until)}}});
    }
  }
}

}  // namespace

CheckAccount check_everything(Run& run, const Prepared& prepared,
                              const std::optional<std::filesystem::path>& documents) {
  const Inputs& inputs = prepared.inputs;
  check_fonts(run, inputs.fonts);
  check_decisions(run, inputs);
  run.diagnostics().append(lint_texts(run.sources()));
  CheckAccount account;
  // Every fact, also those that no issue knows yet: an office checks a month before it has an
  // issue.
  const auto checked = run.stage(validate(validate_input(inputs, run.settings(), end_of_time)));
  account.facts = inputs.facts->facts.size();
  account.checked = *checked;
  account.tallies = (*checked)->tallies();
  if (documents) {
    auto proof = prove_documents(run, inputs, *documents, account.tallies);
    account.coverage = std::move(proof.coverage);
    account.documents = proof.documents;
  }
  for (const Issue& issue : inputs.issues) {
    (void)build_issue(run, prepared, issue, Stage::Render);
  }
  run.settle(inputs.acknowledged, last_known_day(inputs));
  check_acknowledgements(run, inputs, documents.has_value());
  run.diagnostics().sort();  // issues share facts: exact doubles go before they are counted
  return account;
}

namespace {

/// 数据核对报告 of everything, as one PDF; it is set even if nobody wants it, so that publishing
/// finds no fault that checking did not.
bool make_report(Run& run, const Prepared& prepared, const CheckOptions& options,
                 const CheckAccount& account) {
  const auto pdf = check_report_pdf(
      run, prepared,
      {*account.checked, last_known_day(prepared.inputs), account.tallies, account.documents});
  return pdf && (!options.report || run.step(write_output({*options.report, *pdf})));
}

}  // namespace

CommandResult check(const Settings& settings, const CheckOptions& options) {
  Run run(settings);
  const auto prepared = prepare(run);
  if (!prepared) {
    return run.finish({});
  }
  const CheckAccount account = check_everything(run, *prepared, options.documents);
  if (!make_report(run, *prepared, options, account)) {
    return run.finish({});
  }
  run.diagnostics().sort();  // what setting the report met again
  return run.finish(account.coverage +
                    summary(run, account.facts, account.tallies, last_known_day(prepared->inputs)));
}

}  // namespace jianbao
