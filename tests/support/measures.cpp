#include "support/measures.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <set>
#include <sstream>

namespace jianbao::test {

void Measures::enter(std::string_view id, std::string_view what, std::string_view unit,
                     double expected, double measured, double tolerance, double deviation,
                     const std::string& where) {
  auto& [least, kept] = worst_[{std::string(id), std::string(what)}];
  const std::size_t outside = kept.outside + (deviation > tolerance ? 1 : 0);
  const std::size_t taken = kept.taken + 1;
  // The first one counts even when it is exact.
  if (taken == 1 || deviation > least) {
    least = deviation;
    kept = {std::string(id),
            std::string(what),
            std::string(unit),
            expected,
            measured,
            tolerance,
            where,
            taken,
            outside};
  }
  kept.taken = taken;
  kept.outside = outside;
}

void Measures::take(std::string_view id, std::string_view what, std::string_view unit,
                    double expected, double measured, double tolerance, const std::string& where) {
  enter(id, what, unit, expected, measured, tolerance, std::abs(measured - expected), where);
}

void Measures::at_most(std::string_view id, std::string_view what, std::string_view unit,
                       double limit, double measured, double tolerance, const std::string& where) {
  enter(id, what, "≤ " + std::string(unit), limit, measured, tolerance, measured - limit, where);
}

void Measures::at_least(std::string_view id, std::string_view what, std::string_view unit,
                        double limit, double measured, double tolerance, const std::string& where) {
  enter(id, what, "≥ " + std::string(unit), limit, measured, tolerance, limit - measured, where);
}

void Measures::holds(std::string_view id, std::string_view what, bool yes,
                     const std::string& where) {
  enter(id, what, "yes", 1, yes ? 1 : 0, 0, yes ? 0 : 1, where);
}

void Measures::leave_out(std::string_view id, std::string_view why) {
  left_out_.emplace_back(id, why);
}

void Measures::conclude(const std::vector<std::string>& ids) const {
  std::set<std::string> seen;
  fmt::print("{:<10} {:>6} {:>9} {:>9} {:>7} {:<7} {:<34} {}\n", "id", "taken", "expected", "worst",
             "allowed", "unit", "where", "what");
  for (const auto& [key, entry] : worst_) {
    const Measure& m = entry.second;
    fmt::print("{:<10} {:>6} {:>9.3f} {:>9.3f} {:>7.3f} {:<7} {:<34} {}\n", m.id, m.taken,
               m.expected, m.worst, m.tolerance, m.unit, m.where, m.what);
    std::istringstream words(m.id);
    for (std::string id; words >> id;) {
      seen.insert(id);
    }
    CHECK_MESSAGE(m.outside == 0, m.id, " ", m.what, ": ", m.worst, " instead of ", m.expected, " ",
                  m.unit, ", ", m.where, " (", m.outside, " of ", m.taken, " outside)");
  }
  for (const auto& [id, why] : left_out_) {
    fmt::print("{:<10} not measured: {}\n", id, why);
    CHECK_MESSAGE(!seen.contains(id), id, " is measured, so it cannot be left out");
    seen.insert(id);
  }
  for (const std::string& id : ids) {
    CHECK_MESSAGE(seen.contains(id), id, ": nothing was measured");
  }
}

}  // namespace jianbao::test
