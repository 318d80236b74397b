#pragma once
// Stage 5: Document × Style × FontSet → Pages on the 22 × 28 grid (typography.md §1–§3).

#include "base/result.h"
#include "faces/font_set.h"
#include "model/document.h"
#include "model/page.h"
#include "model/style.h"

namespace jianbao {

/// Fails with text/no-glyph for a character that no face of its role's chain has, and with
/// typeset/too-many-pages when the body does not fit Document::pages_most. What is merely loose or
/// tight is a note.
[[nodiscard]] Outcome<Pages> typeset(const Document&, const Style&, const FontSet&);

/// The first chart or table of a document alone, on a page of its size with a small margin; a table
/// longer than a page as in a brief. Fails as above, and with typeset/nothing-alone for a document
/// without one.
[[nodiscard]] Outcome<Pages> typeset_alone(const Document&, const Style&, const FontSet&);

}  // namespace jianbao
