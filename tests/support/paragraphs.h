#pragma once
// The justified paragraphs of the shipped briefs, as they go into typesetting.

#include <string>
#include <vector>

namespace jianbao::test {

/// Of every issue and document of the tree's data/ and reports/, in order; at least one line each.
/// Empty when they cannot be composed.
[[nodiscard]] std::vector<std::u32string> brief_paragraphs();

}  // namespace jianbao::test
