// N-01, half-width marks in Chinese, and N-02, straight quotes.

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "normalise/rules.h"

namespace jianbao::normalising {
namespace {

using Rule = Amendment::Rule;

/// The full-width form; 0: none.
char32_t full_width(char32_t c) {
  switch (c) {
    case U',':
    case U';':
    case U':':
    case U'!':
    case U'?':
    case U'(':
    case U')':
      return c - U'!' + U'！';
    default:
      return 0;
  }
}

bool is_bracket(char32_t c) { return c == U'(' || c == U')'; }

/// `共增长18.1%`: whether the figure that ends before `i` stands in Chinese.
bool figure_in_chinese(const Text& text, std::size_t i) {
  while (i > 0 && (is_digit(text.at(i - 1)) || text.at(i - 1) == U'.' || text.at(i - 1) == U'%')) {
    --i;
  }
  return chinese_before(text, i);
}

std::size_t before_spaces(const Text& text, std::size_t i) {
  while (i > 0 && text.at(i - 1) == U' ') {
    --i;
  }
  return i;
}

/// One of `, ; : ! ?` at `i`. Between figures it is theirs (10:30, 1:2, 1,234).
bool belongs_to_chinese(const Text& text, std::size_t i) {
  const std::size_t left = before_spaces(text, i);
  std::size_t right = i + 1;
  while (text.at(right) == U' ') {
    ++right;
  }
  const char32_t before = left == 0 ? U'\n' : text.at(left - 1);
  const bool figure = is_digit(before) || before == U'%';
  if (is_digit(before) && is_digit(text.at(right))) {
    return false;
  }
  if (chinese_before(text, i) || chinese_after(text, i + 1)) {
    return true;
  }
  const bool ends = text.at(right) == U'\n';
  const bool next_figure = before == U'%' && is_digit(text.at(right));
  return figure && (ends || next_figure) && figure_in_chinese(text, left);
}

struct Pair {
  std::size_t open, close;
};

/// Brackets of either width, paragraph by paragraph; half-width ones without a partner apart.
struct Brackets {
  std::vector<Pair> pairs;
  std::vector<std::size_t> single;
};

Brackets find_brackets(const Text& text) {
  Brackets out;
  std::vector<std::size_t> open;
  const auto drop_open = [&] {
    for (const std::size_t i : open) {
      if (text.at(i) == U'(') {
        out.single.push_back(i);
      }
    }
    open.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text.at(i);
    if (c == U'(' || c == U'（') {
      open.push_back(i);
    } else if ((c == U')' || c == U'）') && !open.empty()) {
      out.pairs.push_back({open.back(), i});
      open.pop_back();
    } else if (c == U')') {
      out.single.push_back(i);
    } else if (text.chars[i] == U'\n') {
      drop_open();
    }
  }
  drop_open();
  return out;
}

/// Either bracket is full-width, or stands beside Chinese: then both are Chinese.
bool is_chinese_pair(const Text& text, const Pair& pair) {
  const bool mixed = is_bracket(text.at(pair.open)) != is_bracket(text.at(pair.close));
  return mixed || chinese_before(text, pair.open) || chinese_after(text, pair.open + 1) ||
         chinese_before(text, pair.close) || chinese_after(text, pair.close + 1);
}

/// `1)` and `a)` before an item of a list.
bool is_enumerator(const Text& text, std::size_t close) {
  std::size_t i = close;
  while (i > 0 && is_digit(text.at(i - 1))) {
    --i;
  }
  if (i == close && i > 0 && is_latin(text.at(i - 1))) {
    --i;
  }
  const bool starts = i == 0 || text.at(i - 1) == U'\n' || is_chinese_mark(text.at(i - 1)) ||
                      text.at(i - 1) == U' ';
  return text.at(close) == U')' && i < close && starts;
}

/// Which half-width brackets become full-width, and which nobody can tell.
struct BracketVerdicts {
  std::vector<bool> mend, doubt;
};
BracketVerdicts judge_brackets(const Text& text) {
  BracketVerdicts out{std::vector<bool>(text.size()), std::vector<bool>(text.size())};
  const Brackets brackets = find_brackets(text);
  for (const Pair& pair : brackets.pairs) {
    if (is_chinese_pair(text, pair)) {
      out.mend[pair.open] = is_bracket(text.at(pair.open));
      out.mend[pair.close] = is_bracket(text.at(pair.close));
    }
  }
  for (const std::size_t i : brackets.single) {
    const bool chinese = chinese_before(text, i) || chinese_after(text, i + 1);
    out.doubt[i] = chinese && !is_enumerator(text, i);
  }
  return out;
}

// ---- N-02 -------------------------------------------------------------------------------------

struct Quotes {
  std::vector<Pair> pairs;
  std::optional<std::size_t> odd;  ///< the one that has no partner, or is none: 24"
};

/// Of one paragraph. `quote` is " or '.
Quotes pair_quotes(const Text& text, std::size_t begin, std::size_t end, char32_t quote) {
  Quotes out;
  std::optional<std::size_t> open;
  for (std::size_t i = begin; i < end; ++i) {
    const bool inside_word = i > begin && is_latin(text.at(i - 1)) && is_latin(text.at(i + 1));
    if (text.at(i) != quote || (quote == U'\'' && inside_word)) {
      continue;
    }
    if (open) {
      out.pairs.push_back({*open, i});
      open.reset();
    } else if (i > begin && is_digit(text.at(i - 1))) {
      out.odd = i;  // an inch: whatever stands behind it pairs in no certain way
      return out;
    } else {
      open = i;
    }
  }
  out.odd = open;
  return out;
}

bool is_around_chinese(const Text& text, const Pair& pair) {
  const auto begin = text.chars.begin() + static_cast<std::ptrdiff_t>(pair.open);
  const auto end = text.chars.begin() + static_cast<std::ptrdiff_t>(pair.close);
  return std::any_of(begin, end, is_han) || chinese_beside(text, pair.open, pair.open + 1) ||
         chinese_beside(text, pair.close, pair.close + 1);
}

void put_pair(const Pair& pair, bool inner, Edits& out) {
  out.push_back({Rule::StraightQuote, pair.open, pair.open + 1, inner ? U"‘" : U"“"});
  out.push_back({Rule::StraightQuote, pair.close, pair.close + 1, inner ? U"’" : U"”"});
}

/// Single ones inside a pair; those that do not pair stay.
void put_inner(const Text& text, const Pair& outer, Edits& out) {
  const Quotes inner = pair_quotes(text, outer.open + 1, outer.close, U'\'');
  for (const Pair& pair : inner.pairs) {
    if (!inner.odd && is_around_chinese(text, pair)) {
      put_pair(pair, true, out);
    }
  }
}

void quotes_of_paragraph(const Text& text, std::size_t begin, std::size_t end, Edits& out) {
  const Quotes quotes = pair_quotes(text, begin, end, U'"');
  if (quotes.odd) {
    const auto first = text.chars.begin() + static_cast<std::ptrdiff_t>(begin);
    if (std::any_of(first, first + static_cast<std::ptrdiff_t>(end - begin), is_han)) {
      out.push_back({Rule::StraightQuote, *quotes.odd, *quotes.odd + 1, {}, false});
    }
    return;
  }
  std::size_t at = begin;
  int depth = 0;
  for (const Pair& pair : quotes.pairs) {
    for (; at < pair.open; ++at) {
      depth += text.at(at) == U'“' ? 1 : text.at(at) == U'”' ? -1 : 0;
    }
    if (is_around_chinese(text, pair)) {
      put_pair(pair, depth > 0, out);
      if (depth <= 0) {
        put_inner(text, pair, out);
      }
    }
  }
}

}  // namespace

Edits half_width_marks(const Text& text) {
  Edits out;
  std::size_t from = 0;
  std::optional<BracketVerdicts> brackets;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t mark = full_width(text.at(i));
    if (mark == 0) {
      continue;
    }
    bool mend = false;
    if (is_bracket(text.at(i))) {
      brackets = brackets ? std::move(brackets) : judge_brackets(text);
      mend = brackets->mend[i];
      if (brackets->doubt[i]) {
        out.push_back({Rule::HalfWidthMark, i, i + 1, {}, false});
      }
    } else {
      mend = belongs_to_chinese(text, i);
    }
    if (mend) {
      std::size_t begin = i;
      std::size_t end = i + 1;
      take_spaces(text, from, begin, end);
      out.push_back({Rule::HalfWidthMark, begin, end, std::u32string(1, mark)});
      from = end;
    }
  }
  return out;
}

Edits straight_quotes(const Text& text) {
  Edits out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.chars.find(U'\n', begin), text.size());
    quotes_of_paragraph(text, begin, end, out);
    begin = end + 1;
  }
  std::ranges::sort(out, {}, &Edit::begin);
  return out;
}

}  // namespace jianbao::normalising
