#pragma once
// Stage 6: Pages → PDF bytes. The only user of libharu (as object and file writer) and libdeflate.

#include <chrono>
#include <string>

#include "base/result.h"
#include "faces/font_set.h"
#include "model/page.h"

namespace jianbao {

struct PdfInfo {
  std::string title;   ///< document title; shown by viewers
  std::string author;  ///< the issuing office
  std::string subject;
  std::chrono::year_month_day date{};  ///< the issue's as-of date; written as 00:00 +08:00
  std::string id;  ///< any text that names the inputs; its SHA-256 becomes the file's /ID
};

/// Names and versions of the libraries that have a part in the bytes.
[[nodiscard]] std::string render_libraries();

/// Same pages, same faces, same info → same bytes. Fails only by a bug or lack of memory
/// (render/library).
[[nodiscard]] Outcome<std::string> render(const Pages&, const FontSet&, const PdfInfo&);

}  // namespace jianbao
