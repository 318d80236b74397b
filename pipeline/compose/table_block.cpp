#include "compose/table_block.h"
#include "compose/rounded_sums.h"

#include <algorithm>
#include <array>
#include <utility>

#include "compose/conditions.h"
#include "compose/numerals.h"
#include "compose/statement_views.h"
#include "compose/wording.h"

namespace jianbao::composing {
namespace {

constexpr std::string_view nothing_sign = "—";
constexpr std::string_view no_progress = "未见报道";
constexpr std::string_view note_prefix = "注：";
constexpr std::string_view sample_note = "样例数据，不是事实。";

/// What the notes have to explain.
struct Occurs {
  bool no_value = false, no_growth = false, no_base = false, base = false, no_rate = false,
       reckoned = false, published_base = false, range = false;
};

TableColumnHead head_of(TableColumn column) {
  TableColumnHead head;
  head.text = column_head(column);
  switch (column) {
    case TableColumn::Indicator:
    case TableColumn::Subject:
      head.weight = 3;
      break;
    case TableColumn::Period:
    case TableColumn::Unit:
      head.align = ColumnAlign::Centre;
      head.keep_whole = true;
      break;
    case TableColumn::Nature:
      head.align = ColumnAlign::Centre;
      break;
    case TableColumn::Value:
    case TableColumn::YearOnYear:
    case TableColumn::Base:
      head.align = ColumnAlign::Decimal;
      head.keep_whole = true;
      break;
    case TableColumn::Source:
      head.weight = 3;
      break;
    case TableColumn::Definition:
    case TableColumn::Text:
      head.weight = 6;
      break;
    case TableColumn::Number:
      head.align = ColumnAlign::Centre;
      head.keep_whole = true;
      break;
    case TableColumn::Who:
    case TableColumn::Due:
    case TableColumn::Domain:
    case TableColumn::Day:
    case TableColumn::PreviousPeriod:
      head.align = ColumnAlign::Centre;
      break;
    case TableColumn::Progress:
    case TableColumn::Figure:
    case TableColumn::Previous:
    case TableColumn::Change:
    case TableColumn::Why:
    case TableColumn::Claim:
    case TableColumn::SourceLine:
    case TableColumn::Note:
    case TableColumn::Blank:
      head.weight = 2;
      break;
  }
  return head;
}

class TableMaker {
 public:
  TableMaker(Context& context, const TableSpec& spec) : context_(context), spec_(spec) {}

  std::optional<Table> run() {
    const auto title = label(context_, spec_.title);
    if (title && spec_.sample) {
      return sample(*title);
    }
    find_rows();
    if (!title || rows_.empty()) {
      return std::nullopt;
    }
    Table table;
    table.caption = context_.numbers["table:" + spec_.name] + "　" + *title;
    choose_value_form(table);
    one_year_ = std::ranges::all_of(rows_, [this](FactIndex row) {
      return fact(row).period.end.year() == context_.views.usual_year();
    });
    for (const TableColumn column : spec_.columns) {
      table.columns.push_back(head_of(column));
      if (column == TableColumn::Value && !bare_) {
        table.columns.back().align = ColumnAlign::Left;
      }
    }
    add_heads(table);
    for (std::size_t k = 0; k < rows_.size(); ++k) {
      add_group(table, k);
      add_row(table, k);
    }
    merge_cells(table);
    add_notes(table);
    table.rules = spec_.rules;
    table.landscape = spec_.landscape;
    return table;
  }

 private:
  [[nodiscard]] Table sample(const std::string& title) const {
    Table table = *spec_.sample;
    table.caption = context_.numbers["table:" + spec_.name] + "　" + title;
    table.notes.push_back({{std::string(sample_note), Emphasis::Plain, std::nullopt}});
    return table;
  }

  [[nodiscard]] bool has(TableColumn column) const {
    return std::find(spec_.columns.begin(), spec_.columns.end(), column) != spec_.columns.end();
  }
  [[nodiscard]] const Fact& fact(FactIndex index) const { return context_.views.fact(index); }

