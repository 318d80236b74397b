#include "app/issue/check_report_sheet.h"

#include <algorithm>
#include <set>
#include <utility>

#include "compose/implied.h"
#include "render/render.h"
#include "typeset/typeset.h"

namespace jianbao {
namespace {

/// What was found may hold the very characters that no face has: in the report they are named
/// (U+2212), or one of them would keep it from being printed. False: something else is wrong.
bool spell_out(std::vector<Diagnostic>& findings, std::vector<Figure>& implied,
               const Diagnostics& said) {
  for (const Diagnostic& fault : said.all()) {
    const auto character = std::ranges::find(fault.args, "character", &Args::value_type::first);
    const auto name = std::ranges::find(fault.args, "code_point", &Args::value_type::first);
    if (fault.code != Code::TextNoGlyph || character == fault.args.end() ||
        name == fault.args.end()) {
      return false;
    }
    const auto spell = [&](std::string& words) {
      for (std::size_t at = words.find(character->second); at != std::string::npos;
           at = words.find(character->second, at + name->second.size())) {
        words.replace(at, character->second.size(), name->second);
      }
    };
    for (Figure& figure : implied) {
      spell(figure.formula);
    }
    for (Diagnostic& finding : findings) {
      spell(finding.accepted);
      for (auto& [key, value] : finding.args) {
        spell(value);
      }
    }
  }
  return true;
}

/// What follows from the facts that an issue prints.
std::vector<Figure> implied_of(const Prepared& prepared, const PrintedOfIssue& of) {
  const Inputs& inputs = prepared.inputs;
  if (of.dataset == nullptr || inputs.reports.empty()) {
    return {};
  }
  // Which report is asked makes no difference: what is computed is said in the same words in all.
  const ComposeInput input{*of.dataset,
                           *inputs.catalogue,
                           inputs.reports.front(),
                           *of.issue,
                           inputs.notes.at(of.issue->key),
                           inputs.office};
  return implied_figures(input, {of.facts.begin(), of.facts.end()});
}

/// Files that hold nothing but facts of documents published after the day: what is found in them is
/// told in the report of a later issue.
std::set<FileId> files_of_later_facts(const Inputs& inputs, std::chrono::year_month_day day) {
  std::set<FileId> later;
  std::set<FileId> known;
  for (const Fact& fact : inputs.facts->facts) {
    const bool after = (*inputs.catalogue)[fact.document].published > day;
    (after ? later : known).insert(fact.span.file);
  }
  std::erase_if(later, [&known](FileId file) { return known.contains(file); });
  return later;
}

}  // namespace

PrintedOfIssue printed_of(const BuiltIssue& built) {
  PrintedOfIssue of{built.issue, built.dataset ? &*built.dataset : nullptr, {}, {}};
  for (const BuiltDocument& made : built.documents) {
    of.facts.insert(made.document.facts.begin(), made.document.facts.end());
    for (const Figure& figure : made.document.figures) {
      if (figure.derived) {
        of.reckoned.insert(figure.what);
      }
    }
  }
  return of;
}

std::optional<CheckReportSheet> check_report_sheet(Run& run, const Prepared& prepared,
                                                   const CheckReportOf& of) {
  const Inputs& inputs = prepared.inputs;
  Diagnostics account;  // of all so far: issues share facts, and nobody acts on one thing twice
  for (const Diagnostic& diagnostic : run.diagnostics().all()) {
    account.add(diagnostic);
  }
  account.sort();
  std::vector<Diagnostic> findings(account.all().begin(), account.all().end());
  if (of.issue != nullptr) {
    const auto later = files_of_later_facts(inputs, of.as_of);
    std::erase_if(findings, [&](const Diagnostic& finding) {
      return finding.where && later.contains(finding.where->file);
    });
  }
  std::vector<Figure> implied =
      of.issue == nullptr ? std::vector<Figure>() : implied_of(prepared, *of.issue);
  std::optional<Document> document;
  const auto set = [&] {
    document = compose_check_report(
                   {inputs.office, inputs.rules, of.tallies, findings, run.sources(),
                    of.checked.facts().size(), of.as_of, of.documents, of.stopped, of.all_stopped,
                    inputs.rulings, of.issue == nullptr ? nullptr : &implied,
                    of.issue == nullptr ? std::set<std::string>() : of.issue->reckoned})
                   .value;
    return typeset(*document, inputs.style, prepared.faces);
  };
  auto laid_out = set();
  if (!laid_out && spell_out(findings, implied, laid_out.diagnostics)) {
    laid_out = set();
  }
  auto pages = run.stage(std::move(laid_out));
  return pages ? std::optional(CheckReportSheet{*std::move(document), *std::move(pages)})
               : std::nullopt;
}

std::optional<std::string> check_report_pdf(Run& run, const Prepared& prepared,
                                            const CheckReportOf& of) {
  const auto sheet = check_report_sheet(run, prepared, of);
  if (!sheet) {
    return std::nullopt;
  }
  const Document& document = sheet->document;
  std::string id = to_string(of.as_of) + '/' + document.name;
  for (const ManifestInput& input : prepared.digests) {
    id += '\n' + input.sha256;
  }
  return run.stage(
      render(sheet->pages, prepared.faces,
             {document.title, document.author, document.title, of.as_of, std::move(id)}));
}

}  // namespace jianbao
