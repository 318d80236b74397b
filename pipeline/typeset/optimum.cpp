// The best ends of lines over a whole paragraph: the cheapest way from its start to its end, where
// a step is a line. Costs are whole numbers and ties go to the left, so that the same text always
// breaks the same way (L-38).

#include <algorithm>
#include <limits>

#include "typeset/breakers.h"

namespace jianbao {
namespace {

using Cost = std::int64_t;

// The unit of cost is the square of a thousandth of an em added to each position of a line, as in
// looseness(): a line stretched by ¼ em a position costs 62,500, by ½ em 250,000.
constexpr Cost cost_of_loose = 20'000;          // beyond its square: L-35 logs it
constexpr Cost cost_of_very_loose = 300'000;    // "
constexpr Cost cost_of_full_gaps = 4'000;       // CJK–Latin gaps or word spaces as wide as allowed
constexpr Cost cost_of_tight = 6'000;           // everything pressed that may be (先挤进)
constexpr Cost cost_of_lone = 4'000'000;        // L-34, by a lone character on the last line
constexpr Cost cost_of_forced = 1'000'000'000;  // ends where L-01 or L-02 forbid it
// What a line more than first-fit needs must save, to be "clearly less loose".
constexpr Cost cost_of_line = 250'000;
// With fewest_lines: more than any looseness, less than to end a line where none may.
constexpr Cost cost_of_line_wished_away = 100'000'000;
// Ends that leave more than this much of an em to each position are not looked at, when there is
// another.
constexpr Em reach = one_em;

constexpr Cost never = std::numeric_limits<Cost>::max();

Cost square(Cost v) { return v * v; }

// Of a part of a whole: 0…1000.
Cost permille(Em part, Em whole) { return whole <= 0 ? 0 : part * 1000 / whole; }

class Search {
 public:
  explicit Search(const LineRuler& ruler) : ruler_(ruler) {}

  // Every line costs `per_line` on top of what it looks like.
  LineEnds run(Cost per_line) {
    const std::size_t n = ruler_.size();
    best_.assign(n + 1, never);
    from_.assign(n + 1, 0);
    best_[0] = 0;
    furthest_ = 0;
    for (std::size_t begin = 0; begin < n; ++begin) {
      if (best_[begin] != never) {
        lines_from(begin, per_line);
      }
    }
    LineEnds ends;
    for (std::size_t end = n; end > 0; end = from_[end]) {
      ends.push_back(end);
    }
    std::ranges::reverse(ends);
    return ends;
  }

  [[nodiscard]] Cost cost(const Fit& fit, bool lone) const {
    const Adjustment& a = fit.adjustment;
    Cost sum = looseness(a);
    if (fit.quality == LineQuality::Loose) {
      sum += cost_of_loose;
    } else if (fit.quality == LineQuality::VeryLoose) {
      sum += cost_of_very_loose;
    }
    sum += a.gaps > 0 || a.spaces > 0 ? gap_cost(fit) : 0;
    const Em pressed = a.brackets + a.commas + a.stops + std::max<Em>(0, -a.gaps);
    if (pressed > 0) {
      sum += square(permille(pressed, fit.capacity)) * cost_of_tight / 1'000'000;
    }
    return sum + (lone ? cost_of_lone : 0);
  }

 private:
  // Gaps and spaces are filled one after the other; how full they are is all that is seen.
  [[nodiscard]] Cost gap_cost(const Fit& fit) const {
    const Em each = std::max(fit.adjustment.gaps, fit.adjustment.spaces);
    return fit.adjustment.positions > 0
               ? cost_of_full_gaps
               : std::min(cost_of_full_gaps, cost_of_full_gaps * each / one_em);
  }

