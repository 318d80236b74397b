#include "validate/list_text.h"

#include <algorithm>
#include <array>

namespace jianbao::validation {
namespace {

constexpr std::u32string_view openings = U"“‘（《〈「『【〔";
constexpr std::u32string_view closings = U"”’）》〉」』】〕";

constexpr std::array<std::u32string_view, 54> list_verbs{
    U"建设", U"打造", U"推进", U"推动", U"实施", U"开展", U"搭建", U"建立", U"完善",
    U"构建", U"设置", U"设立", U"聚焦", U"围绕", U"探索", U"创新", U"强化", U"加强",
    U"做强", U"做大", U"做好", U"抓好", U"打好", U"形成", U"提升", U"提高", U"发展",
    U"培育", U"引进", U"推出", U"出台", U"制定", U"瞄准", U"对接", U"整合", U"促进",
    U"深化", U"优化", U"涵盖", U"覆盖", U"包括", U"涉及", U"突出", U"坚持", U"落实",
    U"完成", U"举办", U"承办", U"依托", U"结合", U"加快", U"支持", U"服务", U"联动"};
constexpr std::u32string_view prepositions = U"在对从向将把为并以使让给被由是有";

bool has(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

}  // namespace

std::size_t find_outside_marks(std::u32string_view text, Extent extent, std::u32string_view marks) {
  std::size_t depth = 0;
  for (std::size_t i = extent.begin; i < extent.end; ++i) {
    if (depth == 0 && has(marks, text[i])) {
      return i;
    }
    if (has(openings, text[i])) {
      ++depth;
    } else if (has(closings, text[i])) {
      if (depth == 0) {
        return i;
      }
      --depth;
    }
  }
  return extent.end;
}

std::size_t find_outside_marks_before(std::u32string_view text, Extent extent,
                                      std::u32string_view marks) {
  std::size_t depth = 0;
  for (std::size_t i = extent.end; i > extent.begin; --i) {
    const char32_t c = text[i - 1];
    if (depth == 0 && (has(marks, c) || has(openings, c))) {
      return i;
    }
    if (has(closings, c)) {
      ++depth;
    } else if (has(openings, c)) {
      --depth;
    }
  }
  return extent.begin;
}

std::vector<Extent> split_outside_marks(std::u32string_view text, Extent extent,
                                        std::u32string_view separators) {
  std::vector<Extent> parts;
  std::size_t depth = 0;
  std::size_t begin = extent.begin;
  for (std::size_t i = extent.begin; i < extent.end; ++i) {
    if (depth == 0 && has(separators, text[i])) {
      parts.push_back({begin, i});
      begin = i + 1;
    } else if (has(openings, text[i])) {
      ++depth;
    } else if (has(closings, text[i]) && depth > 0) {
      --depth;
    }
  }
  parts.push_back({begin, extent.end});
  return parts;
}

bool is_a_list_verb(std::u32string_view words) {
  return std::ranges::find(list_verbs, words) != list_verbs.end();
}

bool begins_with_list_verb(std::u32string_view words) {
  return std::ranges::any_of(list_verbs,
                             [words](std::u32string_view verb) { return words.starts_with(verb); });
}

bool ends_with_list_verb(std::u32string_view words) {
  return std::ranges::any_of(list_verbs,
                             [words](std::u32string_view verb) { return words.ends_with(verb); });
}

bool has_preposition(std::u32string_view words) {
  return words.find_first_of(prepositions) != words.npos;
}

bool is_more_than_a_member(std::u32string_view words) {
  const bool verb_inside = std::ranges::any_of(list_verbs, [words](std::u32string_view verb) {
    const std::size_t at = words.find(verb, 1);
    return at != words.npos && at + verb.size() < words.size();
  });
  return verb_inside || has_preposition(words);
}

}  // namespace jianbao::validation
