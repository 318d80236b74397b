#pragma once
// 平台与机制名录: every name that the sources have spoken of by the day of the issue, numbered,
// with what it is, its parts, its figures, what it must not be taken for and where it is mentioned.

#include <vector>

#include "compose/context.h"

namespace jianbao::composing {

/// What it holds and how to read it, the documents it cites, and one table grouped by domain.
/// Nothing when no name is known. Names, `does` and the digits of schemes are words of the
/// register; values and growths of facts are figures. A fact that is not published is left out: the
/// register lists what may be read and says nothing around it that would then say less.
[[nodiscard]] std::vector<BlockContent> make_register(Context&, const RegisterSpec&);

/// 音序索引: every spelling with the number of its entry, under the letter of its first syllable.
/// The numbers are those of make_register() in the same issue.
[[nodiscard]] std::vector<BlockContent> make_name_index(Context&, const NameIndexSpec&);

}  // namespace jianbao::composing
