#include "typeset/lines.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace jianbao {
namespace {

constexpr Em half_em = one_em / 2;
constexpr Em natural_gap = one_em / 4, least_gap = one_em / 8, most_gap = one_em / 2;  // L-23
constexpr Em natural_space = one_em / 4, most_space = one_em / 2;

bool is_point(CharClass c) {  // CL, PC, PE: the marks that L-20 lets lose their right blank
  return has_right_blank(c);
}

// Beside these marks nothing stretches (L-32).
bool is_rigid(CharClass c) {
  return c == CharClass::Dash || c == CharClass::Tilde || c == CharClass::Hyphen ||
         c == CharClass::Solidus;
}

// One candidate line: items [begin, end) with widths as they stand on this line.
class Candidate {
 public:
  struct Cell {
    std::size_t item;
    Em gap_before = 0;  // L-23
    Em trim_left = 0, trim_right = 0;
    Em extra_after = 0;   // L-32 step 3
    Em space_change = 0;  // of a word space
  };

  Candidate(const std::vector<LineItem>& items, std::size_t begin, std::size_t end, bool first_line)
      : items_(items), first_line_(first_line) {
    while (begin < end && is_dropped(begin)) {
      ++begin;
    }
    while (end > begin && is_dropped(end - 1)) {
      --end;
    }
    for (std::size_t i = begin; i < end; ++i) {
      cells_.push_back({.item = i});
    }
    trim_pairs();
    trim_edges();
    set_gaps();
    for (const Cell& c : cells_) {
      natural_ += width(c) + c.gap_before;
    }
  }

  [[nodiscard]] Em natural() const { return natural_; }

  [[nodiscard]] Em shrink_capacity() const {
    Em total = 0;
    for (const Cell& c : cells_) {
      total += bracket_blank(c) + comma_blank(c);
      total += std::max<Em>(0, c.gap_before - least_gap);
    }
    return total;
  }

  // L-31: each level wholly, before the next; equally over its members.
  void compress(Em amount, Adjustment& done) {
    done.brackets = take(
        amount, [this](const Cell& c) { return bracket_blank(c); },
        [this](Cell& c, Em by) {
          (item(c).kind == CharClass::Open ? c.trim_left : c.trim_right) += by;
        });
    done.commas = take(
        amount, [this](const Cell& c) { return comma_blank(c); },
        [](Cell& c, Em by) { c.trim_right += by; });
    done.gaps = -take(
        amount, [](const Cell& c) { return std::max<Em>(0, c.gap_before - least_gap); },
        [](Cell& c, Em by) { c.gap_before -= by; });
  }

  // L-32: spaces, gaps, then every position where the line might have been broken.
  void stretch(Em amount, bool strict, Adjustment& done) {
    done.spaces = take(
        amount,
        [this](const Cell& c) {
          return is_word_space(c) ? most_space - natural_space - c.space_change : 0;
        },
        [](Cell& c, Em by) { c.space_change += by; });
    done.gaps = take(
        amount, [](const Cell& c) { return c.gap_before > 0 ? most_gap - c.gap_before : 0; },
        [](Cell& c, Em by) { c.gap_before += by; });
    if (amount <= 0) {
      return;
    }
    std::vector<Cell*> positions;
    for (std::size_t k = 0; k + 1 < cells_.size(); ++k) {
      if (may_stretch_after(k, strict)) {
        positions.push_back(&cells_[k]);
      }
    }
    if (positions.empty()) {
      return;
    }
    done.positions = amount;
    done.count = static_cast<std::uint32_t>(positions.size());
    const Em n = static_cast<Em>(positions.size());
    for (Em k = 0; k < n; ++k) {
      positions[static_cast<std::size_t>(k)]->extra_after += amount / n + (k < amount % n ? 1 : 0);
    }
  }

  void place(Em indent, SetLine& line) const {
    Em x = indent;
    for (const Cell& c : cells_) {
      x += c.gap_before;
      line.items.push_back({c.item, x - c.trim_left});
      x += width(c) + c.extra_after;
    }
    line.width = x - indent;
    line.natural = natural_;
  }

  [[nodiscard]] bool empty() const { return cells_.empty(); }

  // One Han, with or without closing marks (L-34).
  [[nodiscard]] bool is_lone_character() const {
    std::size_t han = 0;
    for (const Cell& c : cells_) {
      if (is_point(item(c).kind) || item(c).kind == CharClass::StopPair) {
        continue;
      }
      if (item(c).kind != CharClass::Ideograph) {
        return false;
      }
      ++han;
    }
    return han == 1;
  }

