// 核校表: the list that a checker holds beside the printed brief.

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "compose/compose.h"
#include "compose/numerals.h"
#include "compose/table_block.h"
#include "compose/wording.h"

namespace jianbao {
namespace composing {
namespace {

constexpr std::string_view introduction =
    "本表供核校使用，不随简报分发。行号按每页22行版格计。出处前有“据”字的，是报刊所载、提供单位"
    "尚未确认的数。";

Spans plain(std::string text) { return {{std::move(text), Emphasis::Plain, std::nullopt}}; }

void join(std::string& text, std::string_view more, std::string_view separator) {
  text += text.empty() ? "" : separator;
  text += more;
}

/// The words of the source that hold this figure: of the level, or of the growth it states.
const Anchor* anchor_of(const Fact& fact, const Figure& figure) {
  if (figure.comparison) {
    for (const Comparison& comparison : fact.comparisons) {
      if (percent_text(comparison.value) == figure.printed ||
          table_digits(comparison.value) + '%' == figure.printed) {
        return &comparison.anchor;
      }
    }
  }
  if (fact.anchor) {
    return &*fact.anchor;
  }
  return fact.claim && fact.claim->anchor ? &*fact.claim->anchor : nullptr;
}

/// The growth that a computed figure was reckoned with stands in other words of the same line.
const Anchor* growth_anchor(const Fact& fact, const Figure& figure) {
  const Comparison* growth = fact.comparison(ComparisonKind::YearOnYear);
  const bool reckoned = figure.derived && growth != nullptr &&
                        figure.formula.find(percent_text(growth->value)) != std::string::npos;
  return reckoned ? &growth->anchor : nullptr;
}

/// 据青岛晚报2024年12月3日第24行“915列”“增长18.1%”. A press figure is hearsay until confirmed.
std::string place_words(const Catalogue& catalogue, const Fact& fact, const Figure& figure) {
  const SourceDocument& source = catalogue[fact.document];
  const bool hearsay = source.kind == DocumentKind::Press && !fact.confirmed;
  std::string text =
      fmt::format("{}{}第{}行", hearsay ? "据" : "", source_words(source), fact.line);
  for (const Anchor* anchor : {anchor_of(fact, figure), growth_anchor(fact, figure)}) {
    if (anchor != nullptr) {
      text += fmt::format("“{}”", anchor->text);
    }
  }
  return fact.confirmed ? fmt::format("{}（{}已确认）", text, fact.confirmed->by) : text;
}

std::vector<TableColumnHead> list_columns() {
  const auto left = [](std::string text, std::uint16_t weight) {
    return TableColumnHead{std::move(text), ColumnAlign::Left, weight, false};
  };
  const auto centre = [](std::string text) {
    return TableColumnHead{std::move(text), ColumnAlign::Centre, 0, true};
  };
  const TableColumnHead printed = left("印出数", 1);  // may be a statement in words
  return {centre("序号"),  centre("页·行"),    printed, left("含义、事实或算式", 6),
          left("出处", 3), left("规则结论", 3)};
}

TableRow list_row(const ComposeInput& input, const Figure& figure, const PlacedFigure& placed,
                  std::size_t number) {
  const CheckedFacts& checked = input.dataset.checked();
  std::string basis = figure.formula;
  std::string places;
  for (const FactIndex index : figure.facts) {
    const Fact& fact = checked.facts().at(index);
    if (figure.formula.empty()) {
      join(basis, "事实" + fact.id, "；");
    }
    const std::string place = place_words(input.catalogue, fact, figure);
    if (places.find(place) == std::string::npos) {
      join(places, place, "；");
    }
  }
  return {plain_cell(std::to_string(number)),
          plain_cell(fmt::format("{}·{}", placed.page, placed.line)),
          plain_cell(figure.printed),
          plain_cell(figure.what + "；" + basis),
          plain_cell(std::move(places)),
          plain_cell(verdict_summary(checked, figure))};
}

}  // namespace
}  // namespace composing

std::string verdict_summary(const CheckedFacts& checked, const Figure& figure) {
  std::string failed;
  std::string open;
  std::set<std::string> passed;
  std::set<std::string> named;
  for (const Verdict& verdict : figure_verdicts(checked, figure)) {
    const std::string words(verdict.label);
    switch (verdict.result) {
      case RuleResult::Fail:
        composing::join(failed, fmt::format("{}不符（{}）", words, verdict.detail), "；");
        break;
      case RuleResult::Pass:
        passed.insert(words);
        break;
      case RuleResult::NotEvaluable:
        // Never to be taken for a pass: each is named.
        if (named.insert(words).second) {
          composing::join(open, words, "、");
        }
        break;
    }
  }
  std::string text = std::move(failed);
  if (!passed.empty()) {
    composing::join(text, fmt::format("相符{}项", passed.size()), "；");
  }
  if (!open.empty()) {
    composing::join(text, "未核：" + open, "；");
  }
  return text.empty() ? "没有规则涉及" : text;
}

Outcome<Document> compose_sources(const ComposeInput& input, const Document& body,
                                  const std::vector<PlacedFigure>& places) {
  Document document;
  document.name = body.name + ".sources";
  document.title = input.report.sources_title;
  document.author = input.office.unit;
  document.draft = true;  // a working paper, whatever the state of the brief
  Title title;
  title.lines = {composing::plain(input.report.sources_title)};
  title.subtitle = composing::plain("——" + body.title);
  title.as_of = composing::plain("（数据截至" + composing::full_date(input.issue.as_of) + "）");
  document.blocks.push_back({std::move(title), input.report.span});
  document.blocks.push_back(
      {Paragraph{ParagraphStyle::Small, composing::plain(std::string(composing::introduction))},
       std::nullopt});
  Table table;
  table.columns = composing::list_columns();
  for (std::size_t i = 0; i < places.size(); ++i) {
    table.rows.push_back(
        composing::list_row(input, body.figures.at(places[i].figure), places[i], i + 1));
  }
  document.blocks.push_back({std::move(table), std::nullopt});
  return {std::move(document), {}};
}

}  // namespace jianbao
