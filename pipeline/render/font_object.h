#pragma once
// The Type0 font objects of one face (ISO 32000-1, 9.7), assembled without libharu's font code.

#include <string>

#include "faces/font_set.h"
#include "render/haru.h"

namespace jianbao {

/// Null after an error of libharu.
[[nodiscard]] HPDF_Dict add_font(Haru&, const SubsetFont&, const FaceMetrics&);

/// The ToUnicode CMap: every code with exactly the text that was set with it.
[[nodiscard]] std::string to_unicode(const SubsetFont&);

}  // namespace jianbao
