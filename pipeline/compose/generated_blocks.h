#pragma once
// Blocks that say what the document itself, the rules or an earlier issue have to say: nobody
// writes them.

#include <vector>

#include "compose/context.h"

namespace jianbao::composing {

/// 需要研究确定的: warnings that nobody has accepted, as points.
[[nodiscard]] std::vector<BlockContent> make_findings(Context&, const FindingsSpec&);
/// Which of the figures printed so far are bounds, approximate, estimates or implied. A figure that
/// was printed more than once is named once.
[[nodiscard]] std::vector<BlockContent> make_natures(Context&, const NaturesSpec&);
/// 口径变动: of what this document prints, where the document that speaks of it before counts or
/// bounds it otherwise.
[[nodiscard]] std::vector<BlockContent> make_definitions_changed(Context&,
                                                                 const DefinitionsChangedSpec&);

}  // namespace jianbao::composing
