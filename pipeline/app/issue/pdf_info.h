#pragma once
// What a PDF says of itself.

#include <string>
#include <vector>

#include "ledger/manifest.h"
#include "model/document.h"
#include "model/issue.h"
#include "render/render.h"

namespace jianbao {

/// `subject`: the kind of publication. The name of the document tells a body from its checking
/// list: two files must not share an /ID.
[[nodiscard]] PdfInfo pdf_info(const std::vector<ManifestInput>&, const Issue&,
                               const std::string& subject, const Document&);

}  // namespace jianbao
