#include <algorithm>
#include <array>

#include "load/block_readers.h"

namespace jianbao {
namespace {

constexpr std::array<std::pair<std::string_view, TableColumn>, 26> table_columns = {{
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
    {"number", TableColumn::Number},
    {"text", TableColumn::Text},
    {"who", TableColumn::Who},
    {"due", TableColumn::Due},
    {"progress", TableColumn::Progress},
    {"figure", TableColumn::Figure},
    {"previous", TableColumn::Previous},
    {"previous_period", TableColumn::PreviousPeriod},
    {"change", TableColumn::Change},
    {"why", TableColumn::Why},
    {"claim", TableColumn::Claim},
    {"domain", TableColumn::Domain},
    {"day", TableColumn::Day},
    {"source_line", TableColumn::SourceLine},
    {"note", TableColumn::Note},
    {"blank", TableColumn::Blank},
}};

constexpr std::array figure_columns{
    TableColumn::Value,    TableColumn::YearOnYear, TableColumn::Base,    TableColumn::Figure,
    TableColumn::Previous, TableColumn::Change,     TableColumn::Progress};

class TableReader {
 public:
  TableReader(const YamlNode& node, const SkeletonReader& skeletons)
      : node_(node), skeletons_(skeletons), reader_(skeletons.reader()) {}

  TableSpec read() {
    YamlMap map(node_, reader_.diagnostics);
    const auto name = map.required_text("name");
    TableSpec spec{.name = name.value,
                   .title = title(map.required_text("title")),
                   .columns = columns(map, "columns"),
                   .parts = {},
                   .notes = {},
                   .span = node_.span};
    if (const YamlNode* sample = map.find("sample")) {
      read_sample(*sample, spec);
    } else {
      read_rows(map, spec);
      read_select(map, spec);
    }
    spec.notes = skeletons_.sentences(map, "notes");
    check_columns(map, spec);
    read_heads(map, spec);
    read_merge(map, spec);
    spec.rules = read_table_rules(map, reader_);
    if (const auto landscape = map.boolean("landscape")) {
      spec.landscape = landscape->value;
    }
    map.finish();
    return spec;
  }

 private:
  // A sample may name what it shows with digits in it.
  Skeleton title(Located<std::string> text) const {
    return skeletons_.allows_samples() ? text : skeletons_.one(std::move(text));
  }

  std::vector<TableColumn> columns(YamlMap& map, std::string_view key) {
    std::vector<TableColumn> out;
    for (const auto& word : map.texts(key)) {
      const auto found = std::ranges::find(table_columns, word.value,
                                           &std::pair<std::string_view, TableColumn>::first);
      if (found != table_columns.end()) {
        out.push_back(found->second);
        continue;
      }
      std::vector<std::string> known;
      for (const auto& [column, value] : table_columns) {
        known.emplace_back(column);
      }
      reader_.unknown_word(word, "表列的取值", known);
    }
    return out;
  }

  void read_sample(const YamlNode& node, TableSpec& spec) {
    if (!skeletons_.allows_samples()) {
      reader_.diagnostics.add({Code::LoadSampleInReport, node.span, {}});
      return;
    }
    YamlMap inner(node, reader_.diagnostics);
    spec.sample = read_sample_table(inner, reader_);
    inner.finish();
  }

  // Keys, and maps of a group with its keys. A key after a group would read as a part of it.
  void read_rows(YamlMap& map, TableSpec& spec) {
    for (const YamlNode* item : map.sequence("rows")) {
      if (item->kind != YamlNode::Kind::Map) {
        if (auto key = yaml_text(*item, reader_.diagnostics)) {
          if (!spec.parts.empty() && spec.parts.back().group) {
            reader_.diagnostics.add({Code::LoadRowAfterGroup, key->span, {{"key", key->value}}});
            continue;
          }
          if (spec.parts.empty()) {
            spec.parts.emplace_back();
          }
          spec.parts.back().rows.push_back(*std::move(key));
        }
        continue;
      }
      YamlMap inner(*item, reader_.diagnostics);
      TablePart part{skeletons_.one(inner.required_text("group")), inner.texts("rows")};
      inner.finish();
      spec.parts.push_back(std::move(part));
    }
  }

  void read_select(YamlMap& map, TableSpec& spec) {
    spec.select = map.text("select");
    spec.group = read_group(map, reader_);
    if (spec.select.has_value() != spec.parts.empty()) {
      reader_.diagnostics.add({Code::LoadSelectOrRows, node_.span, {}});
    }
  }

  void check_columns(YamlMap& map, const TableSpec& spec) {
    const YamlNode* node = spec.sample ? nullptr : map.require("columns");
    if (node == nullptr) {
      return;
    }
    if (spec.columns.empty() && node->items.empty()) {
      reader_.diagnostics.add({Code::LoadEmptyList, node->span, {{"key", "columns"}}});
    }
    for (std::size_t k = 0; k < spec.columns.size(); ++k) {
      if (std::find(spec.columns.begin(), spec.columns.begin() + static_cast<std::ptrdiff_t>(k),
                    spec.columns[k]) != spec.columns.begin() + static_cast<std::ptrdiff_t>(k)) {
        reader_.diagnostics.add({Code::LoadColumnTwice, node->span, {}});
        return;
      }
    }
  }

  [[nodiscard]] static bool overlaps(const TableHeadSpec& head, const TableSpec& spec) {
    return std::ranges::any_of(spec.heads, [&head](const TableHeadSpec& other) {
      return std::ranges::find_first_of(head.over, other.over) != head.over.end();
    });
  }

  void read_heads(YamlMap& map, TableSpec& spec) {
    for (const YamlNode* item : map.sequence("heads")) {
      YamlMap inner(*item, reader_.diagnostics);
      TableHeadSpec head{inner.required_text("head").value, columns(inner, "over")};
      const auto first = head.over.empty() ? spec.columns.end()
                                           : std::ranges::find(spec.columns, head.over.front());
      const auto left = static_cast<std::size_t>(spec.columns.end() - first);
      if (left < head.over.size() || head.over.empty() ||
          !std::equal(head.over.begin(), head.over.end(), first)) {
        reader_.diagnostics.add({Code::LoadHeadNotOverColumns, item->span, {{"head", head.text}}});
      } else if (overlaps(head, spec)) {
        reader_.diagnostics.add({Code::LoadColumnTwice, item->span, {}});
      } else {
        spec.heads.push_back(std::move(head));
      }
      inner.finish();
    }
  }

  // Only columns of words: every figure is printed, even when the one above is the same.
  void read_merge(YamlMap& map, TableSpec& spec) {
    const YamlNode* merge = map.find("merge");
    for (const TableColumn column : columns(map, "merge")) {
      if (std::ranges::find(figure_columns, column) == figure_columns.end()) {
        spec.merge.push_back(column);
      } else {
        reader_.diagnostics.add({Code::LoadMergedFigures, merge->span, {}});
      }
    }
  }

  const YamlNode& node_;
  const SkeletonReader& skeletons_;
  Reader& reader_;
};

}  // namespace

TableRules read_table_rules(YamlMap& map, Reader& reader) {
  const auto word = map.text("rules");
  if (word && word->value != "open" && word->value != "three-line") {
    reader.unknown_word(*word, "表的线", {"open", "three-line"});
  }
  return word && word->value == "three-line" ? TableRules::ThreeLine : TableRules::Open;
}

TableSpec read_table(const YamlNode& node, const SkeletonReader& skeletons) {
  return TableReader(node, skeletons).read();
}

}  // namespace jianbao
