#include "typeset/overlong.h"

#include <algorithm>
#include <array>

#include "typeset/line_ruler.h"

namespace jianbao {
namespace {

enum class Level : std::uint8_t { BeforeUnit, AfterRangeMark, Anywhere };
// At each level first what is too wide by itself, then what marks and neighbours make so.
struct Pass {
  Level level;
  bool only_wide;
};
constexpr std::array passes{Pass{Level::BeforeUnit, true},     Pass{Level::BeforeUnit, false},
                            Pass{Level::AfterRangeMark, true}, Pass{Level::AfterRangeMark, false},
                            Pass{Level::Anywhere, true},       Pass{Level::Anywhere, false}};

bool is_range_mark(char32_t c) { return c == U'—' || c == U'～'; }
bool is_figure(char32_t c) { return is_digit(c) || c == U'.' || c == U','; }

// Whether the item may be cut before the character `at` of the text.
bool may_cut(const LineItem& item, std::u32string_view text, std::size_t at, Level level) {
  const char32_t before = text[at - 1], c = text[at];
  switch (level) {
    case Level::BeforeUnit:
      return item.kind == CharClass::Number && is_digit(before) && !is_figure(c) &&
             !is_range_mark(c);
    case Level::AfterRangeMark:
      return item.kind == CharClass::Number && is_range_mark(before);
    case Level::Anywhere:
      break;
  }
  return !is_range_mark(c);  // L-01
}

// Atoms [first, last) of an item as an item of their own.
LineItem piece_of(const LineItem& item, std::size_t first, std::size_t last) {
  const Atom &from = item.atoms[first], &to = item.atoms[last - 1];
  const bool is_first = first == 0, is_last = last == item.atoms.size();
  LineItem piece{.kind = item.kind,
                 .begin = from.index,
                 .end = to.index + 1,
                 .width = to.x + to.width - from.x,
                 .left = is_first ? item.left : Edge::Mark,
                 .right = is_last ? item.right : Edge::Mark,
                 .stays_with_next = is_last && item.stays_with_next,
                 .ends_in_hyphen = is_last && item.ends_in_hyphen,
                 .never_starts = is_first && item.never_starts,
                 .never_ends = is_last && item.never_ends,
                 .piece = is_first && item.piece != Piece::Later ? Piece::First : Piece::Later,
                 .atoms = {}};
  for (std::size_t k = first; k < last; ++k) {
    Atom& atom = piece.atoms.emplace_back(item.atoms[k]);
    atom.x -= from.x;
  }
  return piece;
}

void cut(const LineItem& item, std::u32string_view text, Level level, std::vector<LineItem>& out) {
  std::size_t first = 0;
  const bool divisible = item.kind == CharClass::Number || item.kind == CharClass::Latin;
  for (std::size_t k = 1; divisible && k < item.atoms.size(); ++k) {
    if (may_cut(item, text, item.atoms[k].index, level)) {
      out.push_back(piece_of(item, first, k));
      first = k;
    }
  }
  if (first == 0) {
    out.push_back(item);
  } else {
    out.push_back(piece_of(item, first, item.atoms.size()));
  }
}

// A bound that is cheap to tell: most runs are a single Han.
bool surely_fits(const std::vector<LineItem>& items, std::size_t begin, std::size_t end, Em room) {
  Em sum = 0;
  for (std::size_t k = begin; k < end && sum <= room; ++k) {
    sum += items[k].width + natural_gap;
  }
  return sum <= room;
}

// One pass over every run of items between two permitted breaks that fits no line. False: nothing
// was too wide.
bool cut_runs(std::vector<LineItem>& items, std::u32string_view text, const LineOptions& options,
              Pass pass) {
  std::vector<LineItem> out;
  const LineRuler ruler(items, options);
  bool any = false;
  for (std::size_t begin = 0; begin < items.size();) {
    std::size_t end = begin + 1;
    while (!ruler.permitted(end)) {
      ++end;
    }
    const Em room = ruler.room(begin);
    if (surely_fits(items, begin, end, room) || ruler.least(begin, end) <= room) {
      std::move(items.begin() + static_cast<std::ptrdiff_t>(begin),
                items.begin() + static_cast<std::ptrdiff_t>(end), std::back_inserter(out));
    } else {
      any = true;
      for (std::size_t k = begin; k < end; ++k) {
        if (pass.only_wide && items[k].width <= room) {
          out.push_back(items[k]);
        } else {
          cut(items[k], text, pass.level, out);
        }
      }
    }
    begin = end;
  }
  items = std::move(out);
  return any;
}

bool any_too_wide(const std::vector<LineItem>& items, const LineOptions& options) {
  const Em room = options.measure - options.first_indent;
  std::size_t begin = 0;
  for (std::size_t end = 1; end <= items.size(); ++end) {
    if (end == items.size() || may_break(items[end - 1], items[end], options.strict)) {
      if (!surely_fits(items, begin, end, room)) {
        return true;
      }
      begin = end;
    }
  }
  return false;
}

}  // namespace

std::vector<LineItem> take_apart(std::vector<LineItem> items, std::u32string_view text,
                                 const LineOptions& options) {
  if (!any_too_wide(items, options)) {
    return items;
  }
  for (const Pass pass : passes) {
    if (!cut_runs(items, text, options, pass)) {
      break;
    }
  }
  return items;
}

}  // namespace jianbao
