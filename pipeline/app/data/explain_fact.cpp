#include "app/data/explain_fact.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <vector>

#include "aggregate/aggregate.h"
#include "app/data/account.h"
#include "app/issue/checking.h"
#include "base/files.h"
#include "base/yaml.h"
#include "ledger/manifest.h"

namespace jianbao {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t manifest_limit = 16U << 20U;

std::string source_text(const Fact& fact, const Catalogue& catalogue, Language language) {
  const SourceDocument& document = catalogue[fact.document];
  std::string text =
      language == Language::Chinese
          ? fmt::format("《{}》，{}，{}，原文第{}行", document.title, document.publisher,
                        to_string(document.published), fact.line)
          : fmt::format("《{}》, {}, {}, line {}", document.title, document.publisher,
                        to_string(document.published), fact.line);
  if (fact.anchor) {
    text += language == Language::Chinese ? fmt::format("，锚文字“{}”", fact.anchor->text)
                                          : fmt::format(", anchor “{}”", fact.anchor->text);
  }
  return text;
}

void describe_relations(Account& account, const Fact& fact, const CheckedFacts& checked) {
  if (fact.within) {
    account.line("整体", "whole",
                 fact.within->fact +
                     (fact.within->threshold.empty() ? "" : "（" + fact.within->threshold + "）"));
  }
  account.line("按它平均", "spread over", fact.per.value_or(""));
  account.line("成对", "pair", fact.pair.value_or(""));
  std::string parts;
  for (FactIndex i = 0; i < checked.facts().size(); ++i) {
    const Fact& other = checked.facts()[i];
    if (other.within && other.within->fact == fact.id) {
      parts += (parts.empty() ? "" : ", ") + other.id;
    }
  }
  account.line("其中项", "parts", parts);
}

/// Everything that follows from the fact is reckoned by us: 推算.
void describe_derived(Account& account, const Dataset& dataset, FactIndex index) {
  for (const Measure measure : {Measure::ImpliedBase, Measure::Increment, Measure::Share,
                                Measure::PerItem, Measure::MonthlyAverage, Measure::Change}) {
    if (const Derived* derived = dataset.find(index, measure)) {
      account.line("推算", "computed",
                   std::string(measure_name(measure)) + "　" + derived->provenance.formula);
    }
  }
}

/// Where the manifests say that the fact was printed.
void describe_printings(Account& account, Run& run, const std::string& id) {
  const fs::path out = run.settings().workspace / "out";
  std::vector<fs::path> files;
  std::error_code error;
  fs::recursive_directory_iterator walk(out, error);
  for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
    if (walk->path().string().ends_with(".manifest.json")) {
      files.push_back(walk->path());
    }
  }
  std::ranges::sort(files);
  for (const fs::path& file : files) {
    auto text = read_file(file, manifest_limit);
    Diagnostics ignored;  // a foreign file below out/ is no fault of the fact
    const auto manifest =
        text ? read_manifest(run.sources(), run.sources().add(file.string(), std::move(*text)),
                             ignored)
             : std::nullopt;
    for (const ManifestFigure& figure :
         manifest ? manifest->figures : std::vector<ManifestFigure>()) {
      if (std::ranges::find(figure.facts, id, &ManifestFact::id) != figure.facts.end()) {
        account.line(
            "印在", "printed",
            fmt::format(fmt::runtime(pick(run.settings().language, "{} 第{}页第{}行：{}",
                                          "{} page {}, line {}: {}")),
                        shown_path(file.parent_path() / manifest->pdf, run.settings().workspace),
                        figure.page, figure.line, figure.printed));
      }
    }
  }
}

}  // namespace

CommandResult explain_fact(const Settings& settings, const std::string& id) {
  Run run(settings);
  const auto inputs = run.stage(load(settings.workspace, run.sources(), {{}, settings.gb18030}));
  if (!inputs) {
    return run.finish({});
  }
  // Findings are shown by `check`; here the verdicts say the same of this one fact.
  const auto checked = validate(validate_input(*inputs, settings, end_of_time)).value;
  const Catalogue& catalogue = *inputs->catalogue;
  const auto index = (*checked)->facts().find(id);
  if (!index) {
    std::vector<std::string> known;
    for (const Fact& fact : inputs->facts->facts) {
      known.push_back(fact.id);
    }
    run.diagnostics().add({Code::AppUnknownFact,
                           std::nullopt,
                           {{"fact", id}, {"nearest", did_you_mean(id, known).value_or("—")}}});
    return run.finish({});
  }
  const Fact& fact = (*checked)->facts()[*index];
  Account account(settings.language);
  account.head(fact.id + "　" + statement(fact, catalogue));
  account.line("性质", "nature", nature(fact, catalogue));
  account.line("指标", "indicator",
               catalogue[fact.indicator].name + "　" + catalogue[fact.indicator].definition);
  account.line("数据", "data", run.sources().describe(fact.value_span));
  account.line("来源", "source", source_text(fact, catalogue, settings.language));
  account.line("说明", "note", fact.note);
  const auto tell = [&account](const Revision& revision) {
    account.line("修订", "revision",
                 revision.from + " → " + revision.to + "，" + revision.reason + "，" + revision.by +
                     "，" + to_string(revision.on));
  };
  std::ranges::for_each(fact.earlier_revisions, tell);
  if (fact.revision) {
    tell(*fact.revision);
  }
  describe_relations(account, fact, **checked);
  const auto dataset = aggregate(*checked, catalogue).value;
  describe_derived(account, *dataset, *index);
  for (const Verdict& verdict : (*checked)->verdicts(*index)) {
    account.line("核对", "rule",
                 verdict_text(verdict.rule, verdict.result, verdict.detail, settings.language));
  }
  describe_printings(account, run, id);
  return run.finish(account.text());
}

}  // namespace jianbao
