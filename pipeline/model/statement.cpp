// A fact as a sentence of our own, for lists and for JSON. What a brief prints is composed apart.

#include "model/facts.h"
#include "model/words.h"

namespace jianbao {
namespace {

/// 同比, or 比2019年同期 where the source says against what.
std::string against(const Comparison& c, std::string_view usual) {
  return c.base.empty() ? std::string(usual) : "比" + c.base;
}

std::string claim_words(const Claim& claim) {
  return (claim.scope == unstated_scope ? "" : claim.scope) + claim.kind;
}

}  // namespace

std::string comparison_words(const Comparison& c) {
  const bool rank = c.kind == ComparisonKind::Rank;
  const std::string figure = figure_text((rank ? "第" : "") + c.value.absolute().to_string(),
                                         comparison_unit(c.kind), c.qualifier);
  const std::string direction = c.value.is_negative() ? "下降" : "增长";
  switch (c.kind) {
    case ComparisonKind::YearOnYear:
      return against(c, "同比") + direction + figure;
    case ComparisonKind::PeriodOnPeriod:
      return against(c, "环比") + direction + figure;
    case ComparisonKind::Share:
      return "占" + c.base + figure;
    case ComparisonKind::Rank:
      return "居" + c.base + figure;
    case ComparisonKind::Multiple:
      return "为" + c.base + "的" + figure;
    case ComparisonKind::PointChange:
      return against(c, "") + (c.value.is_negative() ? "回落" : "提高") + figure;
  }
  return figure;
}

std::string statement(const Fact& fact, const Catalogue& catalogue) {
  if (!fact.text.empty()) {
    return fact.text;
  }
  const bool only_claim = !fact.quantity && fact.comparisons.empty();
  std::string out = catalogue[fact.subject].name + spoken(fact.period);
  out += fact.claim && only_claim && fact.period.kind != PeriodKind::Unstated ? "，" : "";
  out += catalogue[fact.indicator].name;
  if (fact.claim && only_claim) {
    out += is_observed(fact.status) ? "为" : "：";
  }
  out += status_prefix(fact.status);
  if (fact.quantity) {
    out += figure_text(*fact.quantity, catalogue[fact.quantity->unit]);
  }
  for (const Comparison& c : fact.comparisons) {
    out += (fact.quantity || &c != &fact.comparisons.front() ? "，" : "") + comparison_words(c);
  }
  if (fact.claim) {
    out += (only_claim ? "" : "，") + claim_words(*fact.claim);
  }
  return out;
}

std::string nature(const Fact& fact, const Catalogue& catalogue) {
  std::string out(data_word(fact.status));
  if (fact.confirmed) {
    return out + "，" + fact.confirmed->by + "已确认";
  }
  return catalogue[fact.document].kind == DocumentKind::Press ? out + "，据报道" : out;
}

}  // namespace jianbao
