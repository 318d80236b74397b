// N-09, the stop inside a quotation, and N-10, the mark between quotations and titles.

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/utf8.h"
#include "normalise/rules.h"

namespace jianbao::normalising {
namespace {

using Rule = Amendment::Rule;

constexpr std::size_t none = std::u32string_view::npos;

char32_t closing_of(char32_t open) { return open == U'“' ? U'”' : open == U'《' ? U'》' : U'\0'; }
bool is_closing(char32_t c) { return c == U'”' || c == U'》'; }

/// Of each closing “” or 《》, where it opens; of each opening one, where it closes; else `none`.
std::vector<std::size_t> partners(const Text& text) {
  std::vector<std::size_t> out(text.size(), none);
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text.at(i);
    if (closing_of(c) != U'\0') {
      open.push_back(i);
    } else if (is_closing(c) && !open.empty() && closing_of(text.at(open.back())) == c) {
      out[i] = open.back();
      out[open.back()] = i;
      open.pop_back();
    } else if (is_closing(c) || text.chars[i] == U'\n') {
      open.clear();  // what does not pair tells nothing
    }
  }
  return out;
}

/// Whether 、 at `i` stands between two quotations, or two titles, and nothing else.
bool is_between(const Text& text, const std::vector<std::size_t>& partner, std::size_t i) {
  if (i == 0 || i + 1 >= text.size() || text.at(i) != U'、') {
    return false;
  }
  const char32_t next = text.at(i + 1);
  return is_closing(text.at(i - 1)) && closing_of(next) == text.at(i - 1) &&
         partner[i - 1] != none && partner[i + 1] != none;
}

/// In a list that has other members too (甲、“乙”、“丙”; 《A》、《B》（试行）、《C》), 、 may stay
/// for the sake of all.
bool is_mixed(const Text& text, std::size_t first_open, std::size_t last_close) {
  const bool before = first_open > 0 && text.at(first_open - 1) == U'、';
  std::size_t next = last_close + 1;
  if (text.at(next) == U'（') {
    while (text.at(next) != U'\n' && text.at(next) != U'）') {
      ++next;
    }
    ++next;
  }
  return before || text.at(next) == U'、';
}

/// The quotation that closes at `close` is a sentence of its own: it begins the text, or stands
/// behind a colon, a comma, a stop or a dash.
bool is_sentence(const Text& text, std::size_t open) {
  if (open == 0) {
    return true;
  }
  const char32_t c = text.at(open - 1);
  return !is_han(c) && !is_digit(c) && !is_latin(c) && !is_closing(c) && c != U'、' && c != U'）';
}

}  // namespace

Edits list_marks(const Text& text) {
  Edits out;
  const auto partner = partners(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_between(text, partner, i)) {
      continue;
    }
    std::vector<std::size_t> chain{i};
    std::size_t last = partner[i + 1];
    while (is_between(text, partner, last + 1)) {
      chain.push_back(last + 1);
      last = partner[last + 2];
    }
    const bool safe = !is_mixed(text, partner[i - 1], last);
    for (const std::size_t mark : chain) {
      out.push_back({Rule::ListMark, mark, mark + 1, {}, safe});
    }
    i = last;
  }
  return out;
}

Edits stops_in_quotations(const Text& text) {
  Edits out;
  const auto partner = partners(text);
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const bool stop = text.at(i) == U'。' && text.at(i + 1) == U'”' && partner[i + 1] != none;
    if (stop && (!is_sentence(text, partner[i + 1]) || text.at(i + 2) == U'。')) {
      out.push_back({Rule::StopInQuotation, i, i + 1, {}, false});
    }
  }
  return out;
}

}  // namespace jianbao::normalising
