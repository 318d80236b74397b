#pragma once
// Balanced pages: which pages are faults, and what may be varied on a whole document to cure them
// (G-24, issue 5). Nothing is varied on a single page: both sides of a sheet register.

#include <cstddef>
#include <vector>

#include "base/diagnostic.h"
#include "model/document.h"
#include "model/style.h"
#include "typeset/flow.h"

namespace jianbao {

/// Pages more than a third empty though the text goes on, a page for the 版记 alone, and a last
/// page of one or two lines. A document of one or two pages has no balance to keep but that of its
/// 版记.
[[nodiscard]] std::size_t fault_count(const Flowed&);

/// Layouts to try, the least intrusive first: heights of charts, cuts of short tables, another
/// number of lines a page.
[[nodiscard]] std::vector<Layout> remedies(const Document&, const Style&, const Flowed&);

/// Notes: what was varied and for which pages; which pages stay short.
void tell_remedy(const Document&, const Layout&, const Flowed& standard, Diagnostics&);
/// Of paragraphs that were set in a line less (V-04).
void tell_shortened(const Document&, const Flowed&, Diagnostics&);
void tell_short_pages(const Document&, const Flowed&, Diagnostics&);

}  // namespace jianbao