 private:
  [[nodiscard]] const LineItem& item(const Cell& c) const { return items_[c.item]; }
  [[nodiscard]] bool is_dropped(std::size_t i) const {
    return items_[i].kind == CharClass::Space && items_[i].width < one_em;
  }
  [[nodiscard]] bool is_word_space(const Cell& c) const {
    return item(c).kind == CharClass::Space && item(c).width < one_em;
  }
  [[nodiscard]] Em width(const Cell& c) const {
    return item(c).width - c.trim_left - c.trim_right + c.space_change;
  }

  void trim_pairs() {  // L-20
    for (std::size_t k = 0; k + 1 < cells_.size(); ++k) {
      Cell &a = cells_[k], &b = cells_[k + 1];
      const CharClass left = item(a).kind, right = item(b).kind;
      if (is_point(left) && (is_point(right) || right == CharClass::StopPair)) {
        a.trim_right = half_em;
      }
      if (right == CharClass::Open && (left == CharClass::Open || is_point(left))) {
        b.trim_left = half_em;
      }
    }
  }

  void trim_edges() {
    if (cells_.empty()) {
      return;
    }
    if (is_point(item(cells_.back()).kind)) {
      cells_.back().trim_right = half_em;
    }  // L-21
    if (!first_line_ && item(cells_.front()).kind == CharClass::Open) {
      cells_.front().trim_left = half_em;  // L-22
    }
  }

  void set_gaps() {  // L-23
    for (std::size_t k = 1; k < cells_.size(); ++k) {
      const Edge left = item(cells_[k - 1]).right, right = item(cells_[k]).left;
      if ((left == Edge::Han && right == Edge::Latin) ||
          (left == Edge::Latin && right == Edge::Han)) {
        cells_[k].gap_before = natural_gap;
      }
    }
  }

  // Only marks still one em wide count; an opening mark that L-22 keeps whole at the start of a
  // paragraph does not.
  [[nodiscard]] bool is_whole(const Cell& c) const {
    return c.trim_left == 0 && c.trim_right == 0 && item(c).width == one_em;
  }
  [[nodiscard]] Em bracket_blank(const Cell& c) const {
    if (!is_whole(c)) {
      return 0;
    }
    if (item(c).kind == CharClass::Close) {
      return half_em;
    }
    const bool kept = first_line_ && &c == &cells_.front();
    return item(c).kind == CharClass::Open && !kept ? half_em : 0;
  }
  [[nodiscard]] Em comma_blank(const Cell& c) const {
    return item(c).kind == CharClass::Comma && is_whole(c) ? half_em : 0;
  }

  // Spreads up to `amount` equally over the cells that have room, and lowers `amount` by it. The
  // remainder of an uneven division goes to the leftmost (L-38).
  template <class Room, class Apply>
  Em take(Em& amount, Room room, Apply apply) {
    Em taken = 0;
    while (amount > 0) {
      std::vector<Cell*> members;
      Em least = 0;
      for (Cell& c : cells_) {
        const Em r = room(c);
        if (r <= 0) {
          continue;
        }
        least = members.empty() ? r : std::min(least, r);
        members.push_back(&c);
      }
      if (members.empty()) {
        break;
      }
      const Em n = static_cast<Em>(members.size());
      const Em total = std::min(amount, least * n);
      for (Em k = 0; k < n; ++k) {
        const Em part = total / n + (k < total % n ? 1 : 0);
        apply(*members[static_cast<std::size_t>(k)], part);
      }
      amount -= total;
      taken += total;
      if (total < least * n) {
        break;
      }
    }
    return taken;
  }

  [[nodiscard]] bool may_stretch_after(std::size_t k, bool strict) const {
    const LineItem &a = item(cells_[k]), &b = item(cells_[k + 1]);
    if (is_rigid(a.kind) || is_rigid(b.kind)) {
      return false;
    }
    if (a.kind == CharClass::Space) {
      return true;
    }
    return may_break(a, b, strict);
  }

  const std::vector<LineItem>& items_;
  bool first_line_;
  std::vector<Cell> cells_;
  Em natural_ = 0;
};

class Breaker {
 public:
  Breaker(const std::vector<LineItem>& items, const LineOptions& options)
      : items_(items), options_(options) {}

