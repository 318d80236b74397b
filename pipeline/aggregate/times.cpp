// A multiple and a difference of two levels (prose.md sentence kind 8).

#include <fmt/format.h>

#include "aggregate/comparing.h"
#include "aggregate/difference.h"
#include "aggregate/ratios.h"
#include "aggregate/wording.h"

namespace jianbao::derivation {
namespace {

constexpr int times_decimals = 1;
constexpr std::string_view times_unit = "倍";

/// One decimal, none where it is a whole number, or one less where it would claim more than is
/// known.
Printed print_times(const Interval& quotient) {
  const Printed whole = print_interval(quotient, 0);
  const Printed fine = print_interval(quotient, times_decimals);
  const bool coarse = whole.form == Derived::Form::Exact ||
                      (fine.form == Derived::Form::Range && whole.form != Derived::Form::Range);
  return coarse ? whole : fine;
}

/// S-09: a fall is never told in 倍.
void add_times(const Pairing& pair, bool allowed, const Operand& now, const Operand& before,
               Findings& findings) {
  if (!(*before.level.low > Rational())) {
    return;
  }
  const Interval quotient = in_base_unit(now) / in_base_unit(before);
  const Printed printed = print_times(quotient);
  // Of exact figures the rounding is that of every growth (S-01); else it is 约.
  const bool exact = is_exact(now) && is_exact(before);
  const std::string words =
      exact ? printed.low.to_string() + std::string(times_unit) : said(printed, times_unit);
  const Unit unit{std::string(times_unit), std::string(times_unit), 1, false, pair.later().span};
  std::string formula = fmt::format("{} ÷ {}：{}{}{}", operand_figure(now), operand_figure(before),
                                    operand_text(now, "后一个数"), operand_text(before, "前一个数"),
                                    result_text(quotient, printed, unit, times_decimals + 2));
  const bool rises = *quotient.low > Rational(1);
  findings.add(allowed && rises,
               {"times", words, std::move(formula), {pair.now, pair.before}, true});
}

std::string phrase(const Derived& change, const std::string& words) {
  const Rational zero;
  return *change.range.low == zero && *change.range.high == zero ? "持平"
         : *change.range.high > zero                             ? "增加" + words
                                                                 : "减少" + words;
}

void add_difference(const Pairing& pair, bool allowed, const Operand& now, const Operand& before,
                    Findings& findings) {
  const auto change = difference_of(now, before);
  if (!change) {
    return;
  }
  const std::string words = said(*change, pair.catalogue);
  if (allowed && *change->range.high > Rational()) {
    findings.derived(true, "added", pair, *change);
  }
  findings.add(allowed, {"added_phrase", phrase(*change, words), change->provenance.formula,
                         change->provenance.facts, true});
}

}  // namespace

void reckon_times(const Pairing& pair, const Permission& permission, Findings& findings) {
  const auto now = operand(pair.source(), pair.now);
  const auto before = operand(pair.source(), pair.before);
  if (!now || !before) {
    return;
  }
  const bool alike = now->unit->base == before->unit->base ||
                     (is_count_word(*now->unit) && is_count_word(*before->unit));
  if (!alike) {
    return;
  }
  add_times(pair, permission.allowed, *now, *before, findings);
  add_difference(pair, permission.allowed, *now, *before, findings);
}

}  // namespace jianbao::derivation
