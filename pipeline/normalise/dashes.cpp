// N-05, the two-em dash, and N-06, the ellipsis.

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/utf8.h"
#include "normalise/rules.h"

namespace jianbao::normalising {
namespace {

using Rule = Amendment::Rule;

constexpr char32_t em_dash = U'—';
constexpr char32_t two_em_dash = U'⸺';
constexpr char32_t ellipsis = U'…';

char32_t before(const Text& text, std::size_t i) { return i == 0 ? U'\n' : text.at(i - 1); }

/// Where the run of `c` that begins at `begin` ends.
std::size_t run_end(const Text& text, std::size_t begin, char32_t c) {
  std::size_t end = begin;
  while (end < text.size() && text.at(end) == c) {
    ++end;
  }
  return end;
}

/// `成效--胶州`: Chinese on one side and no Latin word or option (--check) on the other.
bool is_typed_dash(const Text& text, std::size_t begin, std::size_t end) {
  std::size_t left = begin;
  while (before(text, left) == U' ') {
    --left;
  }
  std::size_t right = end;
  while (text.at(right) == U' ') {
    ++right;
  }
  const bool latin = is_latin(before(text, left)) || is_latin(text.at(right));
  const bool between_figures = is_digit(before(text, left)) && is_digit(text.at(right));
  return !latin && !between_figures && (chinese_before(text, begin) || chinese_after(text, end));
}

/// A mark after which no name goes on, so that the dash behind it is one between clauses.
bool ends_clause(char32_t c) {
  return std::u32string_view(U"，。；：！？").find(c) != std::u32string_view::npos;
}

/// How names of places and bodies end. 中国—上海合作组织 is a 一字线; what does not look like a
/// name is only told, never changed.
bool may_end_name(char32_t c) {
  constexpr std::u32string_view ends =
      U"国省市区县州港站城洲亚欧非美岛江山京海沪津渝俄蒙中东南西北路桥线速道铁口岸场园厂馆院校村镇"
      U"乡湾"
      U"河湖年月日号期级层楼度段）》”’」』】";
  return ends.find(c) != std::u32string_view::npos || is_digit(c) || is_latin(c) || c == U'%';
}

/// The stretch between marks around `i`, in which a second 一字线 makes a chain of names.
bool is_in_chain(const Text& text, std::size_t i) {
  constexpr std::size_t longest_name = 24;
  const auto ends = [&](std::size_t k) {
    return text.at(k) == U'\n' || (is_chinese_mark(text.at(k)) && text.at(k) != U'、');
  };
  for (std::size_t k = i; k > 0 && i - k < longest_name && !ends(k - 1); --k) {
    if (text.at(k - 1) == em_dash) {
      return true;
    }
  }
  for (std::size_t k = i + 1; k - i < longest_name && !ends(k); ++k) {
    if (text.at(k) == em_dash) {
      return true;
    }
  }
  return false;
}

std::optional<Edit> lone_dash(const Text& text, std::size_t i) {
  const char32_t left = before(text, i);
  if (ends_clause(left)) {
    return Edit{Rule::Dash, i, i + 1, U"——"};
  }
  if (!is_han(left) || !is_han(text.at(i + 1)) || may_end_name(left) || is_in_chain(text, i)) {
    return std::nullopt;
  }
  return Edit{Rule::Dash, i, i + 1, {}, false};
}

/// What the run [begin, end) of one sign should be; none: it is right, or not ours.
std::optional<Edit> dash_edit(const Text& text, std::size_t begin, std::size_t end) {
  const char32_t c = text.at(begin);
  if (c == em_dash) {
    const bool alone = end == begin + 1 && before(text, begin) != two_em_dash;
    return alone ? lone_dash(text, begin) : std::nullopt;
  }
  if (end - begin != 2 || !is_typed_dash(text, begin, end)) {
    return std::nullopt;
  }
  return Edit{Rule::Dash, begin, end, U"——"};
}

std::optional<Edit> ellipsis_edit(const Text& text, std::size_t begin, std::size_t end) {
  constexpr std::size_t fewest_dots = 3;
  const std::size_t fewest = text.at(begin) == ellipsis ? 1 : fewest_dots;
  const bool right = text.at(begin) == ellipsis && end - begin > 1;
  // 。。。 is of no other language; the others are Chinese by what stands beside them.
  const bool chinese = text.at(begin) == U'。' || chinese_beside(text, begin, end) ||
                       (chinese_before(text, begin) && chinese_after(text, end));
  if (right || end - begin < fewest || !chinese) {
    return std::nullopt;
  }
  return Edit{Rule::Ellipsis, begin, end, U"……"};
}

template <class Find>
Edits runs(const Text& text, std::u32string_view signs, Find find) {
  Edits out;
  for (std::size_t i = 0; i < text.size();) {
    if (signs.find(text.at(i)) == std::u32string_view::npos) {
      ++i;
      continue;
    }
    const std::size_t end = run_end(text, i, text.at(i));
    if (auto edit = find(text, i, end)) {
      if (edit->safe) {
        take_spaces(text, out.empty() ? 0 : out.back().end, edit->begin, edit->end);
      }
      out.push_back(*std::move(edit));
    }
    i = std::max(end, out.empty() ? 0 : out.back().end);
  }
  return out;
}

}  // namespace

Edits dashes(const Text& text) { return runs(text, U"-－—", dash_edit); }

Edits ellipses(const Text& text) { return runs(text, U".。…", ellipsis_edit); }

}  // namespace jianbao::normalising
