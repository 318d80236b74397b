#include "app/data/reckoning.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "aggregate/comparison.h"
#include "app/data/account.h"
#include "base/json.h"
#include "model/words.h"

namespace jianbao {
namespace {

/// Four characters at most, so that labels stand in one column.
std::string_view view_label(std::string_view view) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 14> labels{
      {{"times", "倍数"},
       {"added", "新增"},
       {"added_phrase", "增减"},
       {"monthly_now", "本期月均"},
       {"monthly_before", "前期月均"},
       {"per_now", "本期平均"},
       {"per_before", "前期平均"},
       {"per_change", "平均变动"},
       {"per_added", "新增平均"},
       {"per_added_assumed", "假定平均"},
       {"share", "占比"},
       {"share_before", "同期占比"},
       {"share_change", "占比变动"},
       {"share_change_phrase", "占比升降"}}};
  const auto found =
      std::ranges::find(labels, view, &std::pair<std::string_view, std::string_view>::first);
  return found == labels.end() ? view : found->second;
}

constexpr std::array<std::pair<Measure, std::string_view>, 6> measures{
    {{Measure::ImpliedBase, "上年同期"},
     {Measure::Increment, "同比增量"},
     {Measure::Share, "占比"},
     {Measure::PerItem, "平均"},
     {Measure::MonthlyAverage, "月均"},
     {Measure::Change, "变动"}}};

std::string figure(const Reckoned& data, const Fact& fact) {
  const Catalogue& catalogue = *data.inputs.catalogue;
  std::string text = fact.quantity ? std::string(status_prefix(fact.status)) +
                                         figure_text(*fact.quantity, catalogue[fact.quantity->unit])
                                   : std::string();
  for (const Comparison& comparison : fact.comparisons) {
    text += (text.empty() ? "" : "，") + comparison_words(comparison);
  }
  return text;
}

std::string source(const Reckoned& data, const Fact& fact, Language language) {
  const SourceDocument& document = (*data.inputs.catalogue)[fact.document];
  return language == Language::Chinese ? fmt::format("{}{}第{}行", document.publisher,
                                                     to_string(document.published), fact.line)
                                       : fmt::format("{} {}, line {}", document.publisher,
                                                     to_string(document.published), fact.line);
}

/// 239个班次　上合组织经贸学院经贸学院累计培训班次（截至…）　青岛晚报2024-12-03第44行　college-classes
std::string side(const Reckoned& data, FactIndex index, Language language) {
  const Fact& fact = data.dataset.fact(index);
  const Catalogue& catalogue = *data.inputs.catalogue;
  const std::string when = spoken(fact.period);
  return fmt::format("{}　{}，{}{}　{}　{}", figure(data, fact), catalogue[fact.subject].name,
                     catalogue[fact.indicator].name, when.empty() ? "" : "，" + when,
                     source(data, fact, language), fact.id);
}

ComparisonResult compare(const Reckoned& data, const Asked& asked) {
  return compare_facts(data.dataset, *data.inputs.catalogue, data.inputs.rulings, data.issue.as_of,
                       *asked.now, *asked.before, asked.kind);
}

std::string remedy(const Reckoned& data, const Asked& asked) {
  return comparison_remedy(data.dataset, *data.inputs.catalogue, data.inputs.rulings,
                           data.issue.as_of, *asked.now, *asked.before, asked.kind);
}

std::string head_of(const Asked& asked, Language language) {
  return asked.report.empty() ? asked.name
                              : fmt::format("{}{}{}{}", asked.name, pick(language, "（", " ("),
                                            asked.report, pick(language, "）", ")"));
}

/// The sides are told with their sources, a bare amount with its direction.
bool is_told_elsewhere(const ComparisonValue& value) {
  constexpr std::array<std::string_view, 4> views{"now", "before", "added", "share_change"};
  return std::ranges::find(views, value.view) != views.end();
}

void tell_values(Account& account, const ComparisonResult& result) {
  const auto tell = [&account](const ComparisonValue& value, bool printed) {
    if (!is_told_elsewhere(value)) {
      account.line(view_label(value.view), value.view,
                   fmt::format("{}{}　{}",
                               printed ? "" : pick(account.language(), "不印　", "not printed: "),
                               value.printed, value.formula));
    }
  };
  for (const ComparisonValue& value : result.values) {
    tell(value, true);
  }
  for (const ComparisonValue& value : result.unprinted) {
    tell(value, false);
  }
}

/// Other promises of the same body counted in the same unit: what a reader might divide by.
std::vector<FactIndex> beside(const Reckoned& data, FactIndex index) {
  const Fact& fact = data.dataset.fact(index);
  std::vector<FactIndex> found;
  if (is_observed(fact.status) || !fact.quantity) {
    return found;
  }
  const Catalogue& catalogue = *data.inputs.catalogue;
  for (FactIndex i = 0; i < data.dataset.checked().facts().size(); ++i) {
    const Fact& other = data.dataset.fact(i);
    if (i != index && !is_observed(other.status) && other.quantity &&
        other.subject == fact.subject && other.pledged_by == fact.pledged_by &&
        catalogue[other.indicator].domain == catalogue[fact.indicator].domain &&
        catalogue[other.quantity->unit].base == catalogue[fact.quantity->unit].base) {
      found.push_back(i);
    }
  }
  return found;
}

std::string reason_beside(const Reckoned& data, FactIndex index, FactIndex other) {
  return compare(data, {"", "", ComparisonSpec::Kind::Times, index, other, "", ""}).reason;
}

void write_value(JsonWriter& json, const Reckoned& data, const ComparisonValue& value,
                 bool printed) {
  json.begin_object();
  json.member("view", value.view);
  json.member("text", value.printed);
  json.member("formula", value.formula);
  json.member("derived", value.derived);
  json.member("printable", printed);
  json.key("facts");
  json.begin_array();
  for (const FactIndex fact : value.facts) {
    json.value(data.dataset.fact(fact).id);
  }
  json.end_array();
  json.end_object();
}

void write_side(JsonWriter& json, const Reckoned& data, std::string_view name,
                const std::optional<FactIndex>& index, const std::string& key) {
  json.key(name);
  json.begin_object();
  json.member("key", key);
  if (index) {
    const Fact& fact = data.dataset.fact(*index);
    json.member("fact", fact.id);
    json.member("figure", figure(data, fact));
    json.member("period", fact.period.to_string());
    json.member("source", (*data.inputs.catalogue)[fact.document].key);
    json.member("line", fact.line);
    json.member("data", data.sources.describe(fact.value_span));
  }
  json.end_object();
}

}  // namespace

