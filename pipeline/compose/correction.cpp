#include "compose/correction.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "compose/correction_block.h"
#include "compose/distribution.h"
#include "compose/numerals.h"
#include "compose/table_block.h"
#include "model/words.h"

namespace jianbao {
namespace composing {
namespace {

constexpr std::string_view unknown_place = "—";

Spans plain(std::string text) { return {{std::move(text), Emphasis::Plain, std::nullopt}}; }

TableColumnHead words(std::string text, std::uint16_t weight) {
  return {std::move(text), ColumnAlign::Left, weight, false};
}
TableColumnHead whole(std::string text) { return {std::move(text), ColumnAlign::Centre, 0, true}; }

std::string or_dash(const std::string& text) {
  return text.empty() ? std::string(unknown_place) : text;
}

std::string place_words(const Correction& correction) {
  return correction.was_printed ? or_dash(correction.places) : "没有单独印出";
}
/// Only what was printed stands under 原印.
std::string printed_words(const Correction& correction) {
  return correction.was_printed ? correction.printed : std::string(unknown_place);
}

class Notice {
 public:
  explicit Notice(const CorrectionInput& in) : in_(in) {
    document_.name = "correction";
    document_.title = "更正通知";
    document_.author = in.office.unit;
    document_.draft = !in.on;
    document_.pages_most = 0;
  }

  Document make() {
    Title title;
    title.lines = {plain(document_.title)};
    title.subtitle = plain("——" + in_.office.masthead + issue_words(in_.issue));
    title.as_of = plain("（" + signed_off_words() + "数据截至" + full_date(in_.issue.as_of) + "）");
    add(std::move(title));
    say(
        fmt::format("{}已经印发，其中{}后来改正，原因、批准人和日期见下表。请据此改正手中的文本，"
                    "已经引用的一并改正。",
                    issue_words(in_.issue), counts()));
    add_figures();
    add_following();
    add(Signature{in_.office.unit, day(), false});
    add(Colophon{distribution(in_.office), in_.office.unit, day() + "印发", copies(in_.office)});
    document_.facts.assign(used_.begin(), used_.end());
    return std::move(document_);
  }

 private:
  void add(BlockContent block) { document_.blocks.push_back({std::move(block), std::nullopt}); }
  void say(std::string text) { add(Paragraph{ParagraphStyle::Body, plain(std::move(text))}); }

  /// 2处数 · 1处没有单独印出的内容 · 2处数和1处没有单独印出的内容
  [[nodiscard]] std::string counts() const {
    const auto all = std::ranges::ssize(in_.corrections);
    const auto printed = std::ranges::count(in_.corrections, true, &Correction::was_printed);
    const std::string first = printed == 0 ? "" : fmt::format("{}处数", printed);
    const std::string rest =
        printed == all ? "" : fmt::format("{}处没有单独印出的内容", all - printed);
    return first + (first.empty() || rest.empty() ? "" : "和") + rest;
  }

  [[nodiscard]] std::string signed_off_words() const {
    return in_.issue.signed_off ? full_date(*in_.issue.signed_off) + "签发，" : "";
  }
  [[nodiscard]] std::string day() const {
    return in_.on ? full_date(*in_.on) : date_without_day(last_day());
  }
  /// The day on which the last of these was approved.
  [[nodiscard]] std::chrono::year_month_day last_day() const {
    std::chrono::year_month_day day = in_.issue.as_of;
    for (const Correction& correction : in_.corrections) {
      day = std::max(day, correction.steps.back().on);
    }
    return day;
  }

  /// A cell with a figure that can be traced.
  TableCell figure_cell(Figure figure) {
    for (const FactIndex fact : figure.facts) {
      used_.insert(fact);
    }
    TableCell cell{
        {{figure.printed, Emphasis::Plain, static_cast<FigureIndex>(document_.figures.size())}}};
    document_.figures.push_back(std::move(figure));
    return cell;
  }

  void add_figures() {
    Table table;
    table.columns = {whole("序号"), words("所在", 2), words("内容", 3),
                     whole("原印"), whole("更正为"),  words("原因、批准人和日期", 3)};
    for (const Correction& correction : in_.corrections) {
      const FactIndex fact = *in_.checked.facts().find(correction.fact);
      const std::string what = what_words(in_.checked.facts().at(fact), in_.catalogue);
      const std::string_view was = correction.was_printed ? "原印" : "原为";
      Figure figure{
          correction.right,
          what,
          fmt::format("{}{}{}，更正为{}。", what, was, correction.printed, correction.right),
          "",
          {fact},
          false,
          correction.comparison};
      table.rows.push_back({plain_cell(std::to_string(table.rows.size() + 1)),
                            plain_cell(place_words(correction)), plain_cell(what),
                            plain_cell(printed_words(correction)), figure_cell(std::move(figure)),
                            plain_cell(reasons(correction))});
    }
    add(std::move(table));
  }

