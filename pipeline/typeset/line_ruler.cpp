#include "typeset/line_ruler.h"

#include <algorithm>

namespace jianbao {
namespace {

bool is_point(CharClass c) {  // CL, PC, PE: the marks that L-20 lets lose their right blank
  return has_right_blank(c);
}

// Beside these marks nothing stretches (L-32).
bool is_rigid(CharClass c) {
  return c == CharClass::Dash || c == CharClass::Tilde || c == CharClass::Hyphen ||
         c == CharClass::Solidus;
}

bool is_any_mark(CharClass c) {
  return is_point(c) || c == CharClass::Open || c == CharClass::StopPair;
}

// Takes from `amount` what there is, at most `room`.
Em take(Em& amount, Em room) {
  const Em taken = std::min(amount, room);
  amount -= taken;
  return taken;
}

}  // namespace

Em pair_trim_right(const LineItem& left, const LineItem& right) {
  return is_point(left.kind) && (is_point(right.kind) || right.kind == CharClass::StopPair)
             ? half_em
             : 0;
}

Em pair_trim_left(const LineItem& left, const LineItem& right) {
  return right.kind == CharClass::Open && (left.kind == CharClass::Open || is_point(left.kind))
             ? half_em
             : 0;
}

bool has_gap(const LineItem& left, const LineItem& right) {
  return (left.right == Edge::Han && right.left == Edge::Latin) ||
         (left.right == Edge::Latin && right.left == Edge::Han);
}

bool may_stretch(const LineItem& left, const LineItem& right, bool strict) {
  return !is_rigid(left.kind) && !is_rigid(right.kind) && right.piece != Piece::Later &&
         may_break(left, right, strict);
}

LineRuler::LineRuler(const std::vector<LineItem>& items, const LineOptions& options)
    : items_(items), options_(options) {
  sum_up();
}

// The blanks of an item inside a line: only marks still one em wide count (L-31).
LineRuler::Sums LineRuler::blanks_of(std::size_t k) const {
  const LineItem& item = items_[k];
  const Em left = k > 0 ? pair_trim_left(items_[k - 1], item) : 0;
  const Em right = k + 1 < items_.size() ? pair_trim_right(item, items_[k + 1]) : 0;
  const bool whole = left == 0 && right == 0;
  Sums own;
  own.width = item.width - left - right;
  switch (item.kind) {
    case CharClass::Open:
    case CharClass::Close:
      own.brackets = whole ? half_em : 0;
      break;
    case CharClass::Comma:
      own.commas = whole ? half_em : 0;
      break;
    case CharClass::Stop:
      own.stops = whole && options_.shrink_period ? half_em : 0;
      break;
    default:
      own.spaces = is_word_space(item) ? 1 : 0;
  }
  return own;
}

void LineRuler::sum_up() {
  const std::size_t n = items_.size();
  before_.resize(n + 1);
  permitted_.assign(n + 1, true);
  for (std::size_t k = 0; k < n; ++k) {
    const Sums own = blanks_of(k);
    Sums& sum = before_[k + 1];
    sum = before_[k];
    sum.width += own.width;
    sum.brackets += own.brackets;
    sum.commas += own.commas;
    sum.stops += own.stops;
    sum.spaces += own.spaces;
    if (k + 1 < n) {
      const LineItem &item = items_[k], &next = items_[k + 1];
      permitted_[k + 1] = may_break(item, next, options_.strict);
      sum.gaps += has_gap(item, next) ? 1 : 0;
      sum.positions += may_stretch(item, next, options_.strict) ? 1 : 0;
    }
  }
}

Em LineRuler::room(std::size_t begin) const {
  return options_.measure - (begin == 0 ? options_.first_indent : 0);
}

Fit LineRuler::without_edge_spaces(std::size_t begin, std::size_t end) const {
  Fit fit;
  fit.first_line = begin == 0;
  fit.last_line = end == items_.size();
  while (begin < end && is_word_space(items_[begin])) {
    ++begin;
  }
  while (end > begin && is_word_space(items_[end - 1])) {
    --end;
  }
  fit.begin = begin;
  fit.end = end;
  fit.fits = true;
  return fit;
}

// The sums over a line that holds something, with what L-21 and L-22 do at its edges.
LineRuler::Sums LineRuler::sums_of(const Fit& fit) const {
  const Sums &low = before_[fit.begin], &high = before_[fit.end], &inner = before_[fit.end - 1];
  Sums line;
  line.width = high.width - low.width;
  line.brackets = high.brackets - low.brackets;
  line.commas = high.commas - low.commas;
  line.stops = high.stops - low.stops;
  line.spaces = high.spaces - low.spaces;
  line.gaps = inner.gaps - low.gaps;
  line.positions = inner.positions - low.positions;
  const LineItem &first = items_[fit.begin], &last = items_[fit.end - 1];
  if (first.kind == CharClass::Open) {
    // Its neighbour to the left is on another line. At the start of a line it takes ½ (L-22); at
    // the start of a paragraph it stays whole and is not compressed (L-31).
    const Em trimmed = fit.begin > 0 ? pair_trim_left(items_[fit.begin - 1], first) : 0;
    line.width += trimmed;
    line.width -= !fit.first_line || options_.trim_first_line_open ? half_em : 0;
    line.brackets -= blanks_of(fit.begin).brackets;
  }
  if (is_point(last.kind)) {  // L-21
    const Sums own = blanks_of(fit.end - 1);
    line.width += fit.end < items_.size() ? pair_trim_right(last, items_[fit.end]) : 0;
    line.width -= half_em;
    line.brackets -= own.brackets;
    line.commas -= own.commas;
    line.stops -= own.stops;
  }
  line.width += line.gaps * natural_gap;
  return line;
}

// L-36: one of ， 、 。 alone, on either side of which no mark stands.
bool LineRuler::may_hang(std::size_t end) const {
  const LineItem& last = items_[end - 1];
  return options_.hang && last.may_hang && end >= 2 && !is_any_mark(items_[end - 2].kind) &&
         (end == items_.size() || !is_any_mark(items_[end].kind));
}

void LineRuler::compress(const Sums& line, Em amount, Fit& fit) const {
  const Em wanted = amount;
  Adjustment& done = fit.adjustment;
  done.brackets = take(amount, line.brackets);
  done.commas = take(amount, line.commas);
  done.gaps = -take(amount, line.gaps * (natural_gap - least_gap));
  done.stops = take(amount, line.stops);
  fit.fits = amount == 0;
  if (fit.fits && wanted == line.capacity()) {
    fit.quality = LineQuality::Tight;
  }
}

void LineRuler::stretch(const Sums& line, Em amount, Fit& fit) const {
  Adjustment& done = fit.adjustment;
  done.spaces = take(amount, line.spaces * (most_space - natural_space));
  done.gaps = take(amount, line.gaps * std::max<Em>(0, options_.most_gap - natural_gap));
  if (amount == 0) {
    return;
  }
  if (line.positions == 0) {
    done.short_of = amount;
    fit.quality = LineQuality::VeryLoose;
    return;
  }
  done.positions = amount;
  done.count = static_cast<std::uint32_t>(line.positions);
  if (amount > line.positions * half_em) {
    fit.quality = LineQuality::VeryLoose;
  } else if (amount > line.positions * (half_em / 2)) {
    fit.quality = LineQuality::Loose;
  }
}

Fit LineRuler::fit(std::size_t begin, std::size_t end) const {
  Fit fit = without_edge_spaces(begin, end);
  if (fit.begin == fit.end) {
    return fit;
  }
  const Sums line = sums_of(fit);
  fit.natural = line.width;
  fit.capacity = line.capacity();
  Em slack = room(begin) - line.width;
  if (slack < 0 && may_hang(fit.end)) {
    fit.adjustment.hung = half_em;
    slack += half_em;
  }
  if (slack < 0) {
    compress(line, -slack, fit);
  } else if (!fit.last_line && options_.justify) {
    stretch(line, slack, fit);
  }
  return fit;
}

Em LineRuler::least(std::size_t begin, std::size_t end) const {
  const Fit fit = without_edge_spaces(begin, end);
  if (fit.begin == fit.end) {
    return 0;
  }
  const Sums line = sums_of(fit);
  return line.width - line.capacity() - (may_hang(fit.end) ? half_em : 0);
}

bool LineRuler::is_lone_character(std::size_t begin) const {
  std::size_t han = 0;
  for (std::size_t k = begin; k < items_.size() && han < 2; ++k) {
    const CharClass kind = items_[k].kind;
    if (is_point(kind) || kind == CharClass::StopPair || is_word_space(items_[k])) {
      continue;
    }
    if (kind != CharClass::Ideograph) {
      return false;
    }
    ++han;
  }
  return han == 1;
}

}  // namespace jianbao
