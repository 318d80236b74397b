// What a level and its stated growth say of the year before.

#include <fmt/format.h>

#include "aggregate/derive.h"

namespace jianbao::derivation {
namespace {

const Interval zero = Interval::exactly(Rational());
const Interval one = Interval::exactly(Rational(1));
const Interval hundred = Interval::exactly(Rational(100));

struct Growth {
  Decimal per_cent;
  Interval rate;    ///< in per cent
  Interval factor;  ///< 1 + growth, above zero
};

std::optional<Growth> growth_of(const Fact& fact) {
  const Comparison* stated = fact.comparison(ComparisonKind::YearOnYear);
  // A span that has no year before (今年以来) would leave a base without a period of its own.
  if (stated == nullptr || !fact.period.year_before()) {
    return std::nullopt;
  }
  const Interval rate = interval_of(stated->value, stated->qualifier);
  if (!rate.is_bounded()) {
    return std::nullopt;  // 增长超20%: no base follows from a bound
  }
  const Interval factor = one + rate / hundred;
  return *factor.low > Rational() ? std::optional(Growth{stated->value, rate, factor})
                                  : std::nullopt;
}

/// level × g ÷ (1 + g). The level stands in both terms of level − base, so that subtracting their
/// intervals would count its rounding twice.
Interval increment_of(const Interval& level, const Interval& factor) {
  const Interval part = one - one / factor;  // grows with g, so its bounds are exact
  if (!(*part.low < Rational())) {
    return level * part;
  }
  if (!(*part.high > Rational())) {
    return zero - level * (zero - part);
  }
  return {*level.high * *part.low, *level.high * *part.high, true, true};
}

/// Whole things have whole predecessors; everything else keeps the decimals of the level.
std::optional<Printed> print(const Operand& level, const Interval& range) {
  if (level.unit->countable && level.unit->factor == 1 && is_exact(level)) {
    return print_whole(range);
  }
  const Printed printed = print_interval(range, known_decimals(*level.fact->quantity));
  // "About nothing" says nothing that a reader could use.
  const bool lost = printed.form == Derived::Form::Rounded && printed.low.is_zero();
  return lost ? std::nullopt : std::optional(printed);
}

/// "915列 ÷ (1 + 18.1%)"
std::string base_term(const Operand& level, const Growth& growth) {
  return fmt::format("{} ÷ (1 {} {}%)", operand_figure(level),
                     growth.per_cent.is_negative() ? "−" : "+",
                     growth.per_cent.absolute().to_string());
}

/// What is known of the operands, and what follows: "：增速在[18.05%, 18.15%)内，结果在…"
std::string reasoning(const Operand& level, const Growth& growth, const Interval& range,
                      const Printed& printed) {
  return fmt::format(
      "：{}增速在{}内，{}", operand_text(level, "本期数"),
      interval_text(growth.rate, growth.per_cent.scale() + 1, "%"),
      result_text(range, printed, *level.unit, level.fact->quantity->amount.scale() + 2));
}

Derived derived_from(Measure measure, const Operand& level, const Interval& range,
                     const Printed& printed, std::string formula) {
  return {measure,     range,        level.fact->quantity->unit,         printed.form,
          printed.low, printed.high, {{level.index}, std::move(formula)}};
}

}  // namespace

std::optional<Interval> growth_factor(const Fact& fact) {
  const auto growth = growth_of(fact);
  return growth ? std::optional(growth->factor) : std::nullopt;
}

Derivation derive_implied_base(const Source& source, FactIndex index) {
  const auto level = operand(source, index);
  const auto growth = level ? growth_of(*level->fact) : std::nullopt;
  if (!growth) {
    return std::nullopt;
  }
  const Interval range = level->level / growth->factor;
  const auto printed = print(*level, range);
  if (!printed) {
    return std::nullopt;
  }
  return derived_from(Measure::ImpliedBase, *level, range, *printed,
                      base_term(*level, *growth) + reasoning(*level, *growth, range, *printed));
}

Derivation derive_increment(const Source& source, FactIndex index) {
  const auto level = operand(source, index);
  const auto growth = level ? growth_of(*level->fact) : std::nullopt;
  if (!growth) {
    return std::nullopt;
  }
  const Interval range = increment_of(level->level, growth->factor);
  const auto printed = print(*level, range);
  if (!printed) {
    return std::nullopt;
  }
  std::string formula = operand_figure(*level) + " − " + base_term(*level, *growth);
  const auto base = print(*level, level->level / growth->factor);
  if (is_exact(*level) && base && base->form == Derived::Form::Exact) {
    formula = fmt::format("{} − {}{} = {}{}{}", operand_figure(*level), base->low.to_string(),
                          level->unit->name, printed->low.is_negative() ? "−" : "",
                          printed->low.absolute().to_string(), level->unit->name);
  } else {
    formula += reasoning(*level, *growth, range, *printed);
  }
  return derived_from(Measure::Increment, *level, range, *printed, std::move(formula));
}

}  // namespace jianbao::derivation
