#pragma once
// 名词解释: what the names are that a document has printed.

#include <vector>

#include "compose/context.h"

namespace jianbao::composing {

/// A table of the registered names that the blocks of the document print so far, in the order in
/// which they first stand there, with full name and what they are: `most` of them, or all for 0. A
/// spelling counts where it stands by itself: at each place the longest is taken, so that a name
/// inside a longer one is not met, and digits or letters beside it make it another word. Nothing
/// when no name is met. Only names that are known on the day of the issue.
[[nodiscard]] std::vector<BlockContent> make_glossary(Context&, const GlossarySpec&);

}  // namespace jianbao::composing
