// Lists that name a member twice: 产业、产业、人才.

#include <algorithm>

#include "base/utf8.h"
#include "validate/list_text.h"
#include "validate/paragraphs.h"

namespace jianbao::validation {
namespace {

constexpr std::u32string_view openings = U"“‘（《〈「『【〔";
constexpr std::u32string_view closings = U"”’）》〉」』】〕";
constexpr std::u32string_view clause_ends = U"，。；：！？";

bool has(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

/// All runs of three and more members with 、 between, also those inside of marks.
std::vector<std::vector<Extent>> lists_in(std::u32string_view text) {
  struct Level {
    std::vector<Extent> members;
    std::size_t begin;
  };
  std::vector<std::vector<Extent>> lists;
  std::vector<Level> levels{{{}, 0}};
  const auto end_list = [&](std::size_t at) {
    Level& level = levels.back();
    level.members.push_back({level.begin, at});
    if (level.members.size() > 2) {
      lists.push_back(level.members);
    }
    level = {{}, at + 1};
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == U'、') {
      levels.back().members.push_back({levels.back().begin, i});
      levels.back().begin = i + 1;
    } else if (has(clause_ends, text[i])) {
      end_list(i);
    } else if (has(openings, text[i])) {
      levels.push_back({{}, i + 1});
    } else if (has(closings, text[i]) && levels.size() > 1) {
      end_list(i);
      levels.pop_back();
    }
  }
  while (!levels.empty()) {
    end_list(text.size());
    levels.pop_back();
  }
  return lists;
}

class Members {
 public:
  Members(std::u32string_view text, const std::vector<Extent>& list) : text_(text), list_(list) {
    const std::size_t etc = words(list_.size() - 1).find(U'等');
    if (etc != std::u32string_view::npos) {
      list_.back().end = list_.back().begin + etc;
    }
  }

  /// Whether a member stands there twice that may be no name, or for emphasis.
  [[nodiscard]] bool may_repeat() const {
    for (std::size_t i = 1; i < list_.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (same(j, i) && (!is_name(i) || is_emphasis(i))) {
          return true;
        }
      }
    }
    return false;
  }

  /// The second place of a member that the list names twice; the place itself when none.
  [[nodiscard]] std::vector<std::pair<Extent, Extent>> repeated() const {
    std::vector<std::pair<Extent, Extent>> out;
    for (std::size_t i = 1; i < list_.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (is_name(i) && same(j, i) && !is_emphasis(i)) {
          const std::size_t length = list_[i].end - list_[i].begin;
          out.push_back({{list_[j].end - length, list_[j].end}, list_[i]});
          break;
        }
      }
    }
    return out;
  }

 private:
  [[nodiscard]] std::u32string_view words(std::size_t i) const {
    return text_.substr(list_[i].begin, list_[i].end - list_[i].begin);
  }

  [[nodiscard]] bool is_name(std::size_t i) const {
    return words(i).size() > 1 && std::ranges::any_of(words(i), is_han);
  }

  /// The first member may have a verb before it: 探索产业、产业.
  [[nodiscard]] bool same(std::size_t earlier, std::size_t later) const {
    const std::u32string_view first = words(earlier);
    const std::u32string_view again = words(later);
    return first == again || (earlier == 0 && first.ends_with(again) &&
                              ends_with_list_verb(first.substr(0, first.size() - again.size())));
  }

  /// 学习、学习、再学习.
  [[nodiscard]] bool is_emphasis(std::size_t i) const {
    return i + 1 < list_.size() && words(i + 1).starts_with(U"再");
  }

  std::u32string_view text_;
  std::vector<Extent> list_;
};

}  // namespace

TextCheckResult check_repeated_members(std::span<const CheckedText> texts) {
  return for_each_paragraph(
      texts, [](const CheckedText& text, const Paragraph& paragraph, TextCheckResult& result) {
        const std::u32string words = with_wide_marks(paragraph.text);
        for (const std::vector<Extent>& list : lists_in(words)) {
          const Members members(words, list);
          const auto repeated = members.repeated();
          if (repeated.empty()) {
            ++(members.may_repeat() ? result.undecided : result.sound);
          }
          for (const auto& [first, again] : repeated) {
            Diagnostic found = finding(Code::TextRepeatedMember, text, paragraph, again, {});
            found.related.push_back(also_here(text, paragraph, first));
            result.findings.push_back(std::move(found));
          }
        }
      });
}

}  // namespace jianbao::validation
