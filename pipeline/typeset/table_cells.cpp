#include "typeset/table_cells.h"

#include <algorithm>
#include <utility>

namespace jianbao {
namespace {

constexpr Length text_size = Length::pt(12);    // E-26: 小四
constexpr Length cell_padding = Length::pt(4);  // at each side of a column
constexpr std::size_t longest_number = 48;      // bytes of a text that is set on the point
constexpr int least_ems = 4;                    // of a column whose words are taken apart

// Where a cell's text is to be cut for alignment on the decimal point.
struct Parts {
  Spans before, after;
};

Parts at_point(const Spans& spans) {
  Parts parts;
  bool seen = false;
  for (const TextSpan& span : spans) {
    const std::size_t at = seen ? std::string::npos : span.text.find('.');
    if (at == std::string::npos) {
      (seen ? parts.after : parts.before).push_back(span);
      continue;
    }
    seen = true;
    if (at > 0) {
      parts.before.push_back({span.text.substr(0, at), span.emphasis, span.figure});
    }
    parts.after.push_back({span.text.substr(at), span.emphasis, span.figure});
  }
  return parts;
}

Spans plain_words(const std::string& text) { return {{text, Emphasis::Plain, std::nullopt}}; }

}  // namespace

const TableCell* cell_at(const TableRow& row, std::size_t c) {
  return c < row.cells.size() ? &row.cells[c] : nullptr;
}

TableCells::TableCells(const Table& table, Length width, TextSetter& setter)
    : table_(table),
      setter_(setter),
      text_(TextStyle::free(FontRole::Song, FontRole::Latin, text_size)),
      head_(TextStyle::free(FontRole::Hei, FontRole::LatinBold, text_size)),
      columns_(table.columns.size()) {
  measure(width);
}

bool TableCells::is_decimal(const TableCell& cell, std::size_t c) const {
  std::size_t bytes = 0;
  for (const TextSpan& span : cell.spans) {
    bytes += span.text.size();
  }
  return table_.columns[c].align == ColumnAlign::Decimal && cell.columns == 1 && cell.rows == 1 &&
         bytes <= longest_number;
}

Length TableCells::width_of(std::size_t first, std::size_t count) const {
  Length sum;
  for (std::size_t c = first; c < std::min(first + count, columns_.size()); ++c) {
    sum += columns_[c].width;
  }
  return sum;
}

void TableCells::measure(Length width) {
  std::vector<ColumnNeed> needs;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    needs.push_back(head_need(c));
  }
  cells_.resize(table_.rows.size());
  for (std::size_t r = 0; r < cells_.size(); ++r) {
    if (table_.rows[r].kind == RowKind::Group) {
      continue;
    }
    cells_[r].resize(columns_.size());
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      measure_cell(needs[c], r, c);
    }
  }
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    ColumnNeed& need = needs[c];
    need.natural = std::max(need.natural, columns_[c].before_point + columns_[c].after_point);
    if (table_.columns[c].keep_whole) {
      need.least = need.hard = need.natural;
    } else {  // figures on the point are never taken apart
      const Length point = columns_[c].before_point + columns_[c].after_point;
      need.least = std::max(need.least, point);
      need.hard = std::max(need.hard, point);
    }
    for (Length* bound : {&need.natural, &need.least, &need.hard}) {
      *bound += cell_padding * 2;
    }
  }
  widen_for_groups(needs);
  const std::vector<Length> widths = solve_widths(needs, width);
  Length left;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    columns_[c].left = left;
    columns_[c].width = widths[c];
    left += widths[c];
    const Length point = columns_[c].before_point + columns_[c].after_point;
    if (widths[c] < std::max(point, text_size * 2) + cell_padding && !too_narrow_) {
      too_narrow_ = c;
    }
  }
  for (const auto& row : cells_) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      const TableCell* cell =
          cell_at(table_.rows[static_cast<std::size_t>(&row - cells_.data())], c);
      const std::size_t across = cell == nullptr ? 1 : cell->columns;
      has_tall_cells_ |= row[c].line.width > (width_of(c, across) - cell_padding * 2) * 2;
    }
  }
}

// Head words may take a second line, so that a long head does not widen a narrow column.
ColumnNeed TableCells::head_need(std::size_t c) {
  const Spans words = plain_words(table_.columns[c].text);
  const Length piece = std::max(setter_.widest(words, head_).piece, text_size * 2);
  const Length half = setter_.line(words, head_).width.scaled(1, 2) + text_size.scaled(1, 2);
  ColumnNeed need{std::max(half, piece), piece, std::min(piece, text_size * least_ems)};
  need.weight = table_.columns[c].weight;
  return need;
}