  /// False: there is no such selection, and that is reported.
  bool select_rows() {
    const auto* all = context_.selections.find(*spec_.select, context_.diagnostics);
    if (all == nullptr) {
      return false;
    }
    const auto groups = context_.selections.groups(*all, spec_.group);
    for (const SelectedGroup& group : groups) {
      if (!group.heading.empty() && groups.size() > 1) {
        groups_.emplace_back(rows_.size(), group.heading);
      }
      for (const Selected& one : group.items) {
        rows_.push_back(one.fact);
        whys_.push_back(one.why);
      }
    }
    return true;
  }

  void find_rows() {
    if (spec_.select && !select_rows()) {
      return;
    }
    for (const TablePart& part : spec_.parts) {
      // Rows without the heading that they were meant to stand under would belong to the group
      // above.
      const auto heading = part.group ? label(context_, *part.group) : std::string();
      if (!heading) {
        continue;
      }
      const std::size_t first = rows_.size();
      for (const Located<std::string>& row : part.rows) {
        find_row(row);
      }
      if (part.group && rows_.size() > first) {  // a group without rows is not printed
        groups_.emplace_back(first, *heading);
      }
    }
  }

  void find_row(const Located<std::string>& row) {
    const auto key = parse_fact_key(row.value, row.span, context_.diagnostics);
    const auto found = key ? context_.picker.pick(*key, context_.diagnostics)
                           : tl::expected<FactIndex, Lack>(tl::unexpected(Lack::Reported));
    if (found && (fact(*found).quantity || !has(TableColumn::Value))) {
      rows_.push_back(*found);
    } else if (found || found.error() == Lack::Missing) {
      context_.diagnostics.add(
          {Code::ComposeRowLeftOut, row.span, {{"key", row.value}, {"table", spec_.name}}});
    }
  }

  /// A bare number needs its unit and its nature somewhere else in the row.
  void choose_value_form(Table& table) {
    const auto same_unit = [this](FactIndex row) {
      const auto& first = fact(rows_.front()).quantity;
      const auto& quantity = fact(row).quantity;
      return first && quantity && quantity->unit == first->unit;
    };
    if (!has(TableColumn::Value)) {
      return;
    }
    const bool one_unit = std::all_of(rows_.begin(), rows_.end(), same_unit);
    bare_ = has(TableColumn::Nature) && (has(TableColumn::Unit) || one_unit);
    if (bare_ && !has(TableColumn::Unit)) {
      table.unit = "单位：" + context_.views.unit(fact(rows_.front()).quantity->unit).name;
    }
  }

  void add_heads(Table& table) const {
    for (const TableHeadSpec& head : spec_.heads) {
      const auto first = std::ranges::find(spec_.columns, head.over.front());
      table.groups.push_back(
          {head.text, static_cast<std::size_t>(first - spec_.columns.begin()), head.over.size()});
    }
  }

  /// The heading of the group that begins with row `k`.
  void add_group(Table& table, std::size_t k) {
    const auto group = std::ranges::find(groups_, k, &Group::first);
    if (group != groups_.end()) {
      table.rows.emplace_back(std::vector<TableCell>{plain_cell(group->second)}, RowKind::Group);
    }
  }

  /// Cells of a column of words that say the same one below the other, within a group.
  void merge_cells(Table& table) const {
    for (const TableColumn column : spec_.merge) {
      const auto found = std::ranges::find(spec_.columns, column);
      if (found == spec_.columns.end()) {
        continue;
      }
      const auto c = static_cast<std::size_t>(found - spec_.columns.begin());
      TableCell* above = nullptr;
      for (TableRow& row : table.rows) {
        TableCell* cell = row.kind == RowKind::Plain ? &row.cells[c] : nullptr;
        if (above != nullptr && cell != nullptr &&
            plain_text(above->spans) == plain_text(cell->spans)) {
          ++above->rows;
          cell->spans.clear();
        } else {
          above = cell;
        }
      }
    }
  }

  void add_row(Table& table, std::size_t k) {
    std::vector<Fragment> cells;
    std::string text;
    for (const TableColumn column : spec_.columns) {
      cells.push_back(cell(k, column));
      const std::string words = plain_text(cells.back().spans);
      text += (text.empty() ? "" : "，") + words;
    }
    TableRow& row = table.rows.emplace_back();
    for (Fragment& fragment : cells) {
      row.cells.push_back({context_.commit(std::move(fragment), table.caption + "：" + text)});
    }
  }