std::string comparison_text(const Reckoned& data, const Asked& asked, Language language) {
  Account account(language);
  account.head(head_of(asked, language));
  const bool share = asked.kind == ComparisonSpec::Kind::Share;
  const auto tell = [&](std::string_view zh, std::string_view en,
                        const std::optional<FactIndex>& index, const std::string& key) {
    account.line(zh, en,
                 index
                     ? side(data, *index, language)
                     : fmt::format("{}（{}）", pick(language, "没有这个数", "no such fact"), key));
  };
  tell(share ? "部分" : "本期", share ? "part" : "now", asked.now, asked.now_key);
  tell(share ? "整体" : "前期", share ? "whole" : "before", asked.before, asked.before_key);
  if (!asked.now || !asked.before) {
    return account.text();
  }
  const ComparisonResult result = compare(data, asked);
  account.line(
      "能否相比", "comparable",
      fmt::format("{}：{}",
                  result.allowed ? pick(language, "能", "yes") : pick(language, "不能", "no"),
                  result.reason));
  account.line("怎么办", "to do", remedy(data, asked));
  tell_values(account, result);
  return account.text();
}

std::string comparison_json(const Reckoned& data, const Asked& asked) {
  JsonWriter json;
  json.begin_object();
  json.member("name", asked.name);
  json.member("report", asked.report);
  json.member("kind", asked.kind == ComparisonSpec::Kind::Share ? "share" : "times");
  write_side(json, data, "now", asked.now, asked.now_key);
  write_side(json, data, "before", asked.before, asked.before_key);
  if (asked.now && asked.before) {
    const ComparisonResult result = compare(data, asked);
    json.member("allowed", result.allowed);
    json.member("reason", result.reason);
    json.member("remedy", remedy(data, asked));
    json.key("values");
    json.begin_array();
    for (const ComparisonValue& value : result.values) {
      write_value(json, data, value, true);
    }
    for (const ComparisonValue& value : result.unprinted) {
      write_value(json, data, value, false);
    }
    json.end_array();
  }
  json.end_object();
  return json.text() + '\n';
}

std::string fact_text(const Reckoned& data, FactIndex index, Language language) {
  const Fact& fact = data.dataset.fact(index);
  Account account(language);
  account.head(fact.id + "　" + statement(fact, *data.inputs.catalogue));
  account.line("来源", "source", side(data, index, language));
  account.line("说明", "note", fact.note);
  if (data.dataset.checked().is_refused(index)) {
    account.line("核对", "rules", std::string(pick(language, "没有通过，不作推算", "refused")));
  }
  for (const auto& [measure, label] : measures) {
    if (const Derived* derived = data.dataset.find(index, measure)) {
      account.line(label, measure_name(measure), derived->provenance.formula);
    }
  }
  if (const Earlier* earlier = data.dataset.earlier(index)) {
    account.line("上次公布", "earlier", side(data, earlier->fact, language));
    account.line("不可比", "not alike", earlier->unlike);
  }
  if (const auto progress = data.dataset.progress(index)) {
    account.line("进展", "progress", side(data, *progress, language));
  }
  for (const FactIndex other : beside(data, index)) {
    account.line("并列", "beside", side(data, other, language));
    account.line(
        "能否相除", "divide",
        fmt::format("{}：{}", pick(language, "不能", "no"), reason_beside(data, index, other)));
  }
  return account.text();
}

std::string fact_json(const Reckoned& data, FactIndex index) {
  const Fact& fact = data.dataset.fact(index);
  JsonWriter json;
  json.begin_object();
  json.member("fact", fact.id);
  write_side(json, data, "about", index, fact.id);
  json.key("derived");
  json.begin_array();
  for (const auto& [measure, label] : measures) {
    if (const Derived* derived = data.dataset.find(index, measure)) {
      json.begin_object();
      json.member("measure", measure_name(measure));
      json.member("low", derived->low.to_string());
      json.member("high", derived->high.to_string());
      json.member("unit", (*data.inputs.catalogue)[derived->unit].name);
      json.member("formula", derived->provenance.formula);
      json.end_object();
    }
  }
  json.end_array();
  if (const Earlier* earlier = data.dataset.earlier(index)) {
    json.member("earlier", data.dataset.fact(earlier->fact).id);
    json.member("unlike", earlier->unlike);
  }
  if (const auto progress = data.dataset.progress(index)) {
    json.member("progress", data.dataset.fact(*progress).id);
  }
  json.key("beside");
  json.begin_array();
  for (const FactIndex other : beside(data, index)) {
    json.begin_object();
    json.member("fact", data.dataset.fact(other).id);
    json.member("reason", reason_beside(data, index, other));
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.text() + '\n';
}

}  // namespace jianbao
