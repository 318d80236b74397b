#pragma once
// The body: lead blocks and sections with their headings, numbered by what is really printed.

#include "compose/context.h"

namespace jianbao::composing {

void add_key_points(Context&);
void add_lead(Context&);
void add_sections(Context&);

}  // namespace jianbao::composing