  [[nodiscard]] static Fragment nothing_cell(FactIndex index) {
    Fragment nothing;
    nothing.used.push_back(index);
    nothing.add(std::string(nothing_sign));
    return nothing;
  }

  [[nodiscard]] static std::optional<View> statement_of(TableColumn column) {
    switch (column) {
      case TableColumn::Text:
        return View::Text;
      case TableColumn::Who:
        return View::Who;
      case TableColumn::Due:
        return View::Due;
      case TableColumn::Progress:
        return View::Progress;
      case TableColumn::Figure:
        return View::Figure;
      case TableColumn::Previous:
        return View::Previous;
      case TableColumn::PreviousPeriod:
        return View::PreviousPeriod;
      case TableColumn::Change:
        return View::Change;
      case TableColumn::Why:
        return View::Why;
      case TableColumn::Domain:
        return View::Domain;
      case TableColumn::Day:
        return View::Day;
      case TableColumn::SourceLine:
        return View::SourceLine;
      case TableColumn::Note:
        return View::Note;
      default:
        return std::nullopt;
    }
  }

  /// — is for what the source did not publish.
  [[nodiscard]] static std::string_view nothing_words(TableColumn column) {
    switch (column) {
      case TableColumn::Progress:
        return no_progress;
      case TableColumn::Previous:
      case TableColumn::PreviousPeriod:
        return "首次公布";
      case TableColumn::Change:
        return "不作比较";
      case TableColumn::Note:
      case TableColumn::Why:
        return "";
      default:
        return nothing_sign;
    }
  }

  Fragment statement_cell(std::size_t k, TableColumn column, View view) {
    const bool when = column == TableColumn::Progress && view == View::Progress;
    auto words = statement_view(context_, rows_[k], view, whys_.empty() ? "" : whys_[k]);
    if (words && when) {
      // A later figure says of when it is.
      Fragment dated;
      if (auto period = statement_view(context_, rows_[k], View::ProgressPeriod, "")) {
        dated.append(std::move(*period));
      }
      dated.append(std::move(*words));
      return dated;
    }
    if (words) {
      return std::move(*words);
    }
    Fragment nothing;
    nothing.used.push_back(rows_[k]);
    nothing.add(std::string(nothing_words(column)));
    return nothing;
  }

  Fragment cell(std::size_t k, TableColumn column) {
    if (const auto view = statement_of(column)) {
      return statement_cell(k, column, *view);
    }
    const FactIndex index = rows_[k];
    const Fact& of = fact(index);
    Fragment words;
    words.used.push_back(index);
    switch (column) {
      case TableColumn::Indicator:
        words.add(context_.views.indicator(index).short_name);
        break;
      case TableColumn::Subject:
        words.add(context_.input.catalogue[of.subject].name);
        break;
      case TableColumn::Period:
        words.add(of.period.kind == PeriodKind::Unstated ? std::string(time_not_told)
                  : one_year_ ? period_in_table(of.period, context_.views.usual_year())
                              : period_in_list(of.period));
        break;
      case TableColumn::Nature:
        words.add(nature_words(of.status, of.quantity ? of.quantity->qualifier : Qualifier::None));
        break;
      case TableColumn::Unit:
        words.add(of.quantity ? context_.views.unit(of.quantity->unit).name : "");
        break;
      case TableColumn::Source:
        words.add(source_words(context_.input.catalogue[of.document]));
        break;
      case TableColumn::Definition:
        words.add(with_stop(context_.views.indicator(index).definition));
        break;
      case TableColumn::Value:
      case TableColumn::YearOnYear:
      case TableColumn::Base:
        return number_cell(index, column);
      case TableColumn::Number:
        words.add(std::to_string(k + 1));
        break;
      case TableColumn::Claim:
        return of.claim
                   ? context_.views.words_figure(index, claim_words(*of.claim), FigureKind::Claim)
                   : nothing_cell(index);
      default:
        break;
    }
    return words;
  }

