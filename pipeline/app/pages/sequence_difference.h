#pragma once
// What of one sequence became what of another: lines of a printing, characters of a passage.

#include <cstddef>
#include <string>
#include <vector>

namespace jianbao {

/// Elements [begin, end) of the one became [new_begin, new_end) of the other; either may be empty.
struct Edit {
  std::size_t begin, end, new_begin, new_end;
  bool operator==(const Edit&) const = default;
};

/// Edits between two lists of lines, in order, with equal lines between them. Lines that stand in
/// both lists once are held on to in the longest run that keeps their order, and so within what
/// lies between them; in O(n log n), so that a printing of a thousand pages is no matter.
[[nodiscard]] std::vector<Edit> line_edits(const std::vector<std::string>& before,
                                           const std::vector<std::string>& after);

/// The fewest inserted and removed characters, as edits that people can read: a number changes as a
/// whole, and edits with less between them than they change are one. Passages with more than some
/// 1,500 differing characters are one edit from the first to the last that differs.
[[nodiscard]] std::vector<Edit> character_edits(const std::u32string& before,
                                                const std::u32string& after);

}  // namespace jianbao
