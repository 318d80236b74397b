#include "compose/generated_blocks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "compose/numerals.h"
#include "compose/table_block.h"
#include "compose/wording.h"
#include "model/words.h"

namespace jianbao::composing {
namespace {

/// The facts of whose entries the finding speaks: they answer for the figures in its words.
std::vector<FactIndex> facts_at(const Context& context, const Diagnostic& finding) {
  std::set<Span> places;
  if (finding.where) {
    places.insert(*finding.where);
  }
  for (const Related& related : finding.related) {
    places.insert(related.span);
  }
  const auto holds = [](const Span& outer, const Span& inner) {
    return outer.file == inner.file && outer.begin <= inner.begin && inner.begin <= outer.end;
  };
  std::vector<FactIndex> found;
  const FactView& facts = context.input.dataset.checked().facts();
  for (FactIndex index = 0; index < facts.size(); ++index) {
    if (std::ranges::any_of(places, [&](const Span& p) { return holds(facts[index].span, p); })) {
      found.push_back(index);
    }
  }
  return found;
}

/// What is found of facts that this issue reports; what else is open is told where it is printed.
bool concerns_issue(const Context& context, const std::vector<FactIndex>& facts) {
  const auto& sources = context.input.issue.sources;
  return std::ranges::any_of(facts, [&](FactIndex index) {
    const auto& document = context.input.catalogue[context.views.fact(index).document];
    return std::ranges::find(sources, document.key, &Located<std::string>::value) != sources.end();
  });
}

/// What its readers are asked to see to. Of what is not listed, the message itself.
std::string_view words_of_code(Code code) {
  constexpr std::array<std::pair<Code, std::string_view>, 4> words = {{
      {Code::CheckEstimateAwaitsActual,
       "{fact}：{period}的{value}是预计数，期间已经结束，请提供单位给出实际数。"},
      {Code::CheckJump, "{fact}：{value}比{when}变动{change}，来源没有说明原因，请提供单位核实。"},
      {Code::CheckShareOneReading,
       "{fact}：来源写的占比{stated}没有说是哪个数的占比，请提供单位确认。"},
      {Code::CheckFlowsDiffer,
       "{fact}：{document}写{value}，{other_document}写{other_value}"
       "，口径、年份是否一致请确认，确认"
       "以前不作比较。"},
  }};
  const auto found = std::ranges::find(words, code, &std::pair<Code, std::string_view>::first);
  return found == words.end() ? message(code).zh : found->second;
}

/// The words of a finding speak to those who keep the data, by ids; its readers know names.
std::string words_for_readers(const Context& context, const Diagnostic& finding) {
  Args args = finding.args;
  for (auto& [key, value] : args) {
    if (const Fact* fact = context.input.dataset.checked().find(value)) {
      value = context.input.catalogue[fact->subject].name +
              context.input.catalogue[fact->indicator].name;
    } else if (const auto document = context.input.catalogue.document(value)) {
      value = source_words(context.input.catalogue[*document]);
    } else if (const auto day = parse_date(value)) {
      value = full_date(*day);
    } else if (const auto period = Period::parse(value)) {
      value = spoken(*period);
    }
  }
  std::string words = expand(words_of_code(finding.code), args, Language::Chinese);
  // A change against a base that nobody stated has an empty place for it.
  constexpr std::string_view label = "（事实 ", no_base = "（—）";
  for (const auto& [from, to] : {std::pair(label, std::string_view("（")), {no_base, ""}}) {
    if (const std::size_t at = words.find(from); at != std::string::npos) {
      words.replace(at, from.size(), to);
    }
  }
  return words;
}

/// A figure where they hold a digit: the facts answer for it.
Fragment words_about(const Diagnostic& finding, const std::vector<FactIndex>& facts,
                     std::string words) {
  Fragment fragment;
  if (words.find_first_of("0123456789") == std::string::npos) {
    fragment.add(std::move(words));
    fragment.used = facts;
    return fragment;
  }
  Figure figure;
  figure.printed = words;
  figure.what = "核对时的提示" + (finding.mark.empty() ? "" : "〔" + finding.mark + "〕");
  figure.facts = facts;
  fragment.add_figure(std::move(words), std::move(figure), {facts.front(), FigureKind::Text});
  return fragment;
}

/// One kind of number, and how its list begins.
struct Nature {
  std::string_view label;
  bool (*is)(const Fact&, const Figure&);
};

Qualifier qualifier_of(const Fact& fact) {
  return fact.quantity ? fact.quantity->qualifier : Qualifier::None;
}

bool is_approximate(const Fact& fact, const Figure& figure) {
  const Qualifier q = qualifier_of(fact);
  return !figure.derived && (q == Qualifier::About || q == Qualifier::Around);
}
bool is_upper(const Fact& fact, const Figure& figure) {
  const Qualifier q = qualifier_of(fact);
  return !figure.derived && (q == Qualifier::Nearly || q == Qualifier::LessThan);
}
bool is_lower(const Fact& fact, const Figure& figure) {
  const Qualifier q = qualifier_of(fact);
  return !figure.derived && q != Qualifier::None && q != Qualifier::Range &&
         !is_approximate(fact, figure) && !is_upper(fact, figure);
}
bool is_estimate(const Fact& fact, const Figure& figure) {
  return !figure.derived && fact.status == Status::Estimate;
}
bool is_forecast(const Fact& fact, const Figure& figure) {
  return !figure.derived && fact.status == Status::Forecast;
}
bool is_promise(const Fact& fact, const Figure& figure) {
  return !figure.derived && !is_observed(fact.status) && fact.status != Status::Forecast;
}
bool is_derived(const Fact& /*fact*/, const Figure& figure) { return figure.derived; }

constexpr std::array<Nature, 7> natures = {{
    {"来源只给下限的", is_lower},
    {"来源只给上限的", is_upper},
    {"来源给约数的", is_approximate},
    {"来源预计的", is_estimate},
    {"来源预测的", is_forecast},
    {"目标、承诺和建议数", is_promise},
    {"由公布数推算的", is_derived},
}};

/// Which of the numbers that follow from a fact it is: 的上年同期数. As it stands at the end of
/// what the figure is.
std::string kind_of_number(const Figure& figure) {
  constexpr std::string_view comma = "，";
  constexpr std::string_view implied = "推算";
  const std::size_t at = figure.what.rfind(comma);
  if (at == std::string::npos) {
    return {};
  }
  std::string kind = figure.what.substr(at + comma.size());
  kind.erase(std::min(kind.find("）"), kind.size()));
  if (kind.starts_with(implied)) {
    kind.erase(0, implied.size());
  }
  return kind;
}

/// Numbers alone: words of a statement, shares and ranks are no list of figures.
bool is_number(const Figure& figure) {
  return !figure.facts.empty() && (figure.level || figure.derived);
}

}  // namespace

std::vector<BlockContent> make_findings(Context& context, const FindingsSpec& spec) {
  std::vector<BlockContent> out;
  if (context.input.findings == nullptr) {
    return out;
  }
  std::vector<Fragment> found;
  for (const Diagnostic& finding : *context.input.findings) {
    if (spec.most != 0 && found.size() == spec.most) {
      break;
    }
    const std::vector<FactIndex> facts = facts_at(context, finding);
    if (!concerns_issue(context, facts)) {
      continue;
    }
    found.push_back(words_about(finding, facts, words_for_readers(context, finding)));
  }
  for (Fragment& words : found) {
    Fragment fragment;
    if (found.size() > 1) {
      fragment.add("其" + chinese_number(static_cast<std::uint32_t>(out.size() + 1)) + "，");
    }
    fragment.append(std::move(words));
    const std::string text = plain_text(fragment.spans);
    out.emplace_back(Paragraph{ParagraphStyle::Body, context.commit(std::move(fragment), text)});
  }
  return out;
}

std::vector<BlockContent> make_natures(Context& context, const NaturesSpec& /*spec*/) {
  std::vector<BlockContent> out;
  const std::vector<Figure> printed = context.document.figures;  // these words print them again
  for (const Nature& nature : natures) {
    std::set<std::pair<std::string, std::string>> seen;
    Fragment fragment;
    fragment.add(std::string(nature.label), Emphasis::Strong);
    for (const Figure& figure : printed) {
      const Fact* fact = figure.facts.empty() ? nullptr : &context.views.fact(figure.facts.front());
      if (fact == nullptr || !is_number(figure) || !nature.is(*fact, figure) ||
          !seen.insert({figure.printed, figure.what}).second) {
        continue;
      }
      Figure again = figure;
      fragment.add(seen.size() == 1 ? "：" : "；");
      fragment.add(context.views.indicator(figure.facts.front()).short_name +
                   (figure.derived ? kind_of_number(figure) : std::string()));
      fragment.add_figure(figure.printed, std::move(again),
                          {figure.facts.front(), FigureKind::Level});
    }
    if (seen.empty()) {
      continue;
    }
    fragment.add("。");
    const std::string text = plain_text(fragment.spans);
    out.emplace_back(Paragraph{ParagraphStyle::Small, context.commit(std::move(fragment), text)});
  }
  return out;
}

std::vector<BlockContent> make_definitions_changed(Context& context,
                                                   const DefinitionsChangedSpec& /*spec*/) {
  std::vector<BlockContent> out;
  std::set<std::uint32_t> told;
  const std::set<FactIndex> used = context.used_facts;
  for (const FactIndex index : used) {
    const Earlier* earlier = context.input.dataset.earlier(index);
    const Fact& fact = context.views.fact(index);
    if (earlier == nullptr || earlier->unlike.empty() ||
        !told.insert(static_cast<std::uint32_t>(fact.indicator.index())).second) {
      continue;
    }
    Fragment fragment;
    fragment.used = {index, earlier->fact};
    fragment.add(fmt::format(
        "{}：与{}公布的不可直接相比，{}。", context.views.indicator(index).name,
        full_date(context.input.catalogue[context.views.fact(earlier->fact).document].published),
        earlier->unlike));
    const std::string text = plain_text(fragment.spans);
    out.emplace_back(Paragraph{ParagraphStyle::Small, context.commit(std::move(fragment), text)});
  }
  return out;
}

}  // namespace jianbao::composing
