#pragma once
// One reader a file of the workspace; load() calls them in the order of what they need.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "load/load.h"
#include "load/reader.h"

namespace jianbao {

[[nodiscard]] Catalogue read_catalogue(Reader&);
/// data/systems/*.yaml; mentions come with the facts.
[[nodiscard]] Registry read_registry(Reader&, const Catalogue&);
/// data/facts/**.yaml, in parallel; gives the registry its mentions.
[[nodiscard]] FactSet read_facts(Reader&, const Catalogue&, Registry&);
/// data/rulings.yaml and data/calendar.yaml; both may be missing.
[[nodiscard]] std::vector<Ruling> read_rulings(Reader&);
[[nodiscard]] std::vector<Publication> read_calendar(Reader&);
/// data/rules/*.yaml; without the folder the standard rules hold.
[[nodiscard]] RuleSet read_rules(Reader&, const Catalogue&);
/// Eight digits or letters a to f, as printed below a warning and beside an item of a review.
[[nodiscard]] bool is_mark(std::string_view);
/// data/acknowledged.yaml and data/issued/*.yaml; an office may have neither.
[[nodiscard]] std::vector<Acknowledgement> read_acknowledgements(Reader&);
[[nodiscard]] Issued read_issued(Reader&, const std::vector<Issue>&);
[[nodiscard]] std::vector<Issue> read_issues(Reader&, const Catalogue&, const Wording&);
[[nodiscard]] std::map<std::string, EditorNotes> read_notes(Reader&, const Wording&);
[[nodiscard]] Office read_office(Reader&);
[[nodiscard]] Wording read_wording(Reader&);
[[nodiscard]] Style read_style(Reader&);
[[nodiscard]] std::vector<ReportSpec> read_reports(Reader&, const Wording&, const Catalogue&);
[[nodiscard]] FontManifest read_fonts(Reader&);

}  // namespace jianbao
