#pragma once
// Characters that no brief may hold, because what is printed would differ from what is seen.

#include <optional>

#include "base/diagnostic.h"

namespace jianbao {

/// Why `c` is refused in any text: control, bidi, invisible, variation selector, U+FFFD, private
/// use, noncharacter. None: allowed. Tab and line feed are allowed, carriage return is not. The
/// message has one argument, {character}: "U+200B".
[[nodiscard]] std::optional<Code> forbidden_character(char32_t c);

}  // namespace jianbao
