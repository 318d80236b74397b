#pragma once
// How both kinds of lines say that there is nothing. Private to interchange.

#include <string_view>

#include "base/json.h"

namespace jianbao {

/// A member that is null where there is no text.
inline void text_or_null(JsonWriter& json, std::string_view key, std::string_view text) {
  json.key(key);
  if (text.empty()) {
    json.null();
  } else {
    json.value(text);
  }
}

}  // namespace jianbao
