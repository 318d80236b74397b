#pragma once
// The whole pipeline for one issue, as one function that reads top to bottom.

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/run.h"
#include "compose/compose.h"
#include "faces/font_set.h"
#include "ledger/issue_register.h"
#include "ledger/manifest.h"
#include "load/load.h"
#include "model/dataset.h"
#include "model/document.h"
#include "model/page.h"

namespace jianbao {

/// Read and opened once a process; every issue shares it.
struct Prepared {
  Inputs inputs;  ///< an issue that went out has the day of its sign-off, as the register has it
  FontSet faces;
  std::vector<ManifestInput> digests;
  std::size_t warnings;                          ///< of reading, which every document shares
  std::vector<RegisteredIssue> registered = {};  ///< what the register knows, by issue
  /// By issue, where something shows that went out, though neither the register nor a day in the
  /// data says so: the register that knows of it is not this one.
  std::map<std::string, std::filesystem::path> unexplained = {};
  std::vector<std::string> changed_figures = {};  ///< issues whose data/issued is not as it was

  /// Went out once, whatever became of it: nothing of it is made again.
  [[nodiscard]] bool went_out(std::string_view issue) const;
  [[nodiscard]] bool was_withdrawn(std::string_view issue) const;
};

enum class Stage : std::uint8_t { Load, Validate, Aggregate, Compose, Typeset, Render };

/// One PDF on its way; what a stage did not reach is empty.
struct BuiltDocument {
  Document document;
  std::optional<Pages> pages;
  std::vector<PlacedFigure> placed;
  std::vector<ManifestInput> inputs;  ///< all that the PDF was made from
  std::string pdf;
  std::size_t warnings = 0;
  std::chrono::microseconds cpu{};
};

/// One issue on its way. `documents` holds each report's body followed by its checking list.
struct BuiltIssue {
  const Issue* issue;
  std::shared_ptr<const CheckedFacts> checked;
  std::optional<Dataset> dataset;
  std::vector<BuiltDocument> documents;
  std::vector<std::string> stopped;        ///< reports that an error kept from being made
  std::vector<BuiltDocument> proofs = {};  ///< 校样 of those bodies that want one
  std::shared_ptr<BuiltDocument> correction = nullptr;      ///< 更正通知, of an issue that went out
  std::shared_ptr<const CheckedFacts> known_now = nullptr;  ///< into which its figures point
};

/// What all documents of an issue share.
struct IssueBasis {
  const Issue* issue;
  std::shared_ptr<const CheckedFacts> checked;
  std::optional<Dataset> dataset = std::nullopt;
  std::vector<Diagnostic> open = {};  ///< what a human still has to decide
  std::vector<Correction> corrections = {};
  std::size_t warnings = 0;  ///< of reading and checking, which every document shares
};

/// One body with its checking list and its proof: what can be made by itself.
struct BriefUnit {
  const ReportSpec* report;
  std::optional<SubjectId> own;  ///< of a report that is made for each subject
  std::string name;              ///< of the body: monthly-brief, area-brief-胶州市
};

/// Reads the workspace and opens the faces.
[[nodiscard]] std::optional<Prepared> prepare(Run&);

/// Checks the facts of the issue and reckons what follows, as far as `last` asks for it.
[[nodiscard]] IssueBasis make_basis(Run&, const Prepared&, const Issue&, Stage last);

/// The documents that the issue names, in their order; a sheet that lists what the issue consists
/// of comes last. A report that is not defined is an error, and its name goes to `stopped`.
[[nodiscard]] std::vector<BriefUnit> units_of(Run&, const Prepared&, const IssueBasis&,
                                              std::vector<std::string>& stopped);

/// Adds the documents of one unit to `built`, or its name to `built.stopped`. `made`: what a sheet
/// lists.
void build_unit(Run&, const Prepared&, const IssueBasis&, const BriefUnit&,
                const std::vector<MadeDocument>& made, BuiltIssue& built, Stage last);

/// Runs the stages of one issue up to `last`. A report stops at the first stage that leaves no
/// value; the run then has errors and the others go on. Rendered are the documents that may go out:
/// none of an issue that was signed off without its review, or that contradicts what it printed.
[[nodiscard]] BuiltIssue build_issue(Run&, const Prepared&, const Issue&, Stage last);

/// Nothing of the issue goes out.
void stop_issue(BuiltIssue&);

}  // namespace jianbao
