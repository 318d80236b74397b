#include "compose/wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "compose/numerals.h"
#include "model/words.h"

namespace jianbao::composing {
namespace {

/// Whole years are compared with the year before, everything else with the same period (W-25).
bool is_year(PeriodKind kind) { return kind == PeriodKind::Year; }

Phrase level_phrase(PeriodKind kind) {
  return {is_year(kind) ? "与上年持平" : "与上年同期持平", ""};
}

std::string_view direction_word(const Decimal& rate) {
  return rate.is_negative() ? "下降" : "增长";
}

/// The part after the year. Empty: the year alone says it all.
std::string inner_words(const Period& period) {
  const std::string year = fmt::format("{}年", static_cast<int>(period.begin.year()));
  const std::string whole = spoken(period);
  return whole.starts_with(year) ? whole.substr(year.size()) : whole;
}

bool is_within(const Judgement& judgement, const Decimal& rate) {
  return (!judgement.at_least || rate >= *judgement.at_least) &&
         (!judgement.above || rate > *judgement.above) &&
         (!judgement.below || rate < *judgement.below) &&
         (!judgement.at_most || rate <= *judgement.at_most);
}

/// 保持两位数增长 is two growths of two digits, not one and a smaller one.
bool fits(const Judgement& judgement, const Movement& movement) {
  const std::size_t needed = std::max<std::size_t>(judgement.in_a_row, 1);
  if (movement.rates.size() < needed || (judgement.slower && !movement.slower)) {
    return false;
  }
  const auto end = movement.rates.begin() + static_cast<std::ptrdiff_t>(needed);
  const Decimal& first = movement.rates.front();
  return std::all_of(movement.rates.begin(), end, [&](const Decimal& rate) {
    return is_within(judgement, rate) && rate.is_negative() == first.is_negative() &&
           rate.is_zero() == first.is_zero();
  });
}

std::string qualifier_nature(Qualifier qualifier) {
  switch (qualifier) {
    case Qualifier::None:
      return {};
    case Qualifier::About:
    case Qualifier::Around:
      return "约数";
    case Qualifier::Nearly:
    case Qualifier::LessThan:
      return fmt::format("上限（{}）", qualifier_word(qualifier));
    default:
      return fmt::format("下限（{}）", qualifier_word(qualifier));
  }
}

}  // namespace

Phrase year_on_year_phrase(const Decimal& rate, PeriodKind kind) {
  if (rate.is_zero()) {
    return level_phrase(kind);
  }
  return {fmt::format("{}{}", is_year(kind) ? "比上年" : "同比", direction_word(rate)),
          percent_text(rate)};
}

Phrase growth_phrase(const Decimal& rate, PeriodKind kind) {
  if (rate.is_zero()) {
    return level_phrase(kind);
  }
  return {std::string(direction_word(rate)), percent_text(rate)};
}

int direction_of(const Derived& derived) {
  const Decimal zero;
  if (derived.low > zero && derived.high > zero) {
    return 1;
  }
  return derived.low < zero && derived.high < zero ? -1 : 0;
}

std::optional<Phrase> increment_phrase(const Derived& derived, const Unit& unit, PeriodKind kind) {
  const int direction = direction_of(derived);
  if (direction != 0) {
    return Phrase{
        fmt::format("{}{}", is_year(kind) ? "比上年" : "比上年同期", direction > 0 ? "多" : "少"),
        derived_text(derived, unit)};
  }
  // Only an exact zero is a standstill; an interval around zero says nothing.
  const bool standstill = derived.form == Derived::Form::Exact && derived.low.is_zero();
  return standstill ? std::optional(level_phrase(kind)) : std::nullopt;
}

std::string nature_words(Status status, Qualifier qualifier) {
  const std::string bound = qualifier_nature(qualifier);
  // Sources say 预计 of a period to come too; 预测 is our word for telling the two apart.
  const std::string_view word =
      status == Status::Forecast ? status_prefix(status) : data_word(status);
  if (bound.empty()) {
    return std::string(word);
  }
  return status == Status::Actual ? bound : fmt::format("{}，{}", word, bound);
}

std::string period_with_year(const Period& period) {
  if (period.kind != PeriodKind::Since) {
    return spoken(period);
  }
  Period as_of = period;  // 累计 is for the sentence to say
  as_of.kind = PeriodKind::AsOf;
  return spoken(as_of);
}

std::string period_words(const Period& period, std::chrono::year usual) {
  if (period.end.year() != usual || period.kind == PeriodKind::Years) {
    return period_with_year(period);
  }
  switch (period.kind) {
    case PeriodKind::Year:
      return "全年";
    case PeriodKind::SoFar:
      return "今年以来";
    case PeriodKind::AsOf:
    case PeriodKind::Since:
      return "截至" + (period.begin == period.end
                           ? month_day(period.end)
                           : fmt::format("{}月", static_cast<unsigned>(period.end.month())));
    default:
      return inner_words(period);
  }
}

std::string period_in_list(const Period& period) { return spoken(period); }

std::string period_in_table(const Period& period, std::chrono::year usual) {
  const std::string words = period_words(period, usual);
  return period.kind == PeriodKind::Since ? words + "累计" : words;
}

std::optional<std::string> judgement_word(const Wording& wording, const Movement& movement) {
  const auto found =
      std::find_if(wording.judgements.begin(), wording.judgements.end(),
                   [&movement](const Judgement& judgement) { return fits(judgement, movement); });
  return found == wording.judgements.end() ? std::nullopt : std::optional(found->word);
}

std::string claim_words(const Claim& claim) {
  return (claim.scope == unstated_scope ? "" : claim.scope) + claim.kind;
}

std::string_view column_head(TableColumn column) {
  switch (column) {
    case TableColumn::Indicator:
      return "指标";
    case TableColumn::Subject:
      return "主体";
    case TableColumn::Period:
      return "期间";
    case TableColumn::Nature:
      return "数据性质";
    case TableColumn::Value:
      return "数值";
    case TableColumn::Unit:
      return "计量单位";
    case TableColumn::YearOnYear:
      return "同比增长（%）";
    case TableColumn::Base:
      return "上年同期（推算）";
    case TableColumn::Source:
      return "来源";
    case TableColumn::Definition:
      return "口径说明";
    case TableColumn::Number:
      return "序号";
    case TableColumn::Text:
      return "事项";
    case TableColumn::Who:
      return "提出方";
    case TableColumn::Due:
      return "期限";
    case TableColumn::Progress:
      return "其后的进展";
    case TableColumn::Figure:
      return "数";
    case TableColumn::Previous:
      return "上次公布";
    case TableColumn::PreviousPeriod:
      return "上次期间";
    case TableColumn::Change:
      return "变动";
    case TableColumn::Why:
      return "入选原因";
    case TableColumn::Claim:
      return "说法";
    case TableColumn::Domain:
      return "领域";
    case TableColumn::Day:
      return "时间";
    case TableColumn::SourceLine:
      return "出处";
    case TableColumn::Note:
      return "备注";
    case TableColumn::Blank:
      return "核实情况";
  }
  return "";
}

std::string issue_words(const Issue& issue) {
  return fmt::format("{}（总第{}期）", issue_name(issue), issue.running_number);
}

}  // namespace jianbao::composing
