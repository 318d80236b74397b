#pragma once
// The body: lead blocks and sections with their headings, numbered by what is really printed.

#include "compose/context.h"

namespace jianbao::composing {

void add_key_points(Context&);
void add_lead(Context&);
void add_sections(Context&);

/// W-20: a warning where three paragraphs in a row begin alike.
void check_openings(Context&);

}  // namespace jianbao::composing
