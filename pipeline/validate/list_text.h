#pragma once
// Lists as Chinese writes them: members with 、 between. Private to validate. All texts here have
// their marks in full width.

#include <string_view>
#include <vector>

#include "validate/statements.h"

namespace jianbao::validation {

/// The parts of `extent` between the marks of `separators` that stand in no inner pair of marks.
[[nodiscard]] std::vector<Extent> split_outside_marks(std::u32string_view text, Extent extent,
                                                      std::u32string_view separators);

/// Where one of `marks` first stands in `extent` in no inner pair; its end when none does. An
/// unmatched closing mark ends the search too.
[[nodiscard]] std::size_t find_outside_marks(std::u32string_view text, Extent extent,
                                             std::u32string_view marks);

/// The same from the end of `extent` backwards: the place behind the mark, or the beginning.
[[nodiscard]] std::size_t find_outside_marks_before(std::u32string_view text, Extent extent,
                                                    std::u32string_view marks);

/// 建设, 探索 …: verbs that stand before a list and are no part of its first member.
[[nodiscard]] bool is_a_list_verb(std::u32string_view);
[[nodiscard]] bool begins_with_list_verb(std::u32string_view);
[[nodiscard]] bool ends_with_list_verb(std::u32string_view);
/// 在, 对 …: the words are more than a member.
[[nodiscard]] bool has_preposition(std::u32string_view);
/// The same, or a verb of lists in their middle.
[[nodiscard]] bool is_more_than_a_member(std::u32string_view);

}  // namespace jianbao::validation
