#include "typeset/table_widths.h"

#include <algorithm>
#include <limits>

namespace jianbao {
namespace {

std::int64_t square_root(std::int64_t n) {
  std::int64_t low = 0, high = 3'037'000'499;  // √(2⁶³)
  while (low < high) {
    const std::int64_t middle = (low + high + 1) / 2;
    if (middle <= n / middle) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

using Bounds = Length ColumnNeed::*;

Length sum(const std::vector<ColumnNeed>& needs, Bounds bound) {
  Length total;
  for (const ColumnNeed& need : needs) {
    total += need.*bound;
  }
  return total;
}

/// Everybody between two bounds, by the roots of the bulks: the largest common factor that fits.
std::vector<Length> share(const std::vector<ColumnNeed>& needs, Bounds low, Bounds high,
                          Length measure) {
  std::vector<Length> widths(needs.size());
  const auto total_for = [&](std::int64_t factor) {
    Length total;
    for (std::size_t c = 0; c < needs.size(); ++c) {
      // The fourth root, in hundredths, so that narrow columns are told apart.
      const std::int64_t root =
          square_root(square_root(std::max<std::int64_t>(needs[c].bulk, 1)) * 10'000);
      widths[c] = std::clamp(Length::millipoints(root * factor / 1000), needs[c].*low,
                             std::max(needs[c].*low, needs[c].*high));
      total += widths[c];
    }
    return total;
  };
  std::int64_t fits = 0, exceeds = 1'000'000'000;
  while (exceeds - fits > 1) {
    const std::int64_t middle = (fits + exceeds) / 2;
    (total_for(middle) <= measure ? fits : exceeds) = middle;
  }
  static_cast<void>(total_for(fits));
  return widths;
}

std::vector<Length> with_spare(const std::vector<ColumnNeed>& needs, Length measure) {
  const Length spare = measure - sum(needs, &ColumnNeed::natural);
  std::int64_t weights = 0;
  for (const ColumnNeed& need : needs) {
    weights += need.weight;
  }
  std::vector<Length> widths;
  for (const ColumnNeed& need : needs) {
    const std::int64_t weight = weights == 0 ? 1 : need.weight;
    const auto of = weights == 0 ? static_cast<std::int64_t>(needs.size()) : weights;
    widths.push_back(need.natural + spare.scaled(weight, of));
  }
  return widths;
}

std::vector<Length> in_proportion(const std::vector<ColumnNeed>& needs, Length measure) {
  const Length total = sum(needs, &ColumnNeed::hard);
  std::vector<Length> widths;
  for (const ColumnNeed& need : needs) {
    widths.push_back(need.hard.scaled(measure.count(), total.count()));
  }
  return widths;
}

}  // namespace

void ColumnNeed::add_cell(Length width) {
  const std::int64_t tenths = std::min<std::int64_t>(width.count() / 100, 1'000'000);
  const std::int64_t cube = tenths * tenths * tenths;
  bulk = cube > std::numeric_limits<std::int64_t>::max() - bulk
             ? std::numeric_limits<std::int64_t>::max()
             : bulk + cube;
}

std::vector<Length> solve_widths(const std::vector<ColumnNeed>& needs, Length measure) {
  if (needs.empty()) {
    return {};
  }
  std::vector<Length> widths;
  if (sum(needs, &ColumnNeed::natural) <= measure) {
    widths = with_spare(needs, measure);
  } else if (sum(needs, &ColumnNeed::least) <= measure) {
    widths = share(needs, &ColumnNeed::least, &ColumnNeed::natural, measure);
  } else if (sum(needs, &ColumnNeed::hard) <= measure) {
    widths = share(needs, &ColumnNeed::hard, &ColumnNeed::least, measure);
  } else {
    widths = in_proportion(needs, measure);
  }
  Length left = measure;
  for (const Length width : widths) {
    left -= width;
  }
  widths.back() += left;  // what rounding left over
  return widths;
}

}  // namespace jianbao
