// 音序索引 of the register.

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "collate/collate.h"
#include "compose/register_block.h"
#include "compose/register_entries.h"
#include "compose/table_block.h"

namespace jianbao::composing {
namespace {

constexpr std::size_t pairs_a_row = 2;

struct Line {
  std::string head, key, name;
  std::size_t number = 0;
};

/// Every spelling of every entry by its sound. Only the usual name can have a sort_as.
std::vector<Line> lines_of(const NumberedNames& names) {
  const PinyinOrder sound;
  std::vector<Line> lines;
  for (const RegisterEntry& entry : names.entries()) {
    const System& system = *entry.system;
    for (const std::string& name : spellings(system)) {
      const bool told = name == system.name && !system.sort_as.empty();
      const std::string& heard = told ? system.sort_as : name;
      lines.push_back({sound.head(heard), sound.key(heard), name, entry.number});
    }
  }
  std::ranges::sort(lines, {},
                    [](const Line& line) { return std::tie(line.key, line.name, line.number); });
  return lines;
}

Table empty_table() {
  Table table;
  for (std::size_t i = 0; i < pairs_a_row; ++i) {
    table.columns.push_back({"名称", ColumnAlign::Left, 1, false});
    table.columns.push_back({"编号", ColumnAlign::Centre, 0, true});
  }
  table.rules = TableRules::Open;
  return table;
}

}  // namespace

std::vector<BlockContent> make_name_index(Context& context, const NameIndexSpec& /*spec*/) {
  const std::vector<Line> lines = lines_of(NumberedNames(context.input));
  if (lines.empty()) {
    return {};
  }
  Table table = empty_table();
  const std::string* head = nullptr;
  for (const Line& line : lines) {
    if (head == nullptr || *head != line.head) {
      table.rows.emplace_back(std::vector<TableCell>{plain_cell(line.head)}, RowKind::Group);
      table.rows.emplace_back();
    } else if (table.rows.back().cells.size() == pairs_a_row * 2) {
      table.rows.emplace_back();
    }
    table.rows.back().cells.push_back(plain_cell(line.name));
    table.rows.back().cells.push_back(plain_cell(std::to_string(line.number)));
    head = &line.head;
  }
  return {std::move(table)};
}

}  // namespace jianbao::composing
