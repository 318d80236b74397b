// A fact as a sentence of our own, for lists and for JSON. What a brief prints is composed apart.

#include "model/facts.h"
#include "model/words.h"

namespace jianbao {
namespace {

/// 同比增长18.1%, 下降3.2%: the word says the direction, so the figure has no sign.
std::string comparison_words(const Comparison& c) {
  std::string figure = std::string(qualifier_word(c.qualifier)) +
                             c.value.absolute().to_string() +
                             std::string(comparison_unit(c.kind));
  const std::string_view direction = c.value.is_negative() ? "下降" : "增长";
  switch (c.kind) {
    case ComparisonKind::YearOnYear:
      return std::string("同比").append(direction) + figure;
    case ComparisonKind::PeriodOnPeriod:
      return std::string("环比").append(direction) + figure;
    case ComparisonKind::Share:
      return "占" + c.base + figure;
    case ComparisonKind::Rank:
      return "居" + c.base + "第" + figure;
    case ComparisonKind::Multiple:
      return "为" + c.base + "的" + figure;
    case ComparisonKind::PointChange:
      return (c.value.is_negative() ? "回落" : "提高") + figure;
  }
  return figure;
}

/// What is said of the figure's nature before the indicator: nothing of an actual one.
std::string_view status_words(Status status) {
  switch (status) {
    case Status::Preliminary:
      return "初步统计";
    case Status::Estimate:
    case Status::Forecast:
      return "预计";
    case Status::Target:
      return "目标：";
    case Status::Pledge:
      return "承诺：";
    case Status::Proposal:
      return "建议：";
    case Status::Actual:
      break;
  }
  return "";
}

}  // namespace

std::string statement(const Fact& fact, const Catalogue& catalogue) {
  if (!fact.text.empty()) {
    return fact.text;
  }
  std::string out = catalogue[fact.subject].name + spoken(fact.period);
  out += status_words(fact.status);
  out += catalogue[fact.indicator].name;
  if (fact.quantity) {
    out += figure_text(*fact.quantity, catalogue[fact.quantity->unit]);
  }
  for (const Comparison& c : fact.comparisons) {
    out += (fact.quantity || &c != &fact.comparisons.front() ? "，" : "") + comparison_words(c);
  }
  if (fact.claim) {
    out += (fact.quantity || !fact.comparisons.empty() ? "，" : "：") + (fact.claim->scope == unstated_scope ? "" : fact.claim->scope) + fact.claim->kind;
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
