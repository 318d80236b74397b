#include "app/data/line_difference.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace jianbao {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t context = 3;

Lines lines_of(std::string_view text) {
  Lines out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    out.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return out;
}

/// Lines [begin, end) of the one that became lines [new_begin, new_end) of the other.
struct Stretch {
  std::size_t begin, end, new_begin, new_end;
};

std::vector<Stretch> stretches(const Lines& before, const Lines& after) {
  std::vector<Stretch> out;
  if (before.size() == after.size()) {
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (before[i] == after[i]) {
        continue;
      }
      if (out.empty() || out.back().end != i) {
        out.push_back({i, i, i, i});
      }
      out.back().end = out.back().new_end = i + 1;
    }
    return out;
  }
  std::size_t head = 0;
  while (head < std::min(before.size(), after.size()) && before[head] == after[head]) {
    ++head;
  }
  std::size_t tail = 0;
  while (tail < std::min(before.size(), after.size()) - head &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
    ++tail;
  }
  return {{head, before.size() - tail, head, after.size() - tail}};
}

std::string show(char sign, std::string_view line) {
  const std::string_view end = line.ends_with('\n') ? "" : "\n\\ No newline at end of file\n";
  return sign + std::string(line) + std::string(end);
}

/// Stretches [first, last) are near enough to be shown in one piece.
std::string hunk(const Lines& before, const Lines& after, const std::vector<Stretch>& all,
                 std::size_t first, std::size_t last) {
  const std::size_t start = all[first].begin - std::min(all[first].begin, context);
  const std::size_t stop = std::min(all[last - 1].end + context, before.size());
  const std::size_t new_start = all[first].new_begin - (all[first].begin - start);
  const std::size_t new_stop = all[last - 1].new_end + (stop - all[last - 1].end);
  std::string out = fmt::format("@@ -{},{} +{},{} @@\n", start + 1, stop - start, new_start + 1,
                                new_stop - new_start);
  std::size_t at = start;
  for (std::size_t k = first; k < last; ++k) {
    for (; at < all[k].begin; ++at) {
      out += show(' ', before[at]);
    }
    for (; at < all[k].end; ++at) {
      out += show('-', before[at]);
    }
    for (std::size_t i = all[k].new_begin; i < all[k].new_end; ++i) {
      out += show('+', after[i]);
    }
  }
  for (; at < stop; ++at) {
    out += show(' ', before[at]);
  }
  return out;
}

}  // namespace

std::string line_difference(const std::string& path, const std::string& before,
                            const std::string& after) {
  if (before == after) {
    return {};
  }
  const Lines old_lines = lines_of(before);
  const Lines new_lines = lines_of(after);
  const auto all = stretches(old_lines, new_lines);
  std::string out = fmt::format("--- {}\n+++ {}\n", path, path);
  for (std::size_t first = 0; first < all.size();) {
    std::size_t last = first + 1;
    while (last < all.size() && all[last].begin - all[last - 1].end <= 2 * context) {
      ++last;
    }
    out += hunk(old_lines, new_lines, all, first, last);
    first = last;
  }
  return out;
}

}  // namespace jianbao
