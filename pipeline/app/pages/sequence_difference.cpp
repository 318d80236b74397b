#include "app/pages/sequence_difference.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace jianbao {
namespace {

constexpr std::ptrdiff_t most_changes = 1500;
constexpr std::size_t least_between = 3;  // equal characters that keep two edits apart

/// Without what both begin and end with.
template <class Sequence>
Edit trimmed(const Sequence& before, const Sequence& after, Edit edit) {
  while (edit.begin < edit.end && edit.new_begin < edit.new_end &&
         before[edit.begin] == after[edit.new_begin]) {
    ++edit.begin;
    ++edit.new_begin;
  }
  while (edit.begin < edit.end && edit.new_begin < edit.new_end &&
         before[edit.end - 1] == after[edit.new_end - 1]) {
    --edit.end;
    --edit.new_end;
  }
  return edit;
}

bool is_empty(const Edit& edit) { return edit.begin == edit.end && edit.new_begin == edit.new_end; }

using Match = std::pair<std::size_t, std::size_t>;

/// Lines that stand once in each stretch, by their place in the first.
std::vector<Match> unique_matches(const std::vector<std::string>& before,
                                  const std::vector<std::string>& after, const Edit& in) {
  struct Seen {
    std::size_t old_count = 0, new_count = 0, old_at = 0, new_at = 0;
  };
  std::map<std::string_view, Seen> seen;
  for (std::size_t i = in.begin; i < in.end; ++i) {
    Seen& line = seen[before[i]];
    ++line.old_count;
    line.old_at = i;
  }
  for (std::size_t j = in.new_begin; j < in.new_end; ++j) {
    Seen& line = seen[after[j]];
    ++line.new_count;
    line.new_at = j;
  }
  std::vector<Match> matches;
  for (const auto& [text, line] : seen) {
    if (line.old_count == 1 && line.new_count == 1) {
      matches.emplace_back(line.old_at, line.new_at);
    }
  }
  std::ranges::sort(matches);
  return matches;
}

/// The longest run of matches that ascends on both sides.
std::vector<Match> longest_run(const std::vector<Match>& matches) {
  std::vector<std::size_t> tops;  // by length: the match that ends lowest
  std::vector<std::size_t> previous(matches.size());
  for (std::size_t k = 0; k < matches.size(); ++k) {
    const auto at = std::ranges::lower_bound(tops, matches[k].second, {},
                                             [&](std::size_t top) { return matches[top].second; });
    previous[k] = at == tops.begin() ? k : *(at - 1);
    if (at == tops.end()) {
      tops.push_back(k);
    } else {
      *at = k;
    }
  }
  std::vector<Match> run;
  for (std::size_t left = tops.size(), k = left == 0 ? 0 : tops.back(); left > 0; --left) {
    run.push_back(matches[k]);
    k = previous[k];
  }
  std::ranges::reverse(run);
  return run;
}

void find_line_edits(const std::vector<std::string>& before, const std::vector<std::string>& after,
                     const Edit& whole, std::vector<Edit>& out) {
  const Edit edit = trimmed(before, after, whole);
  if (is_empty(edit)) {
    return;
  }
  const auto run = longest_run(unique_matches(before, after, edit));
  if (run.empty()) {
    out.push_back(edit);
    return;
  }
  std::size_t begin = edit.begin;
  std::size_t new_begin = edit.new_begin;
  for (const auto& [i, j] : run) {
    find_line_edits(before, after, {begin, i, new_begin, j}, out);
    begin = i + 1;
    new_begin = j + 1;
  }
  find_line_edits(before, after, {begin, edit.end, new_begin, edit.new_end}, out);
}

/// Myers' greedy way through the edit graph: after `d` changes, how far each diagonal reaches.
class FewestChanges {
 public:
  FewestChanges(const std::u32string& before, const std::u32string& after)
      : before_(before),
        after_(after),
        n_(static_cast<std::ptrdiff_t>(before.size())),
        m_(static_cast<std::ptrdiff_t>(after.size())) {}

