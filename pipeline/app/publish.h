#pragma once
// The whole pipeline, as one function that reads top to bottom, and the command that writes what
// it makes.

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/run.h"
#include "compose/check_report.h"
#include "compose/compose.h"
#include "faces/font_set.h"
#include "ledger/manifest.h"
#include "load/load.h"
#include "model/dataset.h"
#include "model/document.h"
#include "model/page.h"

namespace jianbao {

/// Read and opened once a process; every issue shares it.
struct Prepared {
  Inputs inputs;
  FontSet faces;
  std::vector<ManifestInput> digests;
  std::size_t warnings;  ///< of reading, which every document shares
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

struct BuiltIssue;

/// 数据核对报告 for an officer to sign: everything that the run has found so far, settled, and what
/// the rules said of the facts known on `as_of`. None: it could not be set, and the run says why.
struct CheckReportOf {
  const CheckedFacts& checked;
  std::chrono::year_month_day as_of;
  const std::vector<RuleTally>& tallies;
  std::optional<DocumentsRead> documents = std::nullopt;  ///< none: nobody asked for them
  /// Reports of the issue that errors kept back; nothing: the report is of no issue.
  const std::vector<std::string>* stopped = nullptr;
  bool all_stopped = false;
  const BuiltIssue* issue = nullptr;  ///< whose implied values are told; nothing: of no issue
};
[[nodiscard]] std::optional<std::string> check_report_pdf(Run&, const Prepared&,
                                                          const CheckReportOf&);

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

/// Reads the workspace and opens the faces.
[[nodiscard]] std::optional<Prepared> prepare(Run&);

/// Runs the stages of one issue up to `last`. A report stops at the first stage that leaves no
/// value; the run then has errors and the others go on. Rendered are the documents that may go out:
/// none of an issue that was signed off without its review, or that contradicts what it printed.
[[nodiscard]] BuiltIssue build_issue(Run&, const Prepared&, const Issue&, Stage last);

/// The issues asked for, ascending; none named: all. An unknown key is an error.
[[nodiscard]] std::vector<const Issue*> select_issues(Run&, const std::vector<Issue>&,
                                                      const std::vector<std::string>& keys);

struct PublishOptions {
  std::vector<std::string> issues;           ///< none: all
  std::optional<std::filesystem::path> out;  ///< none: out/ in the workspace
};

/// Everything is rendered before anything is written. An error in a fact stops every report that
/// prints it, whole, and no other. The check report of each issue is written in any case: it is
/// needed most where nothing else goes out, and says so.
[[nodiscard]] CommandResult publish(const Settings&, const PublishOptions&);

}  // namespace jianbao
