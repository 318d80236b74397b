#pragma once
// A page's items as content stream operators.

#include <span>
#include <string>

#include "faces/font_set.h"
#include "model/page.h"

namespace jianbao {

/// "F1": the name of a face among the document's font resources.
[[nodiscard]] std::string font_resource_name(std::size_t face_index);

/// `fonts` by face index; every glyph of the page is in the subset of its face.
[[nodiscard]] std::string page_content(const Page&, std::span<const SubsetFont> fonts);

}  // namespace jianbao
