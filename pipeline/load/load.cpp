#include "load/load.h"

#include <algorithm>

#include "load/readers.h"

namespace jianbao {
namespace {

/// The title stands with the issue's number; what else the editor says is optional.
void give_titles(Reader& reader, Inputs& inputs) {
  for (const Issue& issue : inputs.issues) {
    if (!issue.title) {
      reader.diagnostics.add({Code::LoadNoTitle, issue.span, {{"word", issue.key}}});
      continue;
    }
    const auto at =
        inputs.notes.try_emplace(issue.key, EditorNotes{*issue.title, {}, {}, {}}).first;
    at->second.title = *issue.title;
    at->second.subtitle = issue.subtitle;
  }
}

/// A note under a name that no issue has would never be printed, and nobody would know.
void check_notes(Reader& reader, const Inputs& inputs) {
  std::vector<std::string> keys;
  for (const Issue& issue : inputs.issues) {
    keys.push_back(issue.key);
  }
  for (const auto& [key, notes] : inputs.notes) {
    if (std::ranges::find(keys, key) == keys.end()) {
      reader.unknown_word({key, notes.title.span}, "期名（data/issues.yaml，这个文件要以期名起名）",
                          keys);
    }
  }
}

/// A warning that a ruling settles needs no acknowledgement of its own.
void settle_by_rulings(Inputs& inputs) {
  constexpr std::chrono::year_month_day never{std::chrono::year::max(), std::chrono::December,
                                              std::chrono::day{31}};
  for (const Ruling& ruling : inputs.rulings) {
    for (const Located<std::string>& mark : ruling.marks) {
      inputs.acknowledged.push_back({mark.value,
                                     {},
                                     ruling.question,
                                     ruling.by,
                                     ruling.on,
                                     ruling.decision,
                                     ruling.until.value_or(never),
                                     mark.span});
    }
  }
}

}  // namespace

Outcome<Inputs> load(const std::filesystem::path& workspace, SourceMap& sources,
                     const LoadOptions& options) {
  Outcome<Inputs> out;
  std::error_code error;
  if (const auto data = std::filesystem::status(workspace / "data", error);
      data.type() == std::filesystem::file_type::not_found) {
    out.diagnostics.add({Code::InputNoWorkspace,
                         std::nullopt,
                         {{"path", std::filesystem::absolute(workspace).generic_string()}}});
    return out;
  }
  Reader reader{workspace, sources, out.diagnostics, &options.instead, options.gb18030};
  Inputs inputs;
  auto catalogue = std::make_shared<Catalogue>(read_catalogue(reader));
  // A broken catalogue would make every fact look wrong: its own faults are told first.
  const bool sound = !out.diagnostics.has_errors();
  const Wording wording = read_wording(reader);
  if (sound) {
    inputs.registry = read_registry(reader, *catalogue);
    inputs.facts = std::make_shared<const FactSet>(read_facts(reader, *catalogue, inputs.registry));
    inputs.rules = read_rules(reader, *catalogue);
    inputs.acknowledged = read_acknowledgements(reader);
    inputs.rulings = read_rulings(reader);
    settle_by_rulings(inputs);
    inputs.calendar = read_calendar(reader);
    inputs.issues = read_issues(reader, *catalogue, wording);
    inputs.issued = read_issued(reader, inputs.issues);
  }
  inputs.notes = read_notes(reader, wording);
  inputs.office = read_office(reader);
  inputs.style = read_style(reader);
  inputs.reports = read_reports(reader, wording, *catalogue);
  inputs.fonts = read_fonts(reader);
  if (sound && !inputs.issues.empty()) {
    check_notes(reader, inputs);
  }
  if (sound) {
    give_titles(reader, inputs);
  }
  inputs.catalogue = std::move(catalogue);
  if (!out.diagnostics.has_errors()) {
    out.value = std::move(inputs);
  }
  return out;
}

}  // namespace jianbao
