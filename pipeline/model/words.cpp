#include "model/words.h"

#include <array>

#include "base/diagnostic.h"
#include "model/facts.h"
#include "model/registry.h"
#include "model/review.h"

namespace jianbao {

template <>
std::span<const Word<Status>> words_of() {
  static constexpr std::array<Word<Status>, 7> words = {{
      {Status::Actual, "实际", "actual"},
      {Status::Preliminary, "初步统计", "preliminary"},
      {Status::Estimate, "预计", "estimate"},
      {Status::Forecast, "预测", "forecast"},
      {Status::Target, "目标", "target"},
      {Status::Pledge, "承诺", "pledge"},
      {Status::Proposal, "拟议", "proposal"},
  }};
  return words;
}

template <>
std::span<const Word<Severity>> words_of() {
  static constexpr std::array<Word<Severity>, 3> words = {{
      {Severity::Error, "错误", "error"},
      {Severity::Warning, "警告", "warning"},
      {Severity::Note, "提示", "note"},
  }};
  return words;
}

// 超过 is 超 to a machine; what the source printed goes with it apart.
template <>
std::span<const Word<Qualifier>> words_of() {
  static constexpr std::array<Word<Qualifier>, 12> words = {{
      {Qualifier::AtLeast, "以上", "以上"},
      {Qualifier::NoLessThan, "不少于", "不少于"},
      {Qualifier::Over, "超", "超"},
      {Qualifier::Exceeding, "超过", "超"},
      {Qualifier::Breaking, "突破", "突破"},
      {Qualifier::Odd, "余", "余"},
      {Qualifier::Many, "多", "多"},
      {Qualifier::Nearly, "近", "近"},
      {Qualifier::LessThan, "不足", "不足"},
      {Qualifier::About, "约", "约"},
      {Qualifier::Around, "左右", "左右"},
      {Qualifier::Range, "范围", "范围"},
  }};
  return words;
}

template <>
std::span<const Word<ComparisonKind>> words_of() {
  static constexpr std::array<Word<ComparisonKind>, 6> words = {{
      {ComparisonKind::YearOnYear, "同比", "year_on_year"},
      {ComparisonKind::PeriodOnPeriod, "环比", "period_on_period"},
      {ComparisonKind::Share, "占比", "share"},
      {ComparisonKind::Rank, "位次", "rank"},
      {ComparisonKind::Multiple, "倍数", "multiple"},
      {ComparisonKind::PointChange, "百分点", "change_pp"},
  }};
  return words;
}

template <>
std::span<const Word<Disclosure>> words_of() {
  static constexpr std::array<Word<Disclosure>, 3> words = {{
      {Disclosure::Published, "公开", "published"},
      {Disclosure::Restricted, "限制", "restricted"},
      {Disclosure::NotQuotable, "不得引用", "not_to_be_quoted"},
  }};
  return words;
}

template <>
std::span<const Word<MeasureKind>> words_of() {
  static constexpr std::array<Word<MeasureKind>, 4> words = {{
      {MeasureKind::Flow, "流量", "flow"},
      {MeasureKind::Stock, "存量", "stock"},
      {MeasureKind::Rate, "比率", "rate"},
      {MeasureKind::Claim, "说法", "claim"},
  }};
  return words;
}

template <>
std::span<const Word<Better>> words_of() {
  static constexpr std::array<Word<Better>, 3> words = {{
      {Better::More, "多", "more"},
      {Better::Less, "少", "less"},
      {Better::Neither, "无", "neither"},
  }};
  return words;
}

// No money is what `currency` is not said of.
template <>
std::span<const Word<Currency>> words_of() {
  static constexpr std::array<Word<Currency>, 2> words = {{
      {Currency::Home, "本币", "home"},
      {Currency::Foreign, "外币", "foreign"},
  }};
  return words;
}

template <>
std::span<const Word<DocumentKind>> words_of() {
  static constexpr std::array<Word<DocumentKind>, 2> words = {{
      {DocumentKind::Press, "报刊", "press"},
      {DocumentKind::Official, "公文", "official"},
  }};
  return words;
}

template <>
std::span<const Word<SystemStatus>> words_of() {
  static constexpr std::array<Word<SystemStatus>, 3> words = {{
      {SystemStatus::Exists, "已有", "exists"},
      {SystemStatus::Planned, "规划", "planned"},
      {SystemStatus::Proposed, "拟议", "proposed"},
  }};
  return words;
}

template <>
std::span<const Word<ReviewKind>> words_of() {
  static constexpr std::array<Word<ReviewKind>, 5> words = {{
      {ReviewKind::Figure, "未公开、未确认的数", "figure"},
      {ReviewKind::Person, "人名和职务", "person"},
      {ReviewKind::Name, "名册里没有的名称", "name"},
      {ReviewKind::Secret, "涉密字样", "secret"},
      {ReviewKind::Sensitive, "敏感字样", "sensitive"},
  }};
  return words;
}

}  // namespace jianbao