  /// False: more changes than anybody wants to look at one by one.
  bool find() {
    for (std::ptrdiff_t d = 0; d <= most_changes; ++d) {
      reached_.push_back(step(d));
      const std::ptrdiff_t end = n_ - m_;
      if (end >= -d && end <= d && (d - end) % 2 == 0 && at(d, end) >= n_) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] std::vector<Edit> edits() const {
    std::vector<Edit> out;
    std::ptrdiff_t x = n_;
    std::ptrdiff_t y = m_;
    for (auto d = static_cast<std::ptrdiff_t>(reached_.size()) - 1; d > 0; --d) {
      const std::ptrdiff_t k = x - y;
      const bool inserted = comes_from_above(d, k);
      const std::ptrdiff_t from_k = inserted ? k + 1 : k - 1;
      const std::ptrdiff_t from_x = at(d - 1, from_k);
      const std::ptrdiff_t from_y = from_x - from_k;
      out.push_back(edit(from_x, from_x + (inserted ? 0 : 1), from_y, from_y + (inserted ? 1 : 0)));
      x = from_x;
      y = from_y;
    }
    std::ranges::reverse(out);
    return out;
  }

 private:
  static Edit edit(std::ptrdiff_t a, std::ptrdiff_t b, std::ptrdiff_t c, std::ptrdiff_t d) {
    return {static_cast<std::size_t>(a), static_cast<std::size_t>(b), static_cast<std::size_t>(c),
            static_cast<std::size_t>(d)};
  }
  [[nodiscard]] std::ptrdiff_t at(std::ptrdiff_t d, std::ptrdiff_t k) const {
    return reached_[static_cast<std::size_t>(d)][static_cast<std::size_t>((k + d) / 2)];
  }
  [[nodiscard]] bool comes_from_above(std::ptrdiff_t d, std::ptrdiff_t k) const {
    return k == -d || (k != d && at(d - 1, k - 1) < at(d - 1, k + 1));
  }
  /// One entry for each of the diagonals -d, -d + 2 … d.
  [[nodiscard]] std::vector<std::ptrdiff_t> step(std::ptrdiff_t d) const {
    std::vector<std::ptrdiff_t> reached;
    for (std::ptrdiff_t k = -d; k <= d; k += 2) {
      std::ptrdiff_t x = 0;
      if (d > 0) {
        x = comes_from_above(d, k) ? at(d - 1, k + 1) : at(d - 1, k - 1) + 1;
      }
      while (x < n_ && x - k < m_ && x - k >= 0 &&
             before_[static_cast<std::size_t>(x)] == after_[static_cast<std::size_t>(x - k)]) {
        ++x;
      }
      reached.push_back(x);
    }
    return reached;
  }

  const std::u32string& before_;
  const std::u32string& after_;
  std::ptrdiff_t n_, m_;
  std::vector<std::vector<std::ptrdiff_t>> reached_;
};

bool in_number(char32_t c) { return (c >= U'0' && c <= U'9') || c == U'.' || c == U'%'; }

/// 915 that becomes 916 changes as a whole. `room`: from the end of the edit before to the begin of
/// the next, for beyond these other characters stand side by side.
void take_whole_numbers(const std::u32string& before, const std::u32string& after, const Edit& room,
                        Edit& edit) {
  const auto changed = [](const std::u32string& text, std::size_t begin, std::size_t end) {
    return begin < end && (in_number(text[begin]) || in_number(text[end - 1]));
  };
  if (!changed(before, edit.begin, edit.end) && !changed(after, edit.new_begin, edit.new_end)) {
    return;
  }
  while (edit.begin > room.begin && edit.new_begin > room.new_begin &&
         in_number(before[edit.begin - 1])) {
    --edit.begin;
    --edit.new_begin;
  }
  while (edit.end < room.end && edit.new_end < room.new_end && in_number(before[edit.end])) {
    ++edit.end;
    ++edit.new_end;
  }
}

std::size_t length_of(const Edit& edit) {
  return std::max(edit.end - edit.begin, edit.new_end - edit.new_begin);
}

/// Edits between which less stays than they change would be confetti.
bool belong_together(const Edit& a, const Edit& b) {
  if (b.begin <= a.end || b.new_begin <= a.new_end) {
    return true;
  }
  const std::size_t between = b.begin - a.end;
  return between < least_between || between * 2 < length_of(a) + length_of(b);
}

}  // namespace

std::vector<Edit> line_edits(const std::vector<std::string>& before,
                             const std::vector<std::string>& after) {
  std::vector<Edit> out;
  find_line_edits(before, after, {0, before.size(), 0, after.size()}, out);
  return out;
}

std::vector<Edit> character_edits(const std::u32string& before, const std::u32string& after) {
  const Edit whole = trimmed(before, after, {0, before.size(), 0, after.size()});
  if (is_empty(whole)) {
    return {};
  }
  FewestChanges changes(before, after);
  if (!changes.find()) {
    return {whole};
  }
  std::vector<Edit> out;
  for (Edit edit : changes.edits()) {
    // Single characters that touch are one edit before it is asked whether it is of a number.
    if (!out.empty() && edit.begin == out.back().end && edit.new_begin == out.back().new_end) {
      out.back().end = edit.end;
      out.back().new_end = edit.new_end;
    } else {
      out.push_back(edit);
    }
  }
  std::vector<Edit> joined;
  for (std::size_t k = 0; k < out.size(); ++k) {
    Edit edit = out[k];
    Edit room{0, before.size(), 0, after.size()};
    if (!joined.empty()) {
      room.begin = joined.back().end;
      room.new_begin = joined.back().new_end;
    }
    if (k + 1 < out.size()) {
      room.end = out[k + 1].begin;
      room.new_end = out[k + 1].new_begin;
    }
    take_whole_numbers(before, after, room, edit);
    while (!joined.empty() && belong_together(joined.back(), edit)) {
      edit.begin = std::min(edit.begin, joined.back().begin);
      edit.new_begin = std::min(edit.new_begin, joined.back().new_begin);
      edit.end = std::max(edit.end, joined.back().end);
      edit.new_end = std::max(edit.new_end, joined.back().new_end);
      joined.pop_back();
    }
    joined.push_back(edit);
  }
  return joined;
}

}  // namespace jianbao