  Fragment number_cell(FactIndex index, TableColumn column) {
    std::optional<Fragment> number;
    if (column == TableColumn::Value) {
      number = context_.views.value_number(index);
      if (number && !bare_) {
        const std::string full = number->figures.front().printed;
        number->spans.back().text = full;
        const std::string_view status = status_prefix(fact(index).status);
        Fragment stated;
        stated.add(std::string(status));
        stated.append(std::move(*number));
        number = std::move(stated);
      }
    } else if (column == TableColumn::YearOnYear) {
      number = context_.views.rate_number(index);
      const bool reckoned = context_.input.dataset.reckoned_growth(index) != nullptr;
      occurs_.no_growth |= !number && !reckoned;
      occurs_.no_rate |= !number && reckoned;
      occurs_.reckoned |= number && reckoned;
    } else {
      number = context_.views.base_number(index);
      occurs_.base |= number.has_value();
      const ReckonedGrowth* reckoned = context_.input.dataset.reckoned_growth(index);
      if (!number && reckoned != nullptr) {
        number = context_.views.value_number(reckoned->before);
        occurs_.published_base |= number.has_value();
      }
      occurs_.no_base |= !number;
    }
    if (number) {
      return std::move(*number);
    }
    Fragment nothing;
    occurs_.no_value |= column == TableColumn::Value;
    nothing.add(std::string(nothing_sign));
    return nothing;
  }

  [[nodiscard]] std::string automatic_notes() const {
    std::string text;
    if (occurs_.no_growth || occurs_.no_value || (occurs_.no_base && has(TableColumn::Base))) {
      text += "“—”为来源未公布。";
    }
    if (occurs_.reckoned) {
      text += "没有公布的增速，按两期公布数推算。";
    }
    if (occurs_.no_rate) {
      text += "上年同期为零或负数的不算增速。";
    }
    if (occurs_.published_base) {
      text += "上年同期有公布数的，列公布数。";
    }
    if (occurs_.base) {
      text += "上年同期由公布的本期数和增速推算，推不出唯一数的列区间。";
    }
    if (has(TableColumn::Value) &&
        rounding_shows(context_.input.dataset, context_.input.catalogue, rows_)) {
      text += "分项之和与总数的差因四舍五入产生，未作调整。";
    }
    return text;
  }

  /// Our own explanations join the first note of the report that begins with 注：.
  void add_notes(Table& table) {
    std::string automatic = automatic_notes();
    for (const SentenceSpec& note : spec_.notes) {
      auto fragment = all_hold(context_, note.when) ? sentence(context_, note.text) : std::nullopt;
      if (fragment) {
        const std::string text = plain_text(fragment->spans);
        table.notes.push_back(context_.commit(std::move(*fragment), text));
        if (!automatic.empty() && text.starts_with(note_prefix)) {
          append(table.notes.back(), {{std::exchange(automatic, {}), Emphasis::Plain, {}}});
        }
      }
    }
    if (!automatic.empty()) {
      table.notes.insert(table.notes.begin(),
                         {{std::string(note_prefix) + automatic, Emphasis::Plain, std::nullopt}});
    }
  }

  Context& context_;
  const TableSpec& spec_;
  std::vector<FactIndex> rows_;
  std::vector<std::string> whys_;                     ///< one a row of a selection
  using Group = std::pair<std::size_t, std::string>;  // first row, heading
  std::vector<Group> groups_;
  bool bare_ = true;
  bool one_year_ = true;  ///< of all rows: then no period says its year
  Occurs occurs_;
};

}  // namespace

std::optional<Table> make_table(Context& context, const TableSpec& spec) {
  return TableMaker(context, spec).run();
}

TableCell plain_cell(std::string text) {
  return {Spans{{std::move(text), Emphasis::Plain, std::nullopt}}};
}

std::string source_words(const SourceDocument& document) {
  return document.publisher + full_date(document.published);
}

std::string with_stop(std::string text) {
  if (!text.empty() && !text.ends_with("。")) {
    text += "。";
  }
  return text;
}

}  // namespace jianbao::composing