void TableCells::measure_cell(ColumnNeed& need, std::size_t r, std::size_t c) {
  const TableCell* cell = cell_at(table_.rows[r], c);
  if (cell == nullptr || cell->spans.empty()) {
    return;
  }
  CellText& text = cells_[r][c];
  if (is_decimal(*cell, c)) {
    const Parts parts = at_point(cell->spans);
    text.line = setter_.line(parts.before, text_);
    columns_[c].before_point = std::max(columns_[c].before_point, text.line.width);
    if (!parts.after.empty()) {
      text.after = setter_.line(parts.after, text_);
      columns_[c].after_point = std::max(columns_[c].after_point, text.after.width);
    }
    return;
  }
  text.line = setter_.line(cell->spans, text_);
  if (cell->columns > 1) {
    return;  // it lies over columns that others have made
  }
  need.add_cell(text.line.width);
  need.natural = std::max(need.natural, text.line.width);
  if (text.line.width > need.least) {  // else no piece of it is wider either
    const auto widest = setter_.widest(cell->spans, text_);
    need.least = std::max(need.least, widest.piece);
    need.hard = std::max({need.hard, widest.number, std::min(widest.piece, text_size * least_ems)});
  }
}

// A head over several columns that is wider than they are widens each of them alike.
void TableCells::widen_for_groups(std::vector<ColumnNeed>& needs) {
  for (const HeadGroup& group : table_.groups) {
    const std::size_t end = std::min(group.first + group.count, needs.size());
    if (group.first >= end) {
      continue;
    }
    const Length wanted = setter_.widest(plain_words(group.text), head_).piece + cell_padding * 2;
    const auto count = static_cast<std::int64_t>(end - group.first);
    for (const auto bound : {&ColumnNeed::natural, &ColumnNeed::least}) {
      Length sum;
      for (std::size_t c = group.first; c < end; ++c) {
        sum += needs[c].*bound;
      }
      for (std::size_t c = group.first; c < end && sum < wanted; ++c) {
        needs[c].*bound += (wanted - sum).scaled(1, count);
      }
    }
  }
}

std::vector<TextLine> TableCells::take_lines(std::size_t r, std::size_t c) {
  const TableCell* cell = cell_at(table_.rows[r], c);
  if (cell == nullptr || cell->spans.empty()) {
    return {};
  }
  CellText& text = cells_[r][c];
  if (text.line.width <= width_of(c, cell->columns) - cell_padding * 2) {
    std::vector<TextLine> one;
    one.push_back(std::move(text.line));
    return one;
  }
  text = {};
  return lines(cell->spans, text_, c, cell->columns);
}

std::vector<TextLine> TableCells::lines(const Spans& spans, const TextStyle& style,
                                        std::size_t first, std::size_t count) {
  LineOptions options;
  options.measure = style.ems(width_of(first, count) - cell_padding * 2) + 1;
  options.justify = false;
  return setter_.paragraph(spans, style, options);
}

void TableCells::put_lines(std::vector<Item>& items, const std::vector<TextLine>& lines,
                           std::size_t first, std::size_t count, ColumnAlign align, Length middle,
                           Length step, const TextStyle& style) const {
  const Length left = columns_[first].left, width = width_of(first, count);
  const auto n = static_cast<std::int64_t>(lines.size());
  for (std::int64_t k = 0; k < n; ++k) {
    const TextLine& line = lines[static_cast<std::size_t>(k)];
    const Length y =
        middle + step.scaled(2 * k - (n - 1), 2) + setter_.baseline_below_centre(style);
    const Length inset =
        align == ColumnAlign::Left ? cell_padding : (width - line.width).scaled(1, 2);
    put(items, line, {left + inset, y});
  }
}

void TableCells::put_decimal(std::vector<Item>& items, std::size_t r, std::size_t c,
                             Length middle) const {
  const PlacedColumn& column = columns_[c];
  const CellText& text = cells_[r][c];
  const Length block = column.before_point + column.after_point;
  const Length point = column.left + (column.width - block).scaled(1, 2) + column.before_point;
  const Length y = middle + setter_.baseline_below_centre(text_);
  put(items, text.line, {point - text.line.width, y});
  put(items, text.after, {point, y});
}

}  // namespace jianbao
