#pragma once
// Tables as strips: open statistical tables (开口表, E-26) and three-line tables, with heads that
// come again under 续表, groups of rows, cells over several rows or columns, and rows that are cut
// between lines when they must.

#include <vector>

#include "model/document.h"
#include "typeset/strip.h"
#include "typeset/text.h"

namespace jianbao {

/// For a frame that is turned, the strips go on turned pages. A head taller than the frame is an
/// error (typeset/head-too-tall). Time and memory grow with the number of cells.
[[nodiscard]] std::vector<Strip> set_table(const Table&, const Frame&, const Layout&, TextSetter&);

}  // namespace jianbao
