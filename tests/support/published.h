#pragma once
// Every PDF that the program makes of the tree's workspace and of the small office, and documents
// that a test makes up, ready to be measured.

#include <filesystem>
#include <string>
#include <vector>

#include "faces/font_set.h"
#include "model/document.h"
#include "model/style.h"
#include "support/paper.h"

namespace jianbao::test {

/// The finished program's `publish` of the tree (monthly-brief, monthly-brief.sources,
/// check-report), its `specimen` and `gallery`, and `publish` of tests/workspaces/office
/// (office/…), without the proofs. Made once a test program; kept until it ends.
[[nodiscard]] const std::vector<Paper>& published_papers();
/// 校样 that `publish` made beside them, each with the body it is of: <name>.proof.pdf, <name>.pdf.
/// They hold line numbers outside the type area, so that they are measured against their bodies
/// and not for themselves.
struct PublishedProof {
  std::string name;  ///< 2024-12/monthly-brief.proof
  std::filesystem::path proof, body;
};
[[nodiscard]] const std::vector<PublishedProof>& published_proofs();
/// One of them by name; fails the test when there is none.
[[nodiscard]] const Paper& published_paper(const std::string& name);

/// A document set and drawn in this program with the tree's fonts. `name` names its file.
[[nodiscard]] Paper paper_of(const std::string& name, const Document&, const Style& = {});

}  // namespace jianbao::test
