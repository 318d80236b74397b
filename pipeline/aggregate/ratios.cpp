// Shares and averages: one fact divided by another, or by its months.

#include "aggregate/ratios.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace jianbao::derivation {
namespace {

const Interval hundred = Interval::exactly(Rational(100));
constexpr int share_decimals = 1;    // S-15
constexpr int average_decimals = 1;  // of exact counts
/// Below two digits an average says little; a smaller unit then says it better.
constexpr int least_digits = 2;

Rational middle_of(const Interval& range) { return (*range.low + *range.high) / Rational(2); }

/// 63亿元 of 347亿元 is 17.9%…18.4%: 约18%, with one digit less, where one decimal would claim more
/// than is known.
Printed print_share(const Interval& range) {
  const Printed fine = print_interval(range, share_decimals);
  const auto coarse = rounds_to(range, 0);
  if (fine.form != Derived::Form::Range || !coarse) {
    return fine;
  }
  return {Derived::Form::Rounded, *coarse, *coarse};
}

}  // namespace

Interval in_base_unit(const Operand& of) {
  return of.level * Interval::exactly(Rational(of.unit->factor));
}

std::optional<Average> choose_unit(const Source& source, const Operand& amount,
                                   const Interval& range) {
  const Decimal& value = amount.fact->quantity->amount;
  const int source_digits = significant_digits(value);
  const int enough = std::min(least_digits, source_digits);
  const Average same{amount.fact->quantity->unit, range, value.scale()};
  const int digits = significant_digits(round_at(middle_of(range), same.decimals));
  // 约5亿元 is said in one digit and loses nothing; 0.2亿美元 would.
  const bool plain = whole_digits(middle_of(range)) > 0 && rounds_to(range, same.decimals);
  if (digits >= enough || plain) {
    return same;
  }
  std::vector<const Unit*> smaller;
  for (const Unit& unit : source.catalogue.units()) {
    if (unit.base == amount.unit->base && unit.factor < amount.unit->factor) {
      smaller.push_back(&unit);
    }
  }
  std::stable_sort(smaller.begin(), smaller.end(),
                   [](const Unit* a, const Unit* b) { return a->factor > b->factor; });
  for (const Unit* unit : smaller) {
    const Interval scaled = range * Interval::exactly(Rational(amount.unit->factor, unit->factor));
    const Rational middle = middle_of(scaled);
    const int decimals = std::min<int>(value.scale(), source_digits - whole_digits(middle));
    if (significant_digits(round_at(middle, decimals)) >= enough) {
      return Average{*source.catalogue.unit(unit->name), scaled, decimals};
    }
  }
  return digits > 0 ? std::optional(same) : std::nullopt;
}

Derivation share_of(const Source& source, const Operand& part, const Operand& whole) {
  const auto per_cent = source.catalogue.unit("%");
  if (!per_cent || whole.unit->base != part.unit->base || !(*whole.level.low > Rational())) {
    return std::nullopt;
  }
  const Interval quotient = in_base_unit(part) / in_base_unit(whole) * hundred;
  // A part is not more than its whole, whatever rounding allows.
  const Interval range = intersect(quotient, {Rational(0), Rational(100), false, false});
  if (range.is_empty()) {
    return std::nullopt;
  }
  const Printed printed = print_share(range);
  std::string formula =
      fmt::format("{} ÷ {} × 100%：{}{}{}", operand_figure(part), operand_figure(whole),
                  operand_text(part, "部分"), operand_text(whole, "整体"),
                  result_text(range, printed, source.catalogue[*per_cent], share_decimals + 2));
  return Derived{Measure::Share,
                 range,
                 *per_cent,
                 printed.form,
                 printed.low,
                 printed.high,
                 {{part.index, whole.index}, std::move(formula)}};
}

Derivation derive_share(const Source& source, FactIndex index) {
  const auto part = operand(source, index);
  if (!part || !part->fact->within) {
    return std::nullopt;
  }
  const auto whole = operand(source, part->fact->within->fact);
  return whole ? share_of(source, *part, *whole) : std::nullopt;
}

Derivation average_of(const Source& source, const Operand& amount, const Operand& count) {
  if (!(*count.level.low > Rational())) {
    return std::nullopt;
  }
  const auto average = choose_unit(source, amount, amount.level / in_base_unit(count));
  if (!average) {
    return std::nullopt;
  }
  const Printed printed = print_interval(average->range, average->decimals);
  const int bound_decimals = std::max(average->decimals, 0) + 2;
  std::string formula = fmt::format(
      "{} ÷ {}：{}{}{}", operand_figure(amount), operand_figure(count),
      operand_text(amount, "总量"), operand_text(count, "个数"),
      result_text(average->range, printed, source.catalogue[average->unit], bound_decimals));
  return Derived{Measure::PerItem,
                 average->range,
                 average->unit,
                 printed.form,
                 printed.low,
                 printed.high,
                 {{amount.index, count.index}, std::move(formula)}};
}

Derivation derive_per_item(const Source& source, FactIndex index) {
  const auto amount = operand(source, index);
  if (!amount || !amount->fact->per) {
    return std::nullopt;
  }
  const auto count = operand(source, *amount->fact->per);
  return count ? average_of(source, *amount, *count) : std::nullopt;
}

Derivation derive_monthly_average(const Source& source, FactIndex index) {
  const auto total = operand(source, index);
  if (!total || !is_exact(*total) ||
      source.catalogue[total->fact->indicator].measure != MeasureKind::Flow) {
    return std::nullopt;
  }
  const Period& period = total->fact->period;
  const auto months = period.months();
  // A span that nobody stated is no basis for an average.
  if (!months || *months < 2 || period.inferred) {
    return std::nullopt;
  }
  const Interval range = total->level / Interval::exactly(Rational(*months));
  const Printed printed = print_interval(range, average_decimals);
  std::string formula =
      fmt::format("{} ÷ {}个月，{}", operand_figure(*total), *months,
                  result_text(range, printed, *total->unit, average_decimals + 2));
  return Derived{Measure::MonthlyAverage,
                 range,
                 total->fact->quantity->unit,
                 printed.form,
                 printed.low,
                 printed.high,
                 {{index}, std::move(formula)}};
}

}  // namespace jianbao::derivation