  void add_following() {
    Table table;
    table.columns = {words("所在", 2), words("由它推算的数", 4), whole("原印"), whole("现为")};
    std::set<std::pair<std::string, std::string>> told;  // of two corrected facts it may follow
    for (const Correction& correction : in_.corrections) {
      for (const FollowingFigure& following : correction.follows) {
        if (told.emplace(following.what, following.printed).second) {
          table.rows.push_back({plain_cell(or_dash(following.places)), plain_cell(following.what),
                                plain_cell(following.printed), now_cell(following)});
        }
      }
    }
    if (table.rows.empty()) {
      say("这一期印出的其他数不随之改变。");
      return;
    }
    table.caption = "随之改变的推算数";
    add(std::move(table));
  }

  TableCell now_cell(const FollowingFigure& following) {
    if (!following.now) {
      return plain_cell("须重新推算");
    }
    Figure figure = *following.now;
    figure.facts.clear();
    for (const std::string& id : following.fact_ids) {
      if (const auto fact = in_.checked.facts().find(id)) {
        figure.facts.push_back(*fact);
      }
    }
    if (figure.facts.size() != following.fact_ids.size()) {
      return plain_cell("须重新推算");  // a later document took the place of one of them
    }
    figure.sentence =
        fmt::format("{}原印{}，现为{}。", following.what, following.printed, figure.printed);
    return figure_cell(std::move(figure));
  }

  const CorrectionInput& in_;
  Document document_;
  std::set<FactIndex> used_;
};

}  // namespace

std::string what_words(const Fact& fact, const Catalogue& catalogue) {
  return fmt::format("{}（{}，{}）", catalogue[fact.indicator].name, catalogue[fact.subject].name,
                     period_in_list(fact.period));
}

std::string reasons(const Correction& correction) {
  std::string text;
  for (const Revision& step : correction.steps) {
    text += fmt::format("{}{}（{}，{}）", text.empty() ? "" : "；", step.reason, step.by,
                        full_date(step.on));
  }
  return text;
}

std::vector<BlockContent> make_corrections(Context& context, const CorrectionsSpec& /*spec*/) {
  std::vector<BlockContent> out;
  if (context.input.corrections == nullptr) {
    return out;
  }
  const Catalogue& catalogue = context.input.catalogue;
  const FactView& facts = context.input.dataset.checked().facts();
  for (const Correction& correction : *context.input.corrections) {
    const auto index = facts.find(correction.fact);
    if (!index) {
      continue;  // published after the day of this issue
    }
    const std::string what = what_words(facts.at(*index), catalogue);
    Fragment fragment;
    fragment.add(correction.was_printed
                     ? fmt::format("{}{}，{}原印{}，应为", issue_name(*correction.issue),
                                   correction.places, what, correction.printed)
                     : fmt::format("{}所依据的{}原为{}，应为", issue_name(*correction.issue), what,
                                   correction.printed));
    fragment.add_figure(
        correction.right, {correction.right, what, {}, {}, {*index}, false, correction.comparison},
        {*index, correction.comparison ? FigureKind::YearOnYear : FigureKind::Level});
    fragment.add("。" + reasons(correction) + "。");
    fragment.used.push_back(*index);
    const std::string text = plain_text(fragment.spans);
    out.emplace_back(Paragraph{ParagraphStyle::Body, context.commit(std::move(fragment), text)});
  }
  return out;
}

}  // namespace composing

Outcome<Document> compose_correction(const CorrectionInput& in) {
  Outcome<Document> out;
  Document notice = composing::Notice(in).make();
  for (const FactIndex index : notice.facts) {
    const Fact& fact = in.checked.facts().at(index);
    if (in.checked.is_refused(index)) {
      out.diagnostics.add({Code::ComposeRefusedFact,
                           fact.value_span,
                           {{"fact", fact.id}, {"issue", in.issue.key}, {"report", notice.name}}});
    }
    if (fact.disclosure != Disclosure::Published) {
      out.diagnostics.add({Code::ComposeNotQuotable,
                           fact.value_span,
                           {{"fact", fact.id},
                            {"disclosure", std::string(data_word(fact.disclosure))},
                            {"report", notice.name}}});
    }
  }
  if (!out.diagnostics.has_errors()) {
    out.value = std::move(notice);
  }
  return out;
}

}  // namespace jianbao
