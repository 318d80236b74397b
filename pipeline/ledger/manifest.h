#pragma once
// The record beside every PDF: what went in, what is printed where, and what the rules said. It
// holds digests and provenance but no clock time and no path outside the workspace, so that the
// same inputs give the same record.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/source_map.h"
#include "ledger/unit_account.h"

namespace jianbao {

/// A file that the PDF depends on.
struct ManifestInput {
  std::string path;  ///< relative to the workspace
  std::string sha256;
  auto operator<=>(const ManifestInput&) const = default;
};

/// A document that facts were taken from.
struct ManifestDocument {
  std::string key, title, publisher, published;
  auto operator<=>(const ManifestDocument&) const = default;
};

/// A fact behind a figure: where it stands in the data and in its source.
struct ManifestFact {
  std::string id;
  std::string file;  ///< relative to the workspace
  std::uint32_t line = 0, column = 0;
  std::string document;           ///< key of a ManifestDocument
  std::uint32_t source_line = 0;  ///< line of the stored text
  std::string anchor;             ///< empty: a claim without a number
  auto operator<=>(const ManifestFact&) const = default;
};

struct ManifestVerdict {
  std::string rule, result, detail;  ///< result: pass, fail, not_evaluable
  auto operator<=>(const ManifestVerdict&) const = default;
};

/// One printing of one figure.
struct ManifestFigure {
  std::uint32_t page = 0, line = 0;  ///< page as printed; line of the 22-line grid
  std::string printed, what, sentence;
  std::string formula;  ///< empty: taken from the source as it is
  bool derived = false;
  std::vector<ManifestFact> facts;
  std::vector<ManifestVerdict> verdicts;
  auto operator<=>(const ManifestFigure&) const = default;
};

/// A printed line of the text, for comparing two printings (核红).
struct ManifestLine {
  std::uint32_t page = 0, line = 0;  ///< as of a figure
  std::string text;
  auto operator<=>(const ManifestLine&) const = default;
};

struct ManifestCounts {
  std::uint32_t figures = 0, warnings = 0;
  std::uint32_t rules_pass = 0, rules_fail = 0, rules_not_evaluable = 0;
  auto operator<=>(const ManifestCounts&) const = default;
};

struct Manifest {
  std::optional<UnitAccount> account;  ///< of a body: of all that was made together with it
  std::string program;                 ///< "jianbao 0.1.0"
  std::string issue, report, as_of;
  bool draft = true;  ///< nobody has signed it off: every page says so
  std::string pdf;    ///< file name, in the same folder
  std::string pdf_sha256;
  std::uint32_t pages = 0;
  ManifestCounts counts;
  std::vector<ManifestInput> inputs;
  std::vector<ManifestDocument> documents;
  std::vector<ManifestFigure> figures;
  std::vector<ManifestLine> lines;  ///< none in a record of format 1, which did not keep them
  auto operator<=>(const Manifest&) const = default;
};

/// JSON, one member a line, ending with a line feed.
[[nodiscard]] std::string write_manifest(const Manifest&);

/// Reads what write_manifest wrote; the strict YAML parser reads it, since such JSON is YAML.
/// Problems go to `diagnostics`; on any error no value.
[[nodiscard]] std::optional<Manifest> read_manifest(const SourceMap&, FileId, Diagnostics&);

}  // namespace jianbao
