#pragma once
// What any stretch of items would be as one line, told in constant time from sums that are made
// once: both breakers look at many candidates and set few.

#include <cstdint>
#include <vector>

#include "typeset/lines.h"

namespace jianbao {

inline constexpr Em half_em = one_em / 2;
inline constexpr Em natural_gap = one_em / 4, least_gap = one_em / 8;  // L-23
inline constexpr Em natural_space = one_em / 4, most_space = one_em / 2;

/// L-20: what `right` makes `left` lose of its right blank, and the other way round.
[[nodiscard]] Em pair_trim_right(const LineItem& left, const LineItem& right);
[[nodiscard]] Em pair_trim_left(const LineItem& left, const LineItem& right);
/// L-23: a CJK–Latin gap stands between them.
[[nodiscard]] bool has_gap(const LineItem& left, const LineItem& right);
/// L-32 step 3: something may be added between them.
[[nodiscard]] bool may_stretch(const LineItem& left, const LineItem& right, bool strict);
/// A word space, which is dropped at line edges (L-25); U+3000 is none.
[[nodiscard]] inline bool is_word_space(const LineItem& item) {
  return item.kind == CharClass::Space && item.width < one_em;
}

/// A candidate line with what has to be done to it.
struct Fit {
  std::size_t begin = 0, end = 0;  ///< without word spaces at the edges
  bool first_line = false, last_line = false;
  Em natural = 0;     ///< L-20…L-24 applied, nothing compressed or stretched, nothing hung
  Em capacity = 0;    ///< what L-31 may take from it
  bool fits = false;  ///< not wider than its room when compressed as far as it may be
  Adjustment adjustment;
  LineQuality quality = LineQuality::Good;
};

class LineRuler {
 public:
  LineRuler(const std::vector<LineItem>&, const LineOptions&);

  /// The measure of the line that begins with item `begin`.
  [[nodiscard]] Em room(std::size_t begin) const;
  /// A line may end before item `end`.
  [[nodiscard]] bool permitted(std::size_t end) const { return permitted_[end]; }
  /// Items [begin, end) as one line. The last line of a paragraph is never stretched (L-33).
  [[nodiscard]] Fit fit(std::size_t begin, std::size_t end) const;
  /// The least that they can be pressed to. Never falls when `end` grows.
  [[nodiscard]] Em least(std::size_t begin, std::size_t end) const;
  /// The last line would be one Han, with or without closing marks (L-34).
  [[nodiscard]] bool is_lone_character(std::size_t begin) const;
  [[nodiscard]] bool is_dropped_at_edge(std::size_t item) const {
    return is_word_space(items_[item]);
  }
  [[nodiscard]] std::size_t size() const { return items_.size(); }
  [[nodiscard]] const LineOptions& options() const { return options_; }

 private:
  struct Sums {
    Em width = 0;
    Em brackets = 0, commas = 0, stops = 0;  ///< blanks that L-31 may take
    std::int64_t gaps = 0, spaces = 0, positions = 0;
    [[nodiscard]] Em capacity() const {
      return brackets + commas + stops + gaps * (natural_gap - least_gap);
    }
  };
  void sum_up();
  [[nodiscard]] Sums blanks_of(std::size_t item) const;
  [[nodiscard]] Fit without_edge_spaces(std::size_t begin, std::size_t end) const;
  [[nodiscard]] Sums sums_of(const Fit&) const;
  [[nodiscard]] bool may_hang(std::size_t end) const;
  void compress(const Sums&, Em amount, Fit&) const;
  void stretch(const Sums&, Em amount, Fit&) const;

  const std::vector<LineItem>& items_;
  const LineOptions& options_;
  std::vector<Sums> before_;  ///< of all items before this one, gaps and positions before it too
  std::vector<bool> permitted_;
};

}  // namespace jianbao
