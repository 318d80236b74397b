#pragma once
// What each kind of block prints in this issue, wherever it stands.

#include <string>
#include <vector>

#include "compose/context.h"

namespace jianbao::composing {

/// Nothing when all its facts are missing, or its conditions do not hold. Headings are the
/// section's: subheadings, points and what is grouped under them are not made here.
[[nodiscard]] std::vector<BlockContent> make_blocks(Context&, const BlockSpec&);

[[nodiscard]] Span span_of(const BlockSpec&);

/// Gives 表1, 图1… to the tables and charts that this issue can print, in their order.
void number_blocks(Context&);

/// A note for every printed table or chart that no sentence mentions (E-27).
void check_references(Context&);

}  // namespace jianbao::composing
