#include "compose/form_block.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "compose/table_block.h"

namespace jianbao::composing {
namespace {

constexpr std::uint32_t tall_bands = 2;
constexpr std::size_t digest_shown = 16;
constexpr std::string_view date_head = "日期";
constexpr std::string_view date_cell = "　　　年　　月　　日";
constexpr std::array<std::string_view, 3> words_heads = {"意见", "说明", "备注"};

/// Cells are empty until somebody writes, so that nothing else could ask for room.
TableColumnHead column_to_fill(const std::string& head) {
  if (head == date_head) {
    return {head, ColumnAlign::Centre, 0, true};
  }
  const bool words = std::ranges::find(words_heads, head) != words_heads.end();
  return {head, ColumnAlign::Left, static_cast<std::uint16_t>(words ? 3 : 1), false};
}

TableCell cell_over(std::string text, std::uint32_t rows) {
  TableCell cell = plain_cell(std::move(text));
  cell.rows = rows;
  return cell;
}

/// One row of a form; a tall one is a row whose cells go on over the next. Rows are parted by rules
/// wherever a table has such cells, and nobody could fill in a form without.
void add_row(const FormSpec& spec, const std::string& label, bool tall, Table& table) {
  const std::uint32_t bands = tall ? tall_bands : 1;
  TableRow row{cell_over(label, bands)};
  for (std::size_t c = 1; c < spec.columns.size(); ++c) {
    row.cells.push_back(
        cell_over(spec.columns[c] == date_head ? std::string(date_cell) : "", bands));
  }
  table.rows.push_back(std::move(row));
  for (std::uint32_t k = 1; k < bands; ++k) {
    table.rows.emplace_back(std::vector<TableCell>(spec.columns.size()));
  }
}

std::string caption_of(Context& context, const FormSpec& spec) {
  std::string caption = spec.name.empty() ? "" : context.numbers["table:" + spec.name];
  if (spec.title) {
    const auto title = label(context, *spec.title);
    caption += (caption.empty() || !title ? "" : "　") + title.value_or("");
  }
  return caption;
}

}  // namespace

std::optional<Table> make_form(Context& context, const FormSpec& spec) {
  Table table;
  table.caption = caption_of(context, spec);
  table.columns.push_back({spec.columns.front(), ColumnAlign::Centre, 0, true});
  for (std::size_t c = 1; c < spec.columns.size(); ++c) {
    table.columns.push_back(column_to_fill(spec.columns[c]));
  }
  for (std::size_t k = 0; k < spec.rows.size(); ++k) {
    add_row(spec, spec.rows[k], spec.tall || k + 1 == spec.rows.size(), table);
  }
  return table;
}

std::optional<Table> make_documents(Context& context, const DocumentsSpec& /*spec*/) {
  const std::vector<MadeDocument>* made = context.input.made;
  if (made == nullptr || made->empty()) {
    return std::nullopt;
  }
  const auto whole = [](std::string text, ColumnAlign align) {
    return TableColumnHead{std::move(text), align, 0, true};
  };
  Table table;
  table.columns = {TableColumnHead{"文件", ColumnAlign::Left, 1, false},
                   whole("面数", ColumnAlign::Centre), whole("数字", ColumnAlign::Centre),
                   whole("校验码", ColumnAlign::Centre)};
  for (const MadeDocument& document : *made) {
    table.rows.push_back({plain_cell(document.title), plain_cell(std::to_string(document.pages)),
                          plain_cell(std::to_string(document.figures)),
                          plain_cell(document.sha256.substr(0, digest_shown))});
  }
  table.notes.push_back({{"校验码取自文字、表、图和各数出处的SHA-256：签发不改变它，改一个字就变。",
                          Emphasis::Plain, std::nullopt}});
  return table;
}

}  // namespace jianbao::composing