  // From the furthest end that pressing reaches back to those that are too loose.
  void lines_from(std::size_t begin, Cost per_line) {
    const std::size_t n = ruler_.size();
    const Em room = ruler_.room(begin);
    furthest_ = std::max(furthest_, begin + 1);
    while (furthest_ < n && ruler_.least(begin, furthest_ + 1) <= room) {
      ++furthest_;
    }
    bool found = false;
    for (std::size_t end = furthest_; end > begin; --end) {
      if (!ruler_.permitted(end)) {
        continue;
      }
      const Fit fit = ruler_.fit(begin, end);
      if (!fit.fits) {
        continue;
      }
      if (found && is_out_of_reach(fit)) {
        break;
      }
      found = true;
      const bool lone = end == n && begin > 0 && ruler_.is_lone_character(begin);
      reach_end(begin, end, cost(fit, lone) + per_line);
    }
    if (!found) {
      reach_end(begin, forced_end(ruler_, begin), cost_of_forced + per_line);
    }
  }

  [[nodiscard]] static bool is_out_of_reach(const Fit& fit) {
    const Adjustment& a = fit.adjustment;
    return a.short_of > 0 || (a.count > 0 && a.positions > Em{a.count} * reach);
  }

  void reach_end(std::size_t begin, std::size_t end, Cost line) {
    const Cost sum = best_[begin] + line;
    if (sum < best_[end]) {
      best_[end] = sum;
      from_[end] = begin;
    }
  }

  const LineRuler& ruler_;
  std::vector<Cost> best_;
  std::vector<std::size_t> from_;
  std::size_t furthest_ = 0;
};

struct Solution {
  LineEnds ends;
  Cost cost = 0, loose = 0;
  bool lone = false;
};

Solution judged(const LineRuler& ruler, const Search& search, LineEnds ends) {
  Solution s{.ends = std::move(ends)};
  std::size_t begin = 0;
  for (const std::size_t end : s.ends) {
    const Fit fit = ruler.fit(begin, end);
    s.lone = end == ruler.size() && begin > 0 && ruler.is_lone_character(begin);
    s.cost += search.cost(fit, s.lone) + (ruler.permitted(end) && fit.fits ? 0 : cost_of_forced);
    s.loose += looseness(fit.adjustment);
    begin = end;
  }
  return s;
}

// Whether `s` takes the place of first-fit's lines. Of equals these stay.
bool is_better(const Solution& s, const Solution& first) {
  if (s.cost >= first.cost || s.loose > first.loose) {
    return false;
  }
  if (s.ends.size() <= first.ends.size()) {
    return true;
  }
  const auto more = static_cast<Cost>(s.ends.size() - first.ends.size());
  return first.cost - s.cost > more * cost_of_line;
}

}  // namespace

std::int64_t looseness(const Adjustment& a) {
  if (a.short_of > 0) {
    return square(a.short_of / 1000);
  }
  return a.count == 0 ? 0 : square(a.positions / 1000) / square(Cost{a.count});
}

std::int64_t looseness(const LineRuler& ruler, const LineEnds& ends) {
  std::int64_t sum = 0;
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    sum += looseness(ruler.fit(begin, end).adjustment);
    begin = end;
  }
  return sum;
}

// Precondition: text that is justified; where nothing is stretched, every line is as good.
LineEnds optimum(const LineRuler& ruler) {
  Search search(ruler);
  const Solution first = judged(ruler, search, first_fit(ruler));
  if (ruler.options().fewest_lines) {
    Solution s = judged(ruler, search, search.run(cost_of_line_wished_away));
    if (s.ends.size() < first.ends.size()) {
      return s.ends;
    }
  }
  if (first.cost == 0) {
    return first.ends;
  }
  // Lines cost nothing at first; if that takes more of them than it is worth, they do.
  for (const Cost per_line : {Cost{0}, cost_of_line}) {
    Solution s = judged(ruler, search, search.run(per_line));
    const bool longer = s.ends.size() > first.ends.size();
    if (is_better(s, first) && !(longer && ruler.options().fewest_lines)) {
      return s.ends;
    }
  }
  return first.ends;
}

}  // namespace jianbao