  std::vector<SetLine> run() {
    find_ends();
    avoid_lone_character();
    std::vector<SetLine> lines;
    std::size_t begin = 0;
    for (std::size_t k = 0; k < ends_.size(); ++k) {
      lines.push_back(set(begin, ends_[k], k == 0, k + 1 == ends_.size()));
      begin = ends_[k];
    }
    return lines;
  }

 private:
  [[nodiscard]] Em room(bool first) const {
    return options_.measure - (first ? options_.first_indent : 0);
  }
  [[nodiscard]] bool permitted(std::size_t end) const {
    return end == items_.size() || may_break(items_[end - 1], items_[end], options_.strict);
  }

  // L-30: the last break that fits as it is; the next one if pressing makes it fit.
  [[nodiscard]] std::size_t end_of_line(std::size_t begin, bool first) const {
    const Em width = room(first);
    std::size_t fits = begin;
    bool exact = false;
    for (std::size_t end = begin + 1; end <= items_.size(); ++end) {
      if (!permitted(end)) {
        continue;
      }
      const Candidate candidate(items_, begin, end, first);
      if (candidate.natural() <= width) {
        fits = end;
        exact = candidate.natural() == width;
        continue;
      }
      if (!exact && candidate.natural() - candidate.shrink_capacity() <= width) {
        return end;
      }
      return fits > begin ? fits : forced(begin, first);
    }
    return fits > begin ? fits : forced(begin, first);
  }

  // Nothing permitted fits: as many items as do, at least one.
  [[nodiscard]] std::size_t forced(std::size_t begin, bool first) const {
    std::size_t end = begin + 1;
    while (end < items_.size() &&
           Candidate(items_, begin, end + 1, first).natural() <= room(first)) {
      ++end;
    }
    return end;
  }

  void find_ends() {
    for (std::size_t begin = 0; begin < items_.size();) {
      begin = end_of_line(begin, ends_.empty());
      ends_.push_back(begin);
    }
  }

  void avoid_lone_character() {  // L-34
    if (ends_.size() < 2) {
      return;
    }
    const std::size_t last_begin = ends_[ends_.size() - 2];
    if (!Candidate(items_, last_begin, items_.size(), false).is_lone_character()) {
      return;
    }
    const std::size_t above = ends_.size() == 2 ? 0 : ends_[ends_.size() - 3];
    for (std::size_t end = last_begin - 1; end > above; --end) {
      if (permitted(end)) {
        ends_[ends_.size() - 2] = end;
        return;
      }
    }
  }

  [[nodiscard]] SetLine set(std::size_t begin, std::size_t end, bool first, bool last) const {
    Candidate candidate(items_, begin, end, first);
    SetLine line;
    line.last = last;
    const Em width = room(first);
    if (candidate.natural() > width) {
      candidate.compress(candidate.natural() - width, line.adjustment);
    } else if (!last && options_.justify) {
      candidate.stretch(width - candidate.natural(), options_.strict, line.adjustment);
    }
    candidate.place(first ? options_.first_indent : 0, line);
    return line;
  }

  const std::vector<LineItem>& items_;
  const LineOptions& options_;
  std::vector<std::size_t> ends_;
};

}  // namespace

bool may_break(const LineItem& a, const LineItem& b, bool strict) {
  if (a.stays_with_next) {
    return false;
  }
  switch (b.kind) {  // L-01
    case CharClass::Close:
    case CharClass::Comma:
    case CharClass::Stop:
    case CharClass::StopPair:
    case CharClass::Middot:
    case CharClass::Solidus:
    case CharClass::Hyphen:
    case CharClass::Dash:
    case CharClass::Tilde:
    case CharClass::Space:
      return false;
    case CharClass::DoubleDash:
    case CharClass::Ellipsis:
      if (strict) {
        return false;
      }
      break;
    default:
      break;
  }
  if (a.kind == CharClass::Open || a.kind == CharClass::Solidus) {
    return false;
  }  // L-02
  if (a.ends_in_hyphen) {
    return true;
  }
  // A figure or word that touches another without a space is one thing.
  return !(a.right == Edge::Latin && b.left == Edge::Latin);
}

std::vector<SetLine> break_lines(const std::vector<LineItem>& items, const LineOptions& options) {
  return Breaker(items, options).run();
}

Em natural_width(const std::vector<LineItem>& items) {
  return items.empty() ? 0 : Candidate(items, 0, items.size(), true).natural();
}

}  // namespace jianbao
