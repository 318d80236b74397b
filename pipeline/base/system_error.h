#pragma once
// What the operating system says when a file cannot be read or written, in the reader's language.

#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace jianbao {

/// The name under which a diagnostic carries the number of a system error (errno). Its words are
/// put in when the message is printed: only then the language is known.
inline constexpr std::string_view system_error_argument = "system_error";

/// Words for a number of errno. English: the system's own. Chinese: ours for what a clerk can meet;
/// any other with its number and the system's words. Never empty.
[[nodiscard]] std::string system_error_words(int number, Language);

}  // namespace jianbao
