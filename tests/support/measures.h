#pragma once
// What was measured on paper against what a rule of typography.md asks: for each rule the worst of
// all measures is kept, with the place where it was taken.

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jianbao::test {

struct Measure {
  std::string id, what, unit;
  double expected = 0, worst = 0, tolerance = 0;
  std::string where;      ///< of the worst: monthly-brief p. 3
  std::size_t taken = 0;  ///< how many measures
  std::size_t outside = 0;
};

class Measures {
 public:
  /// `id` is one or more ids of rules with blanks between. Two-sided: |measured − expected|.
  void take(std::string_view id, std::string_view what, std::string_view unit, double expected,
            double measured, double tolerance, const std::string& where);
  /// One-sided: measured − limit may be anything below the tolerance.
  void at_most(std::string_view id, std::string_view what, std::string_view unit, double limit,
               double measured, double tolerance, const std::string& where);
  /// One-sided the other way.
  void at_least(std::string_view id, std::string_view what, std::string_view unit, double limit,
                double measured, double tolerance, const std::string& where);
  /// Yes or no: a face, a colour, an order.
  void holds(std::string_view id, std::string_view what, bool, const std::string& where);
  /// A rule that no document of ours can show, and why.
  void leave_out(std::string_view id, std::string_view why);

  /// Fails the test for each measure outside its tolerance, and for each of `ids` of which nothing
  /// was measured and that was not left out. Prints the table of all.
  void conclude(const std::vector<std::string>& ids) const;

 private:
  void enter(std::string_view id, std::string_view what, std::string_view unit, double expected,
             double measured, double tolerance, double deviation, const std::string& where);

  std::map<std::pair<std::string, std::string>, std::pair<double, Measure>> worst_;
  std::vector<std::pair<std::string, std::string>> left_out_;
};

[[nodiscard]] constexpr double mm(double points) { return points * 25.4 / 72; }
[[nodiscard]] constexpr double pt(double millimetres) { return millimetres * 72 / 25.4; }

}  // namespace jianbao::test
