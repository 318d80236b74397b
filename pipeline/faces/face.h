#pragma once
// One opened face. Internal to faces/: the only header that shows HarfBuzz.

#include <hb-ot.h>
#include <hb-subset.h>

#include <memory>
#include <string>
#include <string_view>

#include "faces/font_set.h"

namespace jianbao {

/// Calls HarfBuzz's own destroy function; owners are unique_ptr so that no path leaks.
template <auto Destroy>
struct HbDelete {
  template <class T>
  void operator()(T* object) const {
    Destroy(object);
  }
};
using HbBlob = std::unique_ptr<hb_blob_t, HbDelete<hb_blob_destroy>>;
using HbFace = std::unique_ptr<hb_face_t, HbDelete<hb_face_destroy>>;
using HbFont = std::unique_ptr<hb_font_t, HbDelete<hb_font_destroy>>;

struct FontSet::Face {
  std::string file_name;
  std::string postscript_name;  ///< printable ASCII without PDF delimiters
  HbFace face;                  ///< immutable, so threads share it
  HbFont font;                  ///< 1000 units to the em, immutable
  bool cff = false;
  FaceMetrics metrics{};
};

[[nodiscard]] inline std::string_view bytes_of(const HbBlob& blob) {
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob.get(), &length);
  return data == nullptr ? std::string_view() : std::string_view(data, length);
}

}  // namespace jianbao
