#pragma once
// Stage 4: Dataset × ReportSpec × Issue → Document: what the report says, in order, in words.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "compose/correction.h"
#include "model/catalogue.h"
#include "model/comparison.h"
#include "model/dataset.h"
#include "model/document.h"
#include "model/issue.h"
#include "model/registry.h"
#include "model/report_spec.h"
#include "model/ruling.h"

namespace jianbao {

/// A document of the issue that is finished, for the sheet that is signed.
struct MadeDocument {
  std::string title, file;
  std::size_t pages = 0, figures = 0;
  std::string sha256;
};

/// All that an issue's documents are made of.
struct ComposeInput {
  const Dataset& dataset;
  const Catalogue& catalogue;
  const ReportSpec& report;
  const Issue& issue;
  const EditorNotes& notes;
  const Office& office;
  std::optional<SubjectId> own = std::nullopt;  ///< of a report that is made for each subject
  const Issue* previous = nullptr;              ///< the issue before; null: this is the first
  const Registry* registry = nullptr;
  const std::vector<Ruling>* rulings = nullptr;
  const std::vector<Diagnostic>* findings = nullptr;     ///< warnings that nobody has accepted yet
  const std::vector<MadeDocument>* made = nullptr;       ///< documents made before this one
  const std::vector<Correction>* corrections = nullptr;  ///< of earlier issues, to be told in this
  Compare compare = {};                                  ///< empty: nothing is compared
};

/// "monthly-brief", "area-brief-胶州市": of the document and its files.
[[nodiscard]] std::string document_name(const ReportSpec&, const Catalogue&,
                                        std::optional<SubjectId> own);

/// Neither a value nor an error: the issue has no such document, and a note says why.
[[nodiscard]] Outcome<Document> compose(const ComposeInput&);

/// The lead and the sections of a report alone, for a gallery of charts and tables: no masthead, no
/// annex.
[[nodiscard]] Outcome<Document> compose_gallery(const ComposeInput&);

/// What a key means. Neither fact nor error: nothing known on the day of the issue is it.
struct Picked {
  std::optional<FactIndex> fact;
  Diagnostics diagnostics;
};
/// The fact of "rail.trains", "rail.trains@target" or "rail.trains[2022-01..2022-09 上合示范区]",
/// of the issue's sources, and where they have none of any source known on its day. Several that no
/// rule of choice tells apart are an error at the key's place.
[[nodiscard]] Picked pick_fact(const ComposeInput&, const Located<std::string>& key);

/// A figure and where it came to stand: page as printed (1…) and line of the 22-line grid (1…22).
struct PlacedFigure {
  FigureIndex figure;
  std::uint32_t page;
  std::uint32_t line;
};

/// 核校表: every printed figure of `body` by page and line, in order, with fact, source, arithmetic
/// and what the rules said. Composed after the body was typeset.
[[nodiscard]] Outcome<Document> compose_sources(const ComposeInput&, const Document& body,
                                                const std::vector<PlacedFigure>&);

/// The verdicts on the facts behind a figure, as one line for people: "锚文字相符；基期推算相符".
[[nodiscard]] std::string verdict_summary(const CheckedFacts&, const Figure&);

}  // namespace jianbao
