#pragma once
// Paragraphs, headings, title, masthead and colophon as strips (typography.md §2).

#include <vector>

#include "model/document.h"
#include "typeset/strip.h"
#include "typeset/text.h"

namespace jianbao {

[[nodiscard]] std::vector<Strip> set_masthead(const Masthead&, const Style&, TextSetter&);
[[nodiscard]] std::vector<Strip> set_title(const Title&, bool below_masthead, const Style&,
                                           TextSetter&);
[[nodiscard]] std::vector<Strip> set_paragraph(const Paragraph&, const Style&, TextSetter&);
[[nodiscard]] std::vector<Strip> set_heading(const Heading&, const Style&, TextSetter&);
[[nodiscard]] std::vector<Strip> set_attachment(const Attachment&, const Style&, TextSetter&);
/// One strip: it is put at the foot of the last page.
[[nodiscard]] Strip set_colophon(const Colophon&, const Style&, TextSetter&);

/// Baseline of a line centred in band `k` (0-based) of a strip.
[[nodiscard]] Length baseline_in_band(const Grid&, int k, const TextStyle&,
                                      const TextSetter&);
/// A strip of empty bands that vanishes at the top of a page.
[[nodiscard]] Strip blank_strip(int bands);

}  // namespace jianbao
