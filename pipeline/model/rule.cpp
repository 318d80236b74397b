#include "model/rule.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace jianbao {
namespace {

using enum CheckedThing;
using enum Severity;
constexpr std::uint8_t none = 0;
constexpr std::uint8_t limit = RuleSetting::Limit;
constexpr std::uint8_t bounds = RuleSetting::Low | RuleSetting::High;
constexpr std::uint8_t sum = RuleSetting::Whole | RuleSetting::Parts;

// clang-format off
constexpr std::array kinds = {
    // ---- one entry: without these nothing else means anything
    CheckKind{"id-unique", "编号", Fact, true, Error, none, none, "一个编号只有一条事实", "one fact an id"},
    CheckKind{"entered-once", "未重复登记", Fact, true, Error, none, none, "同一来源的同一个数只登记一次", "a figure of a source is entered once"},
    CheckKind{"says-something", "有数可印", Fact, true, Error, none, none, "事实有数，或有首个、第一之类的说法", "a fact has a figure or a claim"},
    CheckKind{"claim-has-scope", "说法范围", Fact, true, Error, none, none, "首个、第一之类的说法写明范围", "a claim such as 首个 states its scope"},
    CheckKind{"pledge-has-body", "提出者", Fact, true, Error, none, none, "承诺、目标、拟议写明是谁提出的", "a pledge, target or proposal names who stands behind it"},
    CheckKind{"anchor-holds-value", "锚文字", Fact, true, Error, none, none, "原文的字句里有登记的数和单位", "the words of the source hold the value and its unit"},
    CheckKind{"anchor-holds-comparison", "增速锚文字", Fact, true, Error, none, none, "原文的字句里有登记的增速、占比", "the words of the source hold the growth or share"},
    CheckKind{"anchor-qualifier", "界限词", Fact, true, Error, none, none, "界限词与原文相同", "the bounding word is that of the source"},
    CheckKind{"anchor-status", "数据状态", Fact, true, Error, none, none, "预计、初步统计等状态与原文相同", "the status is that of the source"},
    CheckKind{"anchor-holds-claim", "说法锚文字", Fact, true, Error, none, none, "原文的字句里有登记的说法", "the words of the source hold the claim"},
    CheckKind{"unit-of-indicator", "单位", Fact, true, Error, none, none, "单位与指标的单位可以换算", "the unit converts to the indicator's"},
    CheckKind{"possible-value", "可能的数", Fact, true, Error, none, none, "件数不为负，占比在0%到100%之间，降幅不超过100%", "no negative count, no share beyond 0–100%, no fall beyond 100%"},
    CheckKind{"period-over", "期间", Fact, true, Error, none, none, "已有的数，期间在来源公布前结束", "what has happened was over when the source was published"},
    CheckKind{"part-fits-whole", "部分与整体", Fact, true, Error, none, none, "部分与整体同主体、同期间、同单位", "part and whole are of one subject, period and kind of unit"},
    CheckKind{"count-fits-amount", "成对值", Fact, true, Error, none, none, "平均数的分子分母同主体、同期间，分母是件数", "an amount and the count it is spread over fit"},
    CheckKind{"pair-exists", "成对的另一半", Fact, true, Error, none, none, "成对的数两个都在", "both halves of a pair are there"},
    // ---- reconciliation
    CheckKind{"growth-against-base", "基期事实", Fact, false, Error, none, none, "登记的同比、环比与本期数、基期数相符", "the growth stated fits level and base"},
    CheckKind{"implied-base", "基期推算", Fact, false, Error, none, none, "由本期数和同比推算的上年同期有整数", "level and growth leave a whole number a year before"},
    CheckKind{"growth-of-sign-change", "盈亏变号", Fact, false, Error, none, none, "基期为零或盈亏变号时不写增速", "no percentage over a base of zero or of the other sign"},
    CheckKind{"subset-bound", "其中项", Fact, false, Error, none, none, "部分不大于整体", "a part is not above its whole"},
    CheckKind{"parts-sum", "分项合计", Fact, false, Warning, none, none, "各部分之和不超过整体", "the parts do not exceed their whole"},
    CheckKind{"indicator-sum", "指标合计", Fact, false, Error, RuleSetting::Whole | RuleSetting::Parts | RuleSetting::Complete, sum, "分项指标之和与总量指标相符", "the indicators of the parts add up to that of the whole"},
    CheckKind{"share-against-total", "占比与整体", Fact, false, Error, none, none, "登记的占比与部分、整体相符", "a stated share fits part and whole"},
    CheckKind{"share-has-total", "整体推算", Fact, false, Error, none, none, "登记的占比配得出整数的整体", "a stated share leaves a whole number as its total"},
    CheckKind{"share-of-which", "占比的分子", Fact, false, Warning, none, none, "没有说明分子的占比，看得出是谁的占比", "a share without a numerator fits one reading"},
    CheckKind{"shares-sum", "占比合计", Fact, false, Error, none, none, "同一整体的各占比之和不超过100%", "shares of one total do not exceed 100%"},
    CheckKind{"cumulative-never-falls", "累计不减", Fact, false, Error, none, none, "累计数不随时间减少", "a cumulative figure never falls"},
    CheckKind{"month-plus-previous", "累计加本月", Fact, false, Error, none, none, "上月止累计加本月等于本月止累计", "the figure to last month plus this month is the figure to this month"},
    CheckKind{"series-same-basis", "口径", Fact, false, Warning, none, none, "同一指标前后的增速按同一口径", "the growths of one indicator are on one basis"},
    CheckKind{"unit-slip", "万与亿", Fact, false, Error, none, none, "没有把万元当成亿元", "no 万元 is taken for 亿元"},
    CheckKind{"jump-needs-note", "大起大落", Fact, false, Warning, limit, none, "比上年同期或上期变动超过限度的，写明原因", "a change beyond the limit is explained"},
    CheckKind{"range", "合理范围", Fact, false, Warning, bounds, bounds, "数在说得通的范围内", "the figure is plausible"},
    CheckKind{"pair-ratio", "平均数", Fact, false, Warning, bounds, bounds, "平均数在说得通的范围内", "the amount for each is plausible"},
    CheckKind{"target-before-actual", "目标与实际", Fact, false, Warning, none, none, "目标高于提出时已经达到的数", "a target is above what was reached when it was set"},
    CheckKind{"forecast-ahead", "预测期间", Fact, false, Warning, none, none, "预测的期间在来源公布时还没有结束", "the period of a forecast was not over"},
    CheckKind{"estimate-awaits-actual", "预计待实际", Fact, false, Warning, limit, none, "期间已过的预计数，尽快换成实际数", "an expected figure of a period that is over is replaced"},
    CheckKind{"sources-agree", "各来源一致", Fact, false, Warning, none, none, "几个来源的同一个数一致", "sources agree on one figure"},
    CheckKind{"same-flow", "同一种量", Fact, false, Warning, RuleSetting::Parts | RuleSetting::Limit, RuleSetting::Parts, "几个来源用不同的话说的同一种全年数，相差不离谱", "what sources call by different names is of one size"},
    CheckKind{"revision-explained", "修订", Fact, false, Error, none, none, "改动已经用过的数，写明原因和批准人", "a changed figure names reason and approver"},
    CheckKind{"words-fit-sign", "文字与正负", Fact, false, Error, none, none, "文字里的增长、下降与数的正负一致", "words of rise and fall fit the sign"},
    CheckKind{"text-fits-figures", "文字里的数", Fact, false, Error, none, none, "自己写的文字里的数都是这条事实的数", "every number in our words is one of the fact"},
    CheckKind{"currency-alone", "币种", Fact, false, Note, none, none, "同一篇里不同币种的数不能相加、相比", "figures of different currencies are not compared"},
    // ---- names
    CheckKind{"scheme-count", "体系成员", Name, false, Warning, none, none, "体系里的数与列出的成员一致", "the digits of a scheme match its members"},
    CheckKind{"spelling", "名称写法", Name, false, Warning, none, none, "一个名称只有一种写法", "one name has one spelling"},
    // ---- the wording of documents
    CheckKind{"duplicate-passage", "重复段落", Document, false, Warning, none, none, "一段话没有印两遍", "no passage is printed twice"},
    CheckKind{"list-count", "列举与数", Document, false, Warning, none, none, "列出来的与说的个数一致", "a list has as many members as it says"},
    CheckKind{"repeated-member", "列举重复", Document, false, Warning, none, none, "一个列举里没有重复的", "no list names one member twice"},
    CheckKind{"scheme-cut", "体系断缺", Document, false, Warning, none, none, "一是、二是和体系里的数没有断缺", "no series and no scheme breaks off"},
    CheckKind{"cut-off", "断句", Document, false, Warning, none, none, "段落没有断在半句", "no paragraph ends in mid-sentence"},
    CheckKind{"marks-pair", "标点成对", Document, false, Warning, none, none, "引号、括号成对", "quotation marks and brackets pair"},
    CheckKind{"year-plausible", "年份", Document, false, Warning, none, none, "年份说得通，通行名称里的年份没有错", "years can be right, those of well-known names are"},
    CheckKind{"spelling-in-text", "原文写法", Document, false, Warning, none, none, "原文里一个名称只有一种写法", "a name has one spelling in the texts"},
    CheckKind{"stray-word", "串入的字", Document, false, Warning, none, none, "没有串入的外文和叠字", "no foreign word and no doubled character strayed in"},
};
// clang-format on

}  // namespace

std::span<const CheckKind> check_kinds() { return kinds; }

const CheckKind* find_check_kind(std::string_view name) {
  const auto* const found = std::ranges::find(kinds, name, &CheckKind::name);
  return found == kinds.end() ? nullptr : &*found;
}

RuleSet standard_rules() {
  RuleSet rules;
  for (const CheckKind& kind : kinds) {
    if (kind.required == none) {
      rules.emplace_back(kind);
    }
  }
  return rules;
}

void sort_rules(RuleSet& rules) {
  std::ranges::sort(rules, [](const Rule& a, const Rule& b) {
    return std::tie(a.check, a.id) < std::tie(b.check, b.id);
  });
}

}  // namespace jianbao
