#include "validate/figures.h"

namespace jianbao::validation {
namespace {

const Rational zero;
const Rational hundred(100);

}  // namespace

std::string figure_text(const Scene& scene, const Fact& fact) {
  if (fact.quantity) {
    return figure_text(*fact.quantity, scene.unit(*fact.quantity));
  }
  return fact.claim ? fact.claim->scope + fact.claim->kind : std::string("—");
}

std::string percent_text(const Decimal& value) { return value.to_string() + '%'; }

std::string comparison_text(const Comparison& comparison) {
  const std::string digits =
      comparison.value.to_string() + std::string(comparison_unit(comparison.kind));
  const std::string word(qualifier_word(comparison.qualifier));
  return qualifier_place(comparison.qualifier) == QualifierPlace::Before ? word + digits
                                                                         : digits + word;
}

Related place_of(const Scene& scene, const Fact& fact) {
  return {Code::CheckFactHere,
          fact.value_span,
          {{"fact", fact.id}, {"value", figure_text(scene, fact)}}};
}

Interval level_of(const Scene& scene, const Fact& fact) {
  const Unit& unit = scene.unit(*fact.quantity);
  return in_base_unit(interval_of(*fact.quantity, unit), unit);
}

Interval stated_interval(const Comparison& comparison) {
  return interval_of(comparison.value, comparison.qualifier);
}

bool surely_above(const Interval& a, const Interval& b) {
  return a.low && b.high &&
         (*a.low > *b.high || (*a.low == *b.high && (a.low_open || b.high_open)));
}

bool stands_higher(const Interval& a, const Interval& b) {
  return a.low && (!b.low || *a.low > *b.low || (*a.low == *b.low && a.low_open && !b.low_open));
}

Standing standing(const Interval& figure, const Interval& allowed) {
  const Interval both = intersect(figure, allowed);
  if (both.is_empty()) {
    return Standing::Contradicts;
  }
  const auto same = [](const std::optional<Rational>& a, bool a_open,
                       const std::optional<Rational>& b,
                       bool b_open) { return a == b && a_open == b_open; };
  const bool inside = same(both.low, both.low_open, figure.low, figure.low_open) &&
                      same(both.high, both.high_open, figure.high, figure.high_open);
  return inside || figure.is_bounded() ? Standing::Holds : Standing::Unsure;
}

Standing agreement(const Interval& a, const Interval& b) {
  const Standing one = standing(a, b);
  return one == Standing::Unsure ? standing(b, a) : one;
}

Standing order(const Interval& low, const Interval& high) {
  if (surely_above(low, high)) {
    return Standing::Contradicts;
  }
  const bool surely = low.high && high.low && !(*low.high > *high.low);
  return surely || (low.is_bounded() && high.is_bounded()) ? Standing::Holds : Standing::Unsure;
}

std::optional<Interval> growth_between(const Interval& level, const Interval& base) {
  if (!level.low || *level.low < zero || !base.low || !(*base.low > zero)) {
    return std::nullopt;
  }
  return (level / base - Interval::exactly(Rational(1))) * Interval::exactly(hundred);
}

std::string per_cent_interval(const Interval& interval, std::int8_t scale) {
  if (!interval.is_bounded()) {
    return interval.to_string(scale) + '%';
  }
  const Decimal low = interval.low->rounded(scale);
  const Decimal high = interval.high->rounded(scale);
  return low == high ? percent_text(low) : percent_text(low) + "～" + percent_text(high);
}

Interval in_base_unit(const Interval& interval, const Unit& unit) {
  return interval * Interval::exactly(Rational(unit.factor));
}

Interval growth_factor(const Decimal& per_cent) {
  return Interval::exactly(Rational(1)) +
         Interval::rounded_to(per_cent) / Interval::exactly(hundred);
}

std::optional<Interval> implied_base(const Interval& level, const Decimal& per_cent) {
  const Interval factor = growth_factor(per_cent);
  if (!level.is_bounded() || *level.low < zero || !(*factor.low > zero)) {
    return std::nullopt;
  }
  return level / factor;
}

std::optional<Interval> total_of(const Interval& part, const Comparison& share) {
  const Interval stated = stated_interval(share);
  if (!part.is_bounded() || *part.low < zero || !stated.is_bounded() || !(*stated.low > zero)) {
    return std::nullopt;
  }
  return part / stated * Interval::exactly(hundred);
}

std::string text_without_whole(const Interval& interval) {
  constexpr std::int8_t most = 6;
  std::int64_t steps = 100;
  std::int8_t scale = 2;
  for (; scale < most; ++scale, steps *= 10) {
    Interval printed = interval;  // the ends as to_string rounds them
    printed.low = Rational((*interval.low * Rational(steps)).floor(), steps);
    printed.high = Rational((*interval.high * Rational(steps)).ceil(), steps);
    if (!whole_numbers(printed)) {
      break;
    }
  }
  return interval.to_string(scale);
}

std::optional<WholeNumbers> whole_numbers(const Interval& interval) {
  WholeNumbers found{interval.low->ceil(), interval.high->floor()};
  found.first += interval.contains(Rational(found.first)) ? 0 : 1;
  found.last -= interval.contains(Rational(found.last)) ? 0 : 1;
  return found.first <= found.last ? std::optional(found) : std::nullopt;
}

}  // namespace jianbao::validation
