#include <algorithm>
#include <array>

#include "load/block_readers.h"

namespace jianbao {
namespace {

constexpr std::array<std::pair<std::string_view, TableColumn>, 10> table_columns = {{
    {"indicator", TableColumn::Indicator},
    {"subject", TableColumn::Subject},
    {"period", TableColumn::Period},
    {"nature", TableColumn::Nature},
    {"value", TableColumn::Value},
    {"unit", TableColumn::Unit},
    {"year_on_year", TableColumn::YearOnYear},
    {"base", TableColumn::Base},
    {"source", TableColumn::Source},
    {"definition", TableColumn::Definition},
}};

}  // namespace

TableSpec read_table(const YamlNode& node, const SkeletonReader& skeletons) {
  Reader& reader = skeletons.reader();
  YamlMap map(node, reader.diagnostics);
  const auto name = map.required_text("name");
  TableSpec spec{name.value, skeletons.one(map.required_text("title")), {}, {}, {}, node.span};
  for (const auto& word : map.texts("columns")) {
    const auto found = std::ranges::find(table_columns, word.value,
                                         &std::pair<std::string_view, TableColumn>::first);
    if (found == table_columns.end()) {
      std::vector<std::string> known;
      for (const auto& [column, value] : table_columns) {
        known.emplace_back(column);
      }
      reader.unknown_word(word, "表列的取值", known);
      continue;
    }
    spec.columns.push_back(found->second);
  }
  spec.rows = map.texts("rows");
  spec.notes = skeletons.all(map, "notes");
  map.finish();
  return spec;
}

}  // namespace jianbao
