#pragma once
// A page of a PDF as a picture. Done by pdftoppm (poppler-utils), which is not part of this program
// and needed for nothing else.

#include <string>

#include "base/result.h"

namespace jianbao {

/// The first page as PNG, `dpi` dots an inch. Fails: output/no-picture-program where there is no
/// pdftoppm, output/picture where it does not do its work.
[[nodiscard]] Result<std::string> pdf_picture(const std::string& pdf, int dpi);

}  // namespace jianbao
