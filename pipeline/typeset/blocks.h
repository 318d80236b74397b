#pragma once
// The elements of a brief but tables and charts, as strips (typography.md §2): the head in
// head_blocks.cpp, the text in text_blocks.cpp, what closes a text in tail_blocks.cpp.

#include <vector>

#include "model/document.h"
#include "typeset/strip.h"
#include "typeset/text.h"

namespace jianbao {

[[nodiscard]] std::vector<Strip> set_masthead(const Masthead&, const Style&, TextSetter&);
[[nodiscard]] std::vector<Strip> set_title(const Title&, bool below_masthead, const Style&,
                                           TextSetter&);
/// The paragraph and the setter must outlive the strips: they may be asked for fewer lines.
[[nodiscard]] std::vector<Strip> set_paragraph(const Paragraph&, const Style&, TextSetter&);
[[nodiscard]] std::vector<Strip> set_sample(const Sample&, const Style&, TextSetter&);
[[nodiscard]] std::vector<Strip> set_heading(const Heading&, const Style&, TextSetter&);
[[nodiscard]] std::vector<Strip> set_attachment_list(const AttachmentList&, const Style&,
                                                     TextSetter&);
[[nodiscard]] std::vector<Strip> set_signature(const Signature&, const Style&, TextSetter&);
[[nodiscard]] std::vector<Strip> set_attachment(const Attachment&, const Style&, TextSetter&);
/// One strip: it is put at the foot of the last page.
[[nodiscard]] Strip set_colophon(const Colophon&, const Style&, TextSetter&);

/// 3 号 on the grid of cells.
[[nodiscard]] TextStyle body_style(const Style&, FontRole role = FontRole::Fs);
[[nodiscard]] Spans plain(std::string text);
/// Baseline of a line centred in band `k` (0-based) of a strip.
[[nodiscard]] Length baseline_in_band(const Grid&, int k, const TextStyle&, const TextSetter&);
/// Two texts of one line at both ends of the measure, `inset` from its edges; an error
/// (typeset/too-wide) when they leave no cell between them.
void put_at_ends(std::vector<Item>&, const TextLine& left, const TextLine& right, Length inset,
                 Length baseline, TextSetter&);
/// A strip of empty bands that vanishes at the top of a page.
[[nodiscard]] Strip blank_strip(int bands);

}  // namespace jianbao
