#include "load/load.h"

#include <algorithm>

#include "load/readers.h"

namespace jianbao {
namespace {

void check_notes_exist(Reader& reader, const Inputs& inputs) {
  for (const Issue& issue : inputs.issues) {
    if (!inputs.notes.contains(issue.key)) {
      reader.diagnostics.add({Code::LoadNoNotes, issue.span, {{"word", issue.key}}});
    }
  }
}

}  // namespace

Outcome<Inputs> load(const std::filesystem::path& workspace, SourceMap& sources,
                     const std::map<std::string, std::string>& instead) {
  Outcome<Inputs> out;
  Reader reader{workspace, sources, out.diagnostics, &instead};
  Inputs inputs;
  auto catalogue = std::make_shared<Catalogue>(read_catalogue(reader));
  // A broken catalogue would make every fact look wrong: its own faults are told first.
  const bool sound = !out.diagnostics.has_errors();
  if (sound) {
    inputs.registry = read_registry(reader, *catalogue);
    inputs.facts = read_facts(reader, *catalogue, inputs.registry);
    inputs.rulings = read_rulings(reader);
    inputs.calendar = read_calendar(reader);
    inputs.issues = read_issues(reader, *catalogue);
  }
  const Wording wording = read_wording(reader);
  inputs.notes = read_notes(reader, wording);
  inputs.office = read_office(reader);
  inputs.style = read_style(reader);
  inputs.reports = read_reports(reader, wording);
  inputs.fonts = read_fonts(reader);
  if (sound) {
    check_notes_exist(reader, inputs);
  }
  inputs.catalogue = std::move(catalogue);
  if (!out.diagnostics.has_errors()) {
    out.value = std::move(inputs);
  }
  return out;
}

}  // namespace jianbao
