#pragma once
// Stage 1: files → values, each with its place. The only stage that reads; it believes nothing.

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/source_map.h"
#include "model/acknowledgement.h"
#include "model/calendar.h"
#include "model/catalogue.h"
#include "model/document.h"
#include "model/facts.h"
#include "model/font_manifest.h"
#include "model/issue.h"
#include "model/issued.h"
#include "model/registry.h"
#include "model/report_spec.h"
#include "model/review.h"
#include "model/rule.h"
#include "model/ruling.h"
#include "model/style.h"

namespace jianbao {

/// Everything that a run needs, typed and placed. Independent of the order of files and entries.
struct Inputs {
  std::shared_ptr<const Catalogue> catalogue;
  Registry registry;
  std::shared_ptr<const FactSet> facts;
  RuleSet rules;                              ///< in the order of the vocabulary
  std::vector<Acknowledgement> acknowledged;  ///< ascending by mark
  Issued issued;
  std::vector<Ruling> rulings;               ///< ascending by key
  std::vector<Publication> calendar;         ///< ascending by report
  std::vector<Issue> issues;                 ///< ascending by key
  std::map<std::string, EditorNotes> notes;  ///< by issue key
  Office office;
  std::vector<ReportSpec> reports;  ///< ascending by name
  Style style;
  FontManifest fonts;
};

struct LoadOptions {
  /// Texts that stand for files, by path relative to the workspace.
  std::map<std::string, std::string> instead = {};
  bool gb18030 = false;  ///< files that are not UTF-8 are read as GB 18030
};

/// Reads the workspace: data/catalogue/{units,domains,subjects,indicators}.yaml,
/// data/sources.yaml, data/systems/*.yaml, data/facts/**.yaml, data/rules/*.yaml,
/// data/acknowledged.yaml, data/issued/*.yaml, data/rulings.yaml,
/// data/calendar.yaml, data/issues.yaml, data/notes/*.yaml, data/office.yaml,
/// reports/*/report.yaml, reports/common/{style,wording}.yaml, fonts/fonts.yaml.
/// All problems of all files in one pass.
[[nodiscard]] Outcome<Inputs> load(const std::filesystem::path& workspace, SourceMap&,
                                   const LoadOptions& = {});

/// data/known_names.yaml, which may be missing: names of which a year is a part (中国制造2025), for
/// the check of documents. No brief depends on them, so that they are no part of Inputs.
[[nodiscard]] Outcome<std::vector<std::string>> load_known_names(
    const std::filesystem::path& workspace, SourceMap&);

/// data/watchwords.yaml, which may be missing: then there is no word to look for. No part of Inputs
/// either.
[[nodiscard]] Outcome<Watchwords> load_watchwords(const std::filesystem::path& workspace,
                                                  SourceMap&);

/// reports/specimen/specimen.yaml, a document of literal blocks, with the style and the fonts that
/// set it: to see on paper how the office's own look, whatever state its data is in. It holds no
/// facts and is never a brief.
struct Specimen {
  Document document;
  Style style;
  FontManifest fonts;
};
[[nodiscard]] Outcome<Specimen> load_specimen(const std::filesystem::path& workspace, SourceMap&);

/// reports/gallery/*.yaml as a report of one section a file, in the order of their names. Charts
/// may show samples, values of no fact, which say so in print.
[[nodiscard]] Outcome<ReportSpec> load_gallery(const std::filesystem::path& workspace, SourceMap&);
/// One chart or table as the lead of a report without sections, in the form that stands below
/// `chart:` or `table:` in a report; samples as in a gallery. `file` is absolute or relative to the
/// workspace.
[[nodiscard]] Outcome<ReportSpec> load_alone(const std::filesystem::path& workspace,
                                             const std::string& file, bool is_table, SourceMap&);

/// data/reviews/<issue>.yaml, which may be missing: nobody looked yet. In the order of the file;
/// `instead` as for load().
[[nodiscard]] Outcome<std::vector<ReviewTick>> load_review(
    const std::filesystem::path& workspace, const std::string& issue, SourceMap&,
    const std::map<std::string, std::string>& instead = {});
/// Of that file, relative to the workspace.
[[nodiscard]] std::string review_path(const std::string& issue);

}  // namespace jianbao
