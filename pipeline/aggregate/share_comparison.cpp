// A share, that of the year before, and how it moved (prose.md W-12, sentence kind 7; S-06).

#include <fmt/format.h>

#include "aggregate/comparing.h"
#include "aggregate/ratios.h"
#include "aggregate/wording.h"

namespace jianbao::derivation {
namespace {

const Rational zero;
const Interval one = Interval::exactly(Rational(1));
const Interval hundred = Interval::exactly(Rational(100));
constexpr int share_decimals = 1;
const std::string points = "个百分点";

/// The finest words that the interval allows: 18.2%, 约18%, 21%多, 2.8～3.8个百分点.
std::string finest_words(const Interval& of, const std::string& unit, bool whole_too) {
  const Printed fine = print_interval(of, share_decimals);
  if (fine.form != Derived::Form::Range) {
    return said(fine, unit);
  }
  const Printed coarse = print_interval(of, 0);
  if (whole_too && coarse.form != Derived::Form::Range) {
    return said(coarse, unit);
  }
  return said_as_more(of, unit).value_or(said(fine, unit));
}

/// A level and its growth, and the level of the year before that they imply.
struct Grown {
  Interval factor, base;
};

/// A unique whole base says more than the quotient.
std::optional<Grown> grown(const Pairing& pair, const Operand& level) {
  const auto factor = growth_factor(*level.fact);
  if (!factor) {
    return std::nullopt;
  }
  const Rational in_base(level.unit->factor);
  const Derived* implied = pair.dataset.find(level.index, Measure::ImpliedBase);
  const bool unique = implied != nullptr && implied->form == Derived::Form::Exact;
  const Interval base =
      unique ? Interval::exactly(Rational(implied->low) * in_base) : in_base_unit(level) / *factor;
  return Grown{*factor, base};
}

/// Growth at comparable prices implies no base at the prices of the day.
bool same_basis(const Fact& a, const Fact& b) {
  const Comparison* x = a.comparison(ComparisonKind::YearOnYear);
  const Comparison* y = b.comparison(ComparisonKind::YearOnYear);
  return x != nullptr && y != nullptr && x->rate_basis == y->rate_basis &&
         x->rate_basis != "可比价";
}

/// share × (1 − q), where q is how many times the share of the year before was this one. The share
/// stands in both shares, so that subtracting their intervals would count its rounding twice.
Interval change_of(const Interval& share, const Interval& q) {
  const Interval rest = one - q;
  if (!(*rest.low < zero)) {
    return share * rest;
  }
  if (!(*rest.high > zero)) {
    return Interval::exactly(zero) - share * (Interval::exactly(zero) - rest);
  }
  return {*share.high * *rest.low, *share.high * *rest.high, true, true};
}

std::string growth_text(const Fact& fact) {
  const Decimal rate = fact.comparison(ComparisonKind::YearOnYear)->value;
  return fmt::format("(1 {} {}%)", rate.is_negative() ? "−" : "+", rate.absolute().to_string());
}

void add_share(const Pairing& pair, bool allowed, const Derived& share, Findings& findings) {
  std::string formula = share.provenance.formula;
  if (*share.range.low != *share.range.high) {
    formula += "，" + rounded_ends(share.range, share_decimals, "%");
  }
  findings.add(allowed, {"share", said(share, pair.catalogue), std::move(formula),
                         share.provenance.facts, true});
}

void add_share_before(const Pairing& pair, bool allowed, const Interval& before,
                      Findings& findings) {
  std::string formula = fmt::format(
      "({} ÷ {}) ÷ ({} ÷ {}) × 100%：结果{}",
      figure_text(*pair.later().quantity, pair.catalogue[pair.later().quantity->unit]),
      growth_text(pair.later()),
      figure_text(*pair.earlier().quantity, pair.catalogue[pair.earlier().quantity->unit]),
      growth_text(pair.earlier()), ends_text(before, share_decimals, "%"));
  findings.add(allowed, {"share_before",
                         finest_words(before, "%", true),
                         std::move(formula),
                         {pair.now, pair.before},
                         true});
}

void add_share_change(const Pairing& pair, bool allowed, const Interval& share,
                      const Interval& change, Findings& findings) {
  const bool falls = !(*change.high > zero);
  const Interval size = falls ? Interval::exactly(zero) - change : change;
  std::string formula =
      fmt::format("本期占比 × [1 − {} ÷ {}]：本期占比在{}内，{}{}", growth_text(pair.earlier()),
                  growth_text(pair.later()), interval_text(share, share_decimals + 2, "%"),
                  falls ? "回落" : "提高", ends_text(size, share_decimals, points));
  const std::vector<FactIndex> facts{pair.now, pair.before};
  if (change.contains(zero)) {
    const bool still = *change.low == *change.high;
    findings.add(allowed && still, {"share_change_phrase", still ? "持平" : "升降不能确定",
                                    fmt::format("本期占比 × [1 − {} ÷ {}]：结果在{}个百分点内",
                                                growth_text(pair.earlier()),
                                                growth_text(pair.later()), change.to_string(3)),
                                    facts, true});
    return;
  }
  const std::string words = finest_words(size, points, false);
  findings.add(allowed, {"share_change", words, formula, facts, true});
  findings.add(allowed,
               {"share_change_phrase", (falls ? "回落" : "提高") + words, formula, facts, true});
}

}  // namespace

void reckon_share(const Pairing& pair, const Permission& permission, Findings& findings) {
  const auto part = operand(pair.source(), pair.now);
  const auto whole = operand(pair.source(), pair.before);
  const auto share = part && whole ? share_of(pair.source(), *part, *whole) : std::nullopt;
  if (!share) {
    return;
  }
  add_share(pair, permission.allowed, *share, findings);
  const bool basis = same_basis(pair.later(), pair.earlier());
  const auto part_before = basis ? grown(pair, *part) : std::nullopt;
  const auto whole_before = basis ? grown(pair, *whole) : std::nullopt;
  if (!part_before || !whole_before || !(*whole_before->base.low > zero)) {
    return;
  }
  const Interval before = intersect(part_before->base / whole_before->base * hundred,
                                    {zero, Rational(100), false, false});
  const Interval change = intersect(
      change_of(share->range, whole_before->factor / part_before->factor), share->range - before);
  if (before.is_empty() || change.is_empty()) {
    return;
  }
  add_share_before(pair, permission.allowed, before, findings);
  add_share_change(pair, permission.allowed, share->range, change, findings);
}

}  // namespace jianbao::derivation
