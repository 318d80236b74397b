#pragma once
// A new entry in a file that people wrote, for who adds one and leaves the rest as it was.

#include <string>

namespace jianbao {

/// The text with the entry added at the end of the list of that name; comments, order and line
/// ends stay. Without such a list it is appended to the file.
[[nodiscard]] std::string with_entry(const std::string& text, const std::string& list,
                                     const std::string& entry);

}  // namespace jianbao
