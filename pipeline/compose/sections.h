#pragma once
// The body: lead blocks and sections with their headings, numbered by what is really printed.

#include "compose/context.h"

namespace jianbao::composing {

/// Gives 表1, 图1… to the tables and charts that this issue can print, in their order.
void number_blocks(Context&);

void add_key_points(Context&);
void add_lead(Context&);
void add_sections(Context&);

/// A note for every printed table or chart that no sentence mentions (E-27).
void check_references(Context&);

}  // namespace jianbao::composing
