// Whether two figures may be set against each other, and what would have to be registered.

#include <fmt/format.h>

#include <algorithm>

#include "aggregate/comparing.h"
#include "model/comparability.h"
#include "model/identity.h"

namespace jianbao::derivation {
namespace {

Permission refuse(std::string reason, std::string remedy = {}) {
  return {false, std::move(reason), std::move(remedy), nullptr};
}

bool holds_on(const Ruling& ruling, std::chrono::year_month_day day) {
  return ruling.on <= day && (!ruling.until || day <= *ruling.until);
}

bool is_about(const Ruling& ruling, const std::string& id) {
  return std::ranges::find(ruling.about, id, &Located<std::string>::value) != ruling.about.end();
}

bool affirms(const Ruling& ruling) { return ruling.comparable.value_or(false); }

/// Of several in force the one that does not allow decides.
const Ruling* ruling_about_both(const Pairing& pair) {
  const Ruling* found = nullptr;
  for (const Ruling& ruling : pair.rulings) {
    if (ruling.comparable && holds_on(ruling, pair.as_of) && is_about(ruling, pair.later().id) &&
        is_about(ruling, pair.earlier().id) && (found == nullptr || affirms(*found))) {
      found = &ruling;
    }
  }
  return found;
}

std::string ruling_text(const Ruling& ruling) {
  return fmt::format("裁定（{}，{}）：{}", ruling.by, to_string(ruling.on), ruling.decision);
}

/// "rulings.yaml" is for those who keep the data: the reason itself may be printed.
std::string register_ruling(const Pairing& pair) {
  return fmt::format(
      "请有权定的人定：口径、起点是否一致。在 data/rulings.yaml 登记裁定，about 写 {}、{}，"
      "一致的写 comparable: true，不一致的写 comparable: false",
      pair.later().id, pair.earlier().id);
}

/// Why they are not plainly one thing; empty: they are.
std::string other_thing(const Pairing& pair) {
  const Catalogue& catalogue = pair.catalogue;
  const Thing now = counted(pair.later());
  const Thing before = counted(pair.earlier());
  if (now.indicator != before.indicator) {
    return fmt::format("指标不同（{}与{}）", catalogue[before.indicator].name,
                       catalogue[now.indicator].name);
  }
  if (now.subject != before.subject) {
    return fmt::format("主体不同（{}与{}）", catalogue[before.subject].name,
                       catalogue[now.subject].name);
  }
  if (now.threshold != before.threshold) {
    const auto words = [](std::string_view threshold) {
      return threshold.empty() ? std::string_view("不分门槛") : threshold;
    };
    return fmt::format("门槛不同（{}与{}）", words(before.threshold), words(now.threshold));
  }
  // One document names the platform that another leaves out: only two names are two things.
  if (now.system != before.system && !now.system.empty() && !before.system.empty()) {
    return fmt::format("说的不是同一个（{}与{}）", before.system, now.system);
  }
  return {};
}

bool is_part_of(const Fact& part, const Fact& whole) {
  return part.within && part.within->fact == whole.id;
}

/// What is wrong whatever the two are.
std::optional<Permission> out_of_the_question(const Pairing& pair) {
  if (pair.now == pair.before) {
    return refuse("两边是同一条事实", "写明期间或主体，例如 rail.trains[2022-01..2022-09]");
  }
  for (const FactIndex index : {pair.now, pair.before}) {
    if (pair.dataset.checked().is_refused(index)) {
      return refuse(fmt::format("事实{}没有通过核对", pair.dataset.fact(index).id),
                    "先照核对的提示改正");
    }
  }
  return std::nullopt;
}

bool both_since(const Fact& a, const Fact& b) {
  return a.period.kind == PeriodKind::Since && b.period.kind == PeriodKind::Since;
}

/// unlike(), with what a ruling settles taken as settled.
std::string unlike_under(const Pairing& pair, bool ruled, bool but_for_bounds) {
  Fact now = pair.later();
  Fact before = pair.earlier();
  if (ruled && both_since(now, before)) {
    before.period = now.period;
  }
  // 63个研修班 and 239个班次: measure words say what is counted, and the ruling says it is one
  // thing.
  if (ruled && now.quantity && before.quantity &&
      is_count_word(pair.catalogue[now.quantity->unit]) &&
      is_count_word(pair.catalogue[before.quantity->unit])) {
    before.quantity->unit = now.quantity->unit;
  }
  for (Fact* fact : {&now, &before}) {
    if (but_for_bounds && fact->quantity && !fact->quantity->upper) {
      fact->quantity->qualifier = Qualifier::None;
    }
  }
  return unlike(now, before, pair.catalogue);
}

constexpr std::string_view not_reckoned = "目标、预测这些没有发生的数只并列，不推算";

/// Nobody is sent for a ruling that would change nothing.
std::string remedy_by_ruling(const Pairing& pair) {
  std::string left = unlike_under(pair, true, false);
  if (left.empty() && !is_observed(pair.later().status)) {
    left = not_reckoned;
  }
  if (left.empty()) {
    return register_ruling(pair);
  }
  // Of 4800余 a ruling frees the averages, and nothing else.
  const bool averages = is_observed(pair.later().status) && unlike_under(pair, true, true).empty();
  return averages ? fmt::format("{}；那以后倍数和差也还不能印（{}）", register_ruling(pair), left)
                  : fmt::format("只并列：就是定为同一口径，也还不能比（{}）", left);
}

std::string remedy_of_unlike(const Pairing& pair, bool ruled) {
  const Fact& now = pair.later();
  const Fact& before = pair.earlier();
  if (!ruled && both_since(now, before)) {
    return remedy_by_ruling(pair);
  }
  const bool averages = pair.dataset.find(pair.now, Measure::MonthlyAverage) != nullptr &&
                        pair.dataset.find(pair.before, Measure::MonthlyAverage) != nullptr;
  if (!are_alike(now.period, before.period) && averages) {
    return "只并列：用 monthly_now、monthly_before 印两边的月均，并写明期间不同";
  }
  return "只并列，并写明哪一样不同";
}

}  // namespace

bool is_count_word(const Unit& unit) {
  return unit.countable && unit.factor == 1 && unit.currency == Currency::None;
}

Permission may_stand(const Pairing& pair, bool but_for_bounds) {
  if (auto no = out_of_the_question(pair)) {
    return *std::move(no);
  }
  const Ruling* ruling = ruling_about_both(pair);
  if (ruling != nullptr && !affirms(*ruling)) {
    return refuse(ruling_text(*ruling), "裁定没有写明可比；改由有权定的人另作裁定");
  }
  if (std::string why = ruling == nullptr ? other_thing(pair) : ""; !why.empty()) {
    return refuse(std::move(why) + "，是否同一口径没有裁定", remedy_by_ruling(pair));
  }
  if (is_part_of(pair.later(), pair.earlier()) || is_part_of(pair.earlier(), pair.later())) {
    return refuse("一个是另一个的其中项", "要的是占比的，写 part、whole");
  }
  if (std::string why = unlike_under(pair, ruling != nullptr, but_for_bounds); !why.empty()) {
    return refuse(std::move(why), remedy_of_unlike(pair, ruling != nullptr));
  }
  if (!is_observed(pair.later().status)) {
    return refuse(std::string(not_reckoned));
  }
  return {true, ruling == nullptr ? "指标、主体、期间口径一致" : ruling_text(*ruling), "", ruling};
}

Permission may_share(const Pairing& pair) {
  if (auto no = out_of_the_question(pair)) {
    return *std::move(no);
  }
  const Fact& part = pair.later();
  const Fact& whole = pair.earlier();
  if (!is_part_of(part, whole)) {
    return refuse(fmt::format("来源没有写明{}包含在{}里，也没有人确认",
                              pair.catalogue[part.indicator].short_name,
                              pair.catalogue[whole.indicator].short_name),
                  fmt::format("来源写明了的，在 {} 里写 within: {{ fact: {}, basis: source }}；"
                              "提供单位确认的，basis 写确认人",
                              part.id, whole.id));
  }
  if (part.period.begin != whole.period.begin || part.period.end != whole.period.end) {
    return refuse(fmt::format("期间不同（{}与{}）", spoken(part.period), spoken(whole.period)));
  }
  if (std::string why = unlike(part, whole, pair.catalogue); !why.empty()) {
    return refuse(std::move(why), "只并列，并写明哪一样不同");
  }
  if (!is_observed(part.status)) {
    return refuse(std::string(not_reckoned));
  }
  const bool stated = part.within->basis == "source";
  return {true, stated ? "来源写明包含关系" : "包含关系由" + part.within->basis + "确认", "",
          nullptr};
}

}  // namespace jianbao::derivation
