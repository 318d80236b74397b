#include "typeset/set_line.h"

#include <algorithm>

namespace jianbao {
namespace {

class Setting {
 public:
  Setting(const std::vector<LineItem>& items, const Fit& fit, const LineOptions& options)
      : items_(items), fit_(fit), options_(options) {
    for (std::size_t i = fit.begin; i < fit.end; ++i) {
      cells_.push_back({.item = i});
    }
    trim_pairs();
    trim_edges();
    for (std::size_t k = 1; k < cells_.size(); ++k) {
      cells_[k].gap_before = has_gap(item(cells_[k - 1]), item(cells_[k])) ? natural_gap : 0;
    }
    for (Cell& c : cells_) {
      c.trimmed = c.trim_left + c.trim_right;
    }
  }

  void compress(const Adjustment& by) {
    spread(
        by.brackets, [this](const Cell& c) { return bracket_blank(c) > 0; },
        [this](Cell& c, Em part) {
          (item(c).kind == CharClass::Open ? c.trim_left : c.trim_right) += part;
        });
    spread(
        by.commas,
        [this](const Cell& c) { return item(c).kind == CharClass::Comma && is_whole(c); },
        [](Cell& c, Em part) { c.trim_right += part; });
    spread(
        -by.gaps, [](const Cell& c) { return c.gap_before > 0; },
        [](Cell& c, Em part) { c.gap_before -= part; });
    spread(
        by.stops, [this](const Cell& c) { return item(c).kind == CharClass::Stop && is_whole(c); },
        [](Cell& c, Em part) { c.trim_right += part; });
  }

  void stretch(const Adjustment& by) {
    spread(
        by.spaces, [this](const Cell& c) { return is_word_space(item(c)); },
        [](Cell& c, Em part) { c.extra_after += part; });
    spread(
        by.gaps, [](const Cell& c) { return c.gap_before > 0; },
        [](Cell& c, Em part) { c.gap_before += part; });
    spread(
        by.positions, [this](const Cell& c) { return may_stretch_after(c); },
        [](Cell& c, Em part) { c.extra_after += part; });
  }

  [[nodiscard]] SetLine place(Em indent) const {
    SetLine line;
    Em x = indent;
    for (const Cell& c : cells_) {
      x += c.gap_before;
      line.items.push_back({c.item, x - c.trim_left, c.trimmed});
      x += item(c).width - c.trim_left - c.trim_right + c.extra_after;
    }
    line.width = x - indent;
    line.natural = fit_.natural;
    line.adjustment = fit_.adjustment;
    line.quality = fit_.quality;
    line.last = fit_.last_line;
    return line;
  }

 private:
  struct Cell {
    std::size_t item;
    Em gap_before = 0;  // L-23
    Em trim_left = 0, trim_right = 0;
    Em trimmed = 0;  // by L-20…L-22, before any compression
    Em extra_after = 0;
  };

  [[nodiscard]] const LineItem& item(const Cell& c) const { return items_[c.item]; }

  void trim_pairs() {  // L-20
    for (std::size_t k = 0; k + 1 < cells_.size(); ++k) {
      const LineItem &left = item(cells_[k]), &right = item(cells_[k + 1]);
      cells_[k].trim_right = pair_trim_right(left, right);
      cells_[k + 1].trim_left = pair_trim_left(left, right);
    }
  }

  void trim_edges() {
    if (cells_.empty()) {
      return;
    }
    if (has_right_blank(item(cells_.back()).kind)) {
      cells_.back().trim_right = half_em;  // L-21
    }
    if (item(cells_.front()).kind == CharClass::Open &&
        (!fit_.first_line || options_.trim_first_line_open)) {
      cells_.front().trim_left = half_em;  // L-22
    }
  }

  // What L-20…L-22 reduced is not compressed again.
  [[nodiscard]] static bool is_whole(const Cell& c) { return c.trimmed == 0; }
  [[nodiscard]] Em bracket_blank(const Cell& c) const {
    const CharClass kind = item(c).kind;
    if (!is_whole(c) || (kind != CharClass::Open && kind != CharClass::Close)) {
      return 0;
    }
    const bool kept = kind == CharClass::Open && &c == &cells_.front();
    return kept ? 0 : half_em;
  }

  [[nodiscard]] bool may_stretch_after(const Cell& c) const {
    return &c != &cells_.back() && may_stretch(item(c), items_[c.item + 1], options_.strict);
  }

  template <class Takes, class Apply>
  void spread(Em amount, Takes takes, Apply apply) {
    if (amount <= 0) {
      return;
    }
    std::vector<Cell*> members;
    for (Cell& c : cells_) {
      if (takes(c)) {
        members.push_back(&c);
      }
    }
    const Em n = static_cast<Em>(members.size());
    for (Em k = 0; k < n; ++k) {
      apply(*members[static_cast<std::size_t>(k)], amount / n + (k < amount % n ? 1 : 0));
    }
  }

  const std::vector<LineItem>& items_;
  const Fit& fit_;
  const LineOptions& options_;
  std::vector<Cell> cells_;
};

}  // namespace

SetLine set_line(const std::vector<LineItem>& items, const Fit& fit, const LineOptions& options) {
  Setting setting(items, fit, options);
  setting.compress(fit.adjustment);  // of the two one has nothing to do
  setting.stretch(fit.adjustment);
  return setting.place(fit.first_line ? options.first_indent : 0);
}

}  // namespace jianbao
