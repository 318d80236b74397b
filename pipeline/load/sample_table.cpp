#include <algorithm>
#include <array>

#include "load/block_readers.h"

namespace jianbao {
namespace {

constexpr std::array<std::pair<std::string_view, ColumnAlign>, 3> aligns{
    {{"left", ColumnAlign::Left},
     {"centre", ColumnAlign::Centre},
     {"decimal", ColumnAlign::Decimal}}};
constexpr std::int64_t most_times = 20'000, most_span = 1000;

Spans plain_spans(std::string text) {
  return text.empty() ? Spans{} : Spans{{std::move(text), Emphasis::Plain, std::nullopt}};
}

class SampleTableReader {
 public:
  SampleTableReader(YamlMap& map, Reader& reader) : map_(map), reader_(reader) {}

  Table read() {
    table_.caption = map_.text_or_empty("caption");
    table_.unit = map_.text_or_empty("unit");
    for (const YamlNode* node : map_.sequence("columns")) {
      read_column(*node);
    }
    for (const YamlNode* node : map_.sequence("heads")) {
      read_group_of_heads(*node);
    }
    for (const YamlNode* node : map_.sequence("rows")) {
      read_row(*node);
    }
    check_cells();
    for (auto& note : map_.texts("notes")) {
      table_.notes.push_back(plain_spans(std::move(note.value)));
    }
    table_.rules = read_table_rules(map_, reader_);
    if (const auto landscape = map_.boolean("landscape")) {
      table_.landscape = landscape->value;
    }
    return std::move(table_);
  }

 private:
  void read_column(const YamlNode& node) {
    YamlMap inner(node, reader_.diagnostics);
    TableColumnHead column;
    column.text = inner.required_text("head").value;
    if (const auto align = inner.text("align")) {
      const auto* const found =
          std::ranges::find(aligns, align->value, &std::pair<std::string_view, ColumnAlign>::first);
      if (found != aligns.end()) {
        column.align = found->second;
      } else {
        reader_.unknown_word(*align, "列的对齐", {"left", "centre", "decimal"});
      }
    }
    if (const auto whole = inner.boolean("whole")) {
      column.keep_whole = whole->value;
    }
    inner.finish();
    table_.columns.push_back(std::move(column));
  }

  // { head: 一至十月, from: 本期, to: 上年同期 }
  void read_group_of_heads(const YamlNode& node) {
    YamlMap inner(node, reader_.diagnostics);
    const auto head = inner.required_text("head");
    const auto from = inner.required_text("from"), to = inner.required_text("to");
    inner.finish();
    const auto at = [this](const std::string& text) {
      return std::ranges::find(table_.columns, text, &TableColumnHead::text);
    };
    const auto first = at(from.value), last = at(to.value);
    if (first == table_.columns.end() || last == table_.columns.end() || last < first) {
      reader_.diagnostics.add({Code::LoadHeadNotOverColumns, node.span, {{"head", head.value}}});
      return;
    }
    table_.groups.push_back({head.value, static_cast<std::size_t>(first - table_.columns.begin()),
                             static_cast<std::size_t>(last - first) + 1});
  }

  void read_row(const YamlNode& node) {
    YamlMap inner(node, reader_.diagnostics);
    if (const auto group = inner.text("group")) {
      table_.rows.emplace_back(std::vector<TableCell>{{plain_spans(group->value)}}, RowKind::Group);
      places_.resize(table_.rows.size(), node.span);
      inner.finish();
      return;
    }
    TableRow row;
    for (const YamlNode* cell : inner.sequence("cells")) {
      row.cells.push_back(read_cell(*cell));
    }
    const auto times = inner.integer("times", 1, most_times);
    inner.finish();
    if (row.cells.size() > table_.columns.size()) {
      reader_.diagnostics.add({Code::LoadTooManyCells,
                               node.span,
                               {{"cells", std::to_string(row.cells.size())},
                                {"columns", std::to_string(table_.columns.size())}}});
      return;
    }
    const std::size_t count = times ? static_cast<std::size_t>(times->value) : 1;
    table_.rows.insert(table_.rows.end(), count, std::move(row));
    places_.resize(table_.rows.size(), node.span);
  }

  // A text, or { text: …, columns: 2, rows: 3 }.
  TableCell read_cell(const YamlNode& node) {
    if (node.kind != YamlNode::Kind::Map) {
      auto text = yaml_text(node, reader_.diagnostics);
      return {text ? plain_spans(std::move(text->value)) : Spans{}};
    }
    YamlMap inner(node, reader_.diagnostics);
    TableCell cell{plain_spans(inner.required_text("text").value)};
    if (const auto columns = inner.integer("columns", 1, most_span)) {
      cell.columns = static_cast<std::uint32_t>(columns->value);
    }
    if (const auto rows = inner.integer("rows", 1, most_span)) {
      cell.rows = static_cast<std::uint32_t>(rows->value);
    }
    inner.finish();
    return cell;
  }

  // What a cell covers must be free, and lie in the table and in its group.
  void check_cells() {
    std::vector<std::size_t> covered_until(table_.columns.size(), 0);
    for (std::size_t r = 0; r < table_.rows.size(); ++r) {
      const TableRow& row = table_.rows[r];
      bool sound =
          row.kind == RowKind::Plain ||
          std::ranges::all_of(covered_until, [r](std::size_t until) { return until <= r; });
      for (std::size_t c = 0; row.kind == RowKind::Plain && c < row.cells.size(); ++c) {
        sound = sound && cover(covered_until, r, c);
      }
      if (!sound) {
        reader_.diagnostics.add({Code::LoadCoveredCell, places_[r], {}});
        return;
      }
    }
    const std::size_t end = table_.rows.size();
    if (std::ranges::any_of(covered_until, [end](std::size_t until) { return until > end; })) {
      reader_.diagnostics.add({Code::LoadCoveredCell, places_.back(), {}});
    }
  }

  // `covered_until`: per column the first row that no cell above covers.
  bool cover(std::vector<std::size_t>& covered_until, std::size_t r, std::size_t c) const {
    const TableCell& cell = table_.rows[r].cells[c];
    if (covered_until[c] > r) {
      return cell.spans.empty() && cell.columns == 1 && cell.rows == 1;
    }
    if (c + cell.columns > covered_until.size()) {
      return false;
    }
    for (std::size_t k = c; k < c + cell.columns; ++k) {
      if (covered_until[k] > r) {
        return false;
      }
      covered_until[k] = r + cell.rows;
    }
    return true;
  }

  YamlMap& map_;
  Reader& reader_;
  std::vector<Span> places_;  // of the rows
  Table table_;
};

}  // namespace

Table read_sample_table(YamlMap& map, Reader& reader) {
  return SampleTableReader(map, reader).read();
}

}  // namespace jianbao
