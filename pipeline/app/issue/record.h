#pragma once
// From laid-out pages back to meaning: where each figure stands, and the manifest that says so.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "compose/compose.h"
#include "faces/font_set.h"
#include "ledger/manifest.h"
#include "load/load.h"
#include "model/document.h"
#include "model/page.h"

namespace jianbao {

/// Every figure of the document in the order of page, line and x. A figure that is not on paper,
/// or not exactly once, is an error (app/figure-not-placed). `duplex`: as the pages were set.
[[nodiscard]] Outcome<std::vector<PlacedFigure>> place_figures(const Document&, const Pages&,
                                                               bool duplex = true);

/// Digests of every file read and, as declared in fonts.yaml, of every font; ascending by
/// path. Fonts of the system are left out: see with_fonts_in_use.
[[nodiscard]] std::vector<ManifestInput> digest_inputs(const SourceMap&, const FontManifest&);

/// The same and the fonts of the system that these pages are set in.
[[nodiscard]] std::vector<ManifestInput> with_fonts_in_use(std::vector<ManifestInput>, const Pages&,
                                                           const FontSet&);

/// All that a manifest tells of one PDF.
struct RecordInput {
  const Issue& issue;
  const Document& document;
  const Pages& pages;
  const std::vector<PlacedFigure>& placed;
  const CheckedFacts& checked;
  const Catalogue& catalogue;
  const SourceMap& sources;
  const std::vector<ManifestInput>& inputs;
  std::string_view pdf;  ///< the bytes
  std::uint32_t warnings = 0;
  bool duplex = true;  ///< as the pages were set (G-22)
};

[[nodiscard]] Manifest make_manifest(const RecordInput&);

/// "pass", "fail", "not_evaluable"
[[nodiscard]] std::string_view rule_result_name(RuleResult);

/// "jianbao 0.1.0"
[[nodiscard]] std::string program_version();
/// SHA-256 over the source that this program was built from: two versions may write other pages.
[[nodiscard]] std::string program_digest();

}  // namespace jianbao
