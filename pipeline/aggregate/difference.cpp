#include "aggregate/difference.h"

#include <fmt/format.h>

#include <algorithm>

namespace jianbao::derivation {
namespace {

bool is_whole(const Operand& of) {
  return is_exact(of) && of.unit->countable && of.level.low->denominator() == 1;
}

/// The decimals that the figure's last digit has in a unit of this factor: 4800人次 in 万人次
/// has 4.
int decimals_in(const Operand& of, std::int64_t factor) {
  int decimals = known_decimals(*of.fact->quantity);
  for (Rational ratio(factor, of.unit->factor); ratio >= Rational(10);
       ratio = ratio / Rational(10)) {
    ++decimals;
  }
  for (Rational ratio(of.unit->factor, factor); ratio >= Rational(10);
       ratio = ratio / Rational(10)) {
    --decimals;
  }
  return decimals;
}

std::string signed_text(const Decimal& value, const Unit& unit) {
  return (value.is_negative() ? "−" : "") + value.absolute().to_string() + unit.name;
}

std::string formula_of(const Operand& now, const Operand& before, const Interval& range,
                       const Printed& printed) {
  const std::string term = fmt::format("{} − {}", operand_figure(now), operand_figure(before));
  if (printed.form == Derived::Form::Exact) {
    return fmt::format("{} = {}", term, signed_text(printed.low, *now.unit));
  }
  const int decimals = std::max(known_decimals(*now.fact->quantity), 0) + 2;
  return fmt::format("{}：{}{}{}", term, operand_text(now, "后一个数"),
                     operand_text(before, "前一个数"),
                     result_text(range, printed, *now.unit, decimals));
}

}  // namespace

Derivation difference_of(const Operand& now, const Operand& before) {
  const Rational ratio(before.unit->factor, now.unit->factor);
  const Interval range = now.level - before.level * Interval::exactly(ratio);
  const Rational zero;
  if (range.contains(zero) && !(*range.low == zero && *range.high == zero)) {
    return std::nullopt;
  }
  const bool whole = is_whole(now) && is_whole(before) && ratio == Rational(1);
  const int decimals =
      std::min(decimals_in(now, now.unit->factor), decimals_in(before, now.unit->factor));
  const auto printed = whole ? print_whole(range) : std::optional(print_interval(range, decimals));
  // Digits that begin or end at nothing hide the direction as well.
  const bool lost = !printed || (printed->form != Derived::Form::Exact &&
                                 (printed->low.is_zero() || printed->high.is_zero()));
  if (lost) {
    return std::nullopt;
  }
  return Derived{Measure::Change,
                 range,
                 now.fact->quantity->unit,
                 printed->form,
                 printed->low,
                 printed->high,
                 {{now.index, before.index}, formula_of(now, before, range, *printed)}};
}

}  // namespace jianbao::derivation
