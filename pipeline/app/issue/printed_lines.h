#pragma once
// Laid-out pages read back as a person reads them: line by line.

#include <cstdint>
#include <vector>

#include "ledger/manifest.h"
#include "model/page.h"

namespace jianbao {

/// The line, 1…22, that a run stands in; on a page that is turned counted from the head of what is
/// printed there, as a reader turns the sheet (E-25). `duplex`: the binding edge of even pages is
/// on their right (G-22).
[[nodiscard]] std::uint32_t line_of(const Pages&, std::uint32_t page_index, const TextRun&,
                                    bool duplex);

/// The text of every line of the type area, in order of page and line, from left to right; what
/// stands apart (cells of a table) is parted by a wide space. Page numbers, the mark of a draft and
/// the line numbers of a proof are no text of the document.
[[nodiscard]] std::vector<ManifestLine> printed_lines(const Pages&, bool duplex);

}  // namespace jianbao
